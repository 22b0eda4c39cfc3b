import type { Clock } from '../../runtime/clock.ts';
import type { ChatPace } from './chat-pace.ts';
import { createFloods } from './floods.ts';
import { createAbortWatch, createFairQueue, createWaiterQueue } from './queue.ts';
import { coarseMs, type Rate } from './rate.ts';

/** Who goes first: people who talk to the bot, then breaking news, news, an admin's posts, digests and edits. */
export const lanes = ['interactive', 'breaking', 'news', 'post', 'digest'] as const;
export type Lane = (typeof lanes)[number];

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
};

/**
 * Permits that may be given at once, as time at the current rate (milliseconds), and their number: timers are coarse, but
 * what goes out in one burst is all refused when a limit is met.
 */
const atOnce = { ms: coarseMs, permits: 32 };
/** Of the time until the first answer after a rest so much counts at most (milliseconds): it may have been lost. */
const mostIdleMs = 500;
/** Answers to people may run this far ahead of the rate (milliseconds at it); later sends pay it back. */
const advanceMs = 150;
/** After so many answers in a row news has its turn, if any waits. */
const answersInARow = 2;
/** Every so many permits the lowest lane that waits gets one, so that it is never starved. */
const lowestEvery = 20;

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
  const [interactive] = lanes;
  const queues = new Map(
    lanes.map((lane) => [
      lane,
      lane === interactive ? createFairQueue<Permit>() : createWaiterQueue<Permit>(),
    ]),
  );
  const aborts = createAbortWatch();
  const floods = createFloods(pace);
  /** The chat whose 429 was taken for everybody's last. */
  let blamed: number | undefined;
  const inFlight = { answers: 0, others: 0 };
  let waiting = 0;
  let given = 0;
  let answered = 0;
  /** Time at which the next permit is due by the rate; it trails the clock by at most what a rest earns. */
  let nextAt = 0;
  /** The same by the haste in which that is made up for. */
  let hastyAt = 0;
  /** When the first permit after a rest was given, until its answer comes: a limiter that is full earns nothing meanwhile. */
  let restedAt: number | undefined;
  /** What is expected and was not asked for yet, by who said so. */
  const expected = new Set<{ left: number }>();
  let isRunning = false;
  let sleep: AbortController | undefined;

  const isWaiting = (lane: Lane) => queues.get(lane)?.isEmpty() === false;

  /** The lane whose turn it is; undefined: nobody waits, or those who do must wait for an answer first. */
  const turn = (): Lane | undefined => {
    const others = lanes.filter((lane) => lane !== interactive && isWaiting(lane));
    const mayGo = others.length > 0 && inFlight.others < rate.window();
    if (isWaiting(interactive) && !(mayGo && answered >= answersInARow)) return interactive;
    if (!mayGo) return undefined;
    return given % lowestEvery === lowestEvery - 1 ? others.at(-1) : others[0];
  };

  /** Whoever has a turn while people wait has it when they would. */
  const dueAt = (): number =>
    Math.max(rate.heldUntil(), hastyAt, isWaiting(interactive) ? nextAt - advanceMs : nextAt);

  const onFlood = (chatId: number | undefined, floodMs: number, startedAt: number, now: number): boolean => {
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
      // The limiter is empty: it fills up from now on.
      nextAt = Math.max(nextAt, (now + startedAt) / 2);
    }
    rate.onFlood(now, floodMs, startedAt);
    onHeld?.();
    return false;
  };

  const permit = (lane: Lane, chatId: number | undefined, startedAt: number): Permit => {
    const kind = lane === interactive ? 'answers' : 'others';
    let isOpen = true;
    inFlight[kind]++;
    return {
      done: (verdict) => {
        if (!isOpen) return false;
        isOpen = false;
        inFlight[kind]--;
        const now = clock.now();
        if (restedAt !== undefined && startedAt >= restedAt) {
          nextAt += Math.min(now - restedAt, mostIdleMs);
          restedAt = undefined;
        }
        let isOwn = false;
        if (verdict === 'ok') rate.onSent(now, startedAt);
        else if (verdict === 'lost') rate.onLost(startedAt);
        else if (verdict !== 'error') isOwn = onFlood(chatId, verdict.floodMs, startedAt, now);
        if (verdict === 'ok') floods.passed(chatId, startedAt);
        // What was not taken costs no limiter anything.
        if (verdict === 'error' || isOwn) nextAt -= 1_000 / rate.perSecond();
        start();
        return isOwn;
      },
    };
  };

  /** How many are known to come after one in this lane; undefined: nobody said. */
  const aheadAfter = (lane: Lane): number | undefined => {
    // Who talks is no reason to look for a higher limit.
    if (expected.size === 0) return isWaiting(interactive) ? 0 : undefined;
    let isCounted = lane !== 'news' && lane !== 'breaking';
    let ahead = 0;
    for (const one of expected) {
      if (!isCounted && one.left > 0) {
        one.left--;
        isCounted = true;
      }
      ahead += one.left;
    }
    return ahead;
  };

  const give = (lane: Lane, now: number) => {
    const waiter = queues.get(lane)?.next();
    if (waiter === undefined) return;
    const eachMs = 1_000 / rate.perSecond();
    const rested = now - rate.earnedMs();
    if (nextAt < rested) restedAt = now;
    nextAt = Math.max(nextAt, rested) + eachMs;
    const credit = Math.min(atOnce.ms, atOnce.permits * eachMs);
    hastyAt = Math.max(hastyAt, now - credit) + eachMs / rate.haste();
    given++;
    answered = lane === interactive ? answered + 1 : 0;
    waiting--;
    rate.onStart(now, waiting > 0, aheadAfter(lane));
    waiter.give(permit(lane, waiter.chatId, now));
  };

  const run = async () => {
    for (let lane = turn(); lane !== undefined; lane = turn()) {
      const now = clock.now();
      const due = dueAt();
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
      new Promise((resolve, reject) => {
        const queue = queues.get(lane);
        if (queue === undefined || signal?.aborted) return reject(new Error('stopped while waiting to send'));
        const waiter = {
          chatId,
          give: (one: Permit) => {
            unwatch?.();
            resolve(one);
          },
        };
        const unwatch =
          signal &&
          aborts.add(signal, () => {
            queue.leave(waiter);
            waiting--;
            reject(new Error('stopped while waiting to send'));
          });
        queue.join(waiter);
        waiting++;
        // Only one who goes first changes what is being slept for.
        if (lane === interactive) sleep?.abort();
        start();
      }),
    expect: (count) => {
      const one = { left: count };
      expected.add(one);
      return () => void expected.delete(one);
    },
    window: rate.window,
    stats: () => ({
      perSecond: rate.perSecond(),
      inFlight: inFlight.answers + inFlight.others,
      waiting,
      heldUntil: rate.heldUntil(),
    }),
  };
};
