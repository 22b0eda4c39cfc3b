import type { Outcome } from '../outcome.ts';

/** Whether Telegram as a whole can be reached: then one chat's trouble is that chat's own. */
export type Reach = {
  /** What became of an attempt in a chat. */
  note(chatId: number, outcome: Outcome): void;
  /** Telegram has answered nobody since it was last asked. */
  isOut(): boolean;
  /** Resolves at once while Telegram answers, else once it does again or the signal aborts. */
  whenBack(signal: AbortSignal): Promise<void>;
};

/** Chats whose failures, with none going through, are no longer their own. */
const telling = 2;

/** An answer of any kind says that Telegram is there; none, or failures in several chats at once, that it is not. */
export const createReach = (): Reach => {
  const failing = new Set<number>();
  let isUnreached = false;
  let waiting: (() => void)[] = [];
  const isOut = () => isUnreached || failing.size >= telling;
  return {
    note: (chatId, outcome) => {
      if (outcome.kind === 'retry' && outcome.isRefusal !== true) {
        if (failing.size < telling) failing.add(chatId);
        isUnreached ||= outcome.isUnreached === true;
        return;
      }
      failing.clear();
      isUnreached = false;
      const resumed = waiting;
      waiting = [];
      for (const resume of resumed) resume();
    },
    isOut,
    whenBack: async (signal) => {
      if (!isOut() || signal.aborted) return;
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
    },
  };
};
