import type { Chat } from '../audience/chat.ts';
import type { Receipt } from '../delivery/campaign.ts';
import type { PostOrder } from '../delivery/delivery.ts';

/** An admin's post that waits for "Send": the copies in the preview are what is sent. */
export type Draft = {
  targetChatId: number;
  targetTitle: string;
  fromChatId: number;
  messageIds: number[];
  userId: number;
};

/** What became of a post: it is in the chat, waits for its turn there, or cannot go there. */
export type PostReport = 'posted' | 'waiting' | 'failed';

/**
 * Broadcasts a draft to its chat, once for each draft id however often it is called. Resolves as soon as that is durable; then the
 * draft may be forgotten. `report` resolves with what became of it, after half a minute at the latest. Rejects with a StoreError.
 */
export type BroadcastPost = (
  draftId: string,
  draft: Draft,
  target: Chat,
) => Promise<{ report: Promise<PostReport> }>;

/** A person does not wait longer than this for the report (milliseconds). */
const patienceMs = 30_000;

export const createBroadcastPost =
  ({
    order,
    remember,
    sleep,
  }: {
    /** Brings the post to its chat; gives the receipt once there is one. */
    order(post: PostOrder): Promise<{ receipt: Promise<Receipt | undefined> }>;
    /** Keeps a chat that nothing is stored of yet. */
    remember(chat: Chat): Promise<void>;
    sleep(ms: number, signal?: AbortSignal): Promise<void>;
  }): BroadcastPost =>
  async (draftId, { fromChatId, messageIds }, target) => {
    await remember(target);
    const post = { kind: 'post', fromChatId, messageIds } as const;
    const { receipt } = await order({ id: `post:${draftId}`, chatId: target.id, post });
    const timer = new AbortController();
    const report = Promise.race([receipt, sleep(patienceMs, timer.signal).then(() => undefined)])
      .then(reportOf)
      .finally(() => timer.abort());
    return { report };
  };

const reportOf = (receipt: Receipt | undefined): PostReport => {
  if (receipt === undefined || receipt.kind === 'held') return 'waiting';
  return receipt.kind === 'sent' ? 'posted' : 'failed';
};
