import type { Inbox, InboxStore, Place } from './broadcast.ts';
import type { Lock } from './ports.ts';

/** First pause after a failed attempt, and the longest (milliseconds). */
const firstMs = 1_000;
const longestMs = 3_600_000;
/** After a day of failures a story is given up, with a receipt that says so. */
export const giveUpMs = 86_400_000;

/** Stories that a chat cannot have now, kept in its inbox. */
export type Holding = {
  /** Adds places to the chat's inbox, not before `until`; gives the time that now holds. */
  hold(chatId: number, places: Place[], until: number): Promise<number>;
  /** As `hold`, after a failed attempt: with growing pauses; `undefined` when the day is over and nothing is held. */
  holdAfterFailure(chatId: number, places: Place[], now: number): Promise<number | undefined>;
  /** Not before when the chat may have what is held for it, as far as it was held since Kabar started; undefined: nothing is. */
  heldUntil(chatId: number): number | undefined;
  /** Takes delivered places out; an empty inbox is removed. */
  release(chatId: number, places: Place[]): Promise<void>;
  move(from: number, to: number): Promise<void>;
};

/** Pause before attempt `attempts + 1`: doubling, with jitter of a quarter either way so that failures do not march in step. */
export const pauseMs = (attempts: number, random: () => number): number =>
  Math.min(longestMs, firstMs * 2 ** Math.min(attempts, 20)) * (0.75 + random() / 2);

export const createHolding = (inboxes: InboxStore, lock: Lock, random: () => number): Holding => {
  const under = <T>(chatId: number, work: () => Promise<T>) => lock(`holding:${chatId}`, work);
  const merged = (before: Inbox | undefined, places: Place[]): Place[] => [
    ...(before?.items ?? []),
    ...places.filter((place) => !before?.items.some((one) => same(one, place))),
  ];
  /** Chats with something held: whoever walks past with a newer story must queue behind it. */
  const held = new Map<number, number>();
  const put = async (chatId: number, inbox: Inbox) => {
    held.set(chatId, inbox.until);
    await inboxes.put(chatId, inbox);
  };
  return {
    heldUntil: (chatId) => held.get(chatId),
    hold: (chatId, places, until) =>
      under(chatId, async () => {
        const before = await inboxes.get(chatId);
        const inbox: Inbox = {
          until: Math.max(until, before?.until ?? 0),
          attempts: before?.attempts ?? 0,
          since: before?.since ?? until,
          items: merged(before, places),
        };
        await put(chatId, inbox);
        return inbox.until;
      }),
    holdAfterFailure: (chatId, places, now) =>
      under(chatId, async () => {
        const before = await inboxes.get(chatId);
        const attempts = before?.attempts ?? 0;
        const since = attempts === 0 ? now : (before?.since ?? now);
        if (now - since >= giveUpMs) return undefined;
        const until = now + pauseMs(attempts, random);
        await put(chatId, { until, attempts: attempts + 1, since, items: merged(before, places) });
        return until;
      }),
    release: (chatId, places) =>
      under(chatId, async () => {
        const before = await inboxes.get(chatId);
        if (before === undefined) return;
        const items = before.items.filter((one) => !places.some((place) => same(one, place)));
        if (items.length === 0) {
          await inboxes.remove(chatId);
          held.delete(chatId);
        }
        if (items.length > 0 && items.length < before.items.length)
          await put(chatId, { ...before, attempts: 0, items });
      }),
    move: async (from, to) => {
      const before = await inboxes.get(from);
      if (before === undefined) return;
      await put(to, before);
      await inboxes.remove(from);
      held.delete(from);
    },
  };
};

const same = (one: Place, two: Place): boolean =>
  one.broadcastId === two.broadcastId && one.page === two.page && one.index === two.index;
