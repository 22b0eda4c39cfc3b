import type { Chat } from '../../audience/chat.ts';
import { keptMs } from '../../audience/decision.ts';
import type { Audience } from '../../audience/follow.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { OnCounted } from '../../runtime/counted.ts';
import type { Log } from '../../runtime/log.ts';
import type { Receipt } from '../campaign.ts';
import { storyIn, type Content } from '../contents.ts';
import type { Holding } from '../inbox/hold.ts';
import type { Outcome } from '../outcome.ts';
import type { ChatPace } from '../pacing/chat-pace.ts';
import { amendWhys } from '../post/original.ts';
import type { Recorder } from '../receipts/recorder.ts';
import { createOwnFloods } from './own-floods.ts';
import { placeOf, topicOf, type Parcel, type Queue } from './parcel.ts';
import type { Reach } from './reach.ts';
import { settle, settleHeld, settleSent, type Versions } from './settle.ts';

/** An outcome with which the queue stays where it is. */
export type Concluded = Exclude<Outcome, { kind: 'migrated' }>;

/** What follows from an outcome (invariant 6). `told`: what the message told, the first of the queue. */
export type Conclude = (queue: Queue, told: Content[], outcome: Concluded) => Promise<void>;

export type ConcludeParts = Versions & {
  clock: Pick<Clock, 'now'>;
  log: Log;
  pace: Pick<ChatPace, 'sent' | 'edited'>;
  recorder: Pick<Recorder, 'record'>;
  holding: Pick<Holding, 'hold' | 'holdAfterFailure'>;
  audience: Pick<Audience, 'setState'>;
  reach: Pick<Reach, 'isOut'>;
  /** Tells the person who connected the chat that nothing can be posted there. */
  onPaused(chat: Chat, why: string): Promise<void>;
  onCounted?: OnCounted;
};

export const createConclude = ({
  clock,
  log,
  pace,
  recorder,
  holding,
  audience,
  reach,
  current,
  onStale,
  onPaused,
  onCounted,
}: ConcludeParts): Conclude => {
  const floods = createOwnFloods();
  /** Topics whose closing was told, so that it is told once. */
  const closedTopics = new Set<string>();

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
    if (onCounted !== undefined) countArrivals(parcels, at, onCounted);
    const message = { chatId: chat.id, messageId, at, ...(more !== undefined && { more }) };
    await settleSent(parcels, told, message, { recorder, current, onStale });
    if (chat.state === 'paused') await audience.setState(chat.id, 'active');
  };

  /** A story is not to wait, nor to be sent again, because somebody could not be told about another. */
  const tellPaused = async (chat: Chat, why: string): Promise<void> => {
    await onPaused(chat, why).catch((error: unknown) => log.warn('pause.untold', { error }));
  };

  /**
   * A story that finds out first that the bot may not post any more waits like those that come after it, and one that has met a
   * daily attempt goes on waiting; what is more than a day old by then, and what is no news, has its end.
   */
  const keepNews = async (chat: Chat, parcels: Parcel[], end: Receipt): Promise<void> => {
    const now = clock.now();
    const isKept = ({ isHeld, content }: Parcel) =>
      content.kind === 'story' && (!isHeld || now - content.story.seenAt < keptMs);
    const wait = { chatId: chat.id, readyAt: now + keptMs, isPaused: true as const };
    const kept = parcels.filter(isKept);
    if (kept.length > 0) await settleHeld(kept, wait, { recorder, holding });
    await settle(
      parcels.filter((one) => !isKept(one)),
      end,
      recorder,
    );
  };

  return async (queue, told, outcome) => {
    const { chat } = queue;
    const take = (count = told.length) => queue.parcels.splice(0, count);
    const reject = (why: string) => settle(take(), { kind: 'rejected', chatId: chat.id, why }, recorder);
    const [first] = told;
    const amended =
      first?.kind === 'amendment' ? amendedReceipt(first, chat, outcome, clock.now()) : undefined;
    if (amended !== undefined) {
      if (outcome.kind === 'sent') floods.onSent(chat.id);
      // Telegram counts changes in a group like messages, and does not count what is deleted.
      if (isEdit(first)) pace.sent(chat.id, chat.kind, clock.now());
      else pace.edited(chat.id, clock.now());
      return settle(take(), amended, recorder);
    }
    switch (outcome.kind) {
      case 'sent':
        return onSent(chat, take(), told, outcome);
      case 'flood': {
        const waitMs = floods.onFlood(chat.id, outcome.retryAfterMs);
        if (waitMs === undefined) return undefined;
        const wait = { chatId: chat.id, readyAt: clock.now() + waitMs };
        return settleHeld(take(Infinity), wait, { recorder, holding });
      }
      case 'retry':
        return concludeRetry(queue, told.length, outcome, { clock, log, recorder, holding, reach });
      case 'gone':
        floods.forget(chat.id);
        await audience.setState(chat.id, 'gone');
        // Who has blocked the bot wants no news; a group or channel may take it in again.
        if (chat.kind !== 'private') return keepNews(chat, take(Infinity), { kind: 'gone', chatId: chat.id });
        return settle(take(Infinity), { kind: 'gone', chatId: chat.id }, recorder);
      case 'no-rights': {
        const before = await audience.setState(chat.id, 'paused');
        await keepNews(chat, take(Infinity), { kind: 'rejected', chatId: chat.id, why: outcome.why });
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
      case 'unchangeable':
      case 'not-allowed':
        return reject(outcome.why);
      case 'unchanged':
        return reject('nothing to send');
    }
  };
};

