import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/keyv/open.ts';
import { openClaims } from '../../src/store/owner/claims.ts';
import { thisProcess } from '../../src/store/owner/lease.ts';
import { password } from '../stage/server-process.ts';
import { stores } from '../stage/stores.ts';
import { startEnv } from '../launch/environment.ts';

const program = join(import.meta.dirname, '../../src/move.ts');

/** Runs the command to its end. */
const move = async (from: string, to: string): Promise<{ status: number | null; out: string }> => {
  const { child, out } = startMove(from, to);
  const [status] = (await once(child, 'close')) as [number | null];
  return { status, out: out() };
};
const startMove = (from: string, to: string) => {
  const child = spawn(process.execPath, [program, from, to], {
    env: startEnv,
  });
  const parts: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => parts.push(String(bytes)));
  return { child, out: () => parts.join('') };
};
const fill = async (url: string, count: number) => {
  const store = await openStore(url);
  for (let from = 0; from < count; from += 200)
    await store.setMany(
      Array.from({ length: Math.min(200, count - from) }, (_, n) => ({
        key: `story:${from + n}`,
        value: { title: `Gempa ${from + n} 😀` },
        ttlMs: 86_400_000,
      })),
    );
  await store.setMany([
    { key: 'chat:1', value: { follows: ['a'] } },
    { key: 'chats', value: 1 },
  ]);
  await store.close();
};

const isHere = stores.every((one) => one.isHere);
describe.skipIf(!isHere)('npm run move, over SQLite, Redis and Postgres', () => {
  const running: Awaited<ReturnType<(typeof stores)[number]['start']>>[] = [];
  const fresh = (index: number) => running[index]?.freshUrl() ?? Promise.reject(new Error('not started'));
  beforeAll(async () => {
    for (const { start } of stores) running.push(await start());
  });
  afterAll(async () => {
    for (const one of running) await one.close();
  });

  it('a store that goes from one kind to the next and back is the same in the end, and what it prints holds no password', async () => {
    const way = [await fresh(0), await fresh(1), await fresh(2), await fresh(0)];
    await fill(way[0] ?? '', 1_500);
    for (const [at, to] of way.entries()) {
      if (at === 0) continue;
      const { status, out } = await move(way[at - 1] ?? '', to);
      expect(out).toMatch(/story\s+1500\s+[0-9a-f]{16}\n/);
      expect([status, out.includes(password)]).toEqual([0, false]);
    }
    const last = await openStore(way[3] ?? '');
    expect(await last.get('story:1499')).toEqual({ title: 'Gempa 1499 😀' });
    expect(await last.getMany(['chat:1', 'chats'])).toEqual([{ follows: ['a'] }, 1]);
    await last.close();
  });

  it.each([
    ['Redis', 1],
    ['Postgres', 2],
    ['SQLite', 0],
  ])('a move to %s that is killed goes on where it was, and the store is whole', async (_name, kind) => {
    const [from, to] = [await fresh(0), await fresh(kind)];
    await fill(from, 20_000);
    const { child, out } = startMove(from, to);
    await expect.poll(out, { timeout: 30_000, interval: 5 }).toMatch(/records copied so far/);
    child.kill('SIGKILL');
    await once(child, 'close');
    let again = await move(from, to);
    // Redis and Postgres know only after a while that the process is gone.
    for (let tries = 0; again.status === 75 && tries < 40; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 500));
      again = await move(from, to);
    }
    expect(again.out).toMatch(/story\s+20000 /);
    expect(again.out).toContain('an attempt before had begun it');
    expect(again.status).toBe(0);
    const store = await openStore(to);
    const keys = Array.from({ length: 20_000 }, (_, n) => `story:${n}`);
    expect((await store.getMany(keys)).filter((one) => one === undefined)).toEqual([]);
    await store.close();
  });

  it('a store in use is refused on either side with 75, and nothing is copied', async () => {
    for (const kind of [0, 1, 2]) {
      const [from, to] = [await fresh(0), await fresh(kind)];
      await fill(from, 10);
      for (const busy of [from, to]) {
        const claims = await openClaims(busy, thisProcess(new Date()));
        const claimed = await claims.claim();
        if (!('lease' in claimed)) throw new Error('it is in use');
        const { status, out } = await move(from, to);
        expect(out).toContain('is in use by another Kabar');
        expect(status).toBe(75);
        await claimed.lease.release();
        await claims.close();
      }
      const { status } = await move(from, to);
      expect(status).toBe(0);
    }
  });

  it('a target that a Kabar has used is refused with 74, and so is a source that is not there', async () => {
    const [from, to] = [await fresh(0), await fresh(2)];
    await fill(from, 10);
    await (await openStore(to)).close();
    expect(await move(from, to)).toMatchObject({
      status: 74,
      out: 'The store was not moved: the target is not empty, and what is in it does not come from a move.\n',
    });
    expect(await move(await fresh(0), to)).toMatchObject({ status: 74 });
    expect((await move('memory:', to)).out).toContain('a store in memory cannot be moved');
    expect((await move(to, to)).out).toContain('both addresses are those of the same store');
    expect(await move('--help', '')).toMatchObject({ status: 64 });
  });
});
