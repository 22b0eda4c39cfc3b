import { systemClock, type Clock } from '../runtime/clock.ts';
import { createLock } from '../runtime/lock.ts';
import type { Chat, Follow, WantedFollow } from './chat.ts';
import {
  activeWith,
  arranged,
  connectedIn,
  inState,
  isFollowing,
  movedTo,
  withMoved,
  withTopic,
} from './follows/record.ts';
import type { AudienceStore, ChatStore } from './ports.ts';
import { enrol, everybodyId } from './subscribers/everybody.ts';

/** Who follows what, over both records that say so: the audience's slot and the chat's own list. */
export type Audience = {
  /** False where the chat followed it already. Who connects a chat that nobody has connected is told when posting stops there. */
  follow(blank: Chat, follow: WantedFollow): Promise<boolean>;
  /** False where the chat did not follow it. */
  unfollow(chatId: number, sourceId: string): Promise<boolean>;
  /** Has a source that the chat follows come to this forum topic; undefined: to none. False where the chat does not follow it. */
  setTopic(chatId: number, sourceId: string, threadId: number | undefined): Promise<boolean>;
  /** Lists these sources of a chat behind its others, in this order. */
  arrange(chatId: number, sourceIds: string[]): Promise<void>;
  /** Has the chat follow one source in place of another, in the same topic and since the same time; where it follows both, one of them. */
  move(chatId: number, from: string, to: string): Promise<void>;
  /** Gives the state that the chat had before; undefined: it is not known. Pausing a chat once more notes when that was. */
  setState(chatId: number, state: Chat['state']): Promise<Chat['state'] | undefined>;
  /** Gives the chat its new id (a group that became a supergroup); it is found under the old one, too. Doing it twice is doing it once. */
  migrate(from: number, to: number): Promise<void>;
  /** Empties a slot that no follow of the chat names. */
  tidy(chatId: number, sourceId: string, slot: number): Promise<void>;
};

/**
 * The chat's record decides: a slot counts only where the chat's follow names that very slot. So a crash between the
 * two writes leaves at worst a slot that delivery passes over, never a chat that gets news it did not ask for; whoever
 * passes over it has it emptied (`tidy`). One chat enters and leaves one source at a time, so that nobody takes a slot
 * that is just being given up.
 */
export const createAudience = (
  chats: ChatStore,
  audiences: AudienceStore,
  clock: Pick<Clock, 'now'> = systemClock,
  /** A chat has left a source; it may have been the last one there. */
  onLeft: (sourceId: string) => void = () => {},
): Audience => {
  const alone = createLock();
  const under = <T>(chatId: number, work: () => Promise<T>) => alone(String(chatId), work);

  const move: Audience['move'] = async (chatId, from, to) => {
    const before = (await chats.get(chatId))?.follows ?? [];
    const old = before.find(({ sourceId }) => sourceId === from);
    if (old === undefined) return;
    const both = before.find(({ sourceId }) => sourceId === to);
    const slot = both?.slot ?? (await audiences.occupy(to, chatId));
    let isMoved = false;
    await chats.update(chatId, (chat) => {
      if (chat === undefined) return undefined;
      isMoved = isFollowing(chat, from) && !isFollowing(chat, to);
      return { ...chat, follows: withMoved(chat, { from, to, slot }) };
    });
    if (!isMoved && both === undefined) await audiences.vacate(to, slot, chatId);
    await audiences.vacate(from, old.slot, chatId);
    onLeft(from);
  };

  const follow: Audience['follow'] = async (blank, follow) => {
    const before = await chats.get(blank.id);
    if (before !== undefined && isFollowing(before, follow.sourceId)) {
      await chats.update(blank.id, (chat) => chat && connectedIn(chat, blank));
      return false;
    }
    const slot = await audiences.occupy(follow.sourceId, blank.id);
    let added = true;
    const followed = await chats.update(blank.id, (known) => {
      const chat = known === undefined ? blank : (connectedIn(known, blank) ?? known);
      added = !isFollowing(chat, follow.sourceId);
      return activeWith(chat, blank, added ? [...chat.follows, { ...follow, slot }] : chat.follows);
    });
    if (!added) await audiences.vacate(follow.sourceId, slot, blank.id);
    if (followed !== undefined) await enrol(followed, { chats, audiences });
    return added;
  };

  const unfollow: Audience['unfollow'] = async (chatId, sourceId) => {
    let gone: Follow | undefined;
    await chats.update(chatId, (chat) => {
      gone = chat?.follows.find((follow) => follow.sourceId === sourceId);
      return chat && gone && { ...chat, follows: chat.follows.filter((follow) => follow !== gone) };
    });
    if (gone === undefined) return false;
    await audiences.vacate(sourceId, gone.slot, chatId);
    onLeft(sourceId);
    return true;
  };

  return {
    follow: (blank, follows) => under(blank.id, () => follow(blank, follows)),
    unfollow: (chatId, sourceId) => under(chatId, () => unfollow(chatId, sourceId)),
    move: (chatId, from, to) => under(chatId, () => move(chatId, from, to)),
    arrange: async (chatId, sourceIds) => {
      await chats.update(chatId, (chat) => chat && { ...chat, follows: arranged(chat, sourceIds) });
    },
    setTopic: async (chatId, sourceId, threadId) => {
      let isFollowed = false;
      await chats.update(chatId, (chat) => {
        isFollowed = chat !== undefined && isFollowing(chat, sourceId);
        return chat && isFollowed ? { ...chat, follows: withTopic(chat, sourceId, threadId) } : undefined;
      });
      return isFollowed;
    },
    setState: async (chatId, state) => {
      let before: Chat['state'] | undefined;
      await chats.update(chatId, (chat) => {
        before = chat?.state;
        if (chat === undefined || (before === state && state !== 'paused')) return undefined;
        return inState(chat, state, clock.now());
      });
      return before;
    },
    migrate: (from, to) => migrate(from, to, { chats, audiences }),
    tidy: (chatId, sourceId, slot) =>
      under(chatId, async () => {
        const { follows = [] } = (await chats.get(chatId)) ?? {};
        if (follows.some((one) => one.sourceId === sourceId && one.slot === slot)) return;
        await audiences.vacate(sourceId, slot, chatId);
        onLeft(sourceId);
      }),
  };
};

const migrate = async (
  from: number,
  to: number,
  { chats, audiences }: { chats: ChatStore; audiences: AudienceStore },
): Promise<void> => {
  const known = await chats.get(from);
  if (known === undefined || known.id === to) return;
  // The new record first: until it stands, the old one still reaches the chat.
  await chats.update(to, (other) => movedTo({ from, to }, known, other));
  for (const { sourceId, slot } of known.follows) await audiences.rename(sourceId, slot, from, to);
  if (known.everybody !== undefined) await audiences.rename(everybodyId, known.everybody, from, to);
  await chats.moved(from, to);
};
