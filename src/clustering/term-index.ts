/** An index of reports by the terms that tell most of them. */
export type TermIndex = {
  add: (id: string, terms: Filed[]) => void;
  remove: (id: string) => void;
  /** The ids of at most `limit` reports that share most with these terms, the likeliest first. */
  find: (terms: Filed[], limit: number) => string[];
};

/** A term by its hash, and how much it tells of its report, of 1 in all. */
export type Filed = [hash: number, weight: number];

/** A report is filed under so many of its terms: they say which report it is, the others only cost. */
const filedUnder = 16;
/** A report is looked for under so many: it may have terms of its own. */
const lookedUnder = 32;
/** A term that more reports than this are filed under is not looked for, unless it stands in every list. */
const mostListed = 1_000;

type Row = { id: string; hashes: Uint32Array };

/** An inverted index. A report is a row number inside; a number is given to another report when its own is removed. */
export const createTermIndex = (): TermIndex => {
  /** Of each term, in turn: a row that is filed under it, and how much the term tells of it. */
  const lists = new Map<number, number[]>();
  const rowOf = new Map<string, number>();
  const rows: (Row | undefined)[] = [];
  const free: number[] = [];
  let sums = new Float64Array(1_024);

  const remove = (id: string): void => {
    const at = rowOf.get(id);
    if (at === undefined) return;
    for (const hash of rows[at]?.hashes ?? []) {
      const list = lists.get(hash);
      if (list === undefined) continue;
      strike(list, at);
      if (list.length === 0) lists.delete(hash);
    }
    rowOf.delete(id);
    rows[at] = undefined;
    free.push(at);
  };

  return {
    add(id, terms) {
      remove(id);
      const told = weightiest(terms, filedUnder);
      const at = free.pop() ?? rows.length;
      rowOf.set(id, at);
      rows[at] = { id, hashes: Uint32Array.from(told, ([hash]) => hash) };
      for (const [hash, weight] of told) {
        const list = lists.get(hash);
        if (list === undefined) lists.set(hash, [at, weight]);
        else list.push(at, weight);
      }
    },
    remove,
    find(terms, limit) {
      if (sums.length < rows.length) sums = new Float64Array(2 * rows.length);
      const touched: number[] = [];
      for (const [hash, weight] of weightiest(terms, lookedUnder)) {
        const list = lists.get(hash);
        if (list === undefined || list.length > 2 * mostListed) continue;
        for (let place = 0; place < list.length; place += 2) {
          const at = list[place] ?? 0;
          const before = sums[at] ?? 0;
          if (before === 0) touched.push(at);
          sums[at] = before + weight * (list[place + 1] ?? 0);
        }
      }
      const found = touched.map((at): [number, number] => [at, sums[at] ?? 0]);
      for (const at of touched) sums[at] = 0;
      return mostOf(found, limit).map(([at]) => rows[at]?.id ?? '');
    },
  };
};

/** Takes a row out of a list: the last one takes its place. */
const strike = (list: number[], row: number): void => {
  for (let place = 0; place < list.length; place += 2) {
    if (list[place] !== row) continue;
    const weight = list.pop() ?? 0;
    const last = list.pop() ?? 0;
    if (place === list.length) return;
    list[place] = last;
    list[place + 1] = weight;
    return;
  }
};

const weightiest = (terms: Filed[], limit: number): Filed[] =>
  terms.toSorted(([one, heavy], [two, light]) => light - heavy || one - two).slice(0, limit);

/** The pairs with the highest numbers, without sorting all of them. */
const mostOf = (found: [number, number][], limit: number): [number, number][] => {
  if (found.length > 4 * limit) {
    const numbers = Float64Array.from(found, ([, sum]) => sum).sort();
    const least = numbers[numbers.length - limit] ?? 0;
    return mostOf(found.filter(([, sum]) => sum >= least).slice(0, 4 * limit), limit);
  }
  return found.sort(([one, heavy], [two, light]) => light - heavy || one - two).slice(0, limit);
};
