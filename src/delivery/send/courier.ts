import type { Chat } from '../../audience/chat.ts';
import { createAttempt } from './attempt.ts';
import type { Compose } from './composer.ts';
import { createConclude, createSettle, type ConcludingParts } from './concluding.ts';
import { lanes, type Lane, type Pacer, type Permit } from '../pacing/pacer.ts';
import type { Parcel, Queue } from './parcel.ts';
import type { SendPort } from '../ports.ts';
import type { Recorder } from '../receipts/recorder.ts';

/** A chat whose pace holds it up for longer gives its place to others: what is left goes to its inbox (milliseconds). */
const patienceMs = 3_000;
/** Stories in one message. */
const bundleLimit = 10;

/** Takes parcels to chats: one message at a time in each chat, in order, several waiting stories in one message. */
export type Courier = {
  /** Resolves once each parcel has its durable receipt, or, when Kabar is stopping, without one. */
  deliver(chat: Chat, parcels: Parcel[]): Promise<void>;
  /** Messages being sent or recorded now. */
  busy(): number;
};

export type CourierParts = Omit<ConcludingParts, 'settle' | 'onMigrated' | 'hold'> & {
  pacer: Pacer;
  recorder: Recorder;
  /** Gives a chat its new id wherever it has the old one. */
  migrate(from: number, to: number): Promise<void>;
  compose: Compose;
  port: SendPort;
  stopping: AbortSignal;
};

export const createCourier = (parts: CourierParts): Courier => {
  const { clock, pacer, pace, recorder, holding, compose, current, stopping } = parts;
  const attempt = createAttempt(parts);
  const settle = createSettle(recorder);
  const queues = new Map<number, Queue>();
  let busy = 0;

  const work = async (queue: Queue) => {
    let waited = 0;
    while (queue.parcels.length > 0 && !stopping.aborted) {
      // Rare, and what is not waited for costs nothing.
      if (queue.parcels.some(isRecalled)) await dropRecalled(queue);
      if (holding.heldUntil(queue.chat.id) !== undefined) await holdLate(queue);
      const { chat } = queue;
      if (queue.parcels.length === 0) continue;
      const wait = pace.readyAt(chat.id, chat.kind) - clock.now();
      if (wait > 0 && waited + wait > patienceMs) {
        await hold(chat.id, queue.parcels.splice(0), clock.now() + wait);
        continue;
      }
      if (wait > 0) {
        waited += wait;
        await clock.sleep(wait, stopping);
      }
      await recorder.writable();
      const permit = await pacer.acquire(laneOf(queue), stopping, chat.id).catch(() => undefined);
      if (permit === undefined) break;
      // While this one waited for its turn the store may have failed (rather nothing than something unrecorded), or a story been taken back.
      if (!recorder.healthy() || queue.parcels.some(isRecalled)) {
        permit.done('error');
        continue;
      }
      busy++;
      try {
        await sendNext(queue, permit);
      } finally {
        permit.done('error');
        busy--;
      }
    }
    // In the same step as the check above, or parcels handed in between would be nobody's.
    forget(queue);
  };

  const forget = (queue: Queue) => {
    if (queues.get(queue.chat.id) === queue) queues.delete(queue.chat.id);
  };

  const isRecalled = ({ story }: Parcel): boolean => current(story).recalledAt !== undefined;

  /** A story that was taken back while it waited goes nowhere. */
  const dropRecalled = async (queue: Queue) => {
    const recalled = queue.parcels.filter(isRecalled);
    queue.parcels = queue.parcels.filter((one) => !recalled.includes(one));
    await settle(recalled, { kind: 'skipped', chatId: queue.chat.id, why: 'recalled' });
  };

  /** What came in while those before it went to the inbox follows them there. */
  const holdLate = async (queue: Queue) => {
    const until = holding.heldUntil(queue.chat.id);
    const late = until === undefined ? [] : queue.parcels.filter(({ isHeld }) => !isHeld);
    if (until === undefined || late.length === 0) return;
    queue.parcels = queue.parcels.filter(({ isHeld }) => isHeld);
    await hold(queue.chat.id, late, until);
  };

  /** The parcels that go into the next message: of one topic, oldest first. */
  const next = ({ chat, parcels }: Queue): Parcel[] => {
    const [first] = parcels;
    const limit = chat.singleCards || first?.isAlone ? 1 : bundleLimit;
    const other = parcels.findIndex(
      ({ threadId, isAlone }, at) => at > 0 && (isAlone || threadId !== first?.threadId),
    );
    return parcels.slice(0, other === -1 ? limit : Math.min(limit, other));
  };

  /** That of the most urgent story in the next message. */
  const laneOf = (queue: Queue): Lane => {
    const asked = new Set(next(queue).map(({ lane }) => lane));
    return lanes.find((lane) => asked.has(lane)) ?? 'news';
  };

  const sendNext = async (queue: Queue, permit: Permit) => {
    const stories = next(queue).map(({ story }) => current(story));
    const { message, used } = compose(stories, queue.chat);
    const threadId = queue.parcels[0]?.threadId;
    const target = { chatId: queue.chat.id, ...(threadId !== undefined && { threadId }) };
    const outcome = await attempt(target, message, { lane: laneOf(queue), permit });
    if (outcome !== undefined) await conclude(queue, stories.slice(0, used), outcome);
  };

  /** The queue goes on under the chat's new id, behind what is being sent there already. */
  const onMigrated = async (queue: Queue, chatId: number) => {
    await parts.migrate(queue.chat.id, chatId);
    forget(queue);
    queue.chat = { ...queue.chat, id: chatId, kind: 'supergroup' };
    const there = queues.get(chatId);
    if (there === undefined) queues.set(chatId, queue);
    else {
      there.parcels.push(...queue.parcels.splice(0));
      await there.running;
    }
  };

  const hold = async (chatId: number, parcels: Parcel[], readyAt: number) => {
    const places = parcels.map(({ place }) => place);
    const until = await holding.hold(chatId, places, readyAt);
    for (const { isHeld, onOut } of parcels) if (isHeld) onOut?.();
    // What comes from the inbox has such a receipt already.
    const isNew = parcels.filter(({ isHeld }) => !isHeld);
    await settle(isNew, { kind: 'held', chatId, until });
  };

  const conclude = createConclude({ ...parts, settle, onMigrated, hold });

  return {
    deliver: async (chat, parcels) => {
      const queue = queues.get(chat.id) ?? { chat, parcels: [] };
      queues.set(chat.id, queue);
      queue.parcels.push(...parcels);
      queue.running ??= work(queue).catch((error: unknown) => {
        forget(queue);
        throw error;
      });
      await queue.running;
    },
    busy: () => busy,
  };
};
