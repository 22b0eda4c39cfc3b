import { Redis } from 'ioredis';
import { fencedOff } from '../remote/fenced.ts';
import { plainError, type Fence, type Server } from '../remote/server.ts';
import { redisDurability, unfitFor } from './facts.ts';
import { scripts } from './scripts.ts';

/** What stands before each key, so that whatever else is in that database keeps clear of it. */
const prefix = 'kabar::';
/** A sorted set of all keys with equal scores: Redis keeps those by their bytes, so that they can be walked in their order. */
const indexKey = 'kabar:keys';
/** How long a command, and a connection, may take (milliseconds). */
const patienceMs = 5_000;
/** Pauses before it is connected to anew (milliseconds). */
const again = { firstMs: 100, mostMs: 2_000 };
/** Keys of the index looked at in one step of a sweep: less than a millisecond of the server's. */
const sweptAtOnce = 200;

/**
 * A store in Redis 6.2 or later, or Valkey: one server, no cluster, as a group of writes is one script. Keys expire by the server's own
 * clock. A walk needs keys in order, which SCAN does not give without holding all of them: so there is an index, written in the same
 * script; what expires is swept from it. Rejects with an Error where the server cannot be reached.
 */
export const openRedis = async (url: string, fence: Fence | undefined): Promise<Server> => {
  let lastError: unknown;
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: patienceMs,
    commandTimeout: patienceMs,
    // A connection that a network between has forgotten never answers again, and is never closed.
    socketTimeout: patienceMs,
    // What cannot be asked now is refused now: waiting for a server that is not there is the caller's to decide.
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    retryStrategy: (times) => Math.min(again.firstMs * 2 ** times, again.mostMs),
    // A server that has become a replica: the address may lead to another one by now.
    reconnectOnError: (error) => error.message.startsWith('READONLY'),
    connectionName: 'kabar',
  });
  redis.on('error', (error) => (lastError = error));
  redis.on('ready', () => (lastError = undefined));

  /** Only a connection that is broken says why in its event. */
  const asked = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw plainError(redis.status === 'ready' ? error : (lastError ?? error));
    }
  };

  try {
    await redis.connect();
    const unfit = await unfitFor(redis);
    if (unfit !== undefined) throw new Error(unfit);
  } catch (error) {
    redis.disconnect();
    throw plainError(lastError ?? error);
  }

  const readAll = (keys: readonly string[]) => asked(() => redis.mget(keys.map((key) => prefix + key)));

  return {
    read: async (keys) => (keys.length === 0 ? [] : (await readAll(keys)).map((text) => text ?? undefined)),
    write: async (changes) => {
      if (changes.length === 0) return;
      const keys = [indexKey, fence?.key ?? indexKey, ...changes.map(({ key }) => prefix + key)];
      const facts = changes.flatMap(({ key, text, expires }) => [key, text ?? '', expiryOf(text, expires)]);
      const done = await asked(() =>
        redis.eval(scripts.write, keys.length, ...keys, fence?.token ?? '', ...facts),
      );
      if (done !== 1) throw fencedOff();
    },
    page: async (after, before, limit) => {
      const from = after === '' ? '-' : `(${after}`;
      const to = before === undefined ? '+' : `(${before}`;
      const keys = await asked(() => redis.zrangebylex(indexKey, from, to, 'LIMIT', 0, limit));
      if (keys.length === 0) return [];
      const texts = await readAll(keys);
      return keys.map((key, index) => ({ key, text: texts[index] ?? undefined }));
    },
    sweep: async (pause, stopping) => {
      let after = '';
      do {
        const from = after === '' ? '-' : `(${after}`;
        after = String(await asked(() => redis.eval(scripts.sweep, 1, indexKey, from, sweptAtOnce, prefix)));
        await pause();
      } while (after !== '' && !stopping.aborted);
    },
    durability: () => redisDurability(redis),
    close: async () => {
      // What was asked for is answered first; a server that is not there answers nothing.
      await redis.quit().catch(() => {});
      redis.disconnect();
    },
  };
};

const expiryOf = (text: string | undefined, expires: number | undefined): string => {
  if (text === undefined) return '-';
  return expires === undefined ? '' : String(Math.ceil(expires));
};
