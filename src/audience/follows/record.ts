import { anonymousAdminId, type Chat, type Follow } from '../chat.ts';

/** Whether a chat follows a source. */
export const isFollowing = ({ follows }: Pick<Chat, 'follows'>, sourceId: string): boolean =>
  follows.some((one) => one.sourceId === sourceId);

/** The chat with the person who connects it now, if nobody has before; undefined: it stays as it is. */
export const connectedIn = (chat: Chat, { connectedBy }: Chat): Chat | undefined => {
  const isConnected = chat.connectedBy !== undefined && chat.connectedBy !== anonymousAdminId;
  return isConnected || connectedBy === undefined ? undefined : { ...chat, connectedBy };
};

/** The chat as `blank` says it is now, active, with these follows. */
export const activeWith = (chat: Chat, { title, kind, username }: Chat, follows: Follow[]): Chat => {
  const { pausedAt: _before, ...rest } = chat;
  return { ...rest, title, kind, ...(username !== undefined && { username }), state: 'active', follows };
};

/** The chat's follows with one source in place of another, at `slot`; where it follows both, only the other is left out. */
export const withMoved = (
  { follows }: Pick<Chat, 'follows'>,
  { from, to, slot }: { from: string; to: string; slot: number },
): Follow[] => {
  const hasBoth = isFollowing({ follows }, to);
  return follows.flatMap((one) => {
    if (one.sourceId !== from) return one;
    return hasBoth ? [] : { ...one, sourceId: to, slot };
  });
};

/** The chat's follows, these sources behind the others, in this order. */
export const arranged = ({ follows }: Pick<Chat, 'follows'>, sourceIds: string[]): Follow[] => {
  const rank = new Map(sourceIds.map((id, at) => [id, at]));
  const rankOf = ({ sourceId }: Follow) => rank.get(sourceId) ?? -1;
  return follows.toSorted((one, two) => rankOf(one) - rankOf(two));
};

/** The chat's follows, with one source in this forum topic; undefined: in none. */
export const withTopic = (
  { follows }: Pick<Chat, 'follows'>,
  sourceId: string,
  threadId: number | undefined,
): Follow[] =>
  follows.map((follow) => {
    if (follow.sourceId !== sourceId) return follow;
    const { threadId: _before, ...rest } = follow;
    return { ...rest, ...(threadId !== undefined && { threadId }) };
  });

/** The chat in another state; when it was paused, or left, is noted (`now`: milliseconds since the epoch). */
export const inState = (chat: Chat, state: Chat['state'], now: number): Chat => {
  const { pausedAt: _before, ...rest } = chat;
  return { ...rest, state, ...(state !== 'active' && { pausedAt: now }) };
};

/** A group's record under the id of the supergroup that it has become, with what that one follows already. */
export const movedTo = (
  { from, to }: { from: number; to: number },
  known: Chat,
  other: Chat | undefined,
): Chat => {
  const { pausedAt: _before, ...chat } = known;
  const others = other?.follows.filter(({ sourceId }) => !isFollowing(chat, sourceId)) ?? [];
  return {
    ...chat,
    id: to,
    formerId: chat.formerId ?? from,
    kind: 'supergroup',
    state: 'active',
    follows: [...others, ...chat.follows],
  };
};
