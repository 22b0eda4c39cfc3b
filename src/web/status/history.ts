import { lagClass, noLags } from './lag.ts';

/** What was delivered in a piece of time from `at` on (milliseconds since the epoch). `lags`: how many arrived in each class of lag.ts. */
export type Slot = { at: number; sent: number; failed: number; lags: number[] };

/** Length of a slot (milliseconds), and how many make a day. */
export const slotMs = 600_000;
const slotsKept = 144;

/** The last 24 hours, in slots: some kilobytes, however much is delivered. */
export type History = {
  sent(now: number): void;
  failed(now: number): void;
  arrived(now: number, lagMs: number): void;
  /** Every slot of the last 24 hours, oldest first, the empty ones, too. */
  slots(now: number): Slot[];
  /** What is worth keeping, as plain data. */
  kept(now: number): Slot[];
};

/** `kept`: what an earlier one kept, or whatever came of it. */
export const createHistory = (kept: unknown): History => {
  const slots = new Map<number, Slot>(readSlots(kept).map((slot) => [slot.at, slot]));

  const current = (now: number): Slot => {
    const at = startOf(now);
    const found = slots.get(at) ?? emptySlot(at);
    slots.set(at, found);
    for (const old of slots.keys()) if (old <= at - slotsKept * slotMs) slots.delete(old);
    return found;
  };
  const last = (now: number) =>
    Array.from({ length: slotsKept }, (_, index) => {
      const at = startOf(now) - (slotsKept - 1 - index) * slotMs;
      return slots.get(at) ?? emptySlot(at);
    });

  return {
    sent: (now) => void current(now).sent++,
    failed: (now) => void current(now).failed++,
    arrived: (now, lagMs) => {
      const { lags } = current(now);
      const its = lagClass(lagMs / 1_000);
      lags[its] = (lags[its] ?? 0) + 1;
    },
    slots: last,
    kept: (now) => last(now).filter(({ sent, failed }) => sent + failed > 0),
  };
};

const startOf = (time: number): number => Math.floor(time / slotMs) * slotMs;
const emptySlot = (at: number): Slot => ({ at, sent: 0, failed: 0, lags: noLags() });

const readSlots = (kept: unknown): Slot[] => (Array.isArray(kept) ? kept.filter(isSlot) : []);
const isSlot = (value: Partial<Slot> | null | undefined): value is Slot =>
  typeof value === 'object' &&
  value !== null &&
  [value.at, value.sent, value.failed].every(Number.isFinite) &&
  value.lags?.length === noLags().length;
