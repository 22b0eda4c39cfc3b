import type { Idf } from './lexicon/vocabulary.ts';

/** Finds stories by their rarest words, numbers and names, and by their addresses. */
export type TermIndex = {
  add: (id: string, keys: string[]) => void;
  remove: (id: string, keys: string[]) => void;
  /** Ids of the stories that share most, the likeliest first. */
  find: (terms: Set<string>, addresses: string[], idf: Idf, limit: number) => string[];
};

/** Keys a story is filed under: the rarest say which story it is, the others only cost. */
const filedUnder = 16;
/** Keys a story is looked for under: one more report of a big story finds its kind even when its own rarest words are new. */
const lookedUnder = 40;
/** A key that this many stories share says nothing any more. */
const maxListed = 400;

/** Of the stories that share an address the first ones are enough: the others joined them. */
const mostNamed = 50;

/** What a story is filed under. */
export const filingKeys = (terms: Set<string>, addresses: string[], idf: Idf): string[] => [
  ...rarest(terms, idf, filedUnder),
  ...addresses,
];

/** Of what the likeliest story shares, another one must share this much to be worth comparing. */
const leastShare = 0.3;

/** An inverted index, bounded by the number of stories in it; inside, a story is a number that is used again when it is gone. */
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

  /** What of the wanted each story has, by row; the rows that have any. The weights must be emptied again. */
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
