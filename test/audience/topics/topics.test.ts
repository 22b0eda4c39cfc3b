import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTopicIndex } from '../../../src/audience/topics/topic-index.ts';
import { isTopic, topicOf } from '../../../src/audience/topics/topic.ts';
import { createTopics } from '../../../src/audience/topics/topics.ts';
import type { Story } from '../../../src/story/story.ts';

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
        for (const [at, stems] of topics.entries())
          index.add({ id: `t${at}`, words: stems.join(' '), stems });
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
    index.add({ id: 't1', words: 'Gempa', stems: ['gempa'] });
    index.remove('t1');
    expect([index.match(['gempa']), index.size(), index.wordsOf('t1')]).toEqual([[], 0, undefined]);
    index.add({ id: 't1', words: 'Gempa', stems: ['gempa'] });
    expect(index.match(['gempa'])).toEqual(['t1']);
    expect(index.wordsOf('t1')).toBe('Gempa');
  });
});

describe('a new story', () => {
  it('is of the topics that it tells of, unless only the readers of its feed may know it', async () => {
    const topic = topicOf('gempa banten');
    if (topic === undefined) throw new Error('It names a topic.');
    const listed: string[] = [];
    const topics = createTopics({
      clock: Date,
      lock: (_, work) => work(),
      defaults: { language: 'id', timeZone: 'Asia/Jakarta' },
      store: {
        all: async () => [topic],
        getMany: async (ids) => ids.map(() => topic),
        put: async () => {},
        remove: async () => {},
        addRecent: async (_, stories) => void listed.push(...stories.map(({ id }) => id)),
      },
      audience: { follow: async () => true },
      followers: async () => 1,
      isPublic: async (sourceId) => sourceId === 'open',
    });
    await topics.load();
    const told = (id: string, sourceId: string, headline: string): Story => ({
      id,
      sourceId,
      sourceTitle: 'Harian',
      headline,
      lead: '',
      seenAt: 0,
      categories: [],
    });
    const matched = await topics.matched([
      told('a', 'open', 'Gempa guncang Banten'),
      told('b', 'closed', 'Gempa guncang Banten'),
      told('c', 'open', 'Gempa guncang Aceh'),
    ]);
    expect(matched.map((story) => story.topics)).toEqual([[topic.id], undefined, undefined]);
    expect(listed).toEqual(['a']);
  });
});
