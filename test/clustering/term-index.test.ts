import { describe, expect, it } from 'vitest';
import { createTermIndex, filingKeys } from '../../src/clustering/term-index.ts';

const idf = (term: string): number => (term.startsWith('common') ? 1 : 5);
const find = (
  index: ReturnType<typeof createTermIndex>,
  terms: string[],
  addresses: string[] = [],
): string[] => index.find(new Set(terms), addresses, idf, 8);

describe('the term index', () => {
  it('the story that shares most is found first, and one that shares little is not found', () => {
    const index = createTermIndex();
    index.add('near', ['rare1', 'rare2', 'common1']);
    index.add('nearer', ['rare1', 'rare2', 'rare3']);
    index.add('far', ['common1']);
    expect(find(index, ['rare1', 'rare2', 'rare3', 'common1'])).toEqual(['nearer', 'near']);
    expect(find(index, ['common1'])).toEqual(['far', 'near']);
    expect(find(index, ['new'])).toEqual([]);
  });

  it('a story with the same address is found before all others', () => {
    const index = createTermIndex();
    index.add('alike', ['rare1', 'rare2']);
    index.add('copied', ['https://a.test/1']);
    expect(find(index, ['rare1', 'rare2'], ['https://a.test/1'])).toEqual(['copied', 'alike']);
  });

  it('a removed story is not found, nor is the story that has its row since', () => {
    const index = createTermIndex();
    index.add('old', ['rare1', 'rare2']);
    index.remove('old', ['rare1', 'rare2']);
    index.add('new', ['rare3']);
    expect(find(index, ['rare1', 'rare2'])).toEqual([]);
    expect(find(index, ['rare3'])).toEqual(['new']);
  });

  it('a search that is made again finds the same stories in the same order', () => {
    const index = createTermIndex();
    for (let at = 0; at < 1_500; at++) index.add(`s${at}`, [`rare${at % 50}`, 'rare']);
    const first = find(index, ['rare7', 'rare9']);
    expect(first).toHaveLength(8);
    expect(find(index, ['rare7', 'rare9'])).toEqual(first);
  });

  it('a story is filed under its rarest terms and its address', () => {
    const terms = new Set([...Array.from({ length: 20 }, (_, at) => `common${at}`), 'rare']);
    const keys = filingKeys(terms, ['https://a.test/1'], idf);
    expect(keys[0]).toBe('rare');
    expect(keys).toHaveLength(17);
  });
});
