import type { Chat } from '../audience/chat.ts';
import type { Audience } from '../audience/follow.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Message } from '../message/message.ts';
import type { Story } from '../story/story.ts';
import type { Place, Receipt } from './broadcast.ts';
import type { ChatPace } from './chat-pace.ts';
import type { Compose } from './composer.ts';
import type { Holding } from './holding.ts';
import type { Outcome } from './outcome.ts';
import { lanes, type Lane, type Pacer, type Permit } from './pacer.ts';
import type { SendPort } from './ports.ts';
import type { Recorder } from './recorder.ts';

/** A chat that is not ready within this time gives its place to others: its stories go to its inbox. */
const patienceMs = 3_000;
/** Stories in one message. */
const bundleLimit = 10;

/** One story for one chat. */
export type Parcel = {
  place: Place;
  story: Story;
  lane: Lane;
  threadId?: number;
  /** Nothing more is to be sent for it: only its receipt is not on disk yet. */
  onOut?(): void;
};

/** Takes parcels to chats: one message at a time in each chat, in order, several waiting stories in one message. */
export type Courier = {
  /** Resolves once each parcel has its durable receipt, or, when Kabar is stopping, without one. */
  deliver(chat: Chat, parcels: Parcel[]): Promise<void>;
  /** Messages being sent or recorded now. */
  busy(): number;
};

export type CourierParts = {
  clock: Clock;
  log: Log;
  pacer: Pacer;
  pace: ChatPace;
  recorder: Recorder;
  holding: Holding;
  audience: Pick<Audience, 'setState'>;
  /** Gives a chat its new id wherever it has the old one. */
  migrate(from: number, to: number): Promise<void>;
  compose: Compose;
  port: SendPort;
  /** Tells the person who connected the chat that nothing can be posted there. */
  onPaused(chat: Chat, why: string): Promise<void>;
  isRecalled(storyId: string): boolean;
  stopping: AbortSignal;
};

