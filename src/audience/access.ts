import type { Ports } from '../../commands/shared/ports.ts';

/** Whom Kabar serves: everybody, or the people and chats listed; the operators always. */
export const createAccess = (access: 'public' | number[], operatorIds: number[]): Ports['access'] => {
  const listed = access === 'public' ? undefined : new Set([...access, ...operatorIds]);
  return {
    allowed: (userId, chatId) =>
      listed === undefined || listed.has(chatId) || (userId !== undefined && listed.has(userId)),
  };
};
