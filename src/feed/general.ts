import { FeedError } from '../http/failure.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import { normaliseAddress } from './address.ts';
import type { FeedRegister } from './register.ts';

/** Feeds that could not be found are tried again after this time (milliseconds). */
const againMs = 3_600_000;

/** The general sources, which are looked at whether anybody follows them or not: topics and search live on them. */
export type General = {
  has(feedId: string): boolean;
  /** Ids of those that have been found. */
  ids(): string[];
  /** Takes in those that were found in an earlier run; call it before feeds are looked at. Rejects with a StoreError. */
  load(): Promise<void>;
  /** Finds the others, one after the other, and tries again what could not be found. Resolves when Kabar stops, or none is left. Never rejects. */
  find(): Promise<void>;
};

export const createGeneral = ({
  addresses,
  register,
  clock,
  log,
  stopping,
}: {
  /** Of the sources' main feeds. */
  addresses: string[];
  register: Pick<FeedRegister, 'idAt' | 'active' | 'open'>;
  clock: Clock;
  log: Log;
  stopping: AbortSignal;
}): General => {
  const found = new Map<string, string>();

  const findOne = async (address: string): Promise<void> => {
    const opened = await register.open(normaliseAddress(address) ?? address);
    if ('offers' in opened) return log.warn('general.not-a-feed', { address });
    found.set(address, opened.id);
    log.info('general.found', { feed: opened.id, title: opened.title });
  };

  return {
    has: (feedId) => [...found.values()].includes(feedId),
    ids: () => [...found.values()],
    load: async () => {
      for (const address of addresses) {
        const id = await register.idAt(normaliseAddress(address) ?? address);
        if ((await register.active(id)) !== undefined) found.set(address, id);
      }
    },
    find: async () => {
      while (!stopping.aborted) {
        for (const address of addresses) {
          if (found.has(address) || stopping.aborted) continue;
          await findOne(address).catch((error: unknown) => {
            const why = error instanceof FeedError ? { why: error.reason } : { error };
            if (!stopping.aborted) log.info('general.unfound', { address, ...why });
          });
        }
        if (found.size >= addresses.length) return;
        await clock.sleep(againMs, stopping);
      }
    },
  };
};
