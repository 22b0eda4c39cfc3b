/** Who falls due within this time need not wait for the end of a bucket (milliseconds). */
const soonMs = 60_000;

/** The chats that fall due soon, to the millisecond. Times in milliseconds since the epoch. */
export type Soon = {
  /** The chat falls due then, or not soon any more. */
  note(chatId: number, until: number): void;
  forget(chatId: number): void;
  /** Those that are due now, which are not kept any more. */
  take(now: number): number[];
  /** When the first falls due; Infinity: none is known to. */
  first(): number;
  /** Who is told of each that is noted. */
  onNote(listener: (until: number) => void): void;
};

/** `most`: of so many at once. */
export const createSoon = (most: number): Soon => {
  /** By chat, when it falls due. */
  const soon = new Map<number, number>();
  let askedAt = 0;
  let tell = (_until: number) => {};
  return {
    note: (chatId, until) => {
      const isKept = until < askedAt + soonMs && (soon.has(chatId) || soon.size < most);
      if (!isKept) return void soon.delete(chatId);
      soon.set(chatId, until);
      tell(until);
    },
    forget: (chatId) => void soon.delete(chatId),
    take: (now) => {
      askedAt = now;
      const due: number[] = [];
      for (const [chatId, until] of soon) if (until <= now) due.push(chatId);
      for (const chatId of due) soon.delete(chatId);
      return due;
    },
    first: () => Math.min(Infinity, ...soon.values()),
    onNote: (listener) => {
      tell = listener;
    },
  };
};
