import type { Held, Inbox, InboxStore, Place } from '../campaign.ts';
import { backoff } from '../../runtime/backoff.ts';
import type { Lock } from '../../runtime/lock.ts';

/** Pauses after failed attempts (milliseconds): most failures pass within a moment. */
const pause = { first: 250, longest: 3_600_000 };
/** Pause between two tries while Telegram as a whole cannot be reached (milliseconds). */
const outage = { first: 15_000, longest: 15_000 };
/** What a chat can have waiting by its own choice: more than a week's digest holds. */
const mostChosen = 500;
/** A story that could not be sent for a day is given up, with a receipt that says so. */
export const giveUpMs = 86_400_000;

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
  /** What waits for the chat's digest falls due now; gives how much that is. */
  digestNow(chatId: number, now: number): Promise<number>;
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

/** `isOut`: Telegram as a whole cannot be reached, so the day after which a story is given up neither begins nor runs on. */
export type Failure = { failed: Place[]; behind?: Place[]; isRefusal?: boolean; isOut?: boolean };

/** Until when newer stories of the chat must wait behind this inbox; undefined: they need not. */
export const waitFor = (inbox: Inbox | undefined): number | undefined =>
  inbox?.items.some(({ isRefused, dueAt }) => !isRefused && dueAt === undefined) ? inbox.until : undefined;

/** Pause after so many failed attempts and one more (milliseconds): it doubles after the second. */
export const pauseMs = (attempts: number, random: () => number): number => backoff(attempts, pause, random);

export const createHolding = (inboxes: InboxStore, lock: Lock, random: () => number): Holding => {
  const under = <T>(chatId: number, work: () => Promise<T>) => lock(`holding:${chatId}`, work);
  /** Chats with something held: whoever walks past with a newer story must queue behind it. */
  const held = new Map<number, number>();
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
  return {
    heldUntil: (chatId) => held.get(chatId),
    hold: (chatId, places, until) =>
      under(chatId, async () => {
        const before = await inboxes.get(chatId);
        const inbox: Inbox = {
          until: Math.max(until, waitFor(before) ?? 0),
          attempts: before?.attempts ?? 0,
          items: merged(
            (before?.items ?? []).map((one) => (places.some((two) => same(one, two)) ? untimed(one) : one)),
            places,
          ),
        };
        await put(chatId, inbox);
        return inbox.until;
      }),
    keep: (chatId, chosen) =>
      under(chatId, async () => {
        const before = await inboxes.get(chatId);
        const waiting = before?.items ?? [];
        const items = merged(
          waiting.map((one) => chosen.find((two) => same(one, two)) ?? one),
          chosen,
        );
        const kept = items.filter(({ dueAt }) => dueAt !== undefined);
        const over = kept.slice(0, Math.max(0, kept.length - mostChosen));
        await put(chatId, {
          until: before?.until ?? 0,
          attempts: before?.attempts ?? 0,
          items: items.filter((one) => !over.includes(one)),
        });
        return over;
      }),
    recheck: (chatId, now) =>
      under(chatId, async () => {
        const before = await inboxes.get(chatId);
        if (!before?.items.some(({ dueAt }) => dueAt !== undefined)) return;
        const items = before.items.map(({ dueAt, why, ...held }): Held => {
          return dueAt === undefined && why !== undefined ? { ...held, why } : held;
        });
        await put(chatId, { ...before, until: Math.max(now, waitFor(before) ?? 0), items });
      }),
    digestNow: (chatId, now) =>
      under(chatId, async () => {
        const before = await inboxes.get(chatId);
        // What is due already is on its way.
        const isForDigest = ({ why, dueAt = 0 }: Held) => why === 'digest' && dueAt > now;
        const count = before?.items.filter(isForDigest).length ?? 0;
        if (before === undefined || count === 0) return 0;
        const items = before.items.map((one) => (isForDigest(one) ? { ...one, dueAt: now } : one));
        await put(chatId, { ...before, items });
        return count;
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
        const items = before.items.filter((one) => !places.some((place) => same(one, place)));
        if (items.length === 0) await remove(chatId);
        else if (items.length < before.items.length) {
          // Something came through, unless what is left is refused for what it is.
          const attempts = items.every(({ isRefused }) => isRefused) ? before.attempts : 0;
          await put(chatId, { ...before, attempts, items });
        }
      }),
    move: (from, to) => {
      // Both locks, always in the same order.
      const [first, second] = [Math.min(from, to), Math.max(from, to)];
      const work = async () => {
        const [moved, known] = await Promise.all([inboxes.get(from), inboxes.get(to)]);
        if (moved === undefined || from === to) return;
        const { until, attempts, items } = moved;
        await put(to, {
          until: Math.max(until, known?.until ?? 0),
          attempts: Math.max(attempts, known?.attempts ?? 0),
          items: merged(items, known?.items ?? []),
        });
        await remove(from);
      };
      return under(first, () => (first === second ? work() : under(second, work)));
    },
  };
};

/** Due with the rest: its own time has come, and it could not be brought. */
const untimed = ({ dueAt: _dueAt, ...held }: Held): Held => held;

const same = (one: Place, two: Place): boolean =>
  one.campaignId === two.campaignId && one.page === two.page && one.index === two.index;

const merged = (before: Held[], more: Held[]): Held[] => [
  ...before,
  ...more.filter((place) => !before.some((one) => same(one, place))),
];

/**
 * A chat's inbox after a failed attempt, and `over`: the places whose day is over, which it does not hold any more. `now`:
 * milliseconds since the epoch.
 */
const inboxAfterFailure = (
  before: Inbox | undefined,
  failure: Failure,
  { now, random }: { now: number; random: () => number },
): Inbox & { over: Place[] } => {
  const waiting = before?.items ?? [];
  const attempts = before?.attempts ?? 0;
  const { failed: places, behind = [], isRefusal = false, isOut = false } = failure;
  const all = [...places, ...behind];
  if (isOut) {
    const items = merged(
      waiting.map(({ since: _since, ...held }) =>
        all.some((two) => same(held, two)) ? untimed(held) : held,
      ),
      all.map(bare),
    );
    // All of these only wait to hear that Telegram is back.
    return { until: now + backoff(1, outage, random), attempts, items, over: [] };
  }
  const whyOf = (place: Place) => {
    const why = waiting.find((one) => same(one, place))?.why;
    return why !== undefined && { why };
  };
  const sinceOf = (place: Place) => waiting.find((one) => same(one, place))?.since ?? now;
  const failed = places.map((place): Held => {
    return { ...bare(place), ...whyOf(place), since: sinceOf(place), ...(isRefusal && { isRefused: true }) };
  });
  // They wait because of that failure, so their day has begun, too: or a chat in trouble for long would pile up ever more.
  const waitingBehind = behind.map((place): Held => ({
    ...bare(place),
    ...whyOf(place),
    since: sinceOf(place),
  }));
  const over = all.filter((place) => now - sinceOf(place) >= giveUpMs);
  const anew = [...failed, ...waitingBehind];
  const items = merged(
    waiting.map((one) => anew.find((two) => same(one, two)) ?? one),
    anew,
  ).filter((one) => !over.some((two) => same(one, two)));
  return { until: now + pauseMs(attempts, random), attempts: attempts + 1, items, over };
};

/** The place and nothing that is noted with it. */
const bare = ({ campaignId, page, index }: Place): Place => ({ campaignId, page, index });
