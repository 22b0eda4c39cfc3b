import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { StoreError } from '../keyv/failure.ts';
import { keepLease, moment } from './keep.ts';
import { plainError, type Fence } from '../remote/server.ts';
import { holderIn, type Claims, type Holder, type Lease } from './lease.ts';

/** What is stored of the owner. The first is what writes are checked against. */
export const redisKeys = {
  fence: 'kabar:owner',
  holder: 'kabar:owner:holder',
  count: 'kabar:owner:count',
  standBys: 'kabar:standbys',
};

// A script is one step of the server's: nothing comes between its reading and its writing (https://redis.io/docs/latest/develop/programmability/eval-intro/).
const scripts = {
  /** Keys: fence, count, holder; a random part, the lease's time (milliseconds), the holder. Gives the token, or nothing and the holder there is. */
  claim: `
    if redis.call('EXISTS', KEYS[1]) == 1 then return {'', redis.call('GET', KEYS[3]) or ''} end
    local token = redis.call('INCR', KEYS[2]) .. ':' .. ARGV[1]
    redis.call('SET', KEYS[1], token, 'NX', 'PX', ARGV[2])
    redis.call('SET', KEYS[3], ARGV[3])
    return {token, ''}`,
  renew: `
    if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
    return redis.call('PEXPIRE', KEYS[1], ARGV[2])`,
  release: `
    if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
    return redis.call('DEL', KEYS[1])`,
  /** Key: stand-bys; who, what is told of it, for how long (milliseconds). By the server's clock. */
  standBy: `
    local time = redis.call('TIME')
    local till = time[1] * 1000 + math.floor(time[2] / 1000) + ARGV[3]
    return redis.call('HSET', KEYS[1], ARGV[1], till .. ' ' .. ARGV[2])`,
  /** Key: stand-bys. Forgets those that have not been heard of for long, and gives the others. */
  standBys: `
    local time = redis.call('TIME')
    local now = time[1] * 1000 + math.floor(time[2] / 1000)
    local all, some = redis.call('HGETALL', KEYS[1]), {}
    for i = 1, #all, 2 do
      local till, told = string.match(all[i + 1], '^(%d+) (.*)$')
      if till and tonumber(till) > now then some[#some + 1] = told else redis.call('HDEL', KEYS[1], all[i]) end
    end
    return some`,
};

/**
 * Claims of a store in Redis: a record with a random token that expires unless its owner renews it in time. `leaseMs`: its time. Redis
 * must not lose what it has acknowledged (`appendfsync always`), and a replica that takes over may not know of it: one server, no
 * cluster. Loads ioredis.
 */
export const redisClaims = async (url: string, holder: Holder, leaseMs: number): Promise<Claims> => {
  const redis = new Redis(url, {
    // What is not answered in this time counts as not answered: the lease's own time decides then.
    commandTimeout: leaseMs / 3,
    // A connection that a network between has forgotten never answers again, and is never closed.
    socketTimeout: leaseMs / 3,
    connectTimeout: leaseMs / 3,
    maxRetriesPerRequest: 0,
    retryStrategy: () => 250,
    lazyConnect: true,
  });
  // Only a connection that is broken says why in its event; without a listener that would end the process.
  let lastError: unknown;
  redis.on('error', (error) => (lastError = error));
  redis.on('ready', () => (lastError = undefined));
  const run = async (script: keyof typeof scripts, keys: string[], ...values: (string | number)[]) => {
    try {
      return await redis.eval(scripts[script], keys.length, ...keys, ...values);
    } catch (error) {
      const cause = plainError(lastError ?? error);
      throw new StoreError(`Redis does not answer: ${cause.message}`, { cause });
    }
  };
  const told = JSON.stringify(holder);
  const self = `${holder.host}:${holder.pid}`;
  const { fence: key, count, holder: holderKey, standBys } = redisKeys;
  let isOwner = false;

  const leaseOf = (token: string, askedAt: ReturnType<typeof moment>): Lease => {
    const fence: Fence = { key, token };
    const renew = async () => (await run('renew', [key], token, leaseMs)) === 1;
    const { lost, isMine, stop } = keepLease({ askedAt, leaseMs, renew });
    let released: Promise<void> | undefined;
    const release = () =>
      (released ??= (async () => {
        stop();
        await run('release', [key], token).catch(() => {});
        redis.disconnect();
      })());
    const waiting = async () =>
      ((await run('standBys', [standBys])) as string[]).flatMap((one) => holderIn(one) ?? []);
    return { holder, fence, lost, isMine, release, standBys: waiting };
  };

  return {
    claim: async ({ isWaiting = false } = {}) => {
      if (redis.status === 'wait') await redis.connect().catch(() => {});
      const askedAt = moment();
      const [token, other] = (await run('claim', [key, count, holderKey], randomUUID(), leaseMs, told)) as [
        string,
        string,
      ];
      if (token === '') {
        if (isWaiting) await run('standBy', [standBys], self, told, leaseMs);
        return { owner: holderIn(other) };
      }
      isOwner = true;
      if (isWaiting) await redis.hdel(standBys, self).catch(() => {});
      return { lease: leaseOf(token, askedAt) };
    },
    close: async () => {
      if (!isOwner) redis.disconnect();
    },
  };
};
