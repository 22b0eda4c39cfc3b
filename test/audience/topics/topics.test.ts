import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTopicIndex } from '../../../src/audience/topics/topic-index.ts';
import { isTopic, topicOf } from '../../../src/audience/topics/topic.ts';

describe('a topic', () => {
  it('is the same in another order, case and form', () => {
    expect(topicOf('Banten  gempa')?.id).toBe(topicOf('gempa banten')?.id);
    expect(isTopic(topicOf('gempa')?.id ?? '')).toBe(true);
    expect(topicOf('“Gempa” Banten')?.words).toBe('Gempa Banten');
  });

  it.each(['', '!!!', 'a '.repeat(60), 'satu dua tiga empat lima enam tujuh delapan sembilan'])(
    'is none in %j',
    (typed) => {
      expect(topicOf(typed)?.stems.length ?? 0).toBeLessThan(2);
    },
  );
});

describe('the index of topics', () => {
  it('finds the topics all of whose words are there, as asking each does', () => {
    const word = fc.constantFrom('gempa', 'banten', 'banjir', 'emas', 'harga', 'bola', 'timnas');
    const topic = fc.uniqueArray(word, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(topic, { maxLength: 40 }), fc.array(word), fc.nat(5), (topics, said, gone) => {
        const index = createTopicIndex();
        for (const [at, stems] of topics.entries()) index.add({ id: `t${at}`, stems });
        index.remove(`t${gone}`);
        const expected = topics.flatMap((stems, at) =>
          at !== gone && stems.every((one) => said.includes(one)) ? [`t${at}`] : [],
        );
        expect(index.match(said).sort()).toEqual(expected.sort());
      }),
    );
  });

  it('forgets a topic that is removed, and takes it in again', () => {
    const index = createTopicIndex();
    index.add({ id: 't1', stems: ['gempa'] });
    index.remove('t1');
    expect([index.match(['gempa']), index.size()]).toEqual([[], 0]);
    index.add({ id: 't1', stems: ['gempa'] });
    expect(index.match(['gempa'])).toEqual(['t1']);
  });
});
