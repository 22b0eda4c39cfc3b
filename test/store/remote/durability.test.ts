import { Redis } from 'ioredis';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../../src/store/keyv/open.ts';
import { hasPostgres, startPostgres } from '../../stage/postgres-server.ts';
import { hasRedis, startRedis } from '../../stage/redis-server.ts';

const recorded = () => {
  const warned: [string, unknown][] = [];
  return {
    warned,
    log: { warn: (event: string, facts?: unknown) => void warned.push([event, facts]), error: () => {} },
  };
};

describe.skipIf(!hasRedis)('a Redis that is not set up to keep what it acknowledges', () => {
  it.each([
    [['--appendonly', 'no'], 'Redis has appendonly no, not yes'],
    [['--appendonly', 'yes', '--appendfsync', 'everysec'], 'Redis has appendfsync everysec, not always'],
    [
      ['--appendonly', 'yes', '--appendfsync', 'always', '--maxmemory-policy', 'allkeys-lru'],
      'Redis has maxmemory-policy allkeys-lru, not noeviction',
    ],
  ])('with %s an owner is refused, and warned once where it accepts that', async (settings, said) => {
    const server = await startRedis(settings);
    try {
      const url = await server.freshUrl();
      const { warned, log } = recorded();
      const refused = openStore(url, { isOwner: true, log });
      await expect(refused).rejects.toMatchObject({ name: 'StoreError', reason: 'unsafe' });
      await expect(refused).rejects.toThrow(said);
      await expect(refused).rejects.toThrow('STORE_DURABILITY=relaxed');
      expect(warned).toEqual([]);
      const store = await openStore(url, { isOwner: true, log, durability: 'relaxed' });
      expect(warned).toEqual([
        ['store.unsafe', { lacking: expect.arrayContaining([expect.stringContaining(said)]) }],
      ]);
      await store.close();
    } finally {
      await server.close();
    }
  });

  it('where CONFIG is forbidden it is said what could not be looked at', async () => {
    const server = await startRedis(['--rename-command', 'CONFIG', '']);
    try {
      const { warned, log } = recorded();
      const store = await openStore(await server.freshUrl(), { isOwner: true, log });
      const settings = ['appendonly', 'appendfsync', 'no-appendfsync-on-rewrite', 'maxmemory-policy'];
      expect(warned).toEqual([['store.unchecked', { settings }]]);
      await store.close();
    } finally {
      await server.close();
    }
  });

  it('a replica and a cluster are refused', async () => {
    const server = await startRedis();
    try {
      const url = await server.freshUrl();
      const redis = new Redis(url);
      await redis.replicaof('127.0.0.1', 1);
      redis.disconnect();
      await expect(openStore(url)).rejects.toThrow('it is a replica, which takes no writes');
    } finally {
      await server.close();
    }
    const cluster = await startRedis(['--cluster-enabled', 'yes', '--databases', '1']);
    try {
      await expect(openStore(await cluster.freshUrl())).rejects.toThrow('it is a cluster');
    } finally {
      await cluster.close();
    }
  });

  it('where its memory is full a group of writes is refused as a whole, and nothing is thrown away', async () => {
    const server = await startRedis();
    try {
      const url = await server.freshUrl();
      const store = await openStore(url);
      await store.set('a:0', 'before');
      const redis = new Redis(url);
      await redis.config('SET', 'maxmemory', '1mb');
      await expect(
        store.setMany([
          { key: 'a:0', value: 'after' },
          { key: 'a:1', value: 'new' },
        ]),
      ).rejects.toThrow('OOM');
      expect(await store.getMany(['a:0', 'a:1'])).toEqual(['before', undefined]);
      expect(store.troubles()).toEqual(['the store takes no writes']);
      await redis.config('SET', 'maxmemory', '0');
      redis.disconnect();
      await store.set('a:1', 'new');
      expect(store.troubles()).toEqual([]);
      await store.close();
    } finally {
      await server.close();
    }
  });
});

describe.skipIf(!hasPostgres)('a Postgres that is not set up to keep what it acknowledges', () => {
  it('with synchronous_commit off an owner is refused, and warned once where it accepts that', async () => {
    const server = await startPostgres(['synchronous_commit=off', 'fsync=off']);
    try {
      const url = await server.freshUrl();
      const { warned, log } = recorded();
      const refused = openStore(url, { isOwner: true, log });
      await expect(refused).rejects.toMatchObject({ name: 'StoreError', reason: 'unsafe' });
      await expect(refused).rejects.toThrow('Postgres has synchronous_commit off');
      const store = await openStore(url, { isOwner: true, log, durability: 'relaxed' });
      expect(warned).toEqual([['store.unsafe', { lacking: expect.objectContaining({ length: 2 }) }]]);
      await store.close();
    } finally {
      await server.close();
    }
  });
});
