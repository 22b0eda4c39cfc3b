import type { Redis } from 'ioredis';
import type { PollerFacts, PollerSign } from './job.ts';

/** How often a poller shows itself (milliseconds). */
const showMs = 2_000;
/** One that is not heard of for so long is forgotten (milliseconds): until then it is seen that one has died. */
const forgottenMs = 3_600_000;
/** Pollers told of at most, those heard of last. */
const most = 200;

/** Of a poller, what it tells of itself, and when that was by the server's clock. */
const showScript = `
local t = redis.call('TIME')
return redis.call('ZADD', KEYS[1], t[1] * 1000 + math.floor(t[2] / 1000), ARGV[1])`;

const allScript = `
local t = redis.call('TIME')
local now = t[1] * 1000 + math.floor(t[2] / 1000)
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', '(' .. (now - tonumber(ARGV[1])))
local found = redis.call('ZREVRANGE', KEYS[1], 0, ARGV[2] - 1, 'WITHSCORES')
for i = 2, #found, 2 do found[i] = tostring(now - tonumber(found[i])) end
return found`;

/** Signs of life that pollers leave in Redis; how old they are is told by the server's own clock. Each function rejects where it is not reached. */
export const createSigns = (redis: Redis, prefix: string) => {
  const key = `${prefix}:pollers`;
  return {
    all: async (): Promise<PollerSign[]> => {
      const found = (await redis.eval(allScript, 1, key, forgottenMs, most)) as string[];
      return found.flatMap((text, index) => {
        const facts = index % 2 === 0 ? factsIn(text) : undefined;
        return facts === undefined ? [] : { ...facts, silentMs: Number(found[index + 1]) };
      });
    },
    /** Shows this process from now on. `end`: it will not be there any more; `stop`: it shows itself no more. */
    show: (facts: PollerFacts) => {
      const text = JSON.stringify(facts);
      const show = () => void redis.eval(showScript, 1, key, text).catch(() => {});
      show();
      const showing = setInterval(show, showMs);
      const stop = () => clearInterval(showing);
      const end = async () => {
        stop();
        await redis.zrem(key, text).catch(() => {});
      };
      return { stop, end };
    },
  };
};

/** What a poller has said of itself, which may be of another version. */
const factsIn = (text: string): PollerFacts | undefined => {
  try {
    const { pid, host, since } = JSON.parse(text) as Partial<PollerFacts>;
    return typeof pid === 'number' && typeof host === 'string' && typeof since === 'string'
      ? { pid, host, since }
      : undefined;
  } catch {
    return undefined;
  }
};
