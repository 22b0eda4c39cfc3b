import type { Story } from './story.ts';

/** Stories by id. */
export type StoryStore = {
  get(id: string): Promise<Story | undefined>;
  /** In the order of the ids; undefined where there is none. */
  getMany(ids: string[]): Promise<(Story | undefined)[]>;
  put(stories: Story[]): Promise<void>;
};

/** All stories, for what is made anew from them. */
export type StoryWalk = {
  /** Some of them, `limit` at most, and where to go on; without `next` there are no more. */
  walk(after: string | undefined, limit: number): Promise<{ stories: Story[]; next?: string }>;
};
