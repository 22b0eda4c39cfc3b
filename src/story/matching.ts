import {
  differs,
  isNearInTime,
  isOtherText,
  isSame,
  isSameByGuid,
  isSameByLink,
  isWholeDay,
} from './same-entry.ts';
import { earlierIdApart } from './story-id.ts';
import { none, type Listed, type Traits } from './traits.ts';

/** An entry of the feed as it was last seen: the id of its guid, and of the story that it went out as. */
export type Row = { id: string; as: string; traits: Traits };
/** `by`: what an entry was known by; under its `guid`, under its `link` with a new guid, or by its `words` with both new. */
export type Match = { row: Row; by: 'guid' | 'link' | 'words' };

/** For so long after a link was first seen, a new guid under it is a new version; after that the page tells something else (seconds). */
const sameLinkSeconds = 48 * 3_600;
/** Entries that a key might mean are tried up to this many: else a feed that repeats itself costs the square of its size. */
const mostTried = 8;
/** From this many on, entries that all changed their addresses at once are a site that moved. */
const manyMoved = 3;

/**
 * Which entries of the document are known, and as what. Each row is one entry's at most, so that of two that look alike one
 * is news. The surest signs go first: the guid where no other entry has it; what else is the same where several share it;
 * the link; and at last what the entry says, for sites that move and for tokens in guids and links.
 */
export const matchEntries = (stored: Row[], entries: Listed[], now: number): Map<Listed, Match> => {
  const rows = underTheirGuids(stored, entries);
  const matches = new Map<Listed, Match>();
  const taken = new Set<Row>();
  const take = (entry: Listed, match: Match) => {
    matches.set(entry, match);
    taken.add(match.row);
  };
  /** Entries not known yet with the rows that nobody has, by a key; undefined: nothing to go by. */
  const pair = (by: Match['by'], sign: Sign) => {
    const open = grouped(
      entries.filter((entry) => !matches.has(entry)),
      (entry) => sign.key(entry.traits, entry.story.id, entry),
    );
    if (open.size === 0) return;
    const free = grouped(
      rows.filter((row) => !taken.has(row)),
      (row) => sign.key(row.traits, row.id),
    );
    for (const [key, alike] of open) {
      const may = free.get(key) ?? [];
      for (const entry of alike) {
        const at = may.slice(-mostTried).findLastIndex(({ traits }) => sign.fits?.(traits, entry) !== false);
        const [row] = at < 0 ? [] : may.splice(Math.max(0, may.length - mostTried) + at, 1);
        if (row !== undefined) take(entry, { row, by });
      }
    }
  };

  const byId = grouped(rows, ({ id }) => id);
  const listedUnder = grouped(entries, ({ story }) => story.id);
  const isShared = (id: string) =>
    (listedUnder.get(id)?.length ?? 0) > 1 || storiesOf(byId.get(id) ?? []) > 1;
  const guidsOfLink = grouped(entries, ({ traits }) => traits.link);
  for (const entry of entries) {
    const row = byId.get(entry.story.id)?.at(-1);
    if (row === undefined || isShared(entry.story.id)) continue;
    const isProvenGuid = (guidsOfLink.get(entry.traits.link ?? '')?.length ?? 0) > 1;
    if (isSameByGuid(row.traits, entry, { isProvenGuid })) take(entry, { row, by: 'guid' });
  }
  for (const sign of signsUnderSharedGuid)
    pair('guid', {
      ...sign,
      key: (traits, id, entry) => {
        const key = isShared(id) ? sign.key(traits, id, entry) : undefined;
        return key && `${id} ${key}`;
      },
    });

  const listedAt = grouped(entries, ({ linkKey }) => linkKey);
  const rowsAt = grouped(rows, ({ traits }) => traits.link);
  const isOneStorys = ({ link }: Traits) => storiesOf(rowsAt.get(link ?? '') ?? []) === 1;
  pair('guid', {
    key: ({ link }, id, entry) =>
      isShared(id) && isOneEntrys(entry, listedAt) ? `${id} ${link}` : undefined,
    fits: (before, entry) =>
      isSamePath(before, entry.traits) && isOneStorys(before) && isSameByLink(before, entry),
  });
  // Of a feed's only entry nobody can say whether it is the one before, told anew.
  if (entries.length > 1)
    pair('link', {
      key: ({ link }, _, entry) => (isOneEntrys(entry, listedAt) ? link : undefined),
      fits: (before, entry) =>
        isSamePath(before, entry.traits) &&
        now / 1_000 - (before.firstSeenAt ?? 0) < sameLinkSeconds &&
        isOneStorys(before) &&
        isSameByLink(before, entry),
    });
  for (const sign of signsInWords) pair('words', sign);
  for (const [entry, row] of movedAtOnce(rows, entries, { matches, taken }))
    take(entry, { row, by: 'words' });
  return matches;
};

