/** What the class, id and itemprop of an element say it is. */
export type Meaning = {
  /** Named like the body of an article. */
  isBody: boolean;
  /** Comments, other stories, the foot of a page. */
  isNotBody: boolean;
  /** What a page has beside its article: notices, offers, buttons, bylines. */
  isFurniture: boolean;
  /** Who wrote it, and when. */
  isByline: boolean;
  /** The sentence between a headline and its text. */
  isStandfirst: boolean;
  /** Such a sentence, or a first paragraph. */
  isIntro: boolean;
  /** Who made a picture, where it stands in a figure: much else is called "source" or "author". */
  isCredit: boolean;
  /** The same, wherever it stands behind a picture. */
  isSureCredit: boolean;
  /** A picture's words, wherever they stand. */
  isCaption: boolean;
};

const body =
  /(?:^|[\s_-])(?:article|detail|entry|post|content|news|story|read|body|txt|isi|itp|field-item)[\w-]*(?:body|content|text|isi|article|detail)|articlebody|bodytext|post-content|entry-content/;
const notBody =
  /comment|related|sidebar|terkait|popul|recommend|footer|header|breadcrumb|share|tags?(?:$|[\s_-])/;
const furniture =
  /(?:^|[\s_-])(?:newsletter|promo(?!tion-)|subscribe|disclaimer|affiliate|bookmark|popover|modal|cookie|consent|toolbar|sharing|social|avatar|breadcrumbs?|navigation|menu|audio|player|sponsor(?:ed)?|advert(?:isement|orial)?|reklam|iklan|signup|sign-up|log-?in|visually-hidden|visuallyhidden|sr-only|screen-reader(?:-text)?|a11y|strap|alert|notice|notification|read-?time|reading-time|bullet-?points?|key-?(?:points|takeaways|facts)|at-a-glance|tl-?dr|factbox|infobox|related|recommend\w{0,8}|most-read|older-?browser|browser-?upgrade|skip-link|print-only|correction|meta-?info|metadata)(?:$|[\s_-])/;
const byline =
  /(?:^|[\s_-])(?:by-?lines?|authors?|bio|publi(?:sh|cation)-?(?:date|info|ed)|date-?line|timestamp|datetime)(?:$|[\s_-])/;
const standfirst =
  /(?:^|[\s_-])(?:stand-?first|sub-?(?:title|head|headline|heading|line)|dek|deck|kicker|strapline|excerpt|abstract|chapeau|vorspann|anrei(?:ss|ß)er|entradilla|bajada|copete|sommario|occhiello|ingress|manchet|headline-lead|header-lead|head-lead|article-?lead|story-?lead|lead-?text)(?:$|[\s_-])/;
const intro =
  /(?:^|[\s-])(?:lead|leadin|(?<!story-)intro|introduction|intro-?text|preface|prologue|summary)(?:$|[\s-])/;
const credit = /credit|copyright|photographer|fotograf|bildnachweis|bildquelle|urheber/;
/** A "credit-title" names the writer. */
const sureCredit =
  /(?:credits?|copyright|photographer|fotograf|bildnachweis|bildquelle)(?!-(?:title|author|name|editor|writer|by))/;
const source = /(?:^|[\s-])(?:sources?|quelle|rights|attribution|agency|author)(?:$|[\s-])/;
const caption =
  /(?:^|[\s_-])(?:photo|foto|image|img|wp)[\w-]*[_-]?(?:caption|credit|source)|(?:^|\s)(?:wp-caption|caption[a-z]{0,4}|foto-caption|detail-media)(?:\s|$)|(?:^|[\s_-])(?:(?:img|image|photo|foto|picture|media)-?desc(?:ription)?|captiontext|caption-?line|imagedescription|media-?info|bild(?:unterschrift|text)|pie-?(?:de-?)?foto|didascalia)(?:$|[\s_-])|(?:^|[\s_])(?!text-caption)[a-z\d_-]{0,60}(?<!(?:^|[\s_-])(?:has|with|no|show|hide|is))[_-]caption(?:$|[\s_-])/;

const none: Meaning = {
  isBody: false,
  isNotBody: false,
  isFurniture: false,
  isByline: false,
  isStandfirst: false,
  isIntro: false,
  isCredit: false,
  isSureCredit: false,
  isCaption: false,
};
const maxChars = 300;
const mostKept = 2_000;

/** Reads names; those of one page come back again and again. */
export const createMeanings = (): ((named: string) => Meaning) => {
  const known = new Map<string, Meaning>();
  return (named) => {
    const short = named.trim().slice(0, maxChars);
    if (short === '') return none;
    const before = known.get(short);
    if (before !== undefined) return before;
    const meaning = read(short);
    if (known.size < mostKept) known.set(short, meaning);
    return meaning;
  };
};

/** "StandfirstText" is read as "standfirst-text". */
const read = (named: string): Meaning => {
  const words = named
    .replace(/(\p{Ll}|\d)(?=\p{Lu})/gu, '$1-')
    .replace(/[_-]+/g, '-')
    .toLowerCase();
  const plain = named.toLowerCase();
  return {
    isBody: body.test(plain),
    isNotBody: notBody.test(plain),
    isFurniture: furniture.test(words) || byline.test(words),
    isByline: byline.test(words),
    isStandfirst: standfirst.test(words),
    isIntro: intro.test(words),
    isCredit: credit.test(words) || source.test(words),
    isSureCredit: sureCredit.test(words) && !byline.test(words),
    isCaption: caption.test(words),
  };
};
