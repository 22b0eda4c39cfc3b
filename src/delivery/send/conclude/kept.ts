import { keptMs } from '../../../audience/decision.ts';
import type { Receipt } from '../../campaign.ts';
import type { Holding } from '../../inbox/hold.ts';
import type { Recorder } from '../../receipts/recorder.ts';
import type { Parcel } from '../parcel.ts';
import { settle, settleHeld } from '../settle.ts';

/**
 * Keeps news where the bot may not post any more: a story that finds that out first waits like those that come after it, and one
 * that has met a daily attempt goes on waiting. What is more than a day old by `now` (milliseconds since the epoch), and what is
 * no news, has its `end`.
 */
export const keepNews = async (
  parcels: Parcel[],
  { chatId, end, now }: { chatId: number; end: Receipt; now: number },
  { recorder, holding }: { recorder: Pick<Recorder, 'record'>; holding: Pick<Holding, 'hold'> },
): Promise<void> => {
  const isKept = (one: Parcel) => isKeptAt(one, now);
  const wait = { chatId, readyAt: now + keptMs, isPaused: true as const };
  const kept = parcels.filter(isKept);
  if (kept.length > 0) await settleHeld(kept, wait, { recorder, holding });
  await settle(
    parcels.filter((one) => !isKept(one)),
    end,
    recorder,
  );
};

/** As `keepNews`, for what comes for a closed topic: it waits until that is open again. */
export const keepForTopic = async (
  parcels: Parcel[],
  { chatId, end, now }: { chatId: number; end: Receipt; now: number },
  { recorder, holding }: { recorder: Pick<Recorder, 'record'>; holding: Pick<Holding, 'keepClosed'> },
): Promise<void> => {
  const kept = parcels.filter((one) => isKeptAt(one, now));
  const closed = kept.map(({ place, threadId = 0, isHeld, content }) => {
    const from = isHeld && content.kind === 'story' ? content.story.seenAt : now;
    return { ...place, closedIn: threadId, dueAt: from + keptMs };
  });
  const over = closed.length > 0 ? await holding.keepClosed(chatId, closed) : [];
  for (const { isHeld, onOut } of kept) if (isHeld) onOut?.();
  // What comes from the inbox has such a receipt already.
  const isNew = kept.filter(({ isHeld }) => !isHeld);
  await settle(isNew, { kind: 'held', chatId, until: now + keptMs }, recorder);
  for (const place of over)
    await recorder.record(place, { kind: 'skipped', chatId, why: 'too many waiting' });
  await settle(
    parcels.filter((one) => !kept.includes(one)),
    end,
    recorder,
  );
};

/** Whether a parcel is news that is worth keeping at `now` (milliseconds since the epoch). */
const isKeptAt = ({ isHeld, content }: Parcel, now: number): boolean =>
  content.kind === 'story' && (!isHeld || now - content.story.seenAt < keptMs);
