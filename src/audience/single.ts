import type { AudienceStore } from './ports.ts';

/** The audience that is one chat and nobody else: what is addressed to the chat itself goes there. */
export const audienceOfChat = (chatId: number): string => `chat:${chatId}`;

/** The chat that such an audience is; undefined for a source's. */
export const chatOfAudience = (sourceId: string): number | undefined => {
  const [, id] = /^chat:(-?\d+)$/.exec(sourceId) ?? [];
  return id === undefined ? undefined : Number(id);
};

/** Audiences with those of single chats among them: these need no record, and nobody enters or leaves them. */
export const withSingles = (store: AudienceStore): AudienceStore => ({
  ...store,
  size: async (sourceId) =>
    chatOfAudience(sourceId) === undefined ? store.size(sourceId) : { slots: 1, followers: 1 },
  page: async (sourceId, page) => {
    const chatId = chatOfAudience(sourceId);
    if (chatId === undefined) return store.page(sourceId, page);
    return page === 0 ? [chatId] : [];
  },
});
