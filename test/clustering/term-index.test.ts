import { describe, expect, it } from 'vitest';
import { createTermIndex } from '../../src/clustering/term-index.ts';

describe('an index of reports by their terms', () => {
  it('reports that share the weightiest terms are found, the likeliest first', () => {
    const index = createTermIndex();
    index.add('a', [
      [1, 0.5],
      [2, 0.5],
    ]);
    index.add('b', [
      [2, 0.9],
      [3, 0.4],
    ]);
    index.add('c', [[4, 1]]);
    expect(
      index.find(
        [
          [1, 0.2],
          [2, 0.8],
        ],
        10,
      ),
    ).toEqual(['b', 'a']);
    expect(index.find([[2, 1]], 1)).toEqual(['b']);
    expect(index.find([[9, 1]], 10)).toEqual([]);
  });

  it('a report that was removed or added anew is not found by what it said before', () => {
    const index = createTermIndex();
    index.add('a', [[1, 1]]);
    index.add('b', [[1, 1]]);
    index.remove('a');
    index.add('b', [[2, 1]]);
    expect(index.find([[1, 1]], 10)).toEqual([]);
    index.add('c', [[1, 1]]);
    expect(index.find([[1, 1]], 10)).toEqual(['c']);
    expect(index.find([[2, 1]], 10)).toEqual(['b']);
  });

  it('of very many reports the likeliest are found', () => {
    const index = createTermIndex();
    for (let at = 0; at < 300; at++) index.add(`r${at}`, [[1, at / 300]]);
    expect(index.find([[1, 1]], 2)).toEqual(['r299', 'r298']);
  });
});
