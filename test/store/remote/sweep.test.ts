import { Redis } from 'ioredis';
import { Client } from 'pg';
import { describe, expect, it } from 'vitest';
import { openServer } from '../../../src/store/remote/open.ts';
import { serverKind } from '../../../src/store/remote/address.ts';
import { servers } from '../../stage/stores.ts';

/** What a server holds of each record: keys in the index of a Redis, rows of a Postgres. */
const heldIn = async (url: string): Promise<number> => {
  if (serverKind(url) === 'redis') {
    const redis = new Redis(url);
    const held = await redis.zcard('kabar:keys');
    redis.disconnect();
    return held;
  }
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ held: number }>('SELECT count(*)::int AS held FROM kabar');
  await client.end();
  return rows[0]?.held ?? 0;
};

describe.each(servers)('a sweep of a store in $name', ({ name, isHere, start }) => {
  it.skipIf(!isHere)(
    'takes out what has expired, in steps with a pause between, and nothing else',
    async () => {
      const server = await start();
      try {
        const url = await server.freshUrl();
        const store = await openServer(url, name === 'Redis' ? 'redis' : 'postgres', undefined);
        const soon = Date.now() + 200;
        const expiring = Array.from({ length: 1_100 }, (_, n) => ({
          key: `story:${n}`,
          text: '1',
          expires: soon,
        }));
        const staying = Array.from({ length: 300 }, (_, n) => ({ key: `chat:${n}`, text: '1' }));
        await store.write([...expiring, ...staying]);
        await store.write([{ key: 'story:7', text: '2', expires: Date.now() + 60_000 }]);
        expect(await heldIn(url)).toBe(1_400);
        await new Promise((resolve) => setTimeout(resolve, 300));
        let pauses = 0;
        await store.sweep(async () => void pauses++, new AbortController().signal);
        expect(await heldIn(url)).toBe(301);
        expect(pauses).toBeGreaterThan(1);
        expect(await store.read(['story:7', 'story:8', 'chat:299'])).toEqual(['2', undefined, '1']);
        await store.close();
      } finally {
        await server.close();
      }
    },
  );
});