const isEdit = (content: Content | undefined): boolean =>
  content?.kind === 'amendment' && content.act.kind === 'edit';

/**
 * What became of a change in a chat; undefined: it is to be tried again, or the chat is gone. What can be changed there says
 * nothing of whether the bot may post.
 */
const amendedReceipt = (
  { act }: Extract<Content, { kind: 'amendment' }>,
  { id: chatId }: Chat,
  outcome: Concluded,
  at: number,
): Receipt | undefined => {
  switch (outcome.kind) {
    case 'flood':
    case 'retry':
    case 'gone':
      return undefined;
    case 'sent':
      return { kind: 'sent', chatId, messageId: outcome.messageId, at };
    case 'unchanged':
      return act.kind === 'edit' && outcome.isMissing
        ? { kind: 'rejected', chatId, why: amendWhys.missing }
        : { kind: 'sent', chatId, messageId: 0, at };
    default:
      return { kind: 'rejected', chatId, why: outcome.why };
  }
};

/** A story that says no time of its own was published when it was first seen, as far as can be known. */
const countArrivals = (parcels: Parcel[], at: number, onCounted: OnCounted): void => {
  for (const { content, isHeld = false } of parcels) {
    const story = storyIn(content);
    if (story === undefined) continue;
    const publishedAt = Math.min(story.publishedAt ?? story.seenAt, at);
    onCounted({ kind: 'arrival', lagMs: at - publishedAt, waited: isHeld });
  }
};

/** Trouble with Telegram or the chat is everybody's; a message that is refused is put down to its stories, one by one. */
const concludeRetry = async (
  queue: Queue,
  count: number,
  outcome: Extract<Outcome, { kind: 'retry' }>,
  {
    clock,
    log,
    recorder,
    holding,
    reach,
  }: Pick<ConcludeParts, 'clock' | 'log' | 'recorder' | 'holding' | 'reach'>,
): Promise<void> => {
  const { chat } = queue;
  const { why } = outcome;
  const isRefusal = outcome.isRefusal === true;
  if (isRefusal && count > 1) {
    for (const parcel of queue.parcels.slice(0, count)) parcel.isAlone = true;
    return;
  }
  const failed = queue.parcels.splice(0, count);
  const behind = isRefusal ? [] : queue.parcels.splice(0);
  const isOut = reach.isOut();
  const failure = { failed: failed.map(placeOf), behind: behind.map(placeOf), isRefusal, isOut };
  const { until, over } = await holding.holdAfterFailure(chat.id, failure, clock.now());
  log.warn('send.retry', { why, givenUp: over.length });
  await settle(
    [...failed, ...behind],
    ({ place }) =>
      over.includes(place)
        ? { kind: 'rejected', chatId: chat.id, why }
        : { kind: 'held', chatId: chat.id, until },
    recorder,
  );
};
