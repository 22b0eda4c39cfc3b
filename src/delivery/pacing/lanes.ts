import { createAbortWatch, createFairQueue, createWaiterQueue, waitIn, type Waiter } from './queue.ts';

/** Who goes first: people who talk to the bot, then breaking news, news, an admin's posts, edits. */
export const lanes = ['interactive', 'breaking', 'news', 'post', 'edit'] as const;
export type Lane = (typeof lanes)[number];

/** After so many answers in a row news has its turn, if any waits. */
const answersInARow = 2;
/** Every so many permits the lowest lane that waits gets one, so that it is never starved. */
const lowestEvery = 20;

/** Those who wait for a permit, each in a lane. */
export type LaneQueues<T> = {
  /** Resolves with a permit, to the chat where one is named; rejects when the signal aborts. `onJoin`: the wait has begun. */
  wait(
    lane: Lane,
    signal: AbortSignal | undefined,
    chatId: number | undefined,
    onJoin: () => void,
  ): Promise<T>;
  /** Whether people wait for answers. */
  hasPeople(): boolean;
  /** The lane whose turn it is; undefined: nobody waits, or only those who may not go yet. `isOpen`: others than people may go. */
  turn(isOpen: () => boolean): Lane | undefined;
  /** Takes out who is next in a lane. */
  take(lane: Lane): Waiter<T> | undefined;
  /** How many wait. */
  waiting(): number;
  /** How many wait in each lane. */
  waitingIn(): Record<Lane, number>;
};

export const createLaneQueues = <T>(): LaneQueues<T> => {
  const [interactive] = lanes;
  const queues = new Map(
    lanes.map((lane) => [lane, lane === interactive ? createFairQueue<T>() : createWaiterQueue<T>()]),
  );
  const aborts = createAbortWatch();
  const waiting: Record<Lane, number> = { interactive: 0, breaking: 0, news: 0, post: 0, edit: 0 };
  let given = 0;
  let answered = 0;
  const isWaiting = (lane: Lane) => queues.get(lane)?.isEmpty() === false;
  return {
    wait: (lane, signal, chatId, onJoin) =>
      waitIn(
        queues.get(lane),
        { chatId, signal },
        {
          aborts,
          onJoin: () => {
            waiting[lane]++;
            onJoin();
          },
          onGiveUp: () => void waiting[lane]--,
        },
      ),
    hasPeople: () => isWaiting(interactive),
    turn: (isOpen) => {
      const others = lanes.filter((lane) => lane !== interactive && isWaiting(lane));
      const mayGo = others.length > 0 && isOpen();
      if (isWaiting(interactive) && !(mayGo && answered >= answersInARow)) return interactive;
      if (!mayGo) return undefined;
      return given % lowestEvery === lowestEvery - 1 ? others.at(-1) : others[0];
    },
    take: (lane) => {
      const waiter = queues.get(lane)?.next();
      if (waiter === undefined) return undefined;
      given++;
      answered = lane === interactive ? answered + 1 : 0;
      waiting[lane]--;
      return waiter;
    },
    waiting: () => lanes.reduce((all, lane) => all + waiting[lane], 0),
    waitingIn: () => ({ ...waiting }),
  };
};
