import type { Idf } from './lexicon/vocabulary.ts';

/** An index of stories by their rarest terms and by their addresses. */
export type TermIndex = {
  add: (id: string, keys: string[]) => void;
  remove: (id: string, keys: string[]) => void;
  /** The ids of at most `limit` stories: those with one of the addresses, then those that share the rarest terms, most first. */
  find: (terms: Set<string>, addresses: string[], idf: Idf, limit: number) => string[];
};

/** A story is filed under so many of its rarest terms: they say which story it is, the others only cost. */
const filedUnder = 16;
/** A story is looked for under so many of its rarest terms: a report of a known event may have new ones of its own. */
const lookedUnder = 40;
/** A term that more stories than this share is not looked for. */
const maxListed = 400;

/** So many stories of one address are found at most, the first ones: the others are in their clusters. */
const mostNamed = 50;

/** The keys under which a story is filed: its rarest terms and its addresses. */
export const filingKeys = (terms: Set<string>, addresses: string[], idf: Idf): string[] => [
  ...rarest(terms, idf, filedUnder),
  ...addresses,
];

/** A story is found only if it shares this much of what the likeliest one shares. */
const leastShare = 0.3;

/** An inverted index. A story is a row number inside; a number is given to another story when its own is removed. */
export const createTermIndex = (): TermIndex => {
  const lists = new Map<string, Set<number>>();
  const rows = new Map<string, number>();
  const ids: string[] = [];
  const free: number[] = [];
  let weights = new Float64Array(1_024);

  const rowOf = (id: string): number => {
    const row = rows.get(id) ?? free.pop() ?? ids.length;
    rows.set(id, row);
    ids[row] = id;
    return row;
  };

  /**
   * Adds to `weights`, by row, what each story has of the terms. Gives the rows that have any; their weights must be
   * set to 0 again.
   */
  const weighed = (terms: string[], idf: Idf): number[] => {
    if (weights.length < ids.length) weights = new Float64Array(2 * ids.length);
    const touched: number[] = [];
    for (const term of terms) {
      const list = lists.get(term);
      if (list === undefined || list.size > maxListed) continue;
      const weight = idf(term);
      for (const row of list) {
        const before = weights[row] ?? 0;
        if (before === 0) touched.push(row);
        weights[row] = before + weight;
      }
    }
    return touched;
  };

  return {
    add(id, keys) {
      const row = rowOf(id);
      for (const key of keys) {
        const list = lists.get(key);
        if (list === undefined) lists.set(key, new Set([row]));
        else list.add(row);
      }
    },
    remove(id, keys) {
      const row = rows.get(id);
      if (row === undefined) return;
      for (const key of keys) {
        const list = lists.get(key);
        list?.delete(row);
        if (list?.size === 0) lists.delete(key);
      }
      rows.delete(id);
      free.push(row);
    },
    find(terms, addresses, idf, limit) {
      const named = new Set(addresses.flatMap((address) => firstFew(lists.get(address), mostNamed)));
      const touched = weighed(rarest(terms, idf, lookedUnder), idf);
      let most = 0;
      for (const row of touched) if (!named.has(row)) most = Math.max(most, weights[row] ?? 0);
      const likely = touched
        .filter((row) => !named.has(row) && (weights[row] ?? 0) >= most * leastShare)
        .map((row): [string, number] => [ids[row] ?? '', weights[row] ?? 0])
        .sort(([one, heavy], [two, light]) => light - heavy || (one < two ? -1 : 1));
      for (const row of touched) weights[row] = 0;
      return [...[...named].map((row) => ids[row] ?? '').sort(), ...likely.map(([id]) => id)].slice(0, limit);
    },
  };
};

const firstFew = (list: Set<number> | undefined, count: number): number[] => {
  const found: number[] = [];
  for (const row of list ?? []) if (found.push(row) >= count) break;
  return found;
};

const rarest = (terms: Set<string>, idf: Idf, limit: number): string[] =>
  [...terms]
    .map((term): [string, number] => [term, idf(term)])
    .sort(([one, rare], [two, rarer]) => rarer - rare || (one < two ? -1 : 1))
    .slice(0, limit)
    .map(([term]) => term);