export const createCourier = (parts: CourierParts): Courier => {
  const { clock, log, pacer, pace, recorder, holding, audience, compose, port, stopping } = parts;
  type Queue = { chat: Chat; parcels: Parcel[]; running?: Promise<void> };
  const queues = new Map<number, Queue>();
  /** Topics whose closing was told, so that it is told once. */
  const closedTopics = new Set<string>();
  let busy = 0;

  const work = async (key: number, queue: Queue) => {
    while (queue.parcels.length > 0 && !stopping.aborted) {
      await dropRecalled(queue);
      const { chat } = queue;
      if (queue.parcels.length === 0) continue;
      const readyAt = pace.readyAt(chat.id, chat.kind);
      const wait = readyAt - clock.now();
      if (wait > patienceMs) {
        await settle(queue, queue.parcels.length, await heldUntil(queue, readyAt));
        continue;
      }
      if (wait > 0) await clock.sleep(wait, stopping);
      await recorder.writable();
      const permit = await pacer.acquire(laneOf(queue), stopping).catch(() => undefined);
      if (permit === undefined) break;
      // The store may have failed while this one waited for its turn: rather nothing than something unrecorded.
      if (!recorder.healthy()) {
        permit.done('error');
        continue;
      }
      busy++;
      try {
        await sendNext(queue, permit);
      } finally {
        busy--;
      }
    }
    // In the same step as the check above, or parcels handed in between would be nobody's.
    queues.delete(key);
  };

  /** A story that was taken back while it waited goes nowhere. */
  const dropRecalled = async (queue: Queue) => {
    const recalled = queue.parcels.filter(({ story }) => parts.isRecalled(story.id));
    if (recalled.length === 0) return;
    queue.parcels = queue.parcels.filter((one) => !recalled.includes(one));
    const receipt: Receipt = { kind: 'skipped', chatId: queue.chat.id, why: 'recalled' };
    for (const { onOut } of recalled) onOut?.();
    await Promise.all(recalled.map(({ place }) => recorder.record(place, receipt)));
  };

  /** The parcels that go into the next message: of one topic, oldest first. */
  const next = (queue: Queue): Parcel[] => {
    const [first] = queue.parcels;
    const limit = queue.chat.singleCards ? 1 : bundleLimit;
    const mixed = queue.parcels.findIndex((one) => one.threadId !== first?.threadId);
    return queue.parcels.slice(0, mixed === -1 ? limit : Math.min(limit, mixed));
  };

  /** That of the most urgent story in the next message. */
  const laneOf = (queue: Queue): Lane => {
    const asked = new Set(next(queue).map(({ lane }) => lane));
    return lanes.find((lane) => asked.has(lane)) ?? 'news';
  };

  const sendNext = async (queue: Queue, permit: Permit) => {
    const parcels = next(queue);
    const { message, used } = compose(
      parcels.map(({ story }) => story),
      queue.chat,
    );
    const threadId = parcels[0]?.threadId;
    const target = { chatId: queue.chat.id, ...(threadId !== undefined && { threadId }) };
    const outcome = await port.send(target, message);
    permit.done(verdict(outcome));
    const fallback = lesser(message, outcome);
    if (fallback === undefined) return conclude(queue, used, outcome);
    if (outcome.kind !== 'bad-picture')
      log.error('message.refused', { outcome, story: parcels[0]?.story.id });
    const again = await pacer.acquire(laneOf(queue), stopping).catch(() => undefined);
    if (again === undefined) return;
    const second = await port.send(target, fallback);
    again.done(verdict(second));
    await conclude(queue, used, second);
  };

  const conclude = async (queue: Queue, used: number, outcome: Outcome): Promise<void> => {
    const { chat } = queue;
    switch (outcome.kind) {
      case 'sent': {
        const at = clock.now();
        pace.sent(chat.id, chat.kind, at);
        const ids = queue.parcels.slice(0, used).map(({ story }) => story.id);
        await settle(queue, used, ({ story }) => {
          const others = ids.filter((id) => id !== story.id);
          const { messageId } = outcome;
          return { kind: 'sent', chatId: chat.id, messageId, at, ...(others.length > 0 && { others }) };
        });
        if (chat.state === 'paused') await audience.setState(chat.id, 'active');
        return;
      }
      case 'flood':
        return;
      case 'retry': {
        const places = queue.parcels.map(({ place }) => place);
        const { until, over } = await holding.holdAfterFailure(chat.id, places, clock.now());
        log.warn('send.retry', { why: outcome.why, givenUp: over.length });
        return settle(queue, queue.parcels.length, ({ place }) =>
          over.includes(place) ? rejected(chat, outcome.why) : { kind: 'held', chatId: chat.id, until },
        );
      }
      case 'gone':
        await audience.setState(chat.id, 'gone');
        return settle(queue, queue.parcels.length, () => ({ kind: 'gone', chatId: chat.id }));
      case 'migrated':
        await parts.migrate(chat.id, outcome.chatId);
        queue.chat = { ...chat, id: outcome.chatId, kind: 'supergroup' };
        return;
      case 'no-rights': {
        const before = await audience.setState(chat.id, 'paused');
        await settle(queue, queue.parcels.length, () => rejected(chat, outcome.why));
        return before !== undefined && before !== 'paused' ? tell(chat, outcome.why) : undefined;
      }
      case 'topic-closed': {
        const topic = `${chat.id}:${queue.parcels[0]?.threadId}`;
        const isNew = !closedTopics.has(topic);
        closedTopics.add(topic);
        await settle(queue, used, () => rejected(chat, outcome.why));
        return isNew ? tell(chat, outcome.why) : undefined;
      }
      case 'bad-picture':
      case 'bad-markup':
      case 'too-long':
        return settle(queue, used, () => rejected(chat, outcome.why));
      case 'unchanged':
        return settle(queue, used, () => rejected(chat, 'nothing to send'));
    }
  };

  /** A story is not to wait, nor to be sent again, because somebody could not be told about another. */
  const tell = async (chat: Chat, why: string): Promise<void> => {
    await parts.onPaused(chat, why).catch((error: unknown) => log.warn('pause.untold', { error }));
  };

  const heldUntil = async (queue: Queue, readyAt: number): Promise<() => Receipt> => {
    const places = queue.parcels.map(({ place }) => place);
    const until = await holding.hold(queue.chat.id, places, readyAt);
    return () => ({ kind: 'held', chatId: queue.chat.id, until });
  };

  /** Writes the receipts of the first `count` parcels; only then do they leave the queue. */
  const settle = async (queue: Queue, count: number, receipt: (parcel: Parcel) => Receipt) => {
    const parcels = queue.parcels.splice(0, count);
    for (const { onOut } of parcels) onOut?.();
    await Promise.all(parcels.map((parcel) => recorder.record(parcel.place, receipt(parcel))));
  };

  return {
    deliver: async (chat, parcels) => {
      const queue = queues.get(chat.id) ?? { chat, parcels: [] };
      queues.set(chat.id, queue);
      queue.parcels.push(...parcels);
      queue.running ??= work(chat.id, queue).catch((error: unknown) => {
        queues.delete(chat.id);
        throw error;
      });
      await queue.running;
    },
    busy: () => busy,
  };
};

const rejected = (chat: Chat, why: string): Receipt => ({ kind: 'rejected', chatId: chat.id, why });

const verdict = (outcome: Outcome): Parameters<Permit['done']>[0] => {
  if (outcome.kind === 'flood') return { floodMs: outcome.retryAfterMs };
  return outcome.kind === 'retry' ? 'error' : 'ok';
};

/** What to send instead of a message that Telegram cannot take as it is; undefined: nothing else to try. */
const lesser = (message: Message, outcome: Outcome): Message | undefined => {
  const { photoUrl: _photo, ...rest } = message;
  if (outcome.kind === 'bad-picture') return rest;
  if (outcome.kind !== 'bad-markup' && outcome.kind !== 'too-long') return undefined;
  const plain = message.plain.length > 4_000 ? `${message.plain.slice(0, 3_999)}…` : message.plain;
  const html = plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return { html, plain };
};
