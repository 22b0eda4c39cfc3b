import type { Audience } from './follow.ts';
import { pageSize, type AudienceStore } from './ports.ts';
import type { FeedStore } from '../feed/record.ts';

export type MergeParts = {
  audience: Audience;
  audiences: AudienceStore;
  /** What is on its way. */
  campaigns: {
    get(id: string): Promise<{ sourceId: string } | undefined>;
    open(): Promise<string[]>;
  };
  /** What waits for chats. */
  inboxes: { get(chatId: number): Promise<{ items: { campaignId: string }[] } | undefined> };
  feeds: Pick<FeedStore, 'get'>;
};

/** Followers moved in one go (about): the rest follows after the next look. */
const movedAtOnce = 2_000;

/**
 * Moves the followers of a feed to another that is the same by now. What is on its way to a follower goes by where it
 * follows the story's feed (invariant 1), so those for whom something of the old feed still waits are moved another
 * time, and nobody while one of its campaigns is open. Call it under the old feed's lock, so that none is opened
 * meanwhile; doing it twice is doing it once. Rejects with a StoreError.
 */
export const createMerge =
  ({ audience, audiences, campaigns, inboxes, feeds }: MergeParts) =>
  async (from: string, into: string): Promise<void> => {
    const target = await feeds.get(into);
    if (target === undefined || target.idle || target.ended) return;
    const comesFrom = async (campaignId: string) => (await campaigns.get(campaignId))?.sourceId === from;
    for (const id of await campaigns.open()) if (await comesFrom(id)) return;

    const waitsFor = async (chatId: number): Promise<boolean> => {
      for (const { campaignId } of (await inboxes.get(chatId))?.items ?? [])
        if (await comesFrom(campaignId)) return true;
      return false;
    };
    const { slots } = await audiences.size(from);
    let moved = 0;
    for (let page = 0; page * pageSize < slots && moved < movedAtOnce; page++)
      for (const chatId of await audiences.page(from, page)) {
        if (chatId === null || (await waitsFor(chatId))) continue;
        await audience.move(chatId, from, into);
        moved++;
      }
  };
