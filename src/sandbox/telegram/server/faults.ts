import { createRandom, within } from '../random.ts';

/** What goes wrong on the way, each share between 0 and 1. */
export type Faults = {
  /** Answered 500 or 502 before anything was done. */
  errorShare?: number;
  /** Cut before anything was done. */
  resetBeforeShare?: number;
  /** Cut after the work was done: the message was taken, and no answer tells of it. */
  resetAfterShare?: number;
  latencyMs?: number | readonly [number, number];
  /** Only these methods; absent: all but getUpdates. */
  methods?: readonly string[];
  seed?: number;
};

/** What becomes of a single request. */
export type Fault =
  | 'reset'
  | 'reset-after'
  | 'hang'
  | 'html'
  | {
      status: number;
      description?: string;
      parameters?: { retry_after?: number; migrate_to_chat_id?: number };
    };

export type Plan = { fault?: Fault; latencyMs: number };

export type FaultMaker = {
  configure(faults: Faults): void;
  /** The next `times` calls of the method ("*": any) end so. */
  fail(method: string, times: number, fault: Fault): void;
  /** What shall happen to this request. */
  plan(method: string): Plan;
};

const fine: Plan = { latencyMs: 0 };

export const createFaults = (): FaultMaker => {
  let faults: Faults = {};
  let random = createRandom(1);
  let isOn = false;
  let planned: { method: string; left: number; fault: Fault }[] = [];

  const drawn = (): Fault | undefined => {
    const { errorShare = 0, resetBeforeShare = 0, resetAfterShare = 0 } = faults;
    const draw = random();
    if (draw < errorShare) return draw < errorShare / 2 ? { status: 500 } : 'html';
    if (draw < errorShare + resetBeforeShare) return 'reset';
    return draw < errorShare + resetBeforeShare + resetAfterShare ? 'reset-after' : undefined;
  };

  return {
    configure: (given) => {
      faults = given;
      random = createRandom(given.seed ?? 1);
      const { errorShare = 0, resetBeforeShare = 0, resetAfterShare = 0, latencyMs = 0 } = given;
      isOn = errorShare + resetBeforeShare + resetAfterShare > 0 || latencyMs !== 0;
    },
    fail: (method, times, fault) => {
      planned.push({ method: method.toLowerCase(), left: times, fault });
    },
    plan: (method) => {
      if (planned.length > 0) {
        const one = planned.find((it) => it.method === method.toLowerCase() || it.method === '*');
        if (one !== undefined) {
          one.left--;
          planned = planned.filter(({ left }) => left > 0);
          return { fault: one.fault, latencyMs: 0 };
        }
      }
      if (!isOn || !(faults.methods?.includes(method) ?? method !== 'getUpdates')) return fine;
      const fault = drawn();
      const latencyMs = faults.latencyMs === undefined ? 0 : within(faults.latencyMs, random);
      return { latencyMs, ...(fault !== undefined && { fault }) };
    },
  };
};
