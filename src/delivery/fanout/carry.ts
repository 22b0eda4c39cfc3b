import { pageSize } from '../../audience/ports.ts';
import { backoff } from '../../runtime/backoff.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import type { Loaded } from '../contents.ts';
import type { Pacer } from '../pacing/pacer.ts';
import type { Halts } from '../post/halts.ts';
import type { Fanout } from './fanout.ts';
import { isPost, type Run } from './runs.ts';

/** Pause before a run that the store interrupted is taken up again (milliseconds). */
const retried = { first: 500, longest: 30_000 };

/**
 * Carries a run out: one that the store interrupts is taken up again until it is through, its post halted, or Kabar stopping.
 * `older`: what is under way for the same audience since before. Never rejects.
 */
export const carryOut = async (
  run: Run,
  older: () => Loaded[],
  {
    clock,
    log,
    pacer,
    fanout,
    halts,
    load,
    stopping,
  }: {
    clock: Pick<Clock, 'sleep'>;
    log: Log;
    pacer: Pick<Pacer, 'expect'>;
    fanout: Fanout;
    halts: Pick<Halts, 'signal'>;
    /** Those of the campaigns that are still to be delivered. Rejects with a StoreError. */
    load(ids: string[]): Promise<Loaded[]>;
    stopping: AbortSignal;
  },
): Promise<void> => {
  const from = Math.min(...run.going.map(({ campaign }) => campaign.nextPage));
  const isThrough = pacer.expect(run.slots - from * pageSize);
  const post = run.going.find(isPost);
  const ending = post ? AbortSignal.any([stopping, halts.signal(post.campaign.id)]) : stopping;
  try {
    for (let failures = 0; !ending.aborted; failures++) {
      try {
        return await fanout.run(run.going, older, ending);
      } catch (error) {
        log.error('campaign.interrupted', { error, campaigns: run.going.length });
        await clock.sleep(backoff(failures + 1, retried), ending);
        run.going = await load(run.going.map(({ campaign }) => campaign.id)).catch(() => run.going);
      }
    }
  } finally {
    isThrough();
  }
};
