/** Whom Kabar serves. */
export type Access = {
  /** Whether it serves this person, or this chat for whoever asks there. */
  allowed(userId: number | undefined, chatId: number): boolean;
};

/** `access`: everybody, or the people and chats listed; the operators are always served. */
export const createAccess = (access: 'public' | number[], operatorIds: number[]): Access => {
  const listed = access === 'public' ? undefined : new Set([...access, ...operatorIds]);
  return {
    allowed: (userId, chatId) =>
      listed === undefined || listed.has(chatId) || (userId !== undefined && listed.has(userId)),
  };
};
