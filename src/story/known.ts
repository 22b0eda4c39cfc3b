import { faceOf, idWithLink, isAnother, isChange, linkOf, printOf, wordsOf } from './print.ts';
import type { Story } from './story.ts';

/** What is no news of a feed any more: plain data, bounded. */
export type Known = {
  /** Entry to the print of what it said, and the story that it went out as where that is another; the oldest first. */
  stories: [id: string, print: string, as?: string][];
  /** Prints of links with headlines, and of headlines, leads and dates: an entry under a new guid is found by them. */
  faces: string[];
  /** Prints of links to the entry that has each, and when the link was first seen (milliseconds since the epoch). */
  links?: [link: string, id: string, at: number][];
  /** Newest publication seen (milliseconds since the epoch). */
  newestAt?: number;
};

/** Entries remembered beside those in the feed now. */
const remembered = 2_000;
/** An entry this much older than the newest one, seen for the first time, is an archive come back (milliseconds). */
const lateMs = 3 * 86_400_000;
/** For so long a new guid under an old link is a new version; after that the page tells something else (milliseconds). */
const sameLinkMs = 48 * 3_600_000;

type Row = { print: string; as: string };

/** What a feed holds when it is first followed: all of it known. */
export const seed = (stories: Story[], now: number): Known => selectNew(nothing, stories, now).known;
const nothing: Known = { stories: [], faces: [] };

/**
 * Which stories of a feed's present entries are news, the oldest first, and which known ones say something else now, each
 * under the id that it went out with. Not news twice: an entry that comes back, is re-dated, or has a new guid under the
 * same link, or says to the letter what one that is gone said at the same time. News in spite of its guid: an entry whose link and words are both another article's.
 */
export const selectNew = (
  known: Known,
  stories: Story[],
  now: number,
): { fresh: Story[]; changed: Story[]; known: Known } => {
  const rows = new Map(known.stories.map(([id, print, as]): [string, Row] => [id, { print, as: as ?? id }]));
  const owners = new Map(
    known.links?.filter(([, , at]) => now - at < sameLinkMs).map(([link, id, at]) => [link, { id, at }]),
  );
  const faces = new Set(known.faces);
  const present = new Map<string, Row>();
  const entries = eachItsId(stories);
  const listed = new Set(entries.map(({ id }) => id));
  const shared = repeated(entries.map(linkOf));
  const said = repeated(entries.map(wordsOf));
  const fresh: Story[] = [];
  const changed: Story[] = [];

  /** The entry that had this one's link before and is gone: this one is its new version. A feed's only entry is replaced by news. */
  const formerOf = (link: string | undefined): Row | undefined => {
    if (link === undefined || shared.has(link) || entries.length === 1) return undefined;
    const owner = owners.get(link);
    return owner === undefined || listed.has(owner.id) ? undefined : rows.get(owner.id);
  };

  const isLate = ({ publishedAt }: Story) =>
    publishedAt !== undefined && known.newestAt !== undefined && publishedAt < known.newestAt - lateMs;

  const isSaid = (story: Story): boolean => {
    const words = wordsOf(story);
    return words !== undefined && !said.has(words) && faces.has(words);
  };

  for (const story of entries) {
    const print = printOf(story);
    const link = linkOf(story);
    const face = faceOf(story);
    const own = rows.get(story.id);
    const isReused = own !== undefined && isAnother(own.print, print);
    const former = isReused ? formerOf(link) : (own ?? formerOf(link));
    const as = former?.as ?? (isReused ? idWithLink(story) : story.id);
    if (former === undefined) {
      if (!faces.has(face) && !isSaid(story) && !isLate(story)) fresh.push({ ...story, id: as });
    } else if (isChange(former.print, print)) changed.push({ ...story, id: as });
    present.set(story.id, { print, as });
    faces.add(face);
    if (link !== undefined && (own === undefined || isReused))
      owners.set(link, { id: story.id, at: owners.get(link)?.at ?? now });
  }
  const links = [...owners].map(([link, { id, at }]): [string, string, number] => [link, id, at]);
  return {
    fresh: inOrder(fresh),
    changed,
    known: { ...remember(known, entries, present, now), links: links.slice(-remembered) },
  };
};

/** Two articles of one document under one guid are two; what is listed twice counts once. */
const eachItsId = (stories: Story[]): Story[] => {
  const taken = new Map<string, Story>();
  for (const story of stories) {
    const same = taken.get(story.id);
    const id = same !== undefined && isAnother(printOf(same), printOf(story)) ? idWithLink(story) : story.id;
    if (!taken.has(id)) taken.set(id, { ...story, id });
  }
  return [...taken.values()];
};

/** Feeds list the newest first; where they give dates, those decide. */
const inOrder = (stories: Story[]): Story[] => {
  const reversed = stories.toReversed();
  return reversed.every(({ publishedAt }) => publishedAt !== undefined)
    ? reversed.sort((one, two) => (one.publishedAt ?? 0) - (two.publishedAt ?? 0))
    : reversed;
};

const remember = (known: Known, stories: Story[], present: Map<string, Row>, now: number): Known => {
  const rows = [...present].map(([id, { print, as }]): Known['stories'][number] =>
    as === id ? [id, print] : [id, print, as],
  );
  const faces = new Set(stories.flatMap((story) => [faceOf(story), wordsOf(story) ?? []].flat()));
  const gone = known.stories.filter(([id]) => !present.has(id)).slice(-remembered);
  const times = stories.flatMap(({ publishedAt }) =>
    publishedAt !== undefined && publishedAt <= now ? publishedAt : [],
  );
  const newestAt = Math.max(known.newestAt ?? 0, ...times);
  return {
    stories: [...gone, ...rows.toReversed()],
    faces: [...known.faces.filter((face) => !faces.has(face)).slice(-2 * remembered), ...faces],
    ...(newestAt > 0 && { newestAt }),
  };
};

const repeated = (links: (string | undefined)[]): Set<string> => {
  const once = new Set<string>();
  const again = new Set<string>();
  for (const link of links) if (link !== undefined) (once.has(link) ? again : once).add(link);
  return again;
};
