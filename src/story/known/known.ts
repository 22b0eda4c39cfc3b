import { matchEntries } from './matching.ts';
import type { Match, Row } from './pairing.ts';
import { differs, isSame, isWholeDay } from './same-entry.ts';
import { idApart } from '../story-id.ts';
import type { Story } from '../story.ts';
import { tooOld, type TooOld } from './too-old.ts';
import { listed, none, readTraits, writeTraits, type Listed } from './traits.ts';

/** What is no news of a feed any more: plain data, bounded. */
export type Known = {
  /** Id of the entry's guid, what it can be known by (traits.ts), and the story that it went out as where that is another; the oldest first. */
  stories: [id: string, traits: string, as?: string][];
  /** Newest publication seen (milliseconds since the epoch). */
  newestAt?: number;
  /** Left by an earlier Kabar, which knew one entry of each guid only. */
  faces?: string[];
  /** Left by an earlier Kabar: a hash of each link, its entry, and when it was first seen (milliseconds since the epoch). */
  links?: [link: string, id: string, at: number][];
};

export type Selected = {
  /** The news, the oldest first. */
  fresh: Story[];
  /** Known stories that say something else now. */
  changed: Story[];
  /** What was not known and is no news all the same, and why. */
  passedOver: { story: Story; why: TooOld }[];
  /** All entries of the document, each under its story's id; what is listed twice once. */
  present: Story[];
  known: Known;
};

/** Entries remembered beside those in the feed now. */
const remembered = 2_000;
/** From this many on, changes that struck most entries at once together with their addresses are the site's, not the stories'. */
const manyChanged = 3;
/** Entries that say almost the same are compared up to this many. */
const mostCompared = 8;

/** A feed as it is when it is first followed: all of it is known, and nothing is news. */
export const firstLook = (stories: Story[], now: number): Pick<Selected, 'present' | 'known'> => {
  const { present, known } = selectNew({ stories: [] }, stories, now);
  return { present, known };
};
export const seed = (stories: Story[], now: number): Known => firstLook(stories, now).known;

/**
 * Which stories of a feed's present entries are news, and which known ones say something else now, each under the id that
 * it went out with. Entries that share a guid or a link are each their own story; only a change of the same entry is a
 * change (same-entry.ts). Not news twice: an entry that comes back, is re-dated, or has a new guid, a new link or both.
 */
export const selectNew = (known: Known, stories: Story[], now: number): Selected => {
  const entries = eachOnce(stories.map((story) => listed(story, now)));
  const rows = readRows(known);
  const matches = matchEntries(rows, entries, now);
  const leftOut = beforeItsTime(known, rows, entries, matches);
  const isKnown = (entry: Listed) => matches.has(entry) || leftOut.has(entry);
  const old = tooOld(entries, isKnown, known.newestAt);
  const ids = idsOf(entries, matches, rows);
  const told = (entry: Listed): Story => ({ ...entry.story, id: ids.get(entry) ?? entry.story.id });
  const isNews = (entry: Listed) => !isKnown(entry) && !old.has(entry);
  return {
    fresh: oldestFirst(entries.filter(isNews).map(told)),
    changed: changedOf(matches).map(told),
    passedOver: [...old].map(([entry, why]) => ({ story: told(entry), why })),
    present: entries.map(told),
    known: remember(known, entries, { matches, ids, now }),
  };
};

const readRows = ({ stories, links = [] }: Known): Row[] => {
  const seenAt = new Map(links.map(([, id, at]) => [id, Math.floor(at / 1_000)]));
  return stories.map(([id, written, as = id]) => {
    const traits = readTraits(written);
    return { id, as, traits: { ...traits, firstSeenAt: traits.firstSeenAt ?? seenAt.get(id) } };
  });
};

/** What a document lists twice counts once: the same headline and link at the same time. */
const eachOnce = (entries: Listed[]): Listed[] => {
  const seen = new Map<string, Listed[]>();
  return entries.filter((entry) => {
    const key = `${entry.traits.headline} ${entry.traits.link}`;
    const alike = seen.get(key) ?? [];
    if (alike.some((one) => isListedTwice(one, entry))) return false;
    if (alike.length < mostCompared) seen.set(key, [...alike, entry]);
    return true;
  });
};

