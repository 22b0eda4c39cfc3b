import type { Chat } from '../../audience/chat.ts';
import type { ReceiptPages } from '../../audience/single.ts';
import { deletableMs } from '../../delivery/amend/original.ts';
import { campaignsOf, type Receipt } from '../../delivery/campaign.ts';
import type { Posts } from '../../delivery/post/posts.ts';
import type { Fates } from '../../delivery/receipts/fate.ts';
import type { AmendCounts } from '../../i18n/channel/amend.ts';
import type { CardPlace } from './amendment.ts';
import { campaignOf, type Broadcast, type BroadcastStore } from '../broadcast.ts';

/** What was sent where, read from receipts. Rejects with a StoreError. */
export type SentThings = {
  /** The post of which this is a message in a chat; undefined: it is of none that is remembered. */
  postAt(chatId: number, messageId: number): Promise<Broadcast | undefined>;
  /** The post that these copies in a private chat are of. */
  postFrom(chatId: number, messageId: number): Promise<Broadcast | undefined>;
  /** The latest posts in a chat, or of a person in private, the newest first. */
  postsIn(chatId: number, most: number): Promise<Broadcast[]>;
  /** How many chats have a post, how many of these for too long to be deleted, and how many wait for it. Walks it page by page. */
  count(broadcast: Broadcast, now: number): Promise<AmendCounts>;
  /** As `count`, of a story: by its feed and by its topics. */
  countStory(story: Parameters<typeof campaignsOf>[0], now: number): Promise<AmendCounts>;
  /** The campaigns that brought a story, with the pages of their receipts. */
  campaignsOf(story: Parameters<typeof campaignsOf>[0]): Promise<ReceiptPages[]>;
  /** Where the receipts stand of those of these chats that have a story, and when they got it (milliseconds since the epoch). */
  cardsIn(
    story: Parameters<Fates['sentAt']>[0],
    chats: { chat: Chat; title: string }[],
  ): Promise<CardPlace[]>;
};

export const createSentThings = ({
  posted,
  posts,
  fates,
}: {
  posted: Pick<BroadcastStore, 'get' | 'recentIn'>;
  posts: Pick<Posts, 'receipts' | 'standing'>;
  fates: Pick<Fates, 'sentAt'>;
}): SentThings => {
  /** The first of the posts noted for a chat that is meant. */
  const firstIn = async (chatId: number, isMeant: (one: Broadcast) => boolean | Promise<boolean>) => {
    for (const id of await posted.recentIn(chatId)) {
      const broadcast = await posted.get(id);
      if (broadcast !== undefined && (await isMeant(broadcast))) return broadcast;
    }
    return undefined;
  };
  const firstPage = async (id: string) => {
    for await (const { receipts } of posts.receipts(campaignOf(id))) return receipts;
    return [];
  };

  return {
    postAt: (chatId, messageId) =>
      firstIn(chatId, async ({ id, to }) => {
        if (to.kind !== 'chats') return false;
        const receipts = await firstPage(id);
        return receipts.some((one) => one?.chatId === chatId && messagesOf(one).includes(messageId));
      }),
    postFrom: (chatId, messageId) =>
      firstIn(
        chatId,
        ({ fromChatId, messageIds, status }) =>
          (fromChatId === chatId && messageIds.includes(messageId)) ||
          (status?.chatId === chatId && status.messageId === messageId),
      ),
    postsIn: async (chatId, most) => {
      const found: Broadcast[] = [];
      for (const id of await posted.recentIn(chatId)) {
        if (found.length >= most) break;
        const broadcast = await posted.get(id);
        if (broadcast?.state === 'live' || broadcast?.state === 'ended') found.push(broadcast);
      }
      return found;
    },
    count: async ({ id, reach, state }, now) => {
      const counts = { sent: 0, old: 0, waiting: 0 };
      let failed = 0;
      for await (const { receipts } of posts.receipts(campaignOf(id)))
        for (const one of receipts) {
          if (one?.kind === 'held') counts.waiting++;
          if (one?.kind === 'gone' || one?.kind === 'rejected') failed++;
          if (one?.kind !== 'sent' || one.chatId === 0) continue;
          counts.sent++;
          if (isOld(one.at, now)) counts.old++;
        }
      if (state === 'live') counts.waiting = Math.max(counts.waiting, reach - counts.sent - failed);
      return counts;
    },
    countStory: async (story, now) => {
      const counts = { sent: 0, old: 0, waiting: 0 };
      for (const id of campaignsOf(story))
        for await (const { receipts } of posts.receipts(id))
          for (const one of receipts) {
            if (one?.kind === 'held') counts.waiting++;
            if (one?.kind !== 'sent' || one.chatId === 0) continue;
            counts.sent++;
            if (isOld(one.at, now)) counts.old++;
          }
      return counts;
    },
    campaignsOf: async (story) => {
      const all: ReceiptPages[] = [];
      for (const campaignId of campaignsOf(story)) {
        let pages = 0;
        for await (const { page } of posts.receipts(campaignId)) pages = page + 1;
        if (pages > 0) all.push({ campaignId, pages });
      }
      return all;
    },
    cardsIn: async (story, chats) => {
      const found = await Promise.all(
        chats.map(async ({ chat, title }) => {
          const sent = await fates.sentAt(story, chat);
          return sent === undefined ? [] : [{ id: chat.id, title, ...sent }];
        }),
      );
      return found.flat();
    },
  };
};

/** Whether a message is too old to be deleted by a bot. `at`: when it was sent; both milliseconds since the epoch. */
export const isOld = (at: number, now: number): boolean => at < now - deletableMs;

/** The messages that a receipt names. */
const messagesOf = (receipt: Receipt): number[] =>
  receipt.kind === 'sent' ? [receipt.messageId, ...(receipt.more ?? [])] : [];
