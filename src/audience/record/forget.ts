import type { Chat } from '../chat.ts';
import type { Audience } from '../follow.ts';
import type { Managers, UntoldNotes } from '../managers.ts';
import type { ChatStore } from '../ports.ts';
import type { SavedStore } from '../saved.ts';

/** Deletes all that is kept of a chat. A stop in the middle leaves a chat that can be forgotten once more. Rejects with a StoreError. */
export type ForgetChat = (chatId: number) => Promise<void>;

export const createForgetChat =
  ({
    chats,
    audience,
    managers,
    untold,
    saved,
    forgetDeliveries,
    forgetDay,
    forgetPublishing,
  }: {
    chats: Pick<ChatStore, 'get' | 'update' | 'remove'>;
    audience: Pick<Audience, 'unfollow'>;
    managers: Managers;
    untold: Pick<UntoldNotes, 'take'>;
    saved: Pick<SavedStore, 'clear'>;
    /** Receipts become nobody's, and what waits is dropped. */
    forgetDeliveries(chat: Chat): Promise<void>;
    /** How many stories it got today. */
    forgetDay(chatId: number): Promise<void>;
    /** Its place among everybody, and what was done with it. */
    forgetPublishing(chatId: number, everybody: number | undefined): Promise<void>;
  }): ForgetChat =>
  async (chatId) => {
    const chat = await chats.get(chatId);
    if (chat !== undefined) {
      // First: only its follows lead to its receipts.
      await forgetDeliveries(chat);
      for (const { sourceId } of chat.follows) await audience.unfollow(chat.id, sourceId);
    }
    for (const managed of await managers.chatsOf(chatId))
      await chats.update(managed, (known) => known && withoutConnector(known, chatId));
    await managers.forget(chatId);
    await untold.take(chatId);
    await saved.clear(chatId);
    await forgetDay(chatId);
    await forgetPublishing(chat?.id ?? chatId, chat?.everybody);
    // Last: until then it can be seen that something is left.
    await chats.remove(chatId);
  };

/** The chat without the person who connected it, if it was this one. */
const withoutConnector = ({ connectedBy, ...chat }: Chat, userId: number): Chat | undefined =>
  connectedBy === userId ? chat : undefined;
