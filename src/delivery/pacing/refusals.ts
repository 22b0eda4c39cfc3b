import type { ChatPace } from './chat-pace.ts';
import type { Floods } from './floods.ts';
import type { Rate } from './rate.ts';
import type { Schedule } from './schedule.ts';

/** What a 429 leads to: a hold for everybody, or for one chat alone. */
export type Refusals = {
  /**
   * A request begun at `startedAt`, for a chat where one is named, met a 429 at `now`. Gives whether that is taken for the chat's
   * own. Times in milliseconds since the epoch.
   */
  meet(chatId: number | undefined, floodMs: number, startedAt: number, now: number): boolean;
  /** How many there were so far. */
  count(): number;
};

export const createRefusals = ({
  rate,
  floods,
  schedule,
  pace,
  onHeld,
}: {
  rate: Pick<Rate, 'heldUntil' | 'onFlood' | 'takeBack'>;
  floods: Pick<Floods, 'judge'>;
  schedule: Pick<Schedule, 'empty'>;
  /** Notes that a chat was refused alone. */
  pace: Pick<ChatPace, 'refused'> | undefined;
  /** Telegram has just asked to be left alone. */
  onHeld: (() => void) | undefined;
}): Refusals => {
  /** The chat whose 429 was taken for everybody's last. */
  let blamed: number | undefined;
  let count = 0;
  return {
    count: () => count,
    meet: (chatId, floodMs, startedAt, now) => {
      count++;
      const whose = chatId === undefined ? 'all' : floods.judge(chatId, startedAt, now);
      if (chatId !== undefined && whose !== 'all') {
        pace?.refused(chatId, now, now + floodMs);
        // So was the one before, of which that was not seen.
        if (whose === 'again' && blamed === chatId) rate.takeBack();
        if (blamed === chatId) blamed = undefined;
        return true;
      }
      if (startedAt >= rate.heldUntil()) {
        blamed = chatId;
        schedule.empty(startedAt, now);
      }
      rate.onFlood(now, floodMs, startedAt);
      onHeld?.();
      return false;
    },
  };
};
