import type { AudienceStore } from './ports.ts';
import { pageSize } from './ports.ts';

/** Chats that can be addressed by name at once: one page of an audience. */
export const mostAddressed = pageSize;

/** The audience that is one chat and nobody else: what is addressed to the chat itself goes there. */
export const audienceOfChat = (chatId: number): string => `chat:${chatId}`;

/** The audience that is these chats, in this order; so many at most (`mostAddressed`). */
export const audienceOfChats = (chatIds: number[]): string => `chats:${chatIds.join()}`;

/** The chats that such an audience is; undefined for a source's. */
export const chatsOfAudience = (sourceId: string): number[] | undefined => {
  const [, ids] = /^chats?:(-?\d+(?:,-?\d+)*)$/.exec(sourceId) ?? [];
  return ids?.split(',').map(Number);
};

/** The audience that is the chats that have what a campaign brought, each where its receipt stands. */
export const audienceOfReceipts = (campaignId: string): string => `sent:${campaignId}`;

/** The campaign whose receipts are such an audience; undefined for another. */
export const campaignOfAudience = (sourceId: string): string | undefined =>
  sourceId.startsWith('sent:') ? sourceId.slice('sent:'.length) : undefined;

/** Whether what goes to an audience is addressed to the chats themselves, and comes by no follow of theirs. */
export const isAddressed = (sourceId: string): boolean =>
  chatsOfAudience(sourceId) !== undefined || campaignOfAudience(sourceId) !== undefined;

/** Audiences with those of single chats among them: these need no record, and nobody enters or leaves them. */
export const withSingles = (store: AudienceStore): AudienceStore => ({
  ...store,
  size: async (sourceId) => {
    const chats = chatsOfAudience(sourceId);
    return chats === undefined ? store.size(sourceId) : { slots: chats.length, followers: chats.length };
  },
  page: async (sourceId, page) => {
    const chats = chatsOfAudience(sourceId);
    if (chats === undefined) return store.page(sourceId, page);
    return chats.slice(page * pageSize, (page + 1) * pageSize);
  },
});
