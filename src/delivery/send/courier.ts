import type { Chat } from '../../audience/chat.ts';
import type { Audience } from '../../audience/follow.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import type { Place, Receipt } from '../campaign.ts';
import type { Content } from '../contents.ts';
import type { Holding } from '../inbox/hold.ts';
import type { Outcome } from '../outcome.ts';
import type { ChatPace } from '../pacing/chat-pace.ts';
import { lanes, type Lane, type Pacer, type Permit } from '../pacing/pacer.ts';
import type { Target } from '../ports.ts';
import type { Recorder } from '../receipts/recorder.ts';
import type { Attempt } from './attempt.ts';
import { createOwnFloods } from './own-floods.ts';
import type { Reach } from './reach.ts';
import { nextParcels, type Parcel, type Queue } from './parcel.ts';

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
  clock: Clock;
  log: Log;
  pacer: Pacer;
  pace: ChatPace;
  recorder: Recorder;
  holding: Holding;
  audience: Pick<Audience, 'setState'>;
  attempt: Attempt;
  reach: Reach;
  /** The newest version of what is brought: a story may have been corrected or taken back since it was read. */
  current(content: Content): Content;
  /** Another version than the newest was sent here. */
  onStale(place: Place): Promise<void>;
  /** Tells the person who connected the chat that nothing can be posted there. */
  onPaused(chat: Chat, why: string): Promise<void>;
  /** Gives a chat its new id wherever it has the old one. */
  migrate(from: number, to: number): Promise<void>;
  stopping: AbortSignal;
};

