/** What operators are told of by itself, each once: the closed set. `feed` comes by its own notice. */
export const troubleKinds = ['store', 'conflict', 'undelivered', 'disk', 'rate'] as const;
export type TroubleKind = (typeof troubleKinds)[number];

/** Something that an operator should know. Times in milliseconds, sizes in bytes, rates in messages a second. */
export type Trouble =
  | { kind: 'store'; what: string }
  | { kind: 'conflict' }
  /** News came, and nothing was delivered since. */
  | { kind: 'undelivered'; sinceMs: number }
  | { kind: 'disk'; free: number }
  | { kind: 'rate'; perSecond: number; usual: number; sinceMs: number };

/** How things stand. Times are milliseconds since the epoch; undefined: there is none. */
export type Facts = {
  now: number;
  startedAt: number;
  /** What the store does not do, in a few words each. */
  store: string[];
  /** Another process asks Telegram for the same bot's updates. */
  isConflict: boolean;
  /** When the oldest story was taken up that is on its way and not held up by anybody's choice. */
  oldestNewsAt?: number | undefined;
  lastSentAt?: number | undefined;
  disk?: { free: number; total: number } | undefined;
  rate: { perSecond: number; usual: number };
  /** Since when the rate has been cut. */
  slowSince?: number | undefined;
};

/** News that nobody has got for so long are more than a slow minute (milliseconds). */
const undeliveredMs = 15 * 60_000;
/** A rate below this part of the usual one is cut, and after so long that is worth telling (milliseconds). */
const slow = { share: 0.5, ms: 30 * 60_000 };
/** A disk with less than this left is nearly full (bytes), or with less than this part of it where that is little, too. */
const nearlyFull = { bytes: 200 * 2 ** 20, share: 0.05, orBytes: 2 * 2 ** 30 };

/** Whether the rate is cut: Telegram lets through far less than usual. */
export const isCut = ({ perSecond, usual }: Facts['rate']): boolean => perSecond < usual * slow.share;

const isNearlyFull = ({ free, total }: NonNullable<Facts['disk']>): boolean =>
  free < nearlyFull.bytes || (free < total * nearlyFull.share && free < nearlyFull.orBytes);

/** What is wrong now. */
export const troublesIn = (facts: Facts): Trouble[] => {
  const { now, startedAt, store, isConflict, oldestNewsAt, lastSentAt, disk, rate, slowSince } = facts;
  const [what] = store;
  const waitsSince = oldestNewsAt === undefined ? now : Math.max(oldestNewsAt, lastSentAt ?? 0, startedAt);
  return [
    ...(what === undefined ? [] : [{ kind: 'store', what } as const]),
    ...(isConflict ? [{ kind: 'conflict' } as const] : []),
    ...(now - waitsSince >= undeliveredMs
      ? [{ kind: 'undelivered', sinceMs: now - waitsSince } as const]
      : []),
    ...(disk !== undefined && isNearlyFull(disk) ? [{ kind: 'disk', free: disk.free } as const] : []),
    ...(slowSince !== undefined && isCut(rate) && now - slowSince >= slow.ms
      ? [{ kind: 'rate', ...rate, sinceMs: now - slowSince } as const]
      : []),
  ];
};

/** When each kind of trouble was last seen (milliseconds since the epoch), of those that were told. */
export type Told = Partial<Record<TroubleKind, number>>;

/** What is over for so long may be told anew (milliseconds): a trouble that comes and goes is one. */
const overMs = 3_600_000;

/** Which of these troubles are to be told now, and what is told then. Doing it again right away tells nothing. */
export const toTell = (troubles: Trouble[], told: Told, now: number): { fresh: Trouble[]; told: Told } => {
  const fresh = troubles.filter(({ kind }) => (told[kind] ?? -Infinity) < now - overMs);
  const seen = Object.fromEntries(troubles.map(({ kind }) => [kind, now]));
  return { fresh, told: { ...told, ...seen } };
};
