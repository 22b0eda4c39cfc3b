import { feedId } from '../../src/feed/address.ts';
import { openCollections } from '../../src/store/collections.ts';
import { seedCity } from '../bench/city-store.ts';
import type { PlannedChat } from './plan.ts';

/** Writes feeds, and chats with their habits and follows, into a new store. */
export const seedChats = async (
  storeUrl: string,
  feeds: { url: string; title: string }[],
  chats: (PlannedChat & { id: number; owner?: number })[],
): Promise<void> => {
  await seedCity(
    storeUrl,
    feeds,
    chats.map(({ id, feeds: follows }) => ({ id, follows })),
  );
  const collections = await openCollections(storeUrl);
  for (const { id, owner, habit } of chats)
    await collections.chats.update(
      id,
      (chat) =>
        chat && {
          ...chat,
          ...habit.settings,
          ...(habit.isChannel && { kind: 'channel' as const, title: `Kanal ${id}` }),
          ...(owner !== undefined && { connectedBy: owner }),
          follows: chat.follows.map((follow) => ({ ...follow, ...habit.follow })),
        },
    );
  await collections.close();
};

/** Receipts of a story by the id of the chat, as the store has them. */
export type ReadReceipts = {
  of(storyId: string, followers: number): Promise<Map<number, Receipt>>;
  close(): Promise<void>;
};
type Collections = Awaited<ReturnType<typeof openCollections>>;
type Receipt = NonNullable<Awaited<ReturnType<Collections['campaigns']['receipts']>>[number]>;

export const readReceipts = async (storeUrl: string): Promise<ReadReceipts> => {
  const { campaigns, close } = await openCollections(storeUrl);
  return {
    of: async (storyId, followers) => {
      const found = new Map<number, Receipt>();
      for (let page = 0; page * 256 < followers; page++)
        for (const receipt of await campaigns.receipts(storyId, page))
          if (receipt !== null) found.set(receipt.chatId, receipt);
      return found;
    },
    close,
  };
};

export { feedId };
