import type { Clock } from '../../runtime/clock.ts';
import type { InboxStore } from '../campaign.ts';
import type { BringInbox } from './bring.ts';
import { createDue } from './due.ts';

/** How often it is asked at least, and at most, whose inbox is due (milliseconds). */
const restMs = { longest: 1_000, shortest: 50 };
/** Chats whose inboxes are worked on at once, at least. */
const inboxesAtOnce = 32;
/** With more chats due than these, who falls due next is asked only every so often (milliseconds). */
const manyDue = 20_000;
const manyMs = 10_000;

/** Brings chats what waits in their inboxes, once it is due; a slow chat delays no other. */
export type InboxDelivery = {
  /** Begins what is due now. Rejects with a StoreError, also of what was begun before; what was not done stays due. */
  tick(): Promise<void>;
  /** Resolves when it is time for the next: as soon as something may be due, after a second at the latest. */
  rest(): Promise<void>;
  /** Resolves once nothing that was begun is under way. */
  idle(): Promise<void>;
};

export const createInboxDelivery = ({
  clock,
  inboxes,
  bring,
  width,
  stopping,
}: {
  clock: Clock;
  inboxes: Pick<InboxStore, 'due' | 'soonest' | 'onSoon'>;
  bring: BringInbox;
  /** Chats that may be worked on at once. */
  width(): number;
  stopping: AbortSignal;
}): InboxDelivery => {
  const due = createDue({
    most: () => Math.max(inboxesAtOnce, width()),
    work: bring,
    stopping,
  });
  let askedAt = -Infinity;

  const tick = async (): Promise<void> => {
    // Each question goes through all that are due: with very many, more rarely.
    if (due.waiting() > manyDue && clock.now() - askedAt < manyMs) return;
    askedAt = clock.now();
    const { chatIds, done } = await inboxes.due(clock.now());
    const failed = due.takeFailed();
    due.add([...failed.keys(), ...chatIds]);
    await done(due.open());
    for (const error of failed.values()) throw error;
  };

  return { tick, rest: () => restUntilSoon({ clock, inboxes, stopping }), idle: due.idle };
};

/** Resolves when it is time to ask again: as soon as something may be due, or when `stopping` aborts. */
const restUntilSoon = async ({
  clock,
  inboxes,
  stopping,
}: {
  clock: Clock;
  inboxes: Pick<InboxStore, 'soonest' | 'onSoon'>;
  stopping: AbortSignal;
}): Promise<void> => {
  const from = clock.now();
  let until = from + restMs.longest;
  while (clock.now() < until && !stopping.aborted) {
    until = Math.max(from + restMs.shortest, Math.min(until, inboxes.soonest()));
    const woken = new AbortController();
    const wake = () => woken.abort();
    inboxes.onSoon((time) => time < until && wake());
    stopping.addEventListener('abort', wake, { once: true });
    await clock.sleep(until - clock.now(), woken.signal);
    stopping.removeEventListener('abort', wake);
  }
};
