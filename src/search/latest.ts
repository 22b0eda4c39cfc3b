import type { ChatStore } from '../audience/ports.ts';
import type { FeedStore, Recent } from '../feed/record.ts';
import type { StoryStore } from '../story/ports.ts';
import type { Story } from '../story/story.ts';
import { createRepeats } from './repeats.ts';

/** Stories read at once. */
const readAtOnce = 100;

/** A question for the newest stories of what a chat follows. */
export type LatestQuery = {
  chatId: number;
  limit: number;
  offset: number;
  /** Only this source. */
  sourceId?: string;
};

/**
 * Gives the newest stories first, each once, and the offset of the next page, if there is one. `isGeneral`: the chat follows
 * nothing, so they are the general sources'. Rejects with a StoreError.
 */
export type FindLatest = (
  query: LatestQuery,
) => Promise<{ stories: Story[]; next?: number; isGeneral?: true }>;

/** Finds in the lists of recent stories that the feeds keep. */
export const createLatest = (parts: {
  chats: Pick<ChatStore, 'get'>;
  feeds: Pick<FeedStore, 'recent'>;
  stories: Pick<StoryStore, 'getMany'>;
  /** Ids of the general sources. */
  general(): string[];
}): FindLatest => {
  return async ({ chatId, limit, offset, sourceId }) => {
    const chat = await parts.chats.get(chatId);
    const followed = chat?.follows.map((follow) => follow.sourceId) ?? [];
    const isGeneral = followed.length === 0 && sourceId === undefined;
    const mine = sourceId === undefined ? followed : followed.filter((id) => id === sourceId);
    const sources = isGeneral ? parts.general() : mine;
    const recent = newestFirst(await parts.feeds.recent(sources));

    const found: Story[] = [];
    const isRepeat = createRepeats(chat?.everyReport === true);
    for (let at = 0; at < recent.length && found.length <= offset + limit; at += readAtOnce) {
      const page = recent.slice(at, at + readAtOnce);
      for (const story of await parts.stories.getMany(page.map(({ id }) => id))) {
        if (story !== undefined && !isRepeat(story)) found.push(story);
      }
    }
    const next = offset + limit;
    return {
      stories: found.slice(offset, next),
      ...(found.length > next && { next }),
      ...(isGeneral && { isGeneral }),
    };
  };
};

const newestFirst = (lists: Recent[][]): Recent[] => lists.flat().sort((one, two) => two.time - one.time);
