import type { Parameters } from './messages.ts';

export type Call = {
  method: string;
  parameters: Parameters;
  status: number;
  startedAt: number;
  endedAt: number;
};

export type Calls = {
  begin(method: string): { end(status: number, parameters: Parameters): void };
  /** The latest, oldest first; at most as many as are kept. */
  list(): Call[];
  /** How many calls of each method had each status. */
  counts(): Record<string, Record<number, number>>;
  inFlightPeak(): number;
  clear(): void;
};

/** Keeps the latest calls and counts all of them. */
export const createCalls = (now: () => number, kept = 10_000): Calls => {
  let calls: Call[] = [];
  let counts: Record<string, Record<number, number>> = {};
  let inFlight = 0;
  let peak = 0;
  return {
    begin: (method) => {
      const startedAt = now();
      if (method !== 'getUpdates') peak = Math.max(peak, ++inFlight);
      return {
        end: (status, parameters) => {
          if (method !== 'getUpdates') inFlight--;
          const of = (counts[method] ??= {});
          of[status] = (of[status] ?? 0) + 1;
          calls.push({ method, parameters, status, startedAt, endedAt: now() });
          if (calls.length > kept * 2) calls = calls.slice(-kept);
        },
      };
    },
    list: () => calls.slice(-kept),
    counts: () => counts,
    inFlightPeak: () => peak,
    clear: () => {
      calls = [];
      counts = {};
      peak = 0;
    },
  };
};
