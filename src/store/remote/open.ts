import { Keyv } from 'keyv';
import type { Log } from '../../runtime/log.ts';
import { StoreError } from '../keyv/failure.ts';
import type { Serialization } from '../keyv/json.ts';
import { adapterOf } from './adapter.ts';
import { shownAddress, type ServerKind } from './address.ts';
import { noteReach, type Reach } from './reach.ts';
import { plainError, type Fence, type Server } from './server.ts';

/** `strict`: a server that may lose what it has acknowledged is refused; `relaxed`: it is warned of. */
export type DurabilityRule = 'strict' | 'relaxed';

/**
 * Connects to the server that an address names, and loads its driver only now. Rejects with a StoreError: `unsafe` where `rule` is strict
 * and the server is set up so that it may lose what it was given; without a rule nobody looks.
 */
export const connectServer = async (
  url: string,
  kind: ServerKind,
  {
    serialization,
    fence,
    rule,
    log,
  }: {
    serialization: Serialization;
    fence: Fence | undefined;
    rule: DurabilityRule | undefined;
    log: Pick<Log, 'warn'> | undefined;
  },
): Promise<Reach & { keyv: Keyv }> => {
  const server = await openServer(url, kind, fence);
  try {
    if (rule !== undefined) await demand(server, rule, log);
  } catch (error) {
    await server.close();
    throw error instanceof StoreError ? error : couldNotOpen(url, error);
  }
  const reach = noteReach(server);
  // The server sees to what has expired: Keyv would delete it by its key, also where it was written anew meanwhile.
  const keyv = new Keyv({ store: adapterOf(reach.server), serialization, checkExpired: false });
  return { ...reach, keyv };
};

/** Connects to a server without looking how it is set up. Rejects with a StoreError. */
export const openServer = async (
  url: string,
  kind: ServerKind,
  fence: Fence | undefined,
): Promise<Server> => {
  try {
    if (kind === 'redis') return await (await import('../redis/redis.ts')).openRedis(url, fence);
    return await (await import('../postgres/postgres.ts')).openPostgres(url, fence);
  } catch (error) {
    throw couldNotOpen(url, error);
  }
};

const couldNotOpen = (url: string, error: unknown): StoreError => {
  const cause = plainError(error);
  return new StoreError(`could not open ${shownAddress(url)}: ${cause.message}`, { cause });
};

const demand = async (server: Server, rule: DurabilityRule, log: Pick<Log, 'warn'> | undefined) => {
  const { lacking, unknown } = await server.durability();
  if (lacking.length > 0 && rule === 'strict')
    throw new StoreError(
      `${lacking.join('. ')}. Set the server up otherwise, or accept it with STORE_DURABILITY=relaxed`,
      { reason: 'unsafe' },
    );
  if (lacking.length > 0) log?.warn('store.unsafe', { lacking });
  if (unknown.length > 0) log?.warn('store.unchecked', { settings: unknown });
};
