import type { Chat } from '../../audience/chat.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Content } from '../contents.ts';
import type { Holding } from '../inbox/hold.ts';
import type { ChatPace } from '../pacing/chat-pace.ts';
import type { Pacer, Permit } from '../pacing/pacer.ts';
import type { Target } from '../ports.ts';
import type { Recorder } from '../receipts/recorder.ts';
import type { Attempt } from './attempt.ts';
import type { Conclude } from './conclude/conclude.ts';
import { dropRecalled, hasRecalled, holdLate } from './leaving.ts';
import { joiningOf, laneOf, nextParcels, type Parcel, type Queue } from './parcel.ts';
import type { Reach } from './reach.ts';
import { settleHeld } from './settle.ts';

/** A chat whose pace holds it up for longer gives its place to others: what is left goes to its inbox (milliseconds). */
const patienceMs = 3_000;

/** Takes parcels to chats: one message at a time in each chat, in order, several waiting stories in one message. */
export type Courier = {
  /** Resolves once each parcel has its durable receipt, or, when Kabar is stopping, without one. */
  deliver(chat: Chat, parcels: Parcel[]): Promise<void>;
  /** Messages being sent or recorded now. */
  busy(): number;
};

export type CourierParts = {
  clock: Pick<Clock, 'now' | 'sleep'>;
  pacer: Pick<Pacer, 'acquire'>;
  pace: Pick<ChatPace, 'readyAt'>;
  recorder: Pick<Recorder, 'writable' | 'isWritable' | 'record'>;
  holding: Pick<Holding, 'hold' | 'heldUntil'>;
  attempt: Attempt;
  conclude: Conclude;
  reach: Pick<Reach, 'note'>;
  /** The newest version of what is brought. */
  current(content: Content): Content;
  /** Gives a chat its new id wherever it has the old one. */
  migrate(from: number, to: number): Promise<void>;
  stopping: AbortSignal;
};

export const createCourier = ({
  clock,
  pacer,
  pace,
  recorder,
  holding,
  attempt,
  conclude,
  reach,
  current,
  migrate,
  stopping,
}: CourierParts): Courier => {
  const queues = new Map<number, Queue>();
  let busy = 0;

  const work = async (queue: Queue) => {
    let waited = 0;
    while (queue.parcels.length > 0 && !stopping.aborted) {
      // Rare, and what is not waited for costs nothing.
      if (hasRecalled(queue, current)) await dropRecalled(queue, { recorder, current });
      if (holding.heldUntil(queue.chat.id) !== undefined) await holdLate(queue, { recorder, holding });
      const { chat } = queue;
      if (queue.parcels.length === 0) continue;
      const wait = pace.readyAt(chat.id, chat.kind) - clock.now();
      if (wait > 0 && waited + wait > patienceMs) {
        const rest = { chatId: chat.id, readyAt: clock.now() + wait };
        await settleHeld(queue.parcels.splice(0), rest, { recorder, holding });
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
      if (!recorder.isWritable() || hasRecalled(queue, current)) {
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
    forget(queue, queues);
  };

  const sendNext = async (queue: Queue, permit: Permit) => {
    const { chat } = queue;
    const next = nextParcels(queue);
    const contents = next.map(({ content }) => current(content));
    const digest = next.flatMap((one) => one.digest ?? []);
    const by = { lane: laneOf(queue), permit, digest, place: next[0]?.place };
    const sent = await attempt(targetOf(chat, next), contents, chat, by);
    if (sent === undefined) return;
    const { outcome, used } = sent;
    reach.note(chat.id, outcome);
    if (outcome.kind === 'migrated') {
      await migrate(chat.id, outcome.chatId);
      await moveQueue(queue, outcome.chatId, queues);
    } else await conclude(queue, contents.slice(0, used), outcome);
  };

  return {
    deliver: async (chat, parcels) => {
      const queue = queues.get(chat.id) ?? { chat, parcels: [] };
      queues.set(chat.id, queue);
      queue.parcels.push(...parcels);
      queue.running ??= work(queue).catch((error: unknown) => {
        forget(queue, queues);
        throw error;
      });
      await queue.running;
    },
    busy: () => busy,
  };
};

const forget = (queue: Queue, queues: Map<number, Queue>): void => {
  if (queues.get(queue.chat.id) === queue) queues.delete(queue.chat.id);
};

/** The queue goes on under the chat's new id, behind what is being sent there already. */
const moveQueue = async (queue: Queue, chatId: number, queues: Map<number, Queue>): Promise<void> => {
  forget(queue, queues);
  queue.chat = { ...queue.chat, id: chatId, kind: 'supergroup' };
  const there = queues.get(chatId);
  if (there === undefined) queues.set(chatId, queue);
  else {
    there.parcels.push(...queue.parcels.splice(0));
    await there.running;
  }
};

/** Where the chat's next message goes, and how. */
const targetOf = (chat: Chat, next: Parcel[]): Target => {
  const [first] = next;
  const { threadId, by } = first ?? {};
  return {
    chatId: chat.id,
    ...(threadId !== undefined && { threadId }),
    ...(by !== undefined && { by }),
    ...joiningOf(next),
  };
};
