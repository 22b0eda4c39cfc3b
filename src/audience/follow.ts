import { systemClock, type Clock } from '../runtime/clock.ts';
import { createLock } from '../runtime/lock.ts';
import { anonymousAdminId, type Chat, type Follow } from './chat.ts';
import type { AudienceStore, ChatStore } from './ports.ts';
import { enrol, everybodyId } from './subscribers/everybody.ts';

/** Who follows what, over both records that say so: the audience's slot and the chat's own list. */
export type Audience = {
  /** False where the chat followed it already. Who connects a chat that nobody has connected is told when posting stops there. */
  follow(blank: Chat, follow: Omit<Follow, 'slot'>): Promise<boolean>;
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
      isMoved =
        chat.follows.some(({ sourceId }) => sourceId === from) &&
        !chat.follows.some(({ sourceId }) => sourceId === to);
      const follows = chat.follows.flatMap((one) => {
        if (one.sourceId !== from) return one;
        return isMoved ? { ...one, sourceId: to, slot } : [];
      });
      return { ...chat, follows };
    });
    if (!isMoved && both === undefined) await audiences.vacate(to, slot, chatId);
    await audiences.vacate(from, old.slot, chatId);
    onLeft(from);
  };

  const follow: Audience['follow'] = async (blank, follow) => {
    const before = await chats.get(blank.id);
    if (before?.follows.some(({ sourceId }) => sourceId === follow.sourceId)) {
      await chats.update(blank.id, (chat) => chat && connectedIn(chat, blank));
      return false;
    }
    const slot = await audiences.occupy(follow.sourceId, blank.id);
    let added = true;
    const followed = await chats.update(blank.id, (known) => {
      const chat = known === undefined ? blank : (connectedIn(known, blank) ?? known);
      added = !chat.follows.some(({ sourceId }) => sourceId === follow.sourceId);
      const follows = added ? [...chat.follows, { ...follow, slot }] : chat.follows;
      const { title, kind, username } = blank;
      const { pausedAt: _before, ...rest } = chat;
      return { ...rest, title, kind, ...(username !== undefined && { username }), state: 'active', follows };
    });
    if (!added) await audiences.vacate(follow.sourceId, slot, blank.id);
    if (followed !== undefined) await enrol(followed, { chats, audiences });
    return added;
  };

  const arrange: Audience['arrange'] = async (chatId, sourceIds) => {
    const rank = new Map(sourceIds.map((id, at) => [id, at]));
    const rankOf = ({ sourceId }: Follow) => rank.get(sourceId) ?? -1;
    await chats.update(
      chatId,
      (chat) => chat && { ...chat, follows: chat.follows.toSorted((one, two) => rankOf(one) - rankOf(two)) },
    );
  };

  const setTopic: Audience['setTopic'] = async (chatId, sourceId, threadId) => {
    let isFollowed = false;
    await chats.update(chatId, (chat) => {
      isFollowed = chat?.follows.some((follow) => follow.sourceId === sourceId) === true;
      if (chat === undefined || !isFollowed) return undefined;
      const follows = chat.follows.map((follow) => {
        if (follow.sourceId !== sourceId) return follow;
        const { threadId: _before, ...rest } = follow;
        return { ...rest, ...(threadId !== undefined && { threadId }) };
      });
      return { ...chat, follows };
    });
    return isFollowed;
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

  const setState: Audience['setState'] = async (chatId, state) => {
    let before: Chat['state'] | undefined;
    await chats.update(chatId, (chat) => {
      before = chat?.state;
      if (chat === undefined || (before === state && state !== 'paused')) return undefined;
      const { pausedAt: _before, ...rest } = chat;
      return { ...rest, state, ...(state !== 'active' && { pausedAt: clock.now() }) };
    });
    return before;
  };

  const migrate: Audience['migrate'] = async (from, to) => {
    const known = await chats.get(from);
    if (known === undefined || known.id === to) return;
    const { pausedAt: _before, ...chat } = known;
    // The new record first: until it stands, the old one still reaches the chat.
    await chats.update(to, (other) => ({
      ...chat,
      id: to,
      kind: 'supergroup',
      state: 'active',
      follows: [
        ...(other?.follows.filter((one) => !chat.follows.some((two) => two.sourceId === one.sourceId)) ?? []),
        ...chat.follows,
      ],
    }));
    for (const { sourceId, slot } of chat.follows) await audiences.rename(sourceId, slot, from, to);
    if (chat.everybody !== undefined) await audiences.rename(everybodyId, chat.everybody, from, to);
    await chats.moved(from, to);
  };

  return {
    follow: (blank, follows) => under(blank.id, () => follow(blank, follows)),
    unfollow: (chatId, sourceId) => under(chatId, () => unfollow(chatId, sourceId)),
    move: (chatId, from, to) => under(chatId, () => move(chatId, from, to)),
    arrange,
    setTopic,
    setState,
    migrate,
    tidy: (chatId, sourceId, slot) =>
      under(chatId, async () => {
        const { follows = [] } = (await chats.get(chatId)) ?? {};
        if (follows.some((one) => one.sourceId === sourceId && one.slot === slot)) return;
        await audiences.vacate(sourceId, slot, chatId);
        onLeft(sourceId);
      }),
  };
};

/** The chat with the person who connects it now, if nobody has before. */
const connectedIn = (chat: Chat, { connectedBy }: Chat): Chat | undefined => {
  const isConnected = chat.connectedBy !== undefined && chat.connectedBy !== anonymousAdminId;
  return isConnected || connectedBy === undefined ? undefined : { ...chat, connectedBy };
};
