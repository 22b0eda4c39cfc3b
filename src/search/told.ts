import type { Chat } from '../audience/chat.ts';
import type { FeedStore } from '../feed/record.ts';
import { addressOf } from '../story/link.ts';
import type { StoryStore } from '../story/ports.ts';
import type { Story } from '../story/story.ts';
import { stemsOf } from '../text/stems.ts';

/** Stories read at most, the newest of what is followed, and how many at once. */
const mostRead = 3_000;
const readAtOnce = 100;

/** Finds stories of what a chat follows, whether it got them or not. Rejects with a StoreError. */
export type FindTold = {
  /** Those at an address, or with all of these words in headline, lead or place: the newest first. */
  named(chat: Pick<Chat, 'follows'>, said: string, limit: number): Promise<Story[]>;
  /** Those that may have been sent about that time (milliseconds since the epoch), the likeliest first. */
  around(chat: Pick<Chat, 'follows'>, at: number, limit: number): Promise<Story[]>;
};

/** Finds in the lists of recent stories that feeds and topics keep. */
export const createFindTold = ({
  feeds,
  stories,
}: {
  feeds: Pick<FeedStore, 'recent'>;
  stories: Pick<StoryStore, 'getMany'>;
}): FindTold => {
  const recentOf = async ({ follows }: Pick<Chat, 'follows'>) => {
    const lists = await feeds.recent(follows.map(({ sourceId }) => sourceId));
    const times = new Map(lists.flat().map(({ id, time }) => [id, time]));
    return [...times].map(([id, time]) => ({ id, time })).sort((one, two) => two.time - one.time);
  };
  const read = async (ids: string[]) =>
    (await stories.getMany(ids)).filter((story): story is Story => story !== undefined);

  return {
    named: async (chat, said, limit) => {
      const isMeant = meantBy(said);
      const found: Story[] = [];
      const recent = (await recentOf(chat)).slice(0, mostRead).map(({ id }) => id);
      for (let at = 0; at < recent.length && found.length < limit; at += readAtOnce)
        found.push(...(await read(recent.slice(at, at + readAtOnce))).filter(isMeant));
      return found.slice(0, limit);
    },
    around: async (chat, at, limit) => {
      const recent = await recentOf(chat);
      // A story goes out after it is published: those just before come first, those after it last.
      const before = recent.filter(({ time }) => time <= at);
      const after = recent.filter(({ time }) => time > at).toReversed();
      return read([...before, ...after].slice(0, limit).map(({ id }) => id));
    },
  };
};

/** Whether a story is at the address that was said, or has each of the words. */
const meantBy = (said: string): ((story: Story) => boolean) => {
  const link = /https?:\/\/\S+/i.exec(said)?.[0].replace(/[)\]>.,!?»"']+$/, '');
  if (link !== undefined && URL.canParse(link)) {
    const wanted = addressOf(link);
    return ({ url }) => url !== undefined && addressOf(url) === wanted;
  }
  const words = stemsOf(said);
  if (words.length === 0) return () => false;
  return ({ headline, lead, place = '' }) => {
    const stems = new Set(stemsOf(`${headline} ${lead} ${place}`));
    return words.every((word) => stems.has(word));
  };
};
