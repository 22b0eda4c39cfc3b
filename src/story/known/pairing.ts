import type { Listed, Traits } from './traits.ts';

/** An entry of the feed as it was last seen: the id of its guid, and of the story that it went out as. */
export type Row = { id: string; as: string; traits: Traits };
/** `by`: what an entry was known by; its `guid`, its `link` under a new guid, or its `words` under a new guid and link. */
export type Match = { row: Row; by: 'guid' | 'link' | 'words' };

/** What an entry and the row that it comes from have in common. */
export type Sign = {
  /** The same for both; undefined: nothing to go by. Of a row no entry is given. */
  key(traits: Traits, id: string, entry?: Listed): string | undefined;
  /** What must hold beside that. */
  fits?(before: Traits, entry: Listed): boolean;
  /** Says nothing where several have the key: they are different stories. */
  isUnique?: true;
};

/** Rows that a key might mean are tried up to this many: else a feed that repeats itself costs the square of its size. */
const mostTried = 8;

/** Entries of a document and rows, of which each finds one of the other kind at most. */
export const createPairing = (rows: Row[], entries: Listed[]) => {
  const matches = new Map<Listed, Match>();
  const taken = new Set<Row>();
  const take = (entry: Listed, match: Match): void => {
    matches.set(entry, match);
    taken.add(match.row);
  };
  const open = () => entries.filter((entry) => !matches.has(entry));
  const free = () => rows.filter((row) => !taken.has(row));
  return {
    matches,
    take,
    open,
    free,
    /** Pairs what is open with what is free, where the sign is the same. Linear. */
    pair: (by: Match['by'], { key: keyOf, fits, isUnique }: Sign): void => {
      const openBy = grouped(open(), (entry) => keyOf(entry.traits, entry.story.id, entry));
      if (openBy.size === 0) return;
      const freeBy = grouped(free(), ({ traits, id }) => keyOf(traits, id));
      for (const [key, alike] of openBy) {
        const may = freeBy.get(key) ?? [];
        if (isUnique && (alike.length > 1 || may.length > 1)) continue;
        for (const entry of alike) {
          const at = may.slice(-mostTried).findLastIndex(({ traits }) => fits?.(traits, entry) !== false);
          const [row] = at < 0 ? [] : may.splice(Math.max(0, may.length - mostTried) + at, 1);
          if (row !== undefined) take(entry, { row, by });
        }
      }
    },
  };
};
export type Pairing = ReturnType<typeof createPairing>;

export const grouped = <T>(items: T[], keyOf: (item: T) => string | undefined): Map<string, T[]> => {
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
