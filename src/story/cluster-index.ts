import type { Idf } from './words-vocabulary.ts';

/** Finds stories by their rarest words, numbers and names, and by their addresses. */
export type Index = {
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

/** What a story is filed under. */
export const filingKeys = (terms: Set<string>, addresses: string[], idf: Idf): string[] => [
  ...rarest(terms, idf, filedUnder),
  ...addresses,
];

/** Of what the likeliest story shares, another one must share this much to be worth comparing. */
const leastShare = 0.3;

/** An inverted index, bounded by the number of stories in it. */
export const createIndex = (): Index => {
  const lists = new Map<string, Set<string>>();

  return {
    add(id, keys) {
      for (const key of keys) {
        const list = lists.get(key);
        if (list === undefined) lists.set(key, new Set([id]));
        else list.add(id);
      }
    },
    remove(id, keys) {
      for (const key of keys) {
        const list = lists.get(key);
        list?.delete(id);
        if (list?.size === 0) lists.delete(key);
      }
    },
    find(terms, addresses, idf, limit) {
      const weights = new Map<string, number>();
      for (const address of addresses)
        for (const id of lists.get(address) ?? []) weights.set(id, Number.POSITIVE_INFINITY);
      for (const term of rarest(terms, idf, lookedUnder)) {
        const list = lists.get(term);
        if (list === undefined || list.size > maxListed) continue;
        const weight = idf(term);
        for (const id of list) weights.set(id, (weights.get(id) ?? 0) + weight);
      }
      const sorted = [...weights].sort(([one, heavy], [two, light]) =>
        heavy === light ? (one < two ? -1 : 1) : light > heavy ? 1 : -1,
      );
      const words = sorted.find(([, weight]) => Number.isFinite(weight))?.[1] ?? 0;
      return sorted
        .slice(0, limit)
        .filter(([, weight]) => weight >= words * leastShare)
        .map(([id]) => id);
    },
  };
};

const rarest = (terms: Set<string>, idf: Idf, limit: number): string[] =>
  [...terms]
    .map((term): [string, number] => [term, idf(term)])
    .sort(([one, rare], [two, rarer]) => rarer - rare || (one < two ? -1 : 1))
    .slice(0, limit)
    .map(([term]) => term);
