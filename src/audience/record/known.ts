import type { Chat, Follow } from '../chat.ts';
import type { Followed } from '../following.ts';
import type { Managers } from '../managers.ts';
import { mostSaved, type SavedStore } from '../saved.ts';

/** All that Kabar keeps of a chat, to be written as JSON; times as ISO 8601. */
export type KnownOfChat = {
  exportedAt: string;
  chat: Omit<Chat, 'follows' | 'pausedAt'> & { pausedAt?: string };
  follows: (Omit<Follow, 'since' | 'mutedUntil'> & {
    title: string;
    address: string;
    since: string;
    mutedUntil?: string;
  })[];
  /** Stories that the person saved. */
  saved: { at: string; headline: string; url?: string; source: string }[];
  /** What waits to be brought, by the ids of its campaigns. */
  waiting: unknown;
  /** What became of recent stories in this chat. */
  deliveries: unknown[];
  /** What was counted in a group or channel, day by day. */
  counted: unknown[];
  /** Chats that this person manages, or people who manage this chat, as far as Kabar has seen it. */
  manages: number[];
  managedBy: number[];
};

export const createKnownOf =
  ({
    getChat,
    list,
    managers,
    saved,
    waiting,
    deliveries,
    counted,
  }: {
    getChat(chatId: number): Promise<Chat | undefined>;
    list(chatId: number): Promise<Followed[]>;
    managers: Pick<Managers, 'chatsOf' | 'managersOf'>;
    saved: Pick<SavedStore, 'list'>;
    waiting(chatId: number): Promise<unknown>;
    deliveries(chat: Chat): Promise<unknown[]>;
    counted(chat: Chat): Promise<unknown[]>;
  }) =>
  /** Rejects with a StoreError. `blank`: the chat where nothing is stored of it. `now`: milliseconds since the epoch. */
  async (blank: Chat, now: number): Promise<KnownOfChat> => {
    const stored = (await getChat(blank.id)) ?? blank;
    const { follows, pausedAt, ...chat } = stored;
    const sources = new Map((await list(chat.id)).map((one) => [one.sourceId, one]));
    return {
      exportedAt: iso(now),
      chat: { ...chat, ...(pausedAt !== undefined && { pausedAt: iso(pausedAt) }) },
      follows: follows.map(({ since, mutedUntil, ...follow }) => ({
        title: sources.get(follow.sourceId)?.title ?? '',
        address: sources.get(follow.sourceId)?.address ?? '',
        ...follow,
        since: iso(since),
        ...(mutedUntil !== undefined && { mutedUntil: iso(mutedUntil) }),
      })),
      saved: (await saved.list(chat.id, 0, mostSaved)).saved.map(({ at, story }) => ({
        at: iso(at),
        headline: story.headline,
        ...(story.url !== undefined && { url: story.url }),
        source: story.sourceTitle,
      })),
      waiting: (await waiting(chat.id)) ?? [],
      deliveries: await deliveries(stored),
      counted: await counted(stored),
      manages: await managers.chatsOf(chat.id),
      managedBy: await managers.managersOf(chat.id),
    };
  };

export type KnownOf = ReturnType<typeof createKnownOf>;

const iso = (time: number): string => new Date(time).toISOString();