export const createCourier = (parts: CourierParts): Courier => {
  const { clock, log, pacer, pace, recorder, holding, audience, current, stopping } = parts;
  const queues = new Map<number, Queue>();
  const floods = createOwnFloods();
  /** Topics whose closing was told, so that it is told once. */
  const closedTopics = new Set<string>();
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

  const isRecalled = ({ content }: Parcel): boolean => {
    const now = current(content);
    return now.kind === 'story' && now.story.recalledAt !== undefined;
  };

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

  /** Has parcels wait in the chat's inbox until a time (milliseconds since the epoch). */
  const hold = async (chatId: number, parcels: Parcel[], readyAt: number) => {
    const until = await holding.hold(chatId, parcels.map(placeOf), readyAt);
    for (const { isHeld, onOut } of parcels) if (isHeld) onOut?.();
    // What comes from the inbox has such a receipt already.
    const isNew = parcels.filter(({ isHeld }) => !isHeld);
    await settle(isNew, { kind: 'held', chatId, until });
  };

  /** Writes the receipts of parcels that have left the queue; resolves once they are durable. */
  const settle = async (parcels: Parcel[], receipt: Receipt | ((parcel: Parcel) => Receipt)) => {
    for (const { onOut } of parcels) onOut?.();
    const receiptOf = typeof receipt === 'function' ? receipt : () => receipt;
    await Promise.all(parcels.map((parcel) => recorder.record(parcel.place, receiptOf(parcel))));
  };

  const sendNext = async (queue: Queue, permit: Permit) => {
    const { chat } = queue;
    const next = nextParcels(queue);
    const contents = next.map(({ content }) => current(content));
    const threadId = next[0]?.threadId;
    const target: Target = {
      chatId: chat.id,
      ...(threadId !== undefined && { threadId }),
      ...joiningOf(next),
    };
    const sent = await parts.attempt(target, contents, chat, { lane: laneOf(queue), permit });
    if (sent === undefined) return;
    parts.reach.note(chat.id, sent.outcome);
    await conclude(queue, contents.slice(0, sent.used), sent.outcome);
  };

  /** What follows from an outcome (invariant 6). `told`: what the message told, the first of the queue. */
  const conclude = async (queue: Queue, told: Content[], outcome: Outcome): Promise<void> => {
    const { chat } = queue;
    const take = (count = told.length) => queue.parcels.splice(0, count);
    const reject = (why: string, count?: number) =>
      settle(take(count), { kind: 'rejected', chatId: chat.id, why });
    switch (outcome.kind) {
      case 'sent':
        return onSent(chat, take(), told, outcome);
      case 'flood': {
        const waitMs = floods.onFlood(chat.id, outcome.retryAfterMs);
        return waitMs === undefined ? undefined : hold(chat.id, take(Infinity), clock.now() + waitMs);
      }
      case 'retry':
        return onRetry(queue, told.length, outcome);
      case 'gone':
        floods.forget(chat.id);
        await audience.setState(chat.id, 'gone');
        return settle(take(Infinity), { kind: 'gone', chatId: chat.id });
      case 'migrated':
        return onMigrated(queue, outcome.chatId);
      case 'no-rights': {
        const before = await audience.setState(chat.id, 'paused');
        await reject(outcome.why, Infinity);
        return before !== undefined && before !== 'paused' ? tellPaused(chat, outcome.why) : undefined;
      }
      case 'topic-closed': {
        const topic = topicOf(chat, queue.parcels);
        const isNew = !closedTopics.has(topic);
        closedTopics.add(topic);
        await reject(outcome.why);
        return isNew ? tellPaused(chat, outcome.why) : undefined;
      }
      case 'bad-picture':
      case 'bad-markup':
      case 'too-long':
      case 'uncopyable':
        return reject(outcome.why);
      case 'unchanged':
        return reject('nothing to send');
    }
  };

  const onSent = async (
    chat: Chat,
    parcels: Parcel[],
    told: Content[],
    { messageId, more }: Extract<Outcome, { kind: 'sent' }>,
  ) => {
    const at = clock.now();
    floods.onSent(chat.id);
    if (closedTopics.size > 0) closedTopics.delete(topicOf(chat, parcels));
    pace.sent(chat.id, chat.kind, at);
    const known = [...told];
    const isStale = () => parcels.some(({ content }, index) => current(content) !== known[index]);
    const noteStale = async () => {
      for (const [index, { content, place }] of parcels.entries()) {
        const newest = current(content);
        if (newest === known[index]) continue;
        await parts.onStale(place);
        known[index] = newest;
      }
    };
    // Before the receipt, so that a crash in between forgets nothing; but a store in trouble must not cost the receipt.
    if (isStale()) await noteStale().catch(() => {});
    const ids = parcels.map(({ place }) => place.campaignId);
    await settle(parcels, ({ place }) => {
      const others = ids.filter((id) => id !== place.campaignId);
      return {
        kind: 'sent',
        chatId: chat.id,
        messageId,
        at,
        ...(others.length > 0 && { others }),
        ...(more !== undefined && { more }),
      };
    });
    // Whoever brings the newest version passed over a slot that had no receipt yet.
    if (isStale()) await noteStale();
    if (chat.state === 'paused') await audience.setState(chat.id, 'active');
  };

  /** Trouble with Telegram or the chat is everybody's; a message that is refused is put down to its stories, one by one. */
  const onRetry = async (queue: Queue, count: number, outcome: Extract<Outcome, { kind: 'retry' }>) => {
    const { chat } = queue;
    const { why } = outcome;
    const isRefusal = outcome.isRefusal === true;
    if (isRefusal && count > 1) {
      for (const parcel of queue.parcels.slice(0, count)) parcel.isAlone = true;
      return;
    }
    const failed = queue.parcels.splice(0, count);
    const behind = isRefusal ? [] : queue.parcels.splice(0);
    const isOut = parts.reach.isOut();
    const failure = { failed: failed.map(placeOf), behind: behind.map(placeOf), isRefusal, isOut };
    const { until, over } = await holding.holdAfterFailure(chat.id, failure, clock.now());
    log.warn('send.retry', { why, givenUp: over.length });
    await settle([...failed, ...behind], ({ place }) =>
      over.includes(place)
        ? { kind: 'rejected', chatId: chat.id, why }
        : { kind: 'held', chatId: chat.id, until },
    );
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

  /** A story is not to wait, nor to be sent again, because somebody could not be told about another. */
  const tellPaused = async (chat: Chat, why: string): Promise<void> => {
    await parts.onPaused(chat, why).catch((error: unknown) => log.warn('pause.untold', { error }));
  };

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

/** A message of nothing but further reports is silent; one alone answers the first report. */
const joiningOf = (next: Parcel[]): Pick<Target, 'replyTo' | 'isSilent'> => {
  if (next.length === 0 || next.some(({ joins }) => joins === undefined)) return {};
  const replyTo = next.length === 1 ? next[0]?.joins?.replyTo : undefined;
  return { isSilent: true, ...(replyTo !== undefined && { replyTo }) };
};

const placeOf = ({ place }: Parcel): Place => place;

/** The lane of the most urgent parcel in the next message. */
const laneOf = (queue: Queue): Lane => {
  const asked = new Set(nextParcels(queue).map(({ lane }) => lane));
  return lanes.find((lane) => asked.has(lane)) ?? 'news';
};

const topicOf = ({ id }: Chat, [first]: Parcel[]): string => `${id}:${first?.threadId}`;
