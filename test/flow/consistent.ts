import { pageSize } from '../../src/audience/ports.ts';
import { openCollections } from '../../src/store/collections.ts';

/** What the records of some chats and audiences say that does not fit together, in words; nothing where all does. */
export const discordIn = async (
  storeUrl: string,
  chatIds: number[],
  sourceIds: string[],
): Promise<string[]> => {
  const { chats, audiences, close } = await openCollections(storeUrl);
  const found: string[] = [];
  const slots = new Map<string, (number | null)[]>();
  for (const sourceId of sourceIds) {
    const { slots: count, followers } = await audiences.size(sourceId);
    const all: (number | null)[] = [];
    for (let page = 0; page * pageSize < count; page++) all.push(...(await audiences.page(sourceId, page)));
    slots.set(sourceId, all);
    const taken = all.filter((id) => id !== null);
    if (taken.length !== followers) found.push(`${sourceId} counts ${followers} of ${taken.length}`);
    for (const [slot, id] of all.entries()) {
      const chat = id === null ? undefined : await chats.get(id);
      const isMeant =
        chat?.id === id && chat?.follows.some((one) => one.sourceId === sourceId && one.slot === slot);
      if (id !== null && !isMeant) found.push(`slot ${slot} of ${sourceId} is nobody's: ${id}`);
    }
  }
  for (const id of chatIds)
    for (const { sourceId, slot } of (await chats.get(id))?.follows ?? [])
      if (slots.has(sourceId) && slots.get(sourceId)?.[slot] !== (await chats.get(id))?.id)
        found.push(`${id} is not in slot ${slot} of ${sourceId}`);
  await close();
  return found;
};
