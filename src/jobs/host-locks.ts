import type { Redis } from 'ioredis';
import type { HostLocks } from './host-leases.ts';

const prefix = 'kabar-jobs';

/** Keys: the host's lock, its rest; the token, milliseconds, whether the rest counts. 0: it was taken; else how long it is another's or at rest (milliseconds). */
const takeScript = `
local rest = redis.call('PTTL', KEYS[2])
if ARGV[3] == '1' and rest > 0 then return rest end
if redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) then return 0 end
return math.max(1, redis.call('PTTL', KEYS[1]))`;

const renewScript = `
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('PEXPIRE', KEYS[1], ARGV[2])`;

const giveBackScript = `
if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end
return 0`;

const restScript = `
if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[1]) then redis.call('SET', KEYS[1], '1', 'PX', ARGV[1]) end
return 0`;

/** Locks of hosts in Redis: they end by the server's own clock. */
export const createHostLocks = (redis: Redis): HostLocks => {
  const held = (host: string) => `${prefix}:host:${host}`;
  const resting = (host: string) => `${prefix}:rest:${host}`;
  return {
    take: async (host, token, ms, isUrgent) =>
      Number(await redis.eval(takeScript, 2, held(host), resting(host), token, ms, isUrgent ? '0' : '1')),
    renew: async (host, token, ms) => (await redis.eval(renewScript, 1, held(host), token, ms)) === 1,
    giveBack: async (host, token) => {
      await redis.eval(giveBackScript, 1, held(host), token);
    },
    rest: async (host, ms) => {
      if (ms >= 1) await redis.eval(restScript, 1, resting(host), Math.ceil(ms));
    },
  };
};
