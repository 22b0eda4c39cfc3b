import type { Story } from '../story/story.ts';

/** A story that somebody saved, as it was then. `at`: milliseconds since the epoch. */
export type SavedStory = { story: Story; at: number };

/** So many stories one person keeps at most. */
export const mostSaved = 500;

/** What people saved: copies of their own, which stay until they are removed. Every function rejects with a StoreError. */
export type SavedStore = {
  /** `already`: it stays as it is; `full`: nothing is saved. */
  add(chatId: number, saved: SavedStory): Promise<'saved' | 'already' | 'full'>;
  /** Gives what was there; undefined: it was not saved. */
  remove(chatId: number, storyId: string): Promise<SavedStory | undefined>;
  get(chatId: number, storyId: string): Promise<SavedStory | undefined>;
  /** Deletes all that the chat saved. */
  clear(chatId: number): Promise<void>;
  /** From the `offset`th on, the one saved last first, and how many there are in all. */
  list(chatId: number, offset: number, limit: number): Promise<{ saved: SavedStory[]; count: number }>;
};
