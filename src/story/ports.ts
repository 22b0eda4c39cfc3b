import type { Story } from './story.ts';

/** Stories by id. */
export type StoryStore = {
  get(id: string): Promise<Story | undefined>;
  /** In the order of the ids; undefined where there is none. */
  getMany(ids: string[]): Promise<(Story | undefined)[]>;
  put(stories: Story[]): Promise<void>;
};
