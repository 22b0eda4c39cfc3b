import type { FeedList } from '../../feed/opml/list.ts';
import type { Chat } from '../chat.ts';
import type { Followed } from '../following.ts';
import { writeChat, writeFollow } from './portable.ts';

/** What a chat follows, with all that it has chosen, as a list that other readers understand, too. */
export const feedListOf = (chat: Chat, followed: Followed[], now: number): FeedList => {
  const follows = new Map(chat.follows.map((follow) => [follow.sourceId, follow]));
  return {
    title: chat.title === '' ? 'Kabar' : `Kabar · ${chat.title}`,
    own: writeChat(chat),
    feeds: followed
      .filter(({ address, isTopic }) => address !== '' || isTopic)
      .map(({ sourceId, title, address, isTopic }) => {
        const follow = follows.get(sourceId);
        const own = follow === undefined ? {} : writeFollow(follow, now);
        return { title, url: address, own: isTopic ? { topic: title, ...own } : own };
      }),
  };
};
