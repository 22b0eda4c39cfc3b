import { describe, expect, it } from 'vitest';
import { createVocabulary } from '../../../src/clustering/evidence/vocabulary.ts';

const dayMs = 86_400_000;

describe('a vocabulary', () => {
  it('a term tells less the more stories of its language have it', () => {
    const vocabulary = createVocabulary();
    for (let at = 0; at < 100; at++) vocabulary.add('id', at % 10 === 0 ? [1, 2] : [1], dayMs);
    const [everywhere = 0, seldom = 0, never = 0] = [1, 2, 3].map(vocabulary.idf('id'));
    expect(everywhere).toBeLessThan(seldom);
    expect(seldom).toBeLessThan(never);
    expect(vocabulary.idf('en')(1)).toBe(vocabulary.idf('en')(3));
  });

  it('a term of the same share of stories tells as much after 500 stories as after 40,000', () => {
    const grown = (stories: number) => {
      const vocabulary = createVocabulary();
      for (let at = 0; at < stories; at++)
        vocabulary.add('id', at % 20 === 0 ? [1, 2] : at % 500 === 1 ? [1, 3] : [1], dayMs);
      return [2, 3, 4].map(vocabulary.idf('id'));
    };
    const [young, old] = [grown(500), grown(40_000)];
    for (const [at, weight] of young.entries()) expect(Math.abs(weight - (old[at] ?? 0))).toBeLessThan(0.35);
  });

  it('counts of days ago weigh less, and what was stored comes back', () => {
    const vocabulary = createVocabulary();
    for (let at = 0; at < 50; at++) vocabulary.add('en', [7], dayMs);
    vocabulary.add('en', [8], 8 * dayMs);
    const { languages } = vocabulary.toJSON();
    expect(languages.en.stories).toBeLessThan(15);
    const back = createVocabulary(JSON.parse(JSON.stringify(vocabulary.toJSON())));
    for (const hash of [7, 8, 9]) expect(back.idf('en')(hash)).toBe(vocabulary.idf('en')(hash));
  });

  it('a vocabulary that an earlier version stored is none', () => {
    const old = JSON.parse('{"stories":10,"day":3,"counts":[["banjir",4]]}');
    expect(createVocabulary(old).idf('id')(1)).toBe(createVocabulary().idf('id')(1));
  });
});
