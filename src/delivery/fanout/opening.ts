import type { AudienceStore } from '../../audience/ports.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import type { Campaign, CampaignStore } from '../campaign.ts';
import type { Contents, Loaded } from '../contents.ts';
import type { Pacer } from '../pacing/pacer.ts';
import type { Halts } from '../post/halts.ts';
import { carryOut } from './carry.ts';
import type { Fanout } from './fanout.ts';
import { loadOpen } from './load-open.ts';
import { createRuns, runsOf } from './runs.ts';

/** A campaign as it is asked for. */
export type WantedCampaign = Pick<Campaign, 'id' | 'content' | 'lane'>;

/** Makes campaigns durable and starts them. */
export type Opening = {
  /**
   * Opens campaigns to an audience; opening one twice is opening it once. `before`: writes what the new ones bring, where that is
   * kept beside them. Rejects with a StoreError: then call it again.
   */
  open(
    sourceId: string,
    wanted: WantedCampaign[],
    before?: (fresh: WantedCampaign[]) => Promise<void>,
  ): Promise<void>;
  /** Takes up those of the campaigns that are still to be delivered; gives how many these are. Rejects with a StoreError. */
  takeUp(ids: string[]): Promise<number>;
  /** Resolves once nothing of the campaign is on its way, or Kabar is stopping. */
  ended(id: string): Promise<void>;
  /** Resolves once nothing is on its way. */
  idle(): Promise<void>;
};

export const createOpening = ({
  clock,
  log,
  audiences,
  campaigns,
  contents,
  halts,
  pacer,
  fanout,
  stopping,
}: {
  clock: Clock;
  log: Log;
  audiences: Pick<AudienceStore, 'size'>;
  campaigns: CampaignStore;
  contents: Pick<Contents, 'of'>;
  halts: Pick<Halts, 'of' | 'signal'>;
  pacer: Pick<Pacer, 'expect'>;
  fanout: Fanout;
  stopping: AbortSignal;
}): Opening => {
  const running = new Set<Promise<void>>();
  const load = (ids: string[]) => loadOpen(ids, { campaigns, contents, halts, clock, log });
  const runs = createRuns(
    (run) => carryOut(run, () => runs.olderThan(run), { clock, log, pacer, fanout, halts, load, stopping }),
    running,
    stopping,
  );
  const start = (going: Loaded[]) => {
    for (const run of runsOf(going)) runs.add(run);
  };

  return {
    open: async (sourceId, wanted, before = async () => {}) => {
      const { slots } = await audiences.size(sourceId);
      const known = await campaigns.getMany(wanted.map(({ id }) => id));
      const fresh = wanted.filter((_, index) => known[index] === undefined);
      await before(fresh);
      const createdAt = clock.now();
      await campaigns.put(
        fresh.map((one): Campaign => ({ ...one, sourceId, createdAt, slots, nextPage: 0, state: 'open' })),
      );
      // Also those known but open: an earlier try may have stopped between any two of these writes.
      const ids = wanted.filter((_, index) => known[index]?.state !== 'done').map(({ id }) => id);
      await campaigns.markOpen(ids);
      start(await load(ids.filter((id) => !runs.has(id))));
    },
    takeUp: async (ids) => {
      const going = await load(ids);
      start(going);
      return going.length;
    },
    ended: (id) => Promise.race([runs.ended(id), aborted(stopping)]),
    idle: async () => {
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
};

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
