import { topicOf, type Topic } from '../../audience/topics/topic.ts';
import type { TopicStore } from '../../audience/topics/topics.ts';
import { mergeRecent, type Recent } from '../../feed/record.ts';
import type { Lock } from '../../runtime/lock.ts';
import type { KeyValue } from '../keyv/key-value.ts';

/** Ids on one page of the list. */
const pageSize = 500;

/** Topics by id, listed in pages of ids. A topic's stems are made anew: how words are stemmed may have changed since. */
export const createTopicStore = (store: KeyValue, lock: Lock): TopicStore => {
  const key = (id: string) => `topic:${id}`;
  /** Where feeds keep theirs, too (store/feeds.ts): what is followed is listed alike. */
  const recentKey = (id: string) => `recent:${id}`;
  const pageKey = (page: number) => `topics:${page}`;
  const pages = async () => (await store.get<number>('topics')) ?? 0;
  const read = (id: string, words: string | undefined): Topic | undefined =>
    words === undefined ? undefined : { id, words, stems: topicOf(words)?.stems ?? [] };
  const getMany: TopicStore['getMany'] = async (ids) => {
    const words = await store.getMany<string>(ids.map(key));
    return ids.map((id, at) => read(id, words[at]));
  };

  return {
    getMany,
    all: async () => {
      const all: Topic[] = [];
      const count = await pages();
      for (let page = 0; page < count; page++) {
        const ids = (await store.get<string[]>(pageKey(page))) ?? [];
        for (const topic of await getMany(ids)) if (topic !== undefined) all.push(topic);
      }
      return all;
    },
    put: ({ id, words }) =>
      lock('topics', async () => {
        const count = Math.max(1, await pages());
        const last = (await store.get<string[]>(pageKey(count - 1))) ?? [];
        const isFull = last.length >= pageSize;
        const page = isFull ? count : count - 1;
        const ids = isFull ? [id] : [...last.filter((one) => one !== id), id];
        await store.setMany([
          { key: key(id), value: words },
          { key: pageKey(page), value: ids },
          { key: 'topics', value: page + 1 },
        ]);
      }),
    addRecent: (id, stories) =>
      lock(recentKey(id), async () => {
        const before = (await store.get<Recent[]>(recentKey(id))) ?? [];
        const fresh = stories.map(({ id: storyId, publishedAt, seenAt }) => ({
          id: storyId,
          time: publishedAt ?? seenAt,
        }));
        await store.set(recentKey(id), mergeRecent(fresh, before));
      }),
    remove: (id) =>
      lock('topics', async () => {
        await store.delete(key(id));
        await store.delete(recentKey(id));
        const count = await pages();
        for (let page = 0; page < count; page++) {
          const ids = (await store.get<string[]>(pageKey(page))) ?? [];
          if (!ids.includes(id)) continue;
          await store.set(
            pageKey(page),
            ids.filter((one) => one !== id),
          );
        }
      }),
  };
};
