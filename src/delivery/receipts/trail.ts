import type { Chat } from '../../audience/chat.ts';
import type { ChatStore } from '../../audience/ports.ts';
import { isTopic } from '../../audience/topics/topic.ts';
import type { InboxStore, Place, Receipt } from '../campaign.ts';
import type { Recorder } from './recorder.ts';
import { placeBy } from './siblings.ts';

/** A receipt of one chat. */
export type TrailReceipt = { storyId: string; sourceId: string; place: Place; receipt: Receipt };

/** What the receipts say of one chat: of the recent stories of what it follows. Others of it expire within days, and nothing leads to them. */
export type Trail = {
  /** Rejects with a StoreError. */
  of(chat: Chat): Promise<TrailReceipt[]>;
  /**
   * Makes these receipts nobody's, and what waits for the chat does not wait any more. They stay where they stand: they say
   * how far a campaign is, and that its story is not to be sent there. Rejects with a StoreError.
   */
  forget(chat: Chat): Promise<void>;
};

export const createTrail = ({
  recent,
  chats,
  inboxes,
  release,
  recorder,
}: {
  /** Recent stories of each source. */
  recent(sourceIds: string[]): Promise<{ id: string }[][]>;
  chats: Pick<ChatStore, 'get'>;
  inboxes: Pick<InboxStore, 'get'>;
  /** Takes places out of the chat's inbox. */
  release(chatId: number, places: Place[]): Promise<void>;
  recorder: Pick<Recorder, 'open' | 'record'>;
}): Trail => {
  /** Whether a receipt is of the chat: what a group got before it became a supergroup stands under its old id. */
  const isOf = async (chatId: number, chat: Chat): Promise<boolean> =>
    chatId === chat.id ||
    (chat.kind === 'supergroup' && chatId !== nobody && (await chats.get(chatId))?.id === chat.id);

  const receiptAt = async ({ campaignId, page, index }: Place, chat: Chat): Promise<Receipt | undefined> => {
    const opened = await recorder.open(campaignId, page);
    const receipt = opened.receipts[index] ?? undefined;
    opened.close();
    return receipt !== undefined && (await isOf(receipt.chatId, chat)) ? receipt : undefined;
  };

  const of: Trail['of'] = async (chat) => {
    const found: TrailReceipt[] = [];
    for (const follow of chat.follows) {
      const { sourceId } = follow;
      const [stories = []] = await recent([sourceId]);
      for (const { id: storyId } of stories) {
        const feedId = isTopic(sourceId) ? '' : sourceId;
        const place = placeBy({ id: storyId, sourceId: feedId }, follow);
        const receipt = await receiptAt(place, chat);
        if (receipt !== undefined) found.push({ storyId, sourceId, place, receipt });
      }
    }
    return found;
  };

  return {
    of,
    forget: async (chat) => {
      const waiting = (await inboxes.get(chat.id))?.items ?? [];
      await release(chat.id, waiting);
      for (const place of waiting) {
        const receipt = await receiptAt(place, chat);
        if (receipt !== undefined) await recorder.record(place, anonymous(receipt));
      }
      for (const { place, receipt } of await of(chat)) await recorder.record(place, anonymous(receipt));
    },
  };
};

/** No chat has this id. */
const nobody = 0;

/**
 * A receipt that names neither a chat, nor a message of it, nor what somebody filtered. So its story cannot be changed there
 * any more (invariant 3), and whoever has the slot next is not taken for the one who had it.
 */
export const anonymous = (receipt: Receipt): Receipt => {
  switch (receipt.kind) {
    case 'sent':
      return { kind: 'sent', chatId: nobody, messageId: 0, at: receipt.at };
    case 'skipped':
      return { kind: 'skipped', chatId: nobody, why: receipt.why };
    case 'held':
      return { kind: 'skipped', chatId: nobody, why: 'not following' };
    case 'gone':
    case 'rejected':
      return { ...receipt, chatId: nobody };
  }
};
