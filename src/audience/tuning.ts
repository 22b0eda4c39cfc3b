import type { Chat, ChatFacts, Follow } from './chat.ts';
import { blankChat, type Defaults } from './chats.ts';
import type { ChatStore } from './ports.ts';

/** Changing what a chat has chosen; what waits for it is decided anew afterwards. */
export type Tuning = {
  /** Changes settings of the chat itself; what it follows and whether it can be reached stay. Gives the chat as it is now. Rejects with a StoreError. */
  chat(about: ChatFacts, change: (chat: Chat) => ChatWishes): Promise<Chat>;
  /** Changes what is chosen for sources that the chat follows. Gives the chat as it is now; undefined: it is not known. Rejects with a StoreError. */
  follows(
    chatId: number,
    sourceIds: string[],
    change: (follow: Follow) => FollowWishes,
  ): Promise<Chat | undefined>;
};

type ChatWish =
  | 'language'
  | 'timeZone'
  | 'look'
  | 'hidesSource'
  | 'template'
  | 'filter'
  | 'digest'
  | 'quiet'
  | 'breakingAtOnce'
  | 'sound'
  | 'singleCards'
  | 'everyReport'
  | 'inSequence'
  | 'refusesPosts'
  | 'pace'
  | 'hours'
  | 'review';
/** What a chat may choose for itself; undefined: the usual. */
export type ChatWishes = { [Key in ChatWish]?: Chat[Key] | undefined };

/** What a chat may choose for one source; undefined: the usual. */
export type FollowWishes = {
  [Key in 'filter' | 'mutedUntil' | 'top' | 'digest' | 'delay' | 'review']?: Follow[Key] | undefined;
};

export const createTuning = ({
  chats,
  defaults,
  recheck,
}: {
  chats: Pick<ChatStore, 'update'>;
  defaults: Defaults;
  /** What waits for the chat by its choice is decided anew. */
  recheck(chatId: number): Promise<void>;
}): Tuning => ({
  chat: async (about, change) => {
    const changed = await chats.update(about.id, (known) => {
      const chat = known ?? blankChat(about, defaults);
      return withoutBlanks({ ...chat, ...change(chat) });
    });
    await recheck(about.id);
    return changed ?? blankChat(about, defaults);
  },
  follows: async (chatId, sourceIds, change) => {
    const changed = await chats.update(
      chatId,
      (chat) =>
        chat && {
          ...chat,
          follows: chat.follows.map((follow) =>
            sourceIds.includes(follow.sourceId) ? withoutBlanks({ ...follow, ...change(follow) }) : follow,
          ),
        },
    );
    await recheck(chatId);
    return changed;
  },
});

/** A record without the settings that are put back to the usual. */
const withoutBlanks = <T extends object>(record: { [Key in keyof T]: T[Key] | undefined }): T =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T;
