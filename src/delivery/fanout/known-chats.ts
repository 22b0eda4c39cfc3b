import type { Chat } from '../../audience/chat.ts';
import type { ChatStore } from '../../audience/ports.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import type { InboxStore } from '../campaign.ts';
import { waitFor } from '../inbox/waiting.ts';

/** A chat as it was read for a page; `until`: what it has waiting is not due before. */
export type KnownChat = {
  chat: Chat | undefined;
  until: number | undefined;
  /** The chat's record cannot be read. */
  isDamaged?: true;
};

type Stores = { chats: Pick<ChatStore, 'getMany' | 'getEach'>; inboxes: Pick<InboxStore, 'get' | 'getMany'> };

/** The chats of these slots, and `at`: when they were read. Rejects where none can be read. */
export const readChats = async (
  slots: (number | null)[],
  { chats, inboxes, clock, log }: Stores & { clock: Pick<Clock, 'now'>; log: Log },
): Promise<{ known: Map<number, KnownChat>; at: number }> => {
  const ids = [...new Set(slots.filter((id) => id !== null))];
  const known = new Map<number, KnownChat>();
  try {
    const [records, held] = await Promise.all([chats.getMany(ids), inboxes.getMany(ids)]);
    for (const [at, id] of ids.entries()) known.set(id, { chat: records[at], until: waitFor(held[at]) });
  } catch (error) {
    const damaged = await readEach(ids, known, { chats, inboxes });
    if (damaged === ids.length) throw error;
    log.error('chat.unreadable', { chats: damaged, error });
  }
  return { known, at: clock.now() };
};

/** Reads them so that one damaged record does not cost the others. Gives how many are damaged. */
const readEach = async (
  ids: number[],
  known: Map<number, KnownChat>,
  { chats, inboxes }: Stores,
): Promise<number> => {
  const records = await chats.getEach(ids);
  let damaged = 0;
  for (const [at, id] of ids.entries()) {
    const chat = records[at];
    const held = await inboxes.get(id).catch(() => 'unreadable' as const);
    if (chat === 'unreadable' || held === 'unreadable') {
      damaged++;
      known.set(id, { chat: undefined, until: undefined, isDamaged: true });
    } else known.set(id, { chat, until: waitFor(held) });
  }
  return damaged;
};
