import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../../src/store/keyv/open.ts';
import { driverOf } from '../../../src/store/keyv/sqlite-driver.ts';
import { sweep } from '../../../src/store/keyv/sweep.ts';
import { freshPath, pragmaOf, sizeOf } from './files.ts';

const hour = 3_600_000;
const never = new AbortController().signal;

/** A store with so many records that expire in an hour and some that stay, and its bare queries. */
const stage = async (expiring: number) => {
  const path = await freshPath();
  const store = await openStore(`sqlite://${path}`);
  const entries = Array.from({ length: expiring }, (_, id) => ({
    key: `story:${id}`,
    value: 'x'.repeat(2_000),
    ttlMs: hour,
  }));
  await store.setMany([...entries, { key: 'chat:1', value: 1 }]);
  await store.close();
  const database = new DatabaseSync(path);
  const { query } = await driverOf(database).connect({ filename: path });
  return { path, database, query };
};

describe('a sweep', () => {
  it('a sweep deletes what has expired, in steps, and gives its room back to the disk', async () => {
    const { path, database, query } = await stage(2_500);
    const before = await sizeOf(path);
    let pauses = 0;
    await sweep(query, Date.now() + 2 * hour, async () => void pauses++, never);
    expect(await query('SELECT key FROM keyv ORDER BY key')).toMatchObject([
      { key: 'chat:1' },
      { key: 'chats' },
      { key: 'schema' },
    ]);
    expect(pauses).toBeGreaterThanOrEqual(25);
    database.close();
    expect(before).toBeGreaterThan(5_000_000);
    expect(await sizeOf(path)).toBeLessThan(100_000);
    expect(pragmaOf(path, 'quick_check')).toBe('ok');
  });

  it('a sweep does only a little before others have their turn', async () => {
    const { database, query } = await stage(2_500);
    let records = 2_500;
    let pages = 1e9;
    await sweep(
      query,
      Date.now() + 2 * hour,
      async () => {
        const [counted] = await query("SELECT count(*) FROM keyv WHERE key LIKE 'story:%'");
        const left = Number(Object.values(counted ?? {})[0]);
        expect(records - left).toBeLessThanOrEqual(100);
        records = left;
        const [all] = await query('PRAGMA page_count');
        const now = Number(Object.values(all ?? {})[0]);
        if (pages < 1e9) expect(pages - now).toBeLessThanOrEqual(64 + 8);
        pages = now;
      },
      never,
    );
    database.close();
  });

  it('a sweep leaves what has not expired', async () => {
    const { database, query } = await stage(10);
    let pauses = 0;
    await sweep(query, Date.now(), async () => void pauses++, never);
    expect(await query('SELECT key FROM keyv')).toHaveLength(13);
    expect(pauses).toBe(0);
    database.close();
  });

  it('a sweep comes to its end on a file that cannot shrink', async () => {
    const { path, database, query } = await stage(300);
    database.exec('PRAGMA auto_vacuum = NONE');
    database.exec('VACUUM');
    await sweep(query, Date.now() + 2 * hour, async () => {}, never);
    expect(await query("SELECT key FROM keyv WHERE key LIKE 'story:%'")).toEqual([]);
    database.close();
    expect(pragmaOf(path, 'freelist_count')).toBeGreaterThan(100);
  });

  it('a sweep ends where it is told to', async () => {
    const { database, query } = await stage(2_500);
    const stopping = new AbortController();
    await sweep(query, Date.now() + 2 * hour, async () => stopping.abort(), stopping.signal);
    expect(await query("SELECT key FROM keyv WHERE key LIKE 'story:%'")).toHaveLength(2_400);
    database.close();
  });
});
