import type { Chat } from '../chat.ts';
import type { AudienceStore, ChatStore } from '../ports.ts';

/** The audience of every person and group that has ever followed something here. Channels are no subscribers: they are somebody's own. */
export const everybodyId = 'everybody';

/** Gives a chat its place among everybody, where it has none. Doing it twice is doing it once. Rejects with a StoreError. */
export const enrol = async (
  { id, kind, everybody }: Chat,
  { chats, audiences }: { chats: Pick<ChatStore, 'update'>; audiences: AudienceStore },
): Promise<void> => {
  if (kind === 'channel' || everybody !== undefined) return;
  const slot = await audiences.occupy(everybodyId, id);
  let isTaken = false;
  await chats.update(id, (chat) => {
    isTaken = chat !== undefined && chat.everybody === undefined;
    return chat && isTaken ? { ...chat, everybody: slot } : undefined;
  });
  if (!isTaken) await audiences.vacate(everybodyId, slot, id);
};

/**
 * Gives every chat of these audiences its place among everybody: those that followed before there was such a thing. Walks
 * them page by page. Rejects with a StoreError: then call it again.
 */
export const enrolAll = async (
  sourceIds: AsyncIterable<string[]> | Iterable<string[]>,
  { chats, audiences }: { chats: ChatStore; audiences: AudienceStore },
  stopping: AbortSignal,
): Promise<void> => {
  for await (const ids of sourceIds)
    for (const sourceId of ids)
      for (let page = 0; !stopping.aborted; page++) {
        const slots = await audiences.page(sourceId, page);
        if (slots.length === 0) break;
        for (const chat of await chats.getMany([...new Set(slots.filter((id) => id !== null))]))
          if (chat !== undefined) await enrol(chat, { chats, audiences });
      }
};
