import { describe, expect, it } from 'vitest';
import { createVocabulary } from '../../../src/clustering/lexicon/vocabulary.ts';

const hour = 3_600_000;

describe('the vocabulary', () => {
  it('a common term is less telling than a rare one, and is forgotten slowly', () => {
    const vocabulary = createVocabulary();
    for (let day = 0; day < 3; day++)
      for (let story = 0; story < 50; story++)
        vocabulary.add(['polisi', `nama${day}${story}`], (20_000 + day) * 24 * hour);
    const before = vocabulary.idf('polisi');
    expect(before).toBeLessThan(vocabulary.idf('nama11'));
    vocabulary.add([], 20_030 * 24 * hour);
    expect(vocabulary.idf('polisi')).toBeGreaterThan(before);
  });

  it('a vocabulary stays bounded, and is restored from its state as it was', () => {
    const vocabulary = createVocabulary();
    for (let story = 0; story < 1_100; story++)
      vocabulary.add(
        Array.from({ length: 50 }, (_, word) => `w${story}-${word}`),
        0,
      );
    const state = vocabulary.toJSON();
    expect(state.counts.length).toBeLessThanOrEqual(50_000);
    const back = createVocabulary(JSON.parse(JSON.stringify(state)));
    expect(back.toJSON()).toEqual(state);
  });
});
