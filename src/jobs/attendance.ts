import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import type { PollerFacts, PollerSign } from './job.ts';

/** A poller that is silent for longer counts as gone (milliseconds). */
const silentMs = 10_000;
/** Without a poller for so long (milliseconds), the operator is told. */
const patienceMs = 30_000;

/** A poller, when it was last heard of (milliseconds since the epoch), and whether that is so lately that it counts as there. */
export type KnownPoller = PollerFacts & { heardAt: number; isThere: boolean };

/** Which pollers are there. That none is, and that one is back, is told once. */
export type Attendance = {
  /** The queue says which have shown themselves; undefined: it is not reached. */
  note(signs: PollerSign[] | undefined): void;
  /** How many are there. */
  there(): number;
  all(): KnownPoller[];
  /** None has been there for long. */
  isMissed(): boolean;
};

export const createAttendance = ({ clock, log }: { clock: Clock; log: Log }): Attendance => {
  let known: (PollerFacts & { heardAt: number })[] = [];
  let lastAt = clock.now();
  let isMissed = false;
  const isThere = ({ heardAt }: { heardAt: number }) => clock.now() - heardAt <= silentMs;
  const there = () => known.filter(isThere).length;
  return {
    note: (signs) => {
      known =
        signs?.map(({ silentMs: ago, ...facts }) => ({ ...facts, heardAt: clock.now() - ago })) ?? known;
      if (there() > 0) {
        lastAt = clock.now();
        if (isMissed) log.info('pollers.back', { pollers: there() });
        isMissed = false;
      } else if (!isMissed && signs !== undefined && clock.now() - lastAt >= patienceMs) {
        isMissed = true;
        log.warn('pollers.none');
      }
    },
    there,
    all: () => known.map((one) => ({ ...one, isThere: isThere(one) })),
    isMissed: () => isMissed,
  };
};
