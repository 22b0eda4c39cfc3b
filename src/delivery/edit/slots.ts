import type { ChatStore } from '../../audience/ports.ts';
import type { Story } from '../../story/story.ts';
import type { Revision } from '../campaign.ts';
import type { Recorder } from '../receipts/recorder.ts';
import type { Change } from './change.ts';
import type { ReceiptSlot } from './revision.ts';

/** Messages of one story changed at the same time at most. */
const editsAtOnce = 32;
/** After so many chats in a row that could not be reached the others are not tried for now. */
const outOfReach = 16;

/** Slots whose chats were not changed, first those not tried. */
export type Missed = { missed: ReceiptSlot[]; isOutOfReach: boolean };

/**
 * Changes what the chats in these slots have, several at once: the pacer's `window` says how many that really are.
 * `isOvertaken`: what is left is not to be tried any more.
 */
export const changeSlots = async (
  kind: Revision['kind'],
  { story, campaignId }: { story: Story; campaignId: string },
  slots: ReceiptSlot[],
  {
    recorder,
    chats,
    change,
    window,
    isOvertaken,
  }: {
    recorder: Pick<Recorder, 'open'>;
    chats: Pick<ChatStore, 'getMany'>;
    change: Change;
    window(): number;
    isOvertaken(): boolean;
  },
): Promise<Missed> => {
  const missed: ReceiptSlot[] = [];
  const untried: ReceiptSlot[] = [];
  let inARow = 0;
  for (const [page, its] of Map.groupBy(slots, (slot) => slot.page)) {
    // As the recorder has them: some may not be on disk yet.
    const opened = await recorder.open(campaignId, page);
    const receipts = [...opened.receipts];
    opened.close();
    const records = await chats.getMany(its.map(({ index }) => receipts[index]?.chatId ?? 0));
    const waiting = its.flatMap(({ index }, at) => {
      const [receipt, chat] = [receipts[index], records[at]];
      const place = { campaignId, page, index };
      return receipt && chat !== undefined && chat.state !== 'gone' ? [{ place, receipt, chat }] : [];
    });
    const reach = async (next: (typeof waiting)[number]) => {
      const slot = { page, index: next.place.index };
      if (inARow >= outOfReach) return void untried.push(slot);
      const changed = await change(kind, story, next);
      // A refusal is an answer: it says nothing of other chats.
      inARow = changed === 'unreached' ? inARow + 1 : 0;
      if (changed !== 'done') missed.push(slot);
    };
    const worker = async () => {
      for (let next = waiting.shift(); next !== undefined && !isOvertaken(); next = waiting.shift())
        await reach(next);
    };
    await Promise.all(Array.from({ length: Math.min(editsAtOnce, window()) }, worker));
  }
  return { missed: [...untried, ...missed], isOutOfReach: untried.length > 0 };
};
