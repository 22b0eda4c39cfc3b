import type { Content } from '../contents.ts';
import type { Holding } from '../inbox/hold.ts';
import type { Recorder } from '../receipts/recorder.ts';
import { isAmendment, type Queue } from './parcel.ts';
import { settle, settleHeld, type Versions } from './settle.ts';

/** The newest version of what is brought. */
type Current = Versions['current'];

const isRecalled = (content: Content): boolean =>
  content.kind === 'story' && content.story.recalledAt !== undefined;

/** Whether a story that waits for its turn was taken back. */
export const hasRecalled = ({ parcels }: Queue, current: Current): boolean =>
  parcels.some(({ content }) => isRecalled(current(content)));

/** A story that was taken back while it waited goes nowhere. Rejects with a StoreError. */
export const dropRecalled = async (
  queue: Queue,
  { recorder, current }: { recorder: Pick<Recorder, 'record'>; current: Current },
): Promise<void> => {
  const recalled = queue.parcels.filter(({ content }) => isRecalled(current(content)));
  queue.parcels = queue.parcels.filter((one) => !recalled.includes(one));
  await settle(recalled, { kind: 'skipped', chatId: queue.chat.id, why: 'recalled' }, recorder);
};

/** What came in while those before it went to the inbox follows them there. Rejects with a StoreError. */
export const holdLate = async (
  queue: Queue,
  { recorder, holding }: { recorder: Pick<Recorder, 'record'>; holding: Pick<Holding, 'hold' | 'heldUntil'> },
): Promise<void> => {
  const until = holding.heldUntil(queue.chat.id);
  const late = queue.parcels.filter((one) => !one.isHeld && !isAmendment(one));
  if (until === undefined || late.length === 0) return;
  queue.parcels = queue.parcels.filter((one) => !late.includes(one));
  await settleHeld(late, { chatId: queue.chat.id, readyAt: until }, { recorder, holding });
};
