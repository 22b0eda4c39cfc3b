import type { ViewMessage } from '../../src/sandbox/telegram/index.ts';
import type { Copy } from './hours.ts';
import { marksIn } from './plan.ts';

type Call = { method: string; params: Record<string, unknown>; at: number; status: number };

/** What Telegram took, and when something may have gone unseen by the bot. Times in milliseconds since the epoch. */
export type Ledger = {
  /** A message was taken. */
  took(message: ViewMessage, at: number): void;
  /** Calls whose connection was cut: the last ones of the log, oldest first. */
  cut(calls: readonly Call[]): void;
  killed(at: number): void;
  shut(chatId: number, at: number): void;
  opened(chatId: number, at: number): void;
  came(chatId: number, mark: string): readonly number[];
  copies(chatId: number, mark: string): readonly Copy[];
  shutOf(chatId: number): readonly { from: number; to: number }[];
  /** Whether each copy of a story but the last was taken as an answer was lost or the bot killed. `stepMs`: what passes at most between a copy and the kill. */
  mayRepeat(chatId: number, mark: string): boolean;
  messages(): number;
};

/** A call is logged right after its message was taken; a kill takes what was written of the last moments with it; a chat may open for no time (milliseconds). */
const near = { cutMs: 3_000, killMs: 310_000, openMs: 1_000 };

export const createLedger = (): Ledger => {
  const came = new Map<string, Copy[]>();
  const cuts = new Map<number, number[]>();
  const kills: number[] = [];
  const spans = new Map<number, { from: number; to: number }[]>();
  let messages = 0;
  let lastCut = 0;
  const key = (chatId: number, mark: string) => `${chatId} ${mark}`;

  return {
    took: ({ chat_id, text, silent }, at) => {
      messages++;
      for (const mark of marksIn(text)) {
        const copies = came.get(key(chat_id, mark));
        const copy = { at, isSilent: silent };
        if (copies === undefined) came.set(key(chat_id, mark), [copy]);
        else copies.push(copy);
      }
    },
    cut: (calls) => {
      let last = lastCut;
      for (let n = calls.length - 1; n >= 0; n--) {
        const call = calls[n];
        if (call === undefined || call.at <= lastCut) break;
        last = Math.max(last, call.at);
        const chatId = Number(call.params['chat_id']);
        if (call.status === 0 && Number.isFinite(chatId))
          cuts.set(chatId, [...(cuts.get(chatId) ?? []), call.at]);
      }
      lastCut = last;
    },
    killed: (at) => void kills.push(at),
    shut: (chatId, at) => {
      const its = spans.get(chatId) ?? [];
      const last = its.at(-1);
      // Opened for no time at all: nothing can be brought in it.
      if (last !== undefined && last.to + near.openMs >= at) last.to = Infinity;
      else spans.set(chatId, [...its, { from: at, to: Infinity }]);
    },
    opened: (chatId, at) => {
      const span = spans.get(chatId)?.at(-1);
      if (span !== undefined) span.to = at;
    },
    came: (chatId, mark) => (came.get(key(chatId, mark)) ?? []).map(({ at }) => at),
    copies: (chatId, mark) => came.get(key(chatId, mark)) ?? [],
    shutOf: (chatId) => spans.get(chatId) ?? [],
    mayRepeat: (chatId, mark) =>
      (came.get(key(chatId, mark)) ?? [])
        .slice(0, -1)
        .every(
          ({ at }) =>
            cuts.get(chatId)?.some((one) => Math.abs(one - at) <= near.cutMs) ||
            kills.some((one) => at <= one && one - at <= near.killMs),
        ),
    messages: () => messages,
  };
};
