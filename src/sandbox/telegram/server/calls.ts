import type { Parameters } from '../types.ts';

/** A call of the Bot API as the sandbox logged it. `at`: milliseconds since the epoch by the sandbox's clock. */
export type LoggedCall = {
  method: string;
  params: Parameters;
  at: number;
  /** The HTTP status answered; 0: the connection was cut. */
  status: number;
  description?: string;
};

export type Stats = {
  /** Messages taken in each second (unix seconds), the last ten minutes. */
  perSecond: { second: number; accepted: number; refused429: number }[];
  accepted: number;
  refused429: number;
  inFlight: number;
  inFlightPeak: number;
  byMethod: Record<string, number>;
  byStatus: Record<string, number>;
};

export type CallLog = {
  begin(): void;
  end(): void;
  add(call: LoggedCall, isCounted: boolean): void;
  /** The last 10,000 calls, oldest first; only of one method where it is named. */
  list(method?: string): LoggedCall[];
  stats(): Stats;
  reset(): void;
};

const mostCalls = 10_000;
const mostSeconds = 600;

export const createCallLog = (): CallLog => {
  let ring: LoggedCall[] = [];
  let next = 0;
  let seconds = new Map<number, { accepted: number; refused429: number }>();
  let totals = { accepted: 0, refused429: 0, inFlightPeak: 0 };
  let inFlight = 0;
  let byMethod = new Map<string, number>();
  let byStatus = new Map<number, number>();

  const secondAt = (at: number) => {
    const second = Math.floor(at / 1_000);
    const known = seconds.get(second) ?? { accepted: 0, refused429: 0 };
    if (!seconds.has(second)) {
      seconds.set(second, known);
      if (seconds.size > mostSeconds) seconds.delete(seconds.keys().next().value ?? 0);
    }
    return known;
  };

  return {
    begin: () => {
      if (++inFlight > totals.inFlightPeak) totals.inFlightPeak = inFlight;
    },
    end: () => {
      inFlight--;
    },
    add: (call, isCounted) => {
      ring[next] = call;
      next = (next + 1) % mostCalls;
      byMethod.set(call.method, (byMethod.get(call.method) ?? 0) + 1);
      byStatus.set(call.status, (byStatus.get(call.status) ?? 0) + 1);
      if (!isCounted) return;
      if (call.status === 200) {
        totals.accepted++;
        secondAt(call.at).accepted++;
      } else if (call.status === 429) {
        totals.refused429++;
        secondAt(call.at).refused429++;
      }
    },
    list: (method) => {
      const all = ring.length < mostCalls ? ring : [...ring.slice(next), ...ring.slice(0, next)];
      return method === undefined ? [...all] : all.filter((one) => one.method === method);
    },
    stats: () => ({
      perSecond: [...seconds].map(([second, counts]) => ({ second, ...counts })),
      ...totals,
      inFlight,
      byMethod: Object.fromEntries(byMethod),
      byStatus: Object.fromEntries(byStatus),
    }),
    reset: () => {
      ring = [];
      next = 0;
      seconds = new Map();
      totals = { accepted: 0, refused429: 0, inFlightPeak: inFlight };
      byMethod = new Map();
      byStatus = new Map();
    },
  };
};
