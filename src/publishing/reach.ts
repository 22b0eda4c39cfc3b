import type { AudienceStore, ChatStore } from '../audience/ports.ts';
import { isMeant } from '../audience/subscribers/meant.ts';
import { audienceOf, type Destination } from './broadcast.ts';

/** Counts the chats that a post would reach now. Walks the audience page by page and keeps a number alone. Rejects with a StoreError. */
export const countReach = async (
  to: Destination,
  { audiences, chats }: { audiences: Pick<AudienceStore, 'page'>; chats: Pick<ChatStore, 'getMany'> },
): Promise<number> => {
  if (to.kind === 'chats') return to.chats.length;
  const audience = audienceOf(to);
  let reach = 0;
  for (let page = 0; ; page++) {
    const slots = await audiences.page(audience, page);
    if (slots.length === 0) return reach;
    for (const chat of await chats.getMany(slots.filter((id) => id !== null)))
      if (chat?.state === 'active' && !chat.refusesPosts && isMeant(chat, to.meant)) reach++;
  }
};
