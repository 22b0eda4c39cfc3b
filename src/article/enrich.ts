import { fileOf } from './picture-file.ts';
import type { Article } from './shape.ts';
import type { PageFact, Picture, Story } from '../story/story.ts';

/** Clocks of newsrooms may run this much ahead (milliseconds). */
const aheadMs = 300_000;

/** The story with what its feed left out, from its page, and with a note of what that is; what the feed said stays as it is. */
export const enrich = (story: Story, article: Article): Story => {
  const enriched = filledIn(story, article);
  const fromPage = pageFacts.filter((fact) => enriched[fact] !== story[fact]);
  return fromPage.length === 0 ? enriched : { ...enriched, fromPage };
};

const pageFacts: PageFact[] = [
  'headline',
  'lead',
  'categories',
  'picture',
  'place',
  'author',
  'firstRanAt',
  'language',
  'publishedAt',
];

const filledIn = (story: Story, article: Article): Story => {
  const picture = fuller(story.picture, article.picture);
  const place = story.place ?? article.place;
  const author = story.author ?? article.author ?? article.editor;
  const firstRanAt = fullerFirst(story.firstRanAt, article.firstRanAt);
  const language = story.language ?? article.language;
  const publishedAt =
    story.publishedAt ??
    (article.publishedAt !== undefined && article.publishedAt <= story.seenAt + aheadMs
      ? article.publishedAt
      : undefined);
  return {
    ...story,
    headline: story.headline === '' ? (article.headline ?? '') : story.headline,
    lead: isCutShort(story.lead, article.lead) ? (article.lead ?? '') : story.lead,
    categories:
      story.categories.length === 0 && article.section !== undefined ? [article.section] : story.categories,
    ...((article.text?.length ?? 0) > (story.text ?? story.lead).length && { text: article.text ?? '' }),
    ...(picture !== undefined && { picture }),
    ...(place !== undefined && { place }),
    ...(author !== undefined && { author }),
    ...(firstRanAt !== undefined && { firstRanAt }),
    ...(language !== undefined && { language }),
    ...(publishedAt !== undefined && { publishedAt }),
  };
};

/** A feed's lead is the better one unless there is none, or it breaks off and the page has more of the same. */
const isCutShort = (lead: string, longer: string | undefined): boolean => {
  if (longer === undefined) return false;
  if (lead.trim() === '') return true;
  const start = lead.replace(ellipsis, '');
  return start !== lead && longer.length > start.length && longer.startsWith(start.slice(0, 60));
};

const ellipsis = /\s*(?:\[?(?:…|\.\.\.)\]?)\s*$/;
/** Whether a lead stops in the middle. */
export const breaksOff = (lead: string): boolean => ellipsis.test(lead);

/** The page's caption goes with the feed's picture only where both show the same file. */
const fuller = (own: Picture | undefined, found: Picture | undefined): Picture | undefined => {
  if (own === undefined || found === undefined) return own ?? found;
  const adds = (['caption', 'credit'] as const).some(
    (name) => own[name] === undefined && found[name] !== undefined,
  );
  return adds && fileOf(own.url) === fileOf(found.url) ? { ...found, ...own } : own;
};

const fullerFirst = (own: Story['firstRanAt'], found: Article['firstRanAt']): Story['firstRanAt'] =>
  own === undefined ? found : own.url === undefined && own.name === found?.name ? found : own;
