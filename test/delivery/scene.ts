import { blank, createDisk, createLife, sourceId, type Telegram } from './life.ts';
import { createSimulatedClock, type SimulatedClock } from '../runtime/simulated-clock.ts';
import type { Chat } from '../../src/audience/chat.ts';

/** A delivery system on a Telegram that takes everything, unless `more` says otherwise, with these followers of one source. */
export const scene = async (
  followers: number[],
  more: Partial<Telegram> = {},
  facts: Partial<Chat> = {},
  clock: SimulatedClock = createSimulatedClock(),
) => {
  const telegram: Telegram & { edits: NonNullable<Telegram['edits']> } = {
    chats: new Map(),
    edits: [],
    answer: (_chatId, accept) => ({ kind: 'sent', messageId: accept() }),
    ...more,
  };
  const disk = createDisk();
  const life = createLife(disk, telegram, clock, () => 0.5);
  for (const id of followers) await life.audience.follow(blank(id, facts), { sourceId, since: 0 });
  await life.start();
  return { telegram, clock, disk, life };
};
