import type { StoryStore } from '../story/ports.ts';
import type { Story } from '../story/story.ts';
import type { KeyValue } from './keyv/key-value.ts';

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
