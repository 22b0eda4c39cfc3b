import { createHash } from 'node:crypto';
import type { Story } from './story.ts';

/** What is no news of a feed any more: plain data, bounded. */
export type Known = {
  /** Story id to the print of what it said; the oldest first. */
  stories: [id: string, print: string][];
  /** Prints of links with headlines: an entry under a new guid is found by them. */
  faces: string[];
  /** Newest publication seen (milliseconds since the epoch). */
  newestAt?: number;
};

/** Entries remembered beside those in the feed now. */
const remembered = 2_000;
/** An entry this much older than the newest one, seen for the first time, is an archive come back (milliseconds). */
const lateMs = 3 * 86_400_000;

/** What a feed holds when it is first followed: all of it known. */
export const seed = (stories: Story[], now: number): Known =>
  remember({ stories: [], faces: [] }, stories, now);

/**
 * Which stories of a feed's present entries are news, the oldest first, and which known ones say something else now.
 * Not news twice: an entry that comes back, is re-dated, or has a new guid under the same link and headline.
 */
export const selectNew = (
  known: Known,
  stories: Story[],
  now: number,
): { fresh: Story[]; changed: Story[]; known: Known } => {
  const prints = new Map(known.stories);
  const faces = new Set(known.faces);
  const fresh: Story[] = [];
  const changed: Story[] = [];
  const taken = new Set<string>();
  for (const story of stories) {
    if (taken.has(story.id)) continue;
    taken.add(story.id);
    const before = prints.get(story.id);
    if (before !== undefined) {
      if (before !== printOf(story)) changed.push(story);
      continue;
    }
    const face = faceOf(story);
    const isOld =
      story.publishedAt !== undefined &&
      known.newestAt !== undefined &&
      story.publishedAt < known.newestAt - lateMs;
    if (!faces.has(face) && !isOld) fresh.push(story);
    faces.add(face);
  }
  return { fresh: inOrder(fresh), changed, known: remember(known, stories, now) };
};

/** Feeds list the newest first; where they give dates, those decide. */
const inOrder = (stories: Story[]): Story[] => {
  const reversed = stories.toReversed();
  return reversed.every(({ publishedAt }) => publishedAt !== undefined)
    ? reversed.sort((one, two) => (one.publishedAt ?? 0) - (two.publishedAt ?? 0))
    : reversed;
};

const remember = (known: Known, stories: Story[], now: number): Known => {
  const present = new Map(stories.toReversed().map((story) => [story.id, printOf(story)]));
  const faces = new Set(stories.map(faceOf));
  const gone = known.stories.filter(([id]) => !present.has(id)).slice(-remembered);
  const times = stories.flatMap(({ publishedAt }) =>
    publishedAt !== undefined && publishedAt <= now ? publishedAt : [],
  );
  const newestAt = Math.max(known.newestAt ?? 0, ...times);
  return {
    stories: [...gone, ...present],
    faces: [...known.faces.filter((face) => !faces.has(face)).slice(-remembered), ...faces],
    ...(newestAt > 0 && { newestAt }),
  };
};

const printOf = ({ headline, lead, url }: Story): string => print([headline, lead, url ?? '']);
const faceOf = ({ headline, lead, url }: Story): string =>
  print(
    url === undefined
      ? [headline, lead]
      : [headline.toLowerCase(), url.replace(/^https?:/, '').replace(/[?#].*$/, '')],
  );

const print = (parts: string[]): string =>
  createHash('sha256').update(parts.join('\n')).digest('base64url').slice(0, 8);
