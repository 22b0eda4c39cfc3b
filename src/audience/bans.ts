import type { ChatStore } from './ports.ts';

/** Chats and feeds that an operator has shut out. `at`: when (milliseconds since the epoch). */
export type Bans = {
  /** A person's ban counts wherever they write; what a chat follows sleeps. */
  chats: { id: number; title: string; at: number }[];
  feeds: { id: string; title: string; url: string; at: number }[];
};

export type BanStore = {
  get(): Promise<Bans>;
  /** Rejects with a StoreError. */
  put(bans: Bans): Promise<void>;
};

/** Who and what is banned, at hand for whoever asks. */
export type BanList = {
  /** Reads what an earlier run has kept. Rejects with a StoreError. */
  load(): Promise<void>;
  list(): Bans;
  isChat(id: number): boolean;
  isFeed(id: string): boolean;
  /** Banning twice is banning once. Durable when it resolves. Rejects with a StoreError. */
  banChat(chat: Bans['chats'][number]): Promise<void>;
  banFeed(feed: Bans['feeds'][number]): Promise<void>;
  /** False: it was not banned. */
  unbanChat(id: number): Promise<boolean>;
  unbanFeed(id: string): Promise<boolean>;
};

export const createBanList = (store: BanStore, chats: Pick<ChatStore, 'update'>): BanList => {
  let bans: Bans = { chats: [], feeds: [] };
  let chatIds = new Set<number>();
  let feedIds = new Set<string>();
  const use = (next: Bans) => {
    bans = next;
    chatIds = new Set(next.chats.map(({ id }) => id));
    feedIds = new Set(next.feeds.map(({ id }) => id));
  };
  const keep = async (next: Bans) => {
    await store.put(next);
    use(next);
  };
  const without = <T extends { id: unknown }>(some: T[], id: T['id']): T[] =>
    some.filter((one) => one.id !== id);

  return {
    load: async () => use(await store.get()),
    list: () => bans,
    isChat: (id) => chatIds.has(id),
    isFeed: (id) => feedIds.has(id),
    banChat: async (chat) => {
      await keep({ ...bans, chats: [chat, ...without(bans.chats, chat.id)] });
      // In its record, too: the decision goes by that.
      await chats.update(chat.id, (known) => known && { ...known, isBanned: true });
    },
    banFeed: (feed) => keep({ ...bans, feeds: [feed, ...without(bans.feeds, feed.id)] }),
    unbanChat: async (id) => {
      if (!chatIds.has(id)) return false;
      await chats.update(id, (known) => {
        const { isBanned: _banned, ...chat } = known ?? {};
        return known && (chat as typeof known);
      });
      await keep({ ...bans, chats: without(bans.chats, id) });
      return true;
    },
    unbanFeed: async (id) => {
      if (!feedIds.has(id)) return false;
      await keep({ ...bans, feeds: without(bans.feeds, id) });
      return true;
    },
  };
};
