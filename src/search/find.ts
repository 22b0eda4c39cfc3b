import { isTopic } from '../audience/topics/topic.ts';
import type { TopicStore } from '../audience/topics/topics.ts';
import type { ChatStore } from '../audience/ports.ts';
import type { StoryStore } from '../story/ports.ts';
import type { Story } from '../story/story.ts';
import type { StoryIndex } from './index/index.ts';
import { matchOf, matchOfTopics, type SearchQuery } from './query.ts';
import { ranked } from './rank.ts';
import { createRepeats } from './repeats.ts';

/** The newest that fit are ranked, so many of them: with words that every story has, the older ones do not come into it. */
const mostRanked = 400;
/** Stories read from the store at once. */
const readAtOnce = 50;

/** Where to look: in what a chat follows, or in every source that is public, and what the chat follows besides. */
export type SearchScope = { in: 'followed' | 'everywhere'; chatId?: number };

/** A question for stories by their words. Times in milliseconds since the epoch. */
export type StorySearch = {
  query: SearchQuery;
  scope: SearchScope;
  /** Only these sources of those. */
  sourceIds?: readonly string[];
  since?: number;
  /** When the first page was asked for: further pages go on in the same order, and later stories do not disturb it. */
  at: number;
  offset: number;
  limit: number;
  /** The last word, in lower case, where it is still being typed. */
  typed?: string;
};

/** What was found, the best first, each event once, and the offset of the next page, if there is one. */
export type Found = {
  stories: Story[];
  next?: number;
  /** The index is just being made anew: there may be more. */
  isPartial: boolean;
};

/** Finds stories by their words. Rejects with a StoreError. */
export type FindAbout = (search: StorySearch) => Promise<Found>;

export const createSearch = (parts: {
  index: Pick<StoryIndex, 'find' | 'isWhole' | 'drop'>;
  chats: Pick<ChatStore, 'get'>;
  stories: Pick<StoryStore, 'getMany'>;
  topics: Pick<TopicStore, 'getMany'>;
}): FindAbout => {
  const { index, chats, stories, topics } = parts;
  const aboutTopics = async (sources: string[]): Promise<string | undefined> => {
    const known = await topics.getMany(sources.filter(isTopic));
    return matchOfTopics(known.flatMap((topic) => (topic === undefined ? [] : [topic.stems])));
  };
  return async ({ query, scope, sourceIds, since, at, offset, limit, typed }) => {
    const chat = scope.chatId === undefined ? undefined : await chats.get(scope.chatId);
    const followed = chat?.follows.map(({ sourceId }) => sourceId) ?? [];
    const match = matchOf(query, typed);
    const wanted = sourceIds && new Set(sourceIds);
    const sources =
      wanted === undefined
        ? followed
        : scope.in === 'followed'
          ? followed.filter((id) => wanted.has(id))
          : [...wanted];
    const isOpen = scope.in === 'everywhere' && wanted === undefined;
    const alsoAbout = isOpen ? undefined : await aboutTopics(sources);
    const hits = index.find({
      ...(match !== undefined && { match }),
      among: isOpen ? { publicAnd: followed } : { sources, ...(alsoAbout !== undefined && { alsoAbout }) },
      from: Math.floor((since ?? 0) / 1_000),
      to: Math.floor(at / 1_000),
      most: mostRanked,
    });
    const isList = match === undefined && (wanted !== undefined || since !== undefined);
    const inOrder = isList ? hits : ranked(hits, Math.floor(at / 1_000));

    const found: Story[] = [];
    const isRepeat = createRepeats(chat?.everyReport === true);
    for (let from = 0; from < inOrder.length && found.length <= offset + limit; from += readAtOnce) {
      const ids = inOrder.slice(from, from + readAtOnce).map(({ id }) => id);
      const read = await stories.getMany(ids);
      index.drop(ids.filter((_, place) => isGone(read[place])));
      for (const story of read)
        if (story !== undefined && !isGone(story) && !isRepeat(story)) found.push(story);
    }
    const next = offset + limit;
    return {
      stories: found.slice(offset, next),
      ...(found.length > next && { next }),
      isPartial: !index.isWhole(),
    };
  };
};

/** The store keeps it no longer, or it was taken back. */
const isGone = (story: Story | undefined): boolean => story === undefined || story.recalledAt !== undefined;

/** Ids of the sources that go by a name and that a chat may hear of: public ones, and those that it follows. */
export const createFindSources =
  (parts: { index: Pick<StoryIndex, 'sourcesNamed'>; chats: Pick<ChatStore, 'get'> }) =>
  async (name: string, chatId?: number): Promise<string[]> => {
    const named = parts.index.sourcesNamed(name);
    const chat = chatId === undefined ? undefined : await parts.chats.get(chatId);
    const followed = new Set(chat?.follows.map(({ sourceId }) => sourceId));
    return named.filter(({ id, isPublic }) => isPublic || followed.has(id)).map(({ id }) => id);
  };

export type FindSources = ReturnType<typeof createFindSources>;
