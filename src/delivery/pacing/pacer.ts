import type { Clock } from '../../runtime/clock.ts';
import type { ChatPace } from './chat-pace.ts';
import { createExpected } from './expected.ts';
import { createFloods } from './floods.ts';
import { createLaneQueues, type Lane } from './lanes.ts';
import type { Rate } from './rate.ts';
import { createRefusals } from './refusals.ts';
import { createSchedule } from './schedule.ts';
import { createTurns } from './turns.ts';

/** What became of a request: taken or refused for what it is, not taken (or never sent), unknown for want of an answer, or a 429. */
export type Verdict = 'ok' | 'error' | 'lost' | { floodMs: number };

/** Leave to send one message now. */
export type Permit = {
  /** Must follow, whatever happened. Gives whether a 429 is taken for the chat's own: then only the chat is held. */
  done(verdict: Verdict): boolean;
};

export type Pacer = {
  /** Resolves when one message may be sent, to the chat where one is named; rejects when the signal aborts. */
  acquire(lane: Lane, signal?: AbortSignal, chatId?: number): Promise<Permit>;
  /** Requests that may be under way at once: what rate times latency needs, and a little. */
  window(): number;
  /** So many messages are about to be sent in the lanes of news; gives a function that says that they are through. */
  expect(count: number): () => void;
  stats(): { perSecond: number; inFlight: number; waiting: number; heldUntil: number };
  /** 429s so far, and how many wait in each lane. */
  counts(): { floods: number; waitingIn: Record<Lane, number> };
};

/** One gate for everything that is sent: spaces permits evenly at the rate, by lane, and holds all of them after a 429. */
export const createPacer = ({
  clock,
  rate,
  pace,
  onHeld,
}: {
  clock: Clock;
  rate: Rate;
  /** Where it is known what each chat has had, and to be noted that one was refused alone. */
  pace?: Pick<ChatPace, 'isMuch' | 'refused'>;
  /** Telegram has just asked to be left alone. */
  onHeld?: () => void;
}): Pacer => {
  const queues = createLaneQueues<Permit>();
  const floods = createFloods(pace);
  const expected = createExpected();
  const schedule = createSchedule(rate);
  const refusals = createRefusals({ rate, floods, schedule, pace, onHeld });
  const inFlight = { answers: 0, others: 0 };

  const permit = (lane: Lane, chatId: number | undefined, startedAt: number): Permit => {
    const kind = lane === 'interactive' ? 'answers' : 'others';
    let isOpen = true;
    inFlight[kind]++;
    return {
      done: (verdict) => {
        if (!isOpen) return false;
        isOpen = false;
        inFlight[kind]--;
        const now = clock.now();
        schedule.end(startedAt, now);
        let isOwn = false;
        if (verdict === 'ok') rate.onSent(now, startedAt);
        else if (verdict === 'lost') rate.onLost(startedAt);
        else if (verdict !== 'error') isOwn = refusals.meet(chatId, verdict.floodMs, startedAt, now);
        if (verdict === 'ok') floods.passed(chatId, startedAt);
        if (verdict === 'error' || isOwn) schedule.giveBack();
        turns.start();
        return isOwn;
      },
    };
  };

  const give = (lane: Lane, now: number) => {
    const waiter = queues.take(lane);
    if (waiter === undefined) return;
    schedule.give(now);
    // Who talks is no reason to look for a higher limit.
    const ahead =
      expected.after(lane === 'news' || lane === 'breaking') ?? (queues.hasPeople() ? 0 : undefined);
    rate.onStart(now, queues.waiting() > 0, ahead);
    waiter.give(permit(lane, waiter.chatId, now));
  };

  const turns = createTurns({
    clock,
    next: () => queues.turn(() => inFlight.others < rate.window()),
    // Whoever has a turn while people wait has it when they would.
    dueAt: () => schedule.dueAt(queues.hasPeople()),
    give,
  });

  return {
    acquire: (lane, signal, chatId) =>
      queues.wait(lane, signal, chatId, () => {
        // Only one who goes first changes what is being slept for.
        if (lane === 'interactive') turns.hurry();
        turns.start();
      }),
    expect: expected.add,
    window: rate.window,
    stats: () => ({
      perSecond: rate.perSecond(),
      inFlight: inFlight.answers + inFlight.others,
      waiting: queues.waiting(),
      heldUntil: rate.heldUntil(),
    }),
    counts: () => ({ floods: refusals.count(), waitingIn: queues.waitingIn() }),
  };
};
