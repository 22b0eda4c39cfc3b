import { articleKey } from '../story/article-key.ts';
import { canonicalUrl } from '../story/canonical.ts';
import type { Story } from '../story/story.ts';

/** Part of the words that two texts share at least where one is a copy of the other. */
const sharedLeast = 0.9;
/** Words of a text that are compared. */
const mostWords = 200;

/** What is compared of a report. */
type Told = Pick<Story, 'headline' | 'lead' | 'url' | 'firstRanAt'>;

/**
 * Whether two reports of an event are one report: at the same address, one a copy that names the other's address as where
 * it ran first, or nearly the same headline and lead with no number and no name that differs. Then a chat that has one is
 * not sent the other; any other report of an event is sent, so that a wrong join costs nobody a story.
 */
export const isSameReport = (one: Told, two: Told): boolean =>
  isSameAddress(one.url, two.url) ||
  isSameAddress(one.firstRanAt?.url, two.url) ||
  isSameAddress(two.firstRanAt?.url, one.url) ||
  isNearlySameText(one, two);

/** Front pages are no report's address. */
const isSameAddress = (one: string | undefined, two: string | undefined): boolean => {
  if (one === undefined || two === undefined) return false;
  const [first, second] = [articleKey(one), articleKey(two)];
  return (
    first !== undefined &&
    second !== undefined &&
    (first === second || canonicalUrl(one) === canonicalUrl(two))
  );
};

const isNearlySameText = (one: Told, two: Told): boolean => {
  const [first, second] = [wordsTold(one), wordsTold(two)];
  const all = new Set([...first.all, ...second.all]);
  if (first.all.size < 4 || second.all.size < 4) return false;
  const shared = [...first.all].filter((word) => second.all.has(word)).length;
  return shared >= sharedLeast * all.size && isSameSet(first.telling, second.telling);
};

/** The words of headline and lead, and those of them that are numbers or names. */
const wordsTold = ({ headline, lead }: Told): { all: Set<string>; telling: Set<string> } => {
  const words = (`${headline} ${lead}`.match(/[\p{L}\p{N}]+(?:[.,:]\d+)*/gu) ?? []).slice(0, mostWords);
  const telling = words.filter((word) => /\d/.test(word) || /^\p{Lu}/u.test(word));
  const lower = (some: string[]) => new Set(some.map((word) => word.toLowerCase()));
  return { all: lower(words), telling: lower(telling) };
};

const isSameSet = (one: Set<string>, two: Set<string>): boolean =>
  one.size === two.size && [...one].every((word) => two.has(word));
