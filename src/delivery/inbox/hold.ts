import type { Lock } from '../../runtime/lock.ts';
import type { Held, Inbox, InboxStore, Place } from '../campaign.ts';
import { inboxAfterFailure, type Failure } from './after-failure.ts';
import { joined, same, waitFor, withDue, without, withoutChoices, withPlaces, withTimed } from './waiting.ts';

/** Stories that a chat cannot have now, kept in its inbox. */
export type Holding = {
  /** Adds places to the chat's inbox, not before `until`; gives the time that now holds. */
  hold(chatId: number, places: (Place & Pick<Held, 'isPaused'>)[], until: number): Promise<number>;
  /**
   * Adds what the chat has chosen to have at another time, each with its own; nothing waits behind it. Of very many the
   * oldest are given back: these are not kept any more.
   */
  keep(chatId: number, chosen: Chosen[]): Promise<Place[]>;
  /** What the chat has chosen to have later is due now, to be decided anew: its choice has changed. */
  recheck(chatId: number, now: number): Promise<void>;
  /** What waits at a place by the chat's choice is due now; nothing, where it does not wait. */
  hasten(chatId: number, place: Place, now: number): Promise<void>;
  /** What waits for the chat's digest falls due now; gives how much that is. */
  digestNow(chatId: number, now: number): Promise<number>;
  /**
   * Adds what came for a closed topic, each tried once more at its `dueAt` at the latest; nothing waits behind it. Of very many the
   * oldest are given back: these are not kept any more.
   */
  keepClosed(
    chatId: number,
    closed: (Place & Required<Pick<Held, 'closedIn' | 'dueAt'>>)[],
  ): Promise<Place[]>;
  /** What waits for a topic is due now: it is open again. */
  openTopic(chatId: number, threadId: number, now: number): Promise<void>;
  /** What is held for the chat is due now: the bot may post there again. */
  wake(chatId: number, now: number): Promise<void>;
  /**
   * As `hold`, after a failed attempt at the first places, and with those that stood behind them: with growing pauses, and
   * without those whose day is over, which it gives back.
   */
  holdAfterFailure(chatId: number, failure: Failure, now: number): Promise<{ until: number; over: Place[] }>;
  /** Until when the chat's inbox holds newer stories up (milliseconds since the epoch); undefined: it does not. Only what was held in this run is known. */
  heldUntil(chatId: number): number | undefined;
  /** Takes delivered places out; an empty inbox is removed. */
  release(chatId: number, places: Place[]): Promise<void>;
  /** Puts what is held for one chat before what is held for another. */
  move(from: number, to: number): Promise<void>;
};

/** What a chat has chosen to have later. */
export type Chosen = Place & Required<Pick<Held, 'why' | 'dueAt'>>;

export const createHolding = (inboxes: InboxStore, lock: Lock, random: () => number): Holding => {
  /** Chats with something held: whoever walks past with a newer story must queue behind it. */
  const held = new Map<number, number>();
  const under = <T>(chatId: number, work: () => Promise<T>) => lock(`holding:${chatId}`, work);
  const put = async (chatId: number, inbox: Inbox) => {
    const until = waitFor(inbox);
    if (until === undefined) held.delete(chatId);
    else held.set(chatId, until);
    await inboxes.put(chatId, inbox);
  };
  const remove = async (chatId: number) => {
    await inboxes.remove(chatId);
    held.delete(chatId);
  };

  const keepTimed = (chatId: number, timed: Held[]): Promise<Place[]> =>
    under(chatId, async () => {
      const { inbox, over } = withTimed(await inboxes.get(chatId), timed);
      await put(chatId, inbox);
      return over;
    });
  /** Has some of what waits fall due; gives how many these are. */
  const bringForward = (chatId: number, isMeant: (one: Held) => boolean, now: number): Promise<number> =>
    under(chatId, async () => {
      const before = await inboxes.get(chatId);
      const count = before?.items.filter(isMeant).length ?? 0;
      if (before !== undefined && count > 0) await put(chatId, withDue(before, isMeant, now));
      return count;
    });

  const moveUnlocked = async (from: number, to: number) => {
    const [moved, known] = await Promise.all([inboxes.get(from), inboxes.get(to)]);
    if (moved === undefined || from === to) return;
    await put(to, joined(moved, known));
    await remove(from);
  };

  return {
    heldUntil: (chatId) => held.get(chatId),
    hold: (chatId, places, until) =>
      under(chatId, async () => {
        const inbox = withPlaces(await inboxes.get(chatId), places, until);
        await put(chatId, inbox);
        return inbox.until;
      }),
    keep: keepTimed,
    keepClosed: keepTimed,
    openTopic: async (chatId, threadId, now) => {
      const isIts = ({ closedIn, dueAt = 0 }: Held) => closedIn === threadId && dueAt > now;
      await bringForward(chatId, isIts, now);
    },
    hasten: async (chatId, place, now) => {
      await bringForward(chatId, (one) => one.dueAt !== undefined && same(one, place), now);
    },
    // What is due already is on its way.
    digestNow: (chatId, now) =>
      bringForward(chatId, ({ why, dueAt = 0 }) => why === 'digest' && dueAt > now, now),
    recheck: (chatId, now) =>
      under(chatId, async () => {
        const after = withoutChoices(await inboxes.get(chatId), now);
        if (after !== undefined) await put(chatId, after);
      }),
    wake: (chatId, now) =>
      under(chatId, async () => {
        const before = await inboxes.get(chatId);
        if (before !== undefined && before.until > now)
          await put(chatId, { ...before, until: now, attempts: 0 });
      }),
    holdAfterFailure: (chatId, failure, now) =>
      under(chatId, async () => {
        const before = await inboxes.get(chatId);
        const { over, ...inbox } = inboxAfterFailure(before, failure, { now, random });
        if (inbox.items.length > 0) await put(chatId, inbox);
        else if (before !== undefined) await remove(chatId);
        return { until: inbox.until, over };
      }),
    release: (chatId, places) =>
      under(chatId, async () => {
        const before = await inboxes.get(chatId);
        if (before === undefined) return;
        const after = without(before, places);
        if (after.items.length === 0) await remove(chatId);
        else if (after !== before) await put(chatId, after);
      }),
    move: (from, to) => {
      // Both locks, always in the same order.
      const [first, second] = [Math.min(from, to), Math.max(from, to)];
      const work = () => moveUnlocked(from, to);
      return under(first, () => (first === second ? work() : under(second, work)));
    },
  };
};
