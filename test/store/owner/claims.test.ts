import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openClaims } from '../../../src/store/owner/claims.ts';
import type { Claimed, Lease } from '../../../src/store/owner/lease.ts';
import type { Fence } from '../../../src/store/remote/server.ts';
import { until } from '../../flow/counting.ts';
import type { StoreServer } from '../../stage/server-process.ts';
import { servers } from '../../stage/stores.ts';
import { fencedWrite } from './fenced-write.ts';
import { startEnv } from '../../launch/environment.ts';

const leaseMs = 3_000;
const holder = (pid: number) => ({ pid, host: 'mesin', since: '2026-11-28T11:24:00.000Z' });
const leaseIn = (claimed: Claimed): Lease => {
  if ('lease' in claimed) return claimed.lease;
  throw new Error(`it belongs to process ${claimed.owner?.pid}`);
};

describe.each(servers.filter(({ isHere }) => isHere))('a store in $name', ({ start }) => {
  let server: StoreServer;
  let url: string;
  const given: { close(): Promise<unknown> }[] = [];
  const children: ChildProcess[] = [];
  beforeAll(async () => {
    server = await start();
    url = await server.freshUrl();
  }, 60_000);
  afterEach(async () => {
    for (const child of children.splice(0)) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    }
    for (const one of given.splice(0)) await one.close();
  });
  afterAll(() => server.close());

  /** Claims by process `pid`; whatever comes of them is given back after the test. */
  const claimsOf = async (pid: number) => {
    const claims = await openClaims(url, holder(pid), { leaseMs });
    given.push(claims);
    return {
      claim: async (options?: { isWaiting?: boolean }) => {
        const claimed = await claims.claim(options);
        if ('lease' in claimed) given.unshift({ close: claimed.lease.release });
        return claimed;
      },
    };
  };
  /** Claims until it is given the lease: a killed process may have it a little longer. */
  const wait = async (claims: Awaited<ReturnType<typeof claimsOf>>): Promise<Lease> => {
    for (let tries = 0; tries < 200; tries++) {
      const claimed = await claims.claim({ isWaiting: true });
      if ('lease' in claimed) return claimed.lease;
      await pause(50);
    }
    throw new Error('it never came free');
  };
  const claimant = () => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'claimant.ts')], {
      env: { ...startEnv, STORE_URL: url, LEASE: String(leaseMs) },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.push(child);
    const said: string[] = [];
    createInterface({ input: child.stdout }).on('line', (line) => said.push(line));
    const says = (word: string) => said.filter((one) => one.startsWith(word)).length;
    return { child, said, says };
  };

  it('has one owner, whom others are told, until it is given back; each owner counts one more', async () => {
    const [one, other] = [await claimsOf(1), await claimsOf(2)];
    const first = await wait(one);
    expect(await other.claim()).toEqual({ owner: holder(1) });
    expect(first.isMine()).toBe(true);
    await first.release();
    await first.release();
    const second = leaseIn(await other.claim());
    const [before, after] = [first, second].map(({ fence }) => Number(fence?.token.split(':')[0]));
    expect(after).toBe((before ?? 0) + 1);
    expect(await (await claimsOf(3)).claim()).toEqual({ owner: holder(2) });
  });

  it('has one owner at most, though six claim it at once', async () => {
    const all = await Promise.all([1, 2, 3, 4, 5, 6].map(claimsOf));
    const claimed = await Promise.all(all.map(({ claim }) => claim()));
    expect(claimed.filter((one) => 'lease' in one)).toHaveLength(1);
  });

  it('keeps its owner for longer than the lease lasts', async () => {
    const [one, other] = [await claimsOf(1), await claimsOf(2)];
    const lease = await wait(one);
    await pause(leaseMs + 1_000);
    expect(await other.claim()).toEqual({ owner: holder(1) });
    expect(lease.lost.aborted).toBe(false);
  });

  it('shows its stand-bys for as long as they wait', async () => {
    const [one, other] = [await claimsOf(1), await claimsOf(2)];
    const lease = await wait(one);
    await other.claim({ isWaiting: true });
    expect(await lease.standBys()).toEqual([holder(2)]);
    await pause(leaseMs + 100);
    expect(await lease.standBys()).toEqual([]);
  });

  it('comes to the next when its owner is killed', { timeout: 30_000 }, async () => {
    const { child, says } = claimant();
    await until(() => says('mine') === 1, 'it is the owner');
    const next = await claimsOf(2);
    expect(await next.claim()).toMatchObject({ owner: { pid: child.pid } });
    child.kill('SIGKILL');
    expect((await wait(next)).isMine()).toBe(true);
  });

  it(
    'comes to the next when its owner is paused, who wakes up late, works no more, and whose writes are refused',
    { timeout: 30_000 },
    async () => {
      const { child, said, says } = claimant();
      await until(() => says('work') > 1, 'it works');
      const fence = JSON.parse(said.find((one) => one.startsWith('mine'))?.slice(5) ?? '') as Fence;
      await fencedWrite(url, fence);
      child.kill('SIGSTOP');
      const next = await wait(await claimsOf(2));
      await pause(200);
      const worked = says('work');
      child.kill('SIGCONT');
      await until(() => says('lost') === 1, 'it knows');
      await pause(300);
      expect(says('work')).toBe(worked);
      await expect(fencedWrite(url, fence)).rejects.toMatchObject({ reason: 'fenced' });
      await fencedWrite(url, next.fence);
      expect(next.isMine()).toBe(true);
    },
  );

  it('is lost to an owner whose server is gone', { timeout: 30_000 }, async () => {
    const own = await start();
    given.push(own);
    const claims = await openClaims(await own.freshUrl(), holder(1), { leaseMs });
    const lease = leaseIn(await claims.claim());
    await own.close();
    await until(() => lease.lost.aborted, 'it is lost', 10);
    expect(lease.isMine()).toBe(false);
    await lease.release();
  });
});
