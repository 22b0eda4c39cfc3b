import { reportedAt } from './reported-at.ts';
import type { Story } from '../story/story.ts';

/** A story that so many newsrooms report within `breakingWithinMs` is breaking, whatever it is called. */
const enoughSources = 3;
/** The time within which `enoughSources` newsrooms must report (milliseconds). */
export const breakingWithinMs = 15 * 60_000;

/** Categories of breaking stories, in lower case, without spaces and hyphens. */
const categories = new Set(['breaking', 'breakingnews', 'beritakilat', 'kilat', 'newsflash']);
/**
 * Headlines that a publisher marked as breaking: "BREAKING NEWS: ...", "[Breaking] ...", "#BREAKING ...". Not marked are
 * "BREAKING BAD returns", "Breaking the silence" and "Terkini" (latest).
 */
const shouted = /^\W{0,12}(?:BREAKING ?NEWS|Breaking News|breaking news|NEWS ?FLASH|Newsflash)\b/;
const setApart =
  /^\W{0,12}(?:(?:breaking(?: ?news)?|news ?flash|kilat)(?=\s?[:\]|!–—]|\s-\s)|(?<=#)breaking(?:news)?\b)/i;
const atEnd = /(?:[[(]|[|–—-]\s)\s?BREAKING(?: NEWS)?\s?[\])]?$/;
const isMarked = (headline: string): boolean =>
  shouted.test(headline) || setApart.test(headline) || atEnd.test(headline.slice(-40));

/** Whether a story is breaking: its publisher marked it, or several newsrooms report it within minutes. */
export const isBreaking = (
  { headline, categories: own }: Pick<Story, 'headline' | 'categories'>,
  { newsrooms, withinMs }: { newsrooms: number; withinMs: number },
): boolean =>
  isMarked(headline) ||
  own.some((category) => categories.has(category.toLowerCase().replace(/[\s#_-]/g, ''))) ||
  (newsrooms >= enoughSources && withinMs <= breakingWithinMs);

type Dated = Pick<Story, 'url' | 'sourceId' | 'seenAt' | 'publishedAt'>;

/**
 * How many newsrooms brought a cluster's reports, and the shortest time within which `enoughSources` of them did
 * (milliseconds); with fewer newsrooms the time from the first to the last.
 */
export const countNewsrooms = (reports: Dated[]): { newsrooms: number; withinMs: number } => {
  const firsts = new Map<string, number>();
  for (const report of reports) {
    const newsroom = newsroomOf(report);
    const at = reportedAt(report);
    firsts.set(newsroom, Math.min(firsts.get(newsroom) ?? at, at));
  }
  const times = [...firsts.values()].sort((one, two) => one - two);
  const spans = times.flatMap((at, index) => (times[index + enoughSources - 1] ?? Number.NaN) - at);
  const known = spans.filter((span) => !Number.isNaN(span));
  return {
    newsrooms: firsts.size,
    withinMs: known.length > 0 ? Math.min(...known) : (times.at(-1) ?? 0) - (times[0] ?? 0),
  };
};

/** Whose report it is: the domain of its address, else the feed. */
export const newsroomOf = ({ url, sourceId }: Pick<Dated, 'url' | 'sourceId'>): string => {
  const host = url === undefined ? undefined : URL.parse(url)?.hostname;
  return host === undefined ? sourceId : registrableDomain(host);
};

/** The second label of a domain under which anybody may register: "co.id", "com.au", "or.jp". */
const sharedSecond = /^(?:ac|co|com|desa|edu|go|gob|gov|ltd|mil|my|ne|net|nic|or|org|sch|web)$/;
/** Hosts whose subdomains belong to different people. */
const hosts = /\.(?:blogspot\.com|wordpress\.com|medium\.com|substack\.com|github\.io)$/;

/**
 * The domain that somebody registered: "tribunnews.com" of "jogja.tribunnews.com". A rough rule without the public
 * suffix list.
 */
export const registrableDomain = (host: string): string => {
  const folded = host
    .toLowerCase()
    .replace(/\.$/, '')
    .replace(/^www\./, '');
  if (hosts.test(folded)) return folded;
  const labels = folded.split('.');
  const top = labels.at(-1) ?? '';
  const isShared = top.length === 2 && labels.length > 2 && sharedSecond.test(labels.at(-2) ?? '');
  return labels.slice(isShared ? -3 : -2).join('.');
};
