import type { Clock } from '../../runtime/clock.ts';
import type { Outcome } from '../outcome.ts';

/** Whether Telegram as a whole can be reached: while it can, the failures of a chat concern that chat alone. */
export type Reach = {
  /** What became of an attempt in a chat. */
  note(chatId: number, outcome: Outcome): void;
  /** Telegram has answered nobody for so many attempts in a row that it is no chat's own trouble. */
  isOut(): boolean;
  /** Resolves at once while Telegram answers; else once it does again, the signal aborts, or it is time to try. */
  whenBack(signal: AbortSignal): Promise<void>;
};

/** Attempts in a row without any answer, and chats in a row to which nothing went through, that are more than a hiccup. */
const telling = { unanswered: 6, chats: 16 };
/** While Telegram is out of reach somebody tries all the same in this time, or nobody would find out that it is back (milliseconds). */
const probeMs = 15_000;

/** An answer of any kind to anybody, be it a refusal, says that Telegram is there. */
export const createReach = (clock: Pick<Clock, 'sleep'>): Reach => {
  const failing = new Set<number>();
  let unanswered = 0;
  /** Wakes those who wait; nobody does as a rule, and then there is none. */
  let back: AbortController | undefined;
  const isOut = () => unanswered >= telling.unanswered || failing.size >= telling.chats;
  return {
    note: (chatId, outcome) => {
      if (outcome.kind === 'retry' && outcome.isRefusal !== true) {
        if (failing.size < telling.chats) failing.add(chatId);
        if (outcome.isUnreached) unanswered++;
        return;
      }
      failing.clear();
      unanswered = 0;
      back?.abort();
      back = undefined;
    },
    isOut,
    whenBack: async (signal) => {
      if (!isOut() || signal.aborted) return;
      back ??= new AbortController();
      await clock.sleep(probeMs, AbortSignal.any([signal, back.signal]));
    },
  };
};
