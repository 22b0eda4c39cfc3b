import type { Chat } from '../../audience/chat.ts';
import type { Audience } from '../../audience/follow.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import type { Story } from '../../story/story.ts';
import type { Place, Receipt } from '../campaign.ts';
import type { ChatPace } from '../pacing/chat-pace.ts';
import type { Holding } from '../inbox/hold.ts';
import type { Outcome } from '../outcome.ts';
import type { Parcel, Queue } from './parcel.ts';
import type { Recorder } from '../receipts/recorder.ts';

/** Writes the receipts of parcels that have left the queue; resolves once they are durable. */
export type Settle = (parcels: Parcel[], receipt: Receipt | ((parcel: Parcel) => Receipt)) => Promise<void>;

export const createSettle =
  (recorder: Recorder): Settle =>
  async (parcels, receipt) => {
    for (const { onOut } of parcels) onOut?.();
    const receiptOf = typeof receipt === 'function' ? receipt : () => receipt;
    await Promise.all(parcels.map((parcel) => recorder.record(parcel.place, receiptOf(parcel))));
  };

/** Longest that a chat waits after floods of its own (milliseconds). */
const longestFloodMs = 3_600_000;

export type ConcludingParts = {
  clock: Clock;
  log: Log;
  pace: ChatPace;
  holding: Holding;
  audience: Pick<Audience, 'setState'>;
  /** Tells the person who connected the chat that nothing can be posted there. */
  onPaused(chat: Chat, why: string): Promise<void>;
  /** The newest version of a story: it may have been corrected or taken back since it was read. */
  current(story: Story): Story;
  /** Another version than the newest was sent here. */
  onStale(place: Place): Promise<void>;
  settle: Settle;
  onMigrated(queue: Queue, chatId: number): Promise<void>;
  /** Has parcels wait in the chat's inbox until a time (milliseconds since the epoch). */
  hold(chatId: number, parcels: Parcel[], readyAt: number): Promise<void>;
};

/** What follows from an outcome (invariant 6). `told`: the stories of the message, as it told them: the first of the queue. */
export type Conclude = (queue: Queue, told: Story[], outcome: Outcome) => Promise<void>;

export const createConclude = (parts: ConcludingParts): Conclude => {
  const { clock, log, pace, holding, audience, current, settle } = parts;
  /** Topics whose closing was told, so that it is told once. */
  const closedTopics = new Set<string>();
  /** Messages that Telegram took. */
  let accepted = 0;
  /** Chats whose last answer was a flood, with how many in a row while others' messages were taken, and the count at the last. */
  const floods = new Map<number, { inARow: number; accepted: number }>();

  /** Every flood holds everything (the pacer sees to that); but a chat that is flooded again, when others were not, is tried ever more rarely. */
  const onFlood = async ({ chat, parcels }: Queue, retryAfterMs: number) => {
    const before = floods.get(chat.id);
    const isItsOwn = before !== undefined && (accepted > before.accepted || before.inARow > 1);
    const inARow = isItsOwn ? before.inARow + 1 : 1;
    floods.set(chat.id, { inARow, accepted });
    if (inARow < 2) return;
    const waitMs = Math.max(retryAfterMs, Math.min(longestFloodMs, retryAfterMs * 2 ** (inARow - 1)));
    await parts.hold(chat.id, parcels.splice(0), clock.now() + waitMs);
  };

  const onSent = async (chat: Chat, parcels: Parcel[], told: Story[], messageId: number) => {
    const at = clock.now();
    accepted++;
    floods.delete(chat.id);
    if (closedTopics.size > 0) closedTopics.delete(topicOf(chat, parcels));
    pace.sent(chat.id, chat.kind, at);
    const ids = told.map(({ id }) => id);
    const known = [...told];
    const isStale = () => parcels.some(({ story }, index) => current(story) !== known[index]);
    const noteStale = async () => {
      for (const [index, { story, place }] of parcels.entries()) {
        const newest = current(story);
        if (newest === known[index]) continue;
        await parts.onStale(place);
        known[index] = newest;
      }
    };
    // Before the receipt, so that a crash in between forgets nothing; but a store in trouble must not cost the receipt.
    if (isStale()) await noteStale().catch(() => {});
    await settle(parcels, ({ story }) => {
      const others = ids.filter((id) => id !== story.id);
      return { kind: 'sent', chatId: chat.id, messageId, at, ...(others.length > 0 && { others }) };
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
    const placesOf = (parcels: Parcel[]) => parcels.map(({ place }) => place);
    const failure = { failed: placesOf(failed), behind: placesOf(behind), isRefusal };
    const { until, over } = await holding.holdAfterFailure(chat.id, failure, clock.now());
    log.warn('send.retry', { why, givenUp: over.length });
    await settle([...failed, ...behind], ({ place }) =>
      over.includes(place)
        ? { kind: 'rejected', chatId: chat.id, why }
        : { kind: 'held', chatId: chat.id, until },
    );
  };

  /** A story is not to wait, nor to be sent again, because somebody could not be told about another. */
  const tell = async (chat: Chat, why: string): Promise<void> => {
    await parts.onPaused(chat, why).catch((error: unknown) => log.warn('pause.untold', { error }));
  };

  return async (queue, told, outcome) => {
    const { chat } = queue;
    const take = (count = told.length) => queue.parcels.splice(0, count);
    const reject = (why: string, count?: number) =>
      settle(take(count), { kind: 'rejected', chatId: chat.id, why });
    switch (outcome.kind) {
      case 'sent':
        return onSent(chat, take(), told, outcome.messageId);
      case 'flood':
        return onFlood(queue, outcome.retryAfterMs);
      case 'retry':
        return onRetry(queue, told.length, outcome);
      case 'gone':
        floods.delete(chat.id);
        await audience.setState(chat.id, 'gone');
        return settle(take(queue.parcels.length), { kind: 'gone', chatId: chat.id });
      case 'migrated':
        return parts.onMigrated(queue, outcome.chatId);
      case 'no-rights': {
        const before = await audience.setState(chat.id, 'paused');
        await reject(outcome.why, queue.parcels.length);
        return before !== undefined && before !== 'paused' ? tell(chat, outcome.why) : undefined;
      }
      case 'topic-closed': {
        const topic = topicOf(chat, queue.parcels);
        const isNew = !closedTopics.has(topic);
        closedTopics.add(topic);
        await reject(outcome.why);
        return isNew ? tell(chat, outcome.why) : undefined;
      }
      case 'bad-picture':
      case 'bad-markup':
      case 'too-long':
        return reject(outcome.why);
      case 'unchanged':
        return reject('nothing to send');
    }
  };
};

const topicOf = ({ id }: Chat, [first]: Parcel[]): string => `${id}:${first?.threadId}`;
