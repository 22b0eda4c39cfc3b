import type { Held, Inbox, Place } from '../campaign.ts';

/** What a chat can have waiting by its own choice: more than a week's digest holds. */
const mostChosen = 500;

/** Until when newer stories of the chat must wait behind this inbox; undefined: they need not. */
export const waitFor = (inbox: Inbox | undefined): number | undefined =>
  inbox?.items.some(({ isRefused, dueAt }) => !isRefused && dueAt === undefined) ? inbox.until : undefined;

/** A chat's inbox with these places, due with the rest and not before `until` (milliseconds since the epoch). */
export const withPlaces = (
  before: Inbox | undefined,
  places: (Place & Pick<Held, 'isPaused'>)[],
  until: number,
): Inbox => ({
  until: Math.max(until, waitFor(before) ?? 0),
  attempts: before?.attempts ?? 0,
  items: merged(
    (before?.items ?? []).map((one) => (places.some((two) => same(one, two)) ? untimed(one) : one)),
    places,
  ),
});

/** A chat's inbox with what has a time of its own; of very many of these the oldest are `over`, and not in it. */
export const withTimed = (before: Inbox | undefined, timed: Held[]): { inbox: Inbox; over: Place[] } => {
  const waiting = before?.items ?? [];
  const items = merged(
    waiting.map((one) => timed.find((two) => same(one, two)) ?? one),
    timed,
  );
  const kept = items.filter(({ dueAt }) => dueAt !== undefined);
  const over = kept.slice(0, Math.max(0, kept.length - mostChosen));
  const inbox = {
    until: before?.until ?? 0,
    attempts: before?.attempts ?? 0,
    items: items.filter((one) => !over.includes(one)),
  };
  return { inbox, over };
};

/** The inbox with some of its items due at `now` (milliseconds since the epoch). */
export const withDue = (before: Inbox, isMeant: (one: Held) => boolean, now: number): Inbox => ({
  ...before,
  items: before.items.map((one) => (isMeant(one) ? { ...one, dueAt: now } : one)),
});

/** The inbox with nothing that waits by the chat's own choice: all of that is due with the rest; undefined: it has no such thing. */
export const withoutChoices = (before: Inbox | undefined, now: number): Inbox | undefined => {
  if (!before?.items.some(({ dueAt }) => dueAt !== undefined)) return undefined;
  const items = before.items.map(({ dueAt, why, ...held }): Held => {
    return dueAt === undefined && why !== undefined ? { ...held, why } : held;
  });
  return { ...before, until: Math.max(now, waitFor(before) ?? 0), items };
};

/** The inbox without these places, which were delivered. It may be empty. */
export const without = (before: Inbox, places: Place[]): Inbox => {
  const items = before.items.filter((one) => !places.some((place) => same(one, place)));
  if (items.length === before.items.length) return before;
  // Something came through, unless what is left is refused for what it is.
  const attempts = items.every(({ isRefused }) => isRefused) ? before.attempts : 0;
  return { ...before, attempts, items };
};

/** One chat's inbox put before that of another one, which it has become. */
export const joined = ({ until, attempts, items }: Inbox, known: Inbox | undefined): Inbox => ({
  until: Math.max(until, known?.until ?? 0),
  attempts: Math.max(attempts, known?.attempts ?? 0),
  items: merged(items, known?.items ?? []),
});

/** Due with the rest: its own time has come, and it could not be brought. */
export const untimed = ({ dueAt: _dueAt, ...held }: Held): Held => held;

/** Whether two places are one. */
export const same = (one: Place, two: Place): boolean =>
  one.campaignId === two.campaignId && one.page === two.page && one.index === two.index;

/** These items, and those of the others whose places are not among them. */
export const merged = (before: Held[], more: Held[]): Held[] => [
  ...before,
  ...more.filter((place) => !before.some((one) => same(one, place))),
];

/** The place and nothing that is noted with it. */
export const bare = ({ campaignId, page, index }: Place): Place => ({ campaignId, page, index });
