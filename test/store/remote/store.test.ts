import { Redis } from 'ioredis';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StoreError } from '../../../src/store/keyv/failure.ts';
import { openStore, type StoreOptions, type WalkedStore } from '../../../src/store/keyv/open.ts';
import { password, type StoreServer } from '../../stage/server-process.ts';
import { servers } from '../../stage/stores.ts';
import { lastingContract, storeContract } from '../keyv/contract.ts';

/** Puts a token where the fence of a store is looked for. */
const putToken = async (url: string, key: string, token: string) => {
  if (url.startsWith('redis:')) {
    const redis = new Redis(url);
    await redis.set(key, token);
    redis.disconnect();
    return;
  }
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query('CREATE TABLE IF NOT EXISTS kabar_owner (key text PRIMARY KEY, token text NOT NULL)');
  await client.query(
    'INSERT INTO kabar_owner VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET token = excluded.token',
    [key, token],
  );
  await client.end();
};

const reasonOf = (one: PromiseSettledResult<unknown>) =>
  one.status === 'rejected' && one.reason instanceof StoreError ? one.reason.reason : one;

describe.each(servers)('store in $name', ({ isHere, start }) => {
  describe.skipIf(!isHere)('as every store', () => {
    let server: StoreServer;
    beforeAll(async () => {
      server = await start();
    });
    afterAll(() => server.close());

    storeContract(async () => openStore(await server.freshUrl()));
    lastingContract(() => server.freshUrl(), openStore);

    it('two stores in one server know nothing of each other', async () => {
      const [one, other] = [
        await openStore(await server.freshUrl()),
        await openStore(await server.freshUrl()),
      ];
      await one.set('a:1', 1);
      expect(await other.get('a:1')).toBeUndefined();
      await Promise.all([one.close(), other.close()]);
    });

    it('a write is done only while the fence holds', async () => {
      const url = await server.freshUrl();
      const fence = { key: 'kabar:owner', token: '7:me' };
      await putToken(url, fence.key, fence.token);
      const store = await openStore(url, { fence });
      await store.set('a:1', 'mine');
      await putToken(url, fence.key, '8:another');
      const late = await Promise.allSettled([
        store.set('a:1', 'late'),
        store.setMany([{ key: 'a:2', value: 'late' }]),
        store.delete('a:1'),
      ]);
      expect(late.map(reasonOf)).toEqual(['fenced', 'fenced', 'fenced']);
      expect(await store.getMany(['a:1', 'a:2'])).toEqual(['mine', undefined]);
      expect(await store.walk('a', undefined, 10)).toEqual({ values: ['mine'] });
      await store.close();
    });

    it('nothing is written where nobody holds the fence', async () => {
      const url = await server.freshUrl();
      await putToken(url, 'other', 'token');
      await (await openStore(url)).close();
      const store = await openStore(url, { fence: { key: 'kabar:owner', token: '7:me' } });
      await expect(store.set('a:1', 1)).rejects.toMatchObject({ reason: 'fenced' });
      await store.close();
    });
  });

  describe.skipIf(!isHere)('whose server fails', () => {
    let server: StoreServer;
    beforeAll(async () => {
      server = await start();
    });
    afterAll(() => server.close());
    const opened = async (options: StoreOptions = {}): Promise<WalkedStore> =>
      openStore(await server.freshUrl(), options);
    const until = (done: () => boolean) => expect.poll(done, { timeout: 30_000 }).toBe(true);

    it('reads and writes reject while the server is away, and are done again once it is back', async () => {
      const store = await opened({ isOwner: true });
      await store.set('a:1', 1);
      await server.stop('SIGKILL');
      const tried = await Promise.allSettled([
        store.get('a:1'),
        store.getMany(['a:1', 'a:2']),
        store.getEach(['a:1']),
        store.set('a:1', 2),
        store.setMany([{ key: 'a:1', value: 2 }]),
        store.delete('a:1'),
        store.walk('a', undefined, 10),
      ]);
      expect(tried.map(reasonOf)).toEqual(tried.map(() => 'failed'));
      expect(store.troubles()).toEqual(['the store cannot be reached']);
      await server.start();
      await until(() => store.troubles().length === 0);
      expect(await store.get('a:1')).toBe(1);
      await store.set('a:1', 3);
      expect(await store.get('a:1')).toBe(3);
      await store.close();
    });

    it('reads and writes reject where the server hangs, and are done again once it does not', async () => {
      const store = await opened({ isOwner: true });
      server.signal('SIGSTOP');
      const tried = await Promise.allSettled([store.get('a:1'), store.set('a:1', 2), store.get('a:2')]);
      expect(tried.map(reasonOf)).toEqual(['failed', 'failed', 'failed']);
      expect(store.troubles()).toEqual(['the store cannot be reached']);
      server.signal('SIGCONT');
      await until(() => store.troubles().length === 0);
      await store.set('a:1', 3);
      expect(await store.get('a:1')).toBe(3);
      await store.close();
    });

    it('of groups that were written until the server was killed each is whole, and none that was acknowledged is lost', async () => {
      const url = await server.freshUrl();
      const store = await openStore(url);
      const keys = Array.from({ length: 40 }, (_, index) => `a:${index}`);
      let asked = 0;
      let acknowledged = 0;
      const writing = (async () => {
        for (;;) {
          const n = ++asked;
          await store.setMany(keys.map((key) => ({ key, value: { n } })));
          acknowledged = n;
        }
      })().catch((error: unknown) => error);
      await until(() => acknowledged > 50);
      await server.stop('SIGKILL');
      expect(await writing).toBeInstanceOf(StoreError);
      await server.start();
      const after = await openStore(url);
      const found = await after.getMany<{ n: number }>(keys);
      const [n, ...others] = new Set(found.map((one) => one?.n));
      expect(others).toEqual([]);
      expect([acknowledged, asked]).toContain(n);
      await Promise.all([store.close(), after.close()]);
    });

    it('a store that cannot be reached is named without its password, whatever is wrong', async () => {
      const url = await server.freshUrl();
      const wrong = [url.replace(password, 'kata-sandi-salah'), url.replace(/:\d+\//, ':1/')];
      for (const one of wrong) {
        const error: unknown = await openStore(one).catch((failed: unknown) => failed);
        expect(error).toMatchObject({ name: 'StoreError', reason: 'failed' });
        expect(String(error)).toMatch(/could not open (redis|postgres):\/\/127\.0\.0\.1/);
        const all = JSON.stringify(error, Object.getOwnPropertyNames(error)) + String((error as Error).cause);
        expect(all).not.toMatch(/rahasia|sandi/);
      }
    });
  });
});
