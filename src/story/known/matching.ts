import { createPairing, grouped, type Match, type Pairing, type Row } from './pairing.ts';
import { differs, isOtherText, isSame, isSameByGuid, isSameByLink } from './same-entry.ts';
import { isSamePath, signsInWords, signsUnderSharedGuid } from './signs.ts';
import { earlierIdApart } from '../story-id.ts';
import type { Listed, Traits } from './traits.ts';

/** For so long after a link was first seen, a new guid under it is a new version; after that the page tells something else (seconds). */
const sameLinkSeconds = 48 * 3_600;
/** From this many on, entries that all changed their addresses at once are a site that moved. */
const manyMoved = 3;

/**
 * Which entries of the document are known, and as what. Each row is one entry's at most, so that of two that look alike one
 * is news. The surest signs go first: the guid where no other entry has it; what else is the same where several share it;
 * the link; and at last what the entry says, for sites that move and for tokens in guids and links. `now`: milliseconds.
 */
export const matchEntries = (stored: Row[], entries: Listed[], now: number): Map<Listed, Match> => {
  const rows = underTheirGuids(stored, entries);
  const pairing = createPairing(rows, entries);
  const isShared = sharedGuids(rows, entries);
  takeByOwnGuid(pairing, rows, isShared);
  for (const { key, ...sign } of signsUnderSharedGuid)
    pairing.pair('guid', {
      ...sign,
      key: (traits, id, entry) => {
        const shared = isShared(id) ? key(traits, id, entry) : undefined;
        return shared && `${id} ${shared}`;
      },
    });
  pairByLink(pairing, rows, { isShared, now });
  for (const sign of signsInWords) pairing.pair('words', sign);
  takeMoved(pairing);
  return pairing.matches;
};

/** Rows of an earlier Kabar stand under the id that it made of a shared guid; here they stand under that of the guid. */
const underTheirGuids = (rows: Row[], entries: Listed[]): Row[] => {
  if (rows.every(({ traits }) => traits.isCurrent)) return rows;
  const guids = new Map(entries.map(({ story }) => [earlierIdApart(story), story.id]));
  return rows.map((row) => ({ ...row, id: guids.get(row.id) ?? row.id }));
};

/** Tells of a guid's id whether several entries have it, now or over time. */
const sharedGuids = (rows: Row[], entries: Listed[]): ((id: string) => boolean) => {
  const told = grouped(rows, ({ id }) => id);
  const shared = new Set([...told].filter(([, alike]) => storiesOf(alike) > 1).map(([id]) => id));
  for (const [id, alike] of grouped(entries, ({ story }) => story.id)) if (alike.length > 1) shared.add(id);
  return (id) => shared.has(id);
};

const takeByOwnGuid = ({ open, take }: Pairing, rows: Row[], isShared: (id: string) => boolean): void => {
  const entries = open();
  const byId = new Map(rows.map((row) => [row.id, row]));
  const withLink = grouped(entries, ({ traits }) => traits.link);
  for (const entry of entries) {
    const { story, traits } = entry;
    const row = byId.get(story.id);
    if (row === undefined || isShared(story.id)) continue;
    const isProvenGuid = (withLink.get(traits.link ?? '')?.length ?? 0) > 1;
    if (isSameByGuid(row.traits, entry, { isProvenGuid })) take(entry, { row, by: 'guid' });
  }
};

/** Links that are one story's, and in the document one entry's, tell which entry is which under a shared guid, or a new one. */
const pairByLink = (
  { open, matches, pair }: Pairing,
  rows: Row[],
  { isShared, now }: { isShared: (id: string) => boolean; now: number },
): void => {
  const entries = [...matches.keys(), ...open()];
  const listedAt = grouped(entries, ({ linkKey }) => linkKey);
  const isOneEntrys = ({ linkKey }: Listed) => linkKey !== undefined && listedAt.get(linkKey)?.length === 1;
  const rowsAt = grouped(rows, ({ traits }) => traits.link);
  const isOneStorys = ({ link }: Traits) => storiesOf(rowsAt.get(link ?? '') ?? []) === 1;
  const fits = (before: Traits, entry: Listed) =>
    isSamePath(before, entry.traits) && isOneStorys(before) && isSameByLink(before, entry);
  pair('guid', {
    key: ({ link }, id, entry) =>
      isShared(id) && (entry === undefined || isOneEntrys(entry)) ? `${id} ${link}` : undefined,
    fits,
  });
  // Of a feed's only entry nobody can say whether it is the one before, told anew.
  if (entries.length > 1)
    pair('link', {
      key: ({ link }, _, entry) => (entry === undefined || isOneEntrys(entry) ? link : undefined),
      fits: (before, entry) =>
        now / 1_000 - (before.firstSeenAt ?? 0) < sameLinkSeconds && fits(before, entry),
    });
};

/**
 * Entries under headlines that were there before, each once, with new guids and links all at once: nothing speaks against
 * their being the same, and there are too many of them for chance.
 */
const takeMoved = ({ open, free, take }: Pairing): void => {
  const entries = open();
  if (entries.length < manyMoved) return;
  const rowsNamed = grouped(free(), ({ traits }) => traits.headline);
  const moved = [...grouped(entries, ({ traits }) => traits.headline)].flatMap(([headline, named]) => {
    const [entry, ...others] = named;
    const [row, ...rest] = rowsNamed.get(headline) ?? [];
    if (entry === undefined || row === undefined || others.length + rest.length > 0) return [];
    return mayBeSame(row.traits, entry.traits) ? [{ entry, row }] : [];
  });
  if (moved.length >= manyMoved && 2 * moved.length >= entries.length)
    for (const { entry, row } of moved) take(entry, { row, by: 'words' });
};

const mayBeSame = (before: Traits, now: Traits): boolean =>
  !differs(before.publishedAt, now.publishedAt) &&
  (!isOtherText(before, now) || isSamePath(before, now) || isSame(before.publishedAt, now.publishedAt));

const storiesOf = (rows: Row[]): number => new Set(rows.map(({ as }) => as)).size;
