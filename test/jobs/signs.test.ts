import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSigns } from '../../src/jobs/signs.ts';
import { hasRedis, startRedis } from '../stage/redis-server.ts';

const factsOf = (pid: number) => ({ pid, host: 'satu', since: '2026-11-29T00:00:00.000Z' });

describe.skipIf(!hasRedis)('signs of life of pollers in Redis', () => {
  let server: Awaited<ReturnType<typeof startRedis>>;
  let redis: Redis;
  beforeAll(async () => {
    server = await startRedis();
    redis = new Redis(await server.freshUrl());
  });
  afterAll(async () => {
    redis.disconnect();
    await server.close();
  });

  it('tell each poller with how long it has been silent, and leave one out that was stopped', async () => {
    const signs = createSigns(redis, 'satu');
    const shown = [signs.show(factsOf(1)), signs.show(factsOf(2))];
    await expect.poll(async () => (await signs.all()).map(({ pid }) => pid).sort()).toEqual([1, 2]);
    expect(await signs.all()).toContainEqual({ ...factsOf(1), silentMs: expect.any(Number) });
    await shown[0]?.end();
    expect((await signs.all()).map(({ pid }) => pid)).toEqual([2]);
    shown[1]?.stop();
    const [first] = await signs.all();
    await expect.poll(async () => (await signs.all())[0]?.silentMs).toBeGreaterThan(first?.silentMs ?? 0);
  });

  it('leave out what is older than an hour, and what they do not understand', async () => {
    const now = Date.now();
    await redis.zadd('dua:pollers', String(now), 'an id');
    await redis.zadd('dua:pollers', String(now - 3_700_000), JSON.stringify(factsOf(3)));
    expect(await createSigns(redis, 'dua').all()).toEqual([]);
    expect(await redis.zrange('dua:pollers', '0', '-1')).toEqual(['an id']);
  });
});
