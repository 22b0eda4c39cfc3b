/** Whom Kabar serves. */
export type Access = {
  /** Whether it serves this person, or this chat for whoever asks there. */
  allowed(userId: number | undefined, chatId: number): boolean;
  /** Whether an operator has shut out this person, or this chat: then nobody is answered, not even with a refusal. */
  banned(userId: number | undefined, chatId: number): boolean;
};

/** `access`: everybody, or the people and chats listed; the operators are always served. `isBanned`: a chat, or a person by the id of their private chat. */
export const createAccess = (
  access: 'public' | number[],
  operatorIds: number[],
  isBanned: (chatId: number) => boolean = () => false,
): Access => {
  const operators = new Set(operatorIds);
  const listed = access === 'public' ? undefined : new Set([...access, ...operatorIds]);
  const banned: Access['banned'] = (userId, chatId) => {
    if (userId !== undefined && operators.has(userId)) return false;
    return isBanned(chatId) || (userId !== undefined && isBanned(userId));
  };
  return {
    banned,
    allowed: (userId, chatId) =>
      !banned(userId, chatId) &&
      (listed === undefined || listed.has(chatId) || (userId !== undefined && listed.has(userId))),
  };
};
