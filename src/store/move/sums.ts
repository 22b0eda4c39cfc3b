import { createHash, type Hash } from 'node:crypto';
import type { Bare } from './bare.ts';
import { areaOf, keptOf } from './record.ts';

/** How many records each collection has, and a hash (SHA-256) over their keys and texts in the order of the keys. */
export type Sums = Map<string, { records: number; hash: string }>;

const atOnce = 1_000;

/** Reads all of a store, page by page. What is not there any more at `until` is not counted. */
export const sumsOf = async (store: Pick<Bare, 'page'>, until: number): Promise<Sums> => {
  const areas = new Map<string, { records: number; hash: Hash }>();
  let after = '';
  for (;;) {
    const rows = await store.page(after, undefined, atOnce);
    for (const { key, text } of keptOf(rows, until)) {
      const area = areaOf(key);
      const sum = areas.get(area) ?? { records: 0, hash: createHash('sha256') };
      areas.set(area, sum);
      sum.records++;
      // Lengths stand before, so that no key and text can be taken for another.
      sum.hash.update(`${key.length} ${text.length} ${key}${text}`);
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < atOnce) break;
    after = last.key;
  }
  return new Map(
    [...areas].map(([area, { records, hash }]) => [area, { records, hash: hash.digest('hex') }]),
  );
};

/** The collections in which two stores differ, each as a clause. */
export const differences = (from: Sums, to: Sums): string[] =>
  [...new Set([...from.keys(), ...to.keys()])].toSorted().flatMap((area) => {
    const [one, other] = [from.get(area), to.get(area)];
    if (one?.hash === other?.hash) return [];
    return [`of ${area} there are ${one?.records ?? 0} records there and ${other?.records ?? 0} here`];
  });
