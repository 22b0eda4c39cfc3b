import type { Clock } from '../../runtime/clock.ts';
import type { ChatPace } from './chat-pace.ts';
import { createExpected } from './expected.ts';
import { createFloods } from './floods.ts';
import { createLaneQueues, type Lane } from './lanes.ts';
import type { Rate } from './rate.ts';
import { createSchedule } from './schedule.ts';

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
  /** The chat whose 429 was taken for everybody's last. */
  let blamed: number | undefined;
  const inFlight = { answers: 0, others: 0 };
  let isRunning = false;
  let floodCount = 0;
  let sleep: AbortController | undefined;

  const turn = () => queues.turn(() => inFlight.others < rate.window());

  const onFlood = (chatId: number | undefined, floodMs: number, startedAt: number, now: number): boolean => {
    floodCount++;
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
  };

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
        else if (verdict !== 'error') isOwn = onFlood(chatId, verdict.floodMs, startedAt, now);
        if (verdict === 'ok') floods.passed(chatId, startedAt);
        if (verdict === 'error' || isOwn) schedule.giveBack();
        start();
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

  const run = async () => {
    for (let lane = turn(); lane !== undefined; lane = turn()) {
      const now = clock.now();
      // Whoever has a turn while people wait has it when they would.
      const due = schedule.dueAt(queues.hasPeople());
      if (due <= now) give(lane, now);
      else {
        sleep = new AbortController();
        await clock.sleep(due - now, sleep.signal);
        sleep = undefined;
      }
    }
  };

  const start = () => {
    if (isRunning) return;
    isRunning = true;
    void run().finally(() => {
      isRunning = false;
      if (turn() !== undefined) start();
    });
  };

  return {
    acquire: (lane, signal, chatId) =>
      queues.wait(lane, signal, chatId, () => {
        // Only one who goes first changes what is being slept for.
        if (lane === 'interactive') sleep?.abort();
        start();
      }),
    expect: expected.add,
    window: rate.window,
    stats: () => ({
      perSecond: rate.perSecond(),
      inFlight: inFlight.answers + inFlight.others,
      waiting: queues.waiting(),
      heldUntil: rate.heldUntil(),
    }),
    counts: () => ({ floods: floodCount, waitingIn: queues.waitingIn() }),
  };
};
