import type { StoryStore, StoryWalk } from '../story/ports.ts';
import type { Story } from '../story/story.ts';
import type { KeyValue } from './keyv/key-value.ts';
import type { WalkedStore } from './keyv/open.ts';

const keptMs = 30 * 86_400_000;

/** Stories by id, for 30 days after they were last written. */
export const createStoryStore = (store: KeyValue): StoryStore => {
  const key = (id: string) => `story:${id}`;
  return {
    get: (id) => store.get<Story>(key(id)),
    getMany: (ids) => store.getMany<Story>(ids.map(key)),
    put: (stories) =>
      store.setMany(stories.map((story) => ({ key: key(story.id), value: story, ttlMs: keptMs }))),
  };
};

/** All of them, for the index of stories. */
export const createStoryWalk = (store: Pick<WalkedStore, 'walk'>): StoryWalk => ({
  walk: async (after, limit) => {
    const { values, next } = await store.walk<Story>('story', after, limit);
    return { stories: values, ...(next !== undefined && { next }) };
  },
});
