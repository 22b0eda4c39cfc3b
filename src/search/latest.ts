import type { ChatStore } from '../audience/ports.ts';
import type { StoryStore } from '../story/ports.ts';
import type { FeedStore, Recent } from '../feed/record.ts';
import { canonicalUrl } from '../story/canonical.ts';
import type { Story } from '../story/story.ts';

/** Stories read at once while looking for words. */
const readAtOnce = 100;

/** A question for the newest stories of what a chat follows. */
export type LatestQuery = {
  chatId: number;
  limit: number;
  offset: number;
  /** Words that must occur. */
  about?: string;
  /** Only this source. */
  sourceId?: string;
};

/** Gives the newest stories first, each once, and the offset of the next page, if there is one. Rejects with a StoreError. */
export type FindLatest = (query: LatestQuery) => Promise<{ stories: Story[]; next?: number }>;

/** Finds in the lists of recent stories that the feeds keep. */
export const createLatest = (parts: {
  chats: Pick<ChatStore, 'get'>;
  feeds: Pick<FeedStore, 'recent'>;
  stories: Pick<StoryStore, 'getMany'>;
}): FindLatest => {
  return async ({ chatId, limit, offset, about, sourceId }) => {
    const chat = await parts.chats.get(chatId);
    const followed = chat?.follows.map((follow) => follow.sourceId) ?? [];
    const sources = sourceId === undefined ? followed : followed.filter((id) => id === sourceId);
    const recent = newestFirst(await parts.feeds.recent(sources));
    const words = about === undefined ? [] : wordsOf(about);

    const found: Story[] = [];
    const isRepeat = createRepeats(chat?.everyReport === true);
    for (let at = 0; at < recent.length && found.length <= offset + limit; at += readAtOnce) {
      const page = recent.slice(at, at + readAtOnce);
      for (const story of await parts.stories.getMany(page.map(({ id }) => id))) {
        if (story !== undefined && isAbout(story, words) && !isRepeat(story)) found.push(story);
      }
    }
    const next = offset + limit;
    return { stories: found.slice(offset, next), ...(found.length > next && { next }) };
  };
};

/** Whether a story was there already: under its headline, or from another source at its address or of its event. */
const createRepeats = (everyReport: boolean): ((story: Story) => boolean) => {
  const headlines = new Set<string>();
  const sourceOf = new Map<string, string>();
  return ({ headline, url, clusterId, sourceId }) => {
    const words = fold(headline);
    const known = [
      ...(url === undefined ? [] : [`at ${canonicalUrl(url)}`]),
      ...(clusterId === undefined || everyReport ? [] : [`of ${clusterId}`]),
    ];
    const isTold = known.some((key) => (sourceOf.get(key) ?? sourceId) !== sourceId);
    if (isTold || (words !== '' && headlines.has(words))) return true;
    headlines.add(words);
    for (const key of known) if (!sourceOf.has(key)) sourceOf.set(key, sourceId);
    return false;
  };
};

const newestFirst = (lists: Recent[][]): Recent[] => lists.flat().sort((one, two) => two.time - one.time);

const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const wordsOf = (about: string): string[] => fold(about).split(' ').filter(Boolean);

/** Whether each word begins some word of the story: "banjir" finds "kebanjiran" not, "banjirnya" it does. */
const isAbout = (story: Story, words: string[]): boolean => {
  if (words.length === 0) return true;
  const said = ` ${fold([story.headline, story.lead, story.place, ...story.categories].join(' '))}`;
  return words.every((word) => said.includes(` ${word}`));
};
