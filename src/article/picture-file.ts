/** Names that say which size or use a file has, not which file it is. */
const noName =
  /^(?:\d{1,4}(?:@\d{1,3})?|\d{2,4}x\d{0,4}|rawimage|preview|gallery|square_gallery|image|img|foto|photo|picture|cover|thumb|thumbnail|original|default|master|full|large|medium|small|great|index|share|social|og|opengraph|facebook|twitter|dims|\w{0,20}\.(?:php|aspx?|ashx))$/;
/** Content systems name a file, or the folder of its sizes, by such a key: "/img/media/3f1c…/500.jpg". */
const key = /^[\da-f-]{16,64}$/;
const uuid = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/;
/** Some only number the folder of its sizes: "/18617845/5/920x920.jpg". */
const folder = /^\d{6,12}$/;
const ofSize = /^(?:\d{2,4}x\d{0,4}|rawimage|preview|gallery|square_gallery)$/;
/** The number of a picture among the commas of its size: "msid-112987,width-1070". */
const numbered = /(?:^|,)msid-(?<number>\d{5,12})(?:,|$)/;

/**
 * Marks of a size, a crop, an edition or a time at the end of a name: "-300x200", "_169" (16:9), "-scaled", "@2x",
 * "_w948_r1.78_fpx45", "_v16_9_1600", "-facebookJumbo", "-master768", "_1732033413", "_a395f41217".
 */
const marks = [
  /[-_@]\d{2,4}x\d{2,4}$/,
  /_(?:169|43|11)$/,
  /[-_](?:scaled|cropped|crop|resized|rc|hd|retina)$/,
  /@[23]x$/,
  /[-_](?:small|medium|large|thumb|square|landscape|portrait|social|share|teaser|hero|opener)$/,
  /_v?\d{1,2}_\d{1,2}(?:_\d{2,4})?$/,
  /_(?:w|h|r|q|x|y|fpx|fpy)\d{1,4}(?:\.\d{1,4})?$/,
  /_w\d{2,4}c\d{2,4}x\d{2,4}[\dox]{0,12}$/,
  /[-_](?:facebook|super|article|three|two|video|mobile|tablet|medium|large|small|square|thumb)[a-z]{0,12}(?:jumbo|large|small|by|horizontal|standard|wide|square|inline)[a-z\d]{0,16}(?:-v\d{1,2})?$/,
  /[-_](?:jumbo|(?:mobile)?master(?:at)?\d{0,4}x?)(?:-v\d{1,2})?$/,
];
/** And keys there, and times: what would be left must be a name. */
const keys = [
  // Agencies number their pictures like that, too.
  /(?<!^(?:gettyimages|getty|istock|istockphoto|shutterstock|afp|ap|reuters|epa|imago|image|img|photo|foto|dsc))[-_]e?1\d{9}(?:\d{3})?$/,
  /\.\d$/,
  /[-_](?=[a-z]{0,12}\d)(?=\d{0,12}[a-z])[\da-f]{8,12}$/,
  /[-_](?=[a-z]{0,12}\d)(?=\d{0,12}[a-z])[\da-z]{10,14}$/,
];
/** And at its head: "1200x675_", "w1200_h630_", "thumb_". */
const heads = [
  /^\d{2,4}x\d{0,4}[-_]/,
  /^[wh]\d{2,4}_/,
  /^(?:thumb|small|medium|large|resized?|crop|csm)[-_]/,
];
const mostMarks = 6;
const leastName = 4;

/** What tells one picture from another: sizes, formats and hosts differ from one place to the next, the file's name does not. */
export const fileOf = (url: string): string => {
  const address = URL.parse(innermost(url));
  if (address === null) return url;
  const segments = address.pathname.toLowerCase().split('/').slice(-30);
  const last = segments.findLast((segment) => segment !== '') ?? '';
  const named = uuid.exec(last)?.[0] ?? numbered.exec(segments.at(-2) ?? '')?.groups?.['number'];
  if (named !== undefined) return named;
  // What stands behind "~" or "_v-" is a variant.
  const name = withoutMarks(withoutType(withoutType(last)).split(/~|_[vt]-|-resimage/, 1)[0] ?? '');
  if (name !== '' && !noName.test(name)) return name;
  // Named by its size or not at all: then its folders or its question tell which it is.
  const asked = /\.[a-z]{3,4}$/.test(last) ? '' : address.search;
  const numberedFolder = ofSize.test(name) ? segments.findLast((segment) => folder.test(segment)) : undefined;
  return segments.findLast((segment) => key.test(segment)) ?? numberedFolder ?? `${address.pathname}${asked}`;
};

const withoutType = (name: string): string => name.replace(/\.(?:jpe?g|png|webp|gif|avif|jfif)$/, '');

const withoutMarks = (name: string): string => {
  let rest = name.slice(0, 300);
  for (let times = 0; times < mostMarks; times++) {
    const less = [...marks, ...heads, ...keys].reduce((left, mark) => {
      const without = left.replace(mark, '');
      return without.length < (keys.includes(mark) ? leastName : 1) ? left : without;
    }, rest);
    if (less === rest) break;
    rest = less;
  }
  return rest;
};

/** Services that make pictures smaller are asked for one by its address: "/_next/image?url=https%3A%2F%2F…", "/960x640/https%3A%2F%2F…". */
const innermost = (url: string): string => {
  const address = URL.parse(url);
  const asked = [...(address?.searchParams.values() ?? [])]
    .slice(0, 30)
    .find((one) => /^https?:\/\//.test(one));
  const inPath = /\/(?<inner>https?(?:%3a%2f%2f|:\/{1,2})[^\s]{4,2000})$/i.exec(address?.pathname ?? '');
  const inner = asked ?? decoded(inPath?.groups?.['inner']);
  return inner === undefined ? url : inner.replace(/^(https?:\/)(?!\/)/, '$1/');
};

const decoded = (text: string | undefined): string | undefined => {
  try {
    return text === undefined ? undefined : decodeURIComponent(text);
  } catch {
    return text;
  }
};