/** Under one guid an article may be listed with two summaries; else the text is the same too, or one has none. */
const isListedTwice = (one: Listed, other: Listed): boolean => {
  const [{ text, publishedAt }, also] = [one.traits, other.traits];
  const isOneArticle = one.story.id === other.story.id && one.linkKind === 'article' && !isWholeDay(also);
  return (
    publishedAt === also.publishedAt &&
    (text === also.text || text === none || also.text === none || (isOneArticle && publishedAt !== undefined))
  );
};

/**
 * What an earlier Kabar saw and did not write down: of entries that share a guid it knew the first only. The others are no
 * news now, unless they came after what it saw.
 */
const beforeItsTime = (
  { faces, newestAt = 0 }: Known,
  rows: Row[],
  entries: Listed[],
  matches: Map<Listed, Match>,
): Set<Listed> => {
  if (faces === undefined) return new Set();
  const known = new Set(rows.map(({ id }) => id));
  const left = [...Map.groupBy(entries, ({ story }) => story.id)].flatMap(([id, sharing]) => {
    if (sharing.length === 1 || !known.has(id)) return [];
    const firstKnown = sharing.findIndex((entry) => matches.has(entry));
    return sharing.filter(({ story: { publishedAt } }, at) =>
      publishedAt === undefined ? at > firstKnown : publishedAt <= newestAt,
    );
  });
  return new Set(left);
};

/** Each entry's story: the one that it is known as, else one of its own. The guid's goes to the oldest that has it. */
const idsOf = (entries: Listed[], matches: Map<Listed, Match>, rows: Row[]): Map<Listed, string> => {
  const taken = new Set(rows.map(({ as }) => as));
  const ids = new Map<Listed, string>();
  for (const entry of entries.toReversed()) {
    const { id } = entry.story;
    const own =
      matches.get(entry)?.row.as ?? (taken.has(id) ? idApart(entry.story, (one) => taken.has(one)) : id);
    taken.add(own);
    ids.set(entry, own);
  }
  return ids;
};

/**
 * Known entries that say something else now. A link alone counts only if its path is another: parameters and hosts come
 * and go. Where most entries got new addresses and new words at once, it was the site that changed.
 */
const changedOf = (matches: Map<Listed, Match>): Listed[] => {
  const changed = [...matches].flatMap(([entry, { row, by }]) => {
    const { traits: now } = entry;
    const { traits: before } = row;
    if (!before.isCurrent) return [];
    const isReworded = differs(before.headline, now.headline) || differs(before.text, now.text);
    const isElsewhere = by === 'guid' && differs(before.link, now.link) && differs(before.path, now.path);
    const isReaddressed = by === 'words' || !isSame(before.link, now.link);
    return isReworded || isElsewhere ? [{ entry, isReaddressed }] : [];
  });
  const readdressed = changed.filter(({ isReaddressed }) => isReaddressed);
  const isSites = readdressed.length >= manyChanged && 2 * readdressed.length > matches.size;
  return changed.filter(({ isReaddressed }) => !isSites || !isReaddressed).map(({ entry }) => entry);
};

/** Feeds list the newest first; where they give dates, those decide. */
const oldestFirst = (stories: Story[]): Story[] => {
  const reversed = stories.toReversed();
  return reversed.every(({ publishedAt }) => publishedAt !== undefined)
    ? reversed.sort((one, two) => (one.publishedAt ?? 0) - (two.publishedAt ?? 0))
    : reversed;
};

const remember = (
  known: Known,
  entries: Listed[],
  { matches, ids, now }: { matches: Map<Listed, Match>; ids: Map<Listed, string>; now: number },
): Known => {
  const present = entries.map((entry): Known['stories'][number] => {
    const { id } = entry.story;
    const as = ids.get(entry) ?? id;
    const firstSeenAt = matches.get(entry)?.row.traits.firstSeenAt ?? entry.traits.firstSeenAt;
    const traits = writeTraits({ ...entry.traits, firstSeenAt });
    return as === id ? [id, traits] : [id, traits, as];
  });
  const told = new Set(ids.values());
  const gone = known.stories.filter(([id, , as = id]) => !told.has(as)).slice(-remembered);
  const times = entries.flatMap(({ story: { publishedAt } }) =>
    publishedAt !== undefined && publishedAt <= now ? publishedAt : [],
  );
  const newestAt = Math.max(known.newestAt ?? 0, ...times);
  return {
    stories: [...gone, ...present.toReversed()],
    ...(newestAt > 0 && { newestAt }),
    // A single entry, as a hub sends it, does not show which others share its guid.
    ...(known.faces !== undefined && entries.length < 2 && { faces: [] }),
  };
};