type Sign = {
  /** The same for an entry and its row; of a row the entry is not given. */
  key(traits: Traits, id: string, entry?: Listed): string | undefined;
  fits?(before: Traits, entry: Listed): boolean;
};

const together = (...parts: (string | number | undefined)[]): string | undefined =>
  parts.some((part) => part === undefined || part === none) ? undefined : parts.join(' ');

/** Where several entries share a guid, an entry is one of these before only if two things are the same. */
const signsUnderSharedGuid: Sign[] = [
  { key: ({ headline, link, text, publishedAt }) => [headline, link, text, publishedAt].join(' ') },
  { key: ({ headline, text, publishedAt }) => together(headline, text, publishedAt) },
  {
    key: ({ headline, publishedAt }) => together(headline, publishedAt),
    fits: (before, { traits }) => !isWholeDay(traits) || !isOtherText(before, traits),
  },
  { key: ({ text, publishedAt }) => together(text, publishedAt) },
  {
    key: ({ headline, text }) => together(headline, text),
    fits: (before, { traits }) => isNearInTime(before, traits),
  },
  {
    key: ({ headline, link, text }) => (text === none ? together(headline, link) : undefined),
    fits: (before, { traits }) => !differs(before.publishedAt, traits.publishedAt),
  },
];

/** What an entry whose guid and link are new is known by. A date that differs tells another entry; a missing one tells nothing. */
const signsInWords: Sign[] = [
  {
    key: ({ headline, publishedAt }) => together(headline, publishedAt),
    fits: (before, { traits }) =>
      !isWholeDay(traits) || !isOtherText(before, traits) || isSamePath(before, traits),
  },
  { key: ({ text, publishedAt, path }) => together(text, publishedAt, path) },
  {
    key: ({ headline, text }) => together(headline, text),
    fits: (before, { traits }) => !differs(before.publishedAt, traits.publishedAt),
  },
  {
    key: ({ headline, path }, _, entry) =>
      entry?.isNamedByPath === false ? undefined : together(headline, path),
    fits: (before, { traits }) =>
      !differs(before.publishedAt, traits.publishedAt) && !isOtherText(before, traits),
  },
];

/**
 * Entries under headlines that were there before, each once, with new guids and links all at once: nothing speaks against
 * their being the same, and there are too many of them for chance.
 */
const movedAtOnce = (
  rows: Row[],
  entries: Listed[],
  { matches, taken }: { matches: Map<Listed, Match>; taken: Set<Row> },
): [Listed, Row][] => {
  const open = entries.filter((entry) => !matches.has(entry));
  if (open.length < manyMoved) return [];
  const free = grouped(
    rows.filter((row) => !taken.has(row)),
    ({ traits }) => traits.headline,
  );
  const alike = [...grouped(open, ({ traits }) => traits.headline)].flatMap(([headline, named]) => {
    const [entry] = named;
    const [row] = free.get(headline) ?? [];
    const isOne = named.length === 1 && free.get(headline)?.length === 1;
    return isOne && entry !== undefined && row !== undefined && mayBeSame(row.traits, entry.traits)
      ? [[entry, row] satisfies [Listed, Row]]
      : [];
  });
  return alike.length >= manyMoved && 2 * alike.length >= open.length ? alike : [];
};

const mayBeSame = (before: Traits, now: Traits): boolean =>
  !differs(before.publishedAt, now.publishedAt) &&
  (!isOtherText(before, now) || isSamePath(before, now) || isSame(before.publishedAt, now.publishedAt));

/** Whether the path is the same, and an article's; an earlier Kabar did not note it. */
const isSamePath = (before: Traits, now: Traits): boolean =>
  before.path === undefined || (before.path === now.path && now.path !== none);

/** Whether the link is an article's own, and no other entry of the document has it. Of a row that is not asked. */
const isOneEntrys = (entry: Listed | undefined, listedAt: Map<string, Listed[]>): boolean =>
  entry === undefined || (entry.linkKey !== undefined && listedAt.get(entry.linkKey)?.length === 1);

const storiesOf = (rows: Row[]): number => new Set(rows.map(({ as }) => as)).size;

/** Rows of an earlier Kabar stand under the id that it made of a shared guid; here they stand under that of the guid. */
const underTheirGuids = (rows: Row[], entries: Listed[]): Row[] => {
  if (rows.every(({ traits }) => traits.isCurrent)) return rows;
  const guids = new Map(entries.map(({ story }) => [earlierIdApart(story), story.id]));
  return rows.map((row) => ({ ...row, id: guids.get(row.id) ?? row.id }));
};

const grouped = <T>(items: T[], keyOf: (item: T) => string | undefined): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
};
