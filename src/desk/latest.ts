import type { ChatStore } from '../audience/ports.ts';
import type { StoryStore } from '../delivery/broadcast.ts';
import type { FeedStore, Recent } from '../feed/record.ts';
import type { Story } from '../story/story.ts';
import type { Ports } from '../../commands/ports.ts';

/** Stories read at once while looking for words. */
const readAtOnce = 100;

/** The newest stories of what a chat follows, each once, from the lists of recent stories that the feeds keep. */
export const createLatest = (parts: {
  chats: ChatStore;
  feeds: FeedStore;
  stories: StoryStore;
}): Ports['latest'] => ({
  find: async ({ chatId, limit, offset, about, sourceId }) => {
    const followed = (await parts.chats.get(chatId))?.follows.map((follow) => follow.sourceId) ?? [];
    const sources = sourceId === undefined ? followed : followed.filter((id) => id === sourceId);
    const recent = newestFirst(await parts.feeds.recent(sources));
    const words = about === undefined ? [] : wordsOf(about);

    const found: Story[] = [];
    const seen = new Set<string>();
    for (let at = 0; at < recent.length && found.length <= offset + limit; at += readAtOnce) {
      const page = recent.slice(at, at + readAtOnce);
      for (const story of await parts.stories.getMany(page.map(({ id }) => id))) {
        if (story === undefined || !isAbout(story, words)) continue;
        const same = [story.url, fold(story.headline)].filter((one) => one !== undefined && one !== '');
        if (same.some((one) => seen.has(one ?? ''))) continue;
        for (const one of same) seen.add(one ?? '');
        found.push(story);
      }
    }
    const next = offset + limit;
    return { stories: found.slice(offset, next), ...(found.length > next && { next }) };
  },
});

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
