/** A process that owns the store or waits for it. `since`: ISO 8601. */
type Place = { pid: number; host: string; since: string };

/** How Kabar is doing at a moment: nothing of any chat, nothing secret. */
export type Figures = {
  version: string;
  /** What is wrong, each in a few words. */
  problems: string[];
  uptimeSeconds: number;
  /** The process that sends; absent where nothing else could. */
  owner?: Place;
  /** Those that wait to take over, as far as they can be seen. */
  standBys?: Place[];
  /** Pollers of the last hour that were not stopped; absent where the process that sends looks itself. `heardAt`: milliseconds since the epoch. */
  pollers?: (Place & { heardAt: number; isThere: boolean })[];
  /** Feeds that are looked at, looks under way and waiting. */
  feeds: { feeds: number; looking: number; waiting: number };
  /** WebSub subscriptions; undefined: nothing can be pushed. */
  subscriptions?: number;
  /** Chats that are known. */
  chats?: number;
  pace: { perSecond: number; inFlight: number; heldUntil: number; floods: number };
  /** Messages that wait to be sent, by lane. */
  waitingIn: Record<string, number>;
  /** Since when the oldest campaign that is not through has been on its way (milliseconds since the epoch). */
  oldestOpenAt?: number;
  /** Writes of the store so far; `ms`: time that they took (milliseconds). */
  writes: { done: number; failed: number; ms: number };
  /** Size of the store's file (bytes). */
  storeBytes?: number;
};

/** How a feed is doing, by its last look. */
export type FeedHealth = 'failing' | 'well' | 'quiet' | 'idle' | 'ended';

/** A feed without news for so long is quiet (milliseconds). */
const quietMs = 14 * 86_400_000;

/** How the feed is doing: nobody follows one that is idle, one that has ended was closed by its publisher. */
export const healthOf = (
  feed: { ended?: boolean; idle?: boolean; failures: number; lastNewsAt?: number },
  now: number,
): FeedHealth => {
  if (feed.ended) return 'ended';
  if (feed.idle) return 'idle';
  if (feed.failures > 0) return 'failing';
  return (feed.lastNewsAt ?? 0) < now - quietMs ? 'quiet' : 'well';
};
