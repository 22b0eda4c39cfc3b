import { dirname } from 'node:path';
import type { Config } from '../../config.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { OnEvent } from '../../runtime/events.ts';
import type { Log } from '../../runtime/log.ts';
import type { Counting } from '../../stats/counting.ts';
import { openCollections, type Collections } from '../../store/collections.ts';
import type { Lease } from '../../store/owner/lease.ts';
import { tellReceipts } from '../telling.ts';
import { createCounted } from './counted.ts';
import { createSearching, type Searching } from './searching.ts';

export type Storing = {
  /** The collections as they are, for who only looks. */
  opened: Collections;
  /** The collections: each story that is put there is found by search, each receipt is counted and, where somebody looks on, told of. */
  store: Collections;
  searching: Searching;
  counting: Counting;
};

type StoringNeeds = {
  config: Config;
  clock: Clock;
  log: Log;
  lease: Lease | undefined;
  onEvent: OnEvent | undefined;
  /** Ids of the general sources. */
  general(): string[];
  /** Something came to a group or channel. */
  onSent(chatId: number): void;
};

/** Opens the store as its owner, and what goes along with what is written there; wired. Rejects with a StoreError. */
export const openStoring = async ({
  config,
  clock,
  log,
  lease,
  onEvent,
  general,
  onSent,
}: StoringNeeds): Promise<Storing> => {
  const opened = await openCollections(config.storeUrl, {
    log,
    isOwner: true,
    durability: config.storeDurability,
    copiesIn: dirname(config.searchFile),
    ...(lease && { lease }),
  });
  const searching = createSearching({ config, clock, log, store: opened, general });
  const { counting, campaigns } = createCounted({ config, clock, store: searching.store, onSent });
  const told = onEvent === undefined ? campaigns : tellReceipts(campaigns, onEvent);
  return { opened, store: { ...searching.store, campaigns: told }, searching, counting };
};
