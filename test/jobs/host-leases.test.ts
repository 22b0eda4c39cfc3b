import { beforeEach, expect, it } from 'vitest';
import { createHostLeases, type HostLease, type HostLocks } from '../../src/jobs/host-leases.ts';
import { createSimulatedClock } from '../runtime/simulated-clock.ts';
import { createLocks } from './shared-hosts.ts';

const second = 1_000;
const host = 'satu.example';
const wait = { signal: new AbortController().signal, until: Infinity, isUrgent: false };

let clock: ReturnType<typeof createSimulatedClock>;
let locks: HostLocks;
beforeEach(() => {
  clock = createSimulatedClock();
  locks = createLocks(clock.now);
});

/** A poller, whose own time may jump ahead as it does for who was paused; while it is, it renews nothing. */
const poller = () => {
  let pausedMs = 0;
  const its: HostLocks = {
    ...locks,
    renew: (...given) => (pausedMs > 0 ? Promise.reject(new Error('paused')) : locks.renew(...given)),
  };
  const leases = createHostLeases({
    locks: its,
    clock: { ...clock, now: () => clock.now() + pausedMs },
  });
  return { ...leases, pause: (ms: number) => (pausedMs = ms) };
};

it('a host that is held for long stays held, and is another’s once it is given back', async () => {
  const [one, two] = [poller(), poller()];
  const order: string[] = [];
  void one.hold(host, wait, async ({ isMine }) => {
    order.push('one');
    await clock.sleep(35 * second);
    order.push(`one ${isMine()}`);
  });
  await clock.advance(second);
  void two.hold(host, wait, async () => void order.push('two'));
  await clock.advance(30 * second);
  expect(order).toEqual(['one']);
  await clock.advance(5 * second);
  expect(order).toEqual(['one', 'one true', 'two']);
  expect(one.lapses()).toBe(0);
});

it('whoever was paused for longer than a lease lasts may ask nothing more, and that is counted once', async () => {
  const one = poller();
  let lease: HostLease | undefined;
  const work = one.hold(host, wait, async (its) => {
    lease = its;
    await clock.sleep(second);
  });
  await clock.advance(100);
  expect([lease?.isMine(), one.mayAsk(host), one.mayAsk('dua.example')]).toEqual([true, true, false]);
  one.pause(8 * second);
  expect(one.mayAsk(host)).toBe(true);
  one.pause(9 * second);
  expect(one.mayAsk(host)).toBe(false);
  one.pause(0);
  expect(lease?.isMine()).toBe(false);
  await clock.advance(second);
  await work;
  expect(one.lapses()).toBe(1);
});

it('a lease that another has taken meanwhile is lost at its renewal, and what is given back is not the other’s', async () => {
  const [one, two] = [poller(), poller()];
  let lease: HostLease | undefined;
  void one.hold(host, wait, async (its) => {
    lease = its;
    await clock.sleep(5 * second);
  });
  await clock.advance(100);
  locks.renew = async () => false;
  await clock.advance(4 * second);
  expect(lease?.isMine()).toBe(false);
  await clock.advance(7 * second);
  let isHeld = false;
  void two.hold(host, wait, async () => {
    isHeld = true;
    await clock.sleep(second);
  });
  await clock.advance(500);
  expect(isHeld).toBe(true);
});

it('a lease that is granted to who was paused while it asked is asked for again', async () => {
  const one = poller();
  const take = locks.take;
  let tries = 0;
  const slow = createHostLeases({
    clock,
    locks: {
      ...locks,
      take: async (...given) => {
        const waitMs = await take(...given);
        if (tries++ === 0) await clock.sleep(9 * second);
        return waitMs;
      },
    },
  });
  let isMine: boolean | undefined;
  void slow.hold(host, wait, async (lease) => void (isMine = lease.isMine()));
  await clock.advance(8 * second);
  expect(isMine).toBeUndefined();
  await clock.advance(4 * second);
  expect(isMine).toBe(true);
  expect(one.lapses()).toBe(0);
});

it('a host at rest is left alone by pages, and not by looks', async () => {
  const one = poller();
  const got: string[] = [];
  one.rest(host, 5 * second);
  void one.hold(host, wait, async () => void got.push('page'));
  void one.hold(host, { ...wait, isUrgent: true }, async () => void got.push('look'));
  await clock.advance(second);
  expect(got).toEqual(['look']);
  await clock.advance(5 * second);
  expect(got).toEqual(['look', 'page']);
});
