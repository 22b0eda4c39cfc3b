import { mostSaved, type SavedStore } from '../../audience/saved.ts';
import type { Lock } from '../../runtime/lock.ts';
import type { Story } from '../../story/story.ts';
import type { KeyValue } from '../keyv/key-value.ts';

/** A line of the list of what a chat saved. `at`: milliseconds since the epoch. */
type Line = { id: string; at: number };

/** What chats saved: a list of each, the newest first, and a copy of each story beside it. Nothing expires. */
export const createSavedStore = (store: KeyValue, lock: Lock): SavedStore => {
  const listKey = (chatId: number) => `saved:${chatId}`;
  const key = (chatId: number, storyId: string) => `saved:${chatId}:${storyId}`;
  const linesOf = async (chatId: number) => (await store.get<Line[]>(listKey(chatId))) ?? [];
  const under = <T>(chatId: number, work: () => Promise<T>) => lock(listKey(chatId), work);
  const get: SavedStore['get'] = async (chatId, storyId) => {
    const line = (await linesOf(chatId)).find(({ id }) => id === storyId);
    const story = line && (await store.get<Story>(key(chatId, storyId)));
    return story && { story, at: line.at };
  };

  return {
    get,
    add: (chatId, { story, at }) =>
      under(chatId, async () => {
        const lines = await linesOf(chatId);
        if (lines.some(({ id }) => id === story.id)) return 'already';
        if (lines.length >= mostSaved) return 'full';
        // The copy first: one without a line is passed over, a line without its copy could not be shown.
        await store.set(key(chatId, story.id), story);
        const sorted = [...lines, { id: story.id, at }].sort((one, two) => two.at - one.at);
        await store.set(listKey(chatId), sorted);
        return 'saved';
      }),
    remove: (chatId, storyId) =>
      under(chatId, async () => {
        const saved = await get(chatId, storyId);
        const lines = await linesOf(chatId);
        await store.set(
          listKey(chatId),
          lines.filter(({ id }) => id !== storyId),
        );
        await store.delete(key(chatId, storyId));
        return saved;
      }),
    clear: (chatId) =>
      under(chatId, async () => {
        // The list last: it leads to the copies.
        for (const { id } of await linesOf(chatId)) await store.delete(key(chatId, id));
        await store.delete(listKey(chatId));
      }),
    list: async (chatId, offset, limit) => {
      const lines = await linesOf(chatId);
      const shown = lines.slice(offset, offset + limit);
      const stories = await store.getMany<Story>(shown.map(({ id }) => key(chatId, id)));
      const saved = shown.flatMap(({ at }, index) => {
        const story = stories[index];
        return story === undefined ? [] : [{ story, at }];
      });
      return { saved, count: lines.length };
    },
  };
};
