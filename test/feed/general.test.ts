import { describe, expect, it } from 'vitest';
import { createGeneral } from '../../src/feed/general.ts';
import { FeedError } from '../../src/http/failure.ts';
import { createLog } from '../../src/runtime/log.ts';
import { createSimulatedClock } from '../runtime/simulated-clock.ts';

const addresses = ['https://satu.example/rss', 'https://dua.example/rss'];

/** Feeds of which those listed can be found; `known`: those of an earlier run. */
const open = (there: Set<string>, known: string[] = []) => {
  const clock = createSimulatedClock();
  const stop = new AbortController();
  const opened: string[] = [];
  const record = (address: string) => ({ id: `f-${address}`, url: address, title: address, nextAt: 0 });
  const general = createGeneral({
    addresses,
    register: {
      idAt: async (address) => `f-${address}`,
      active: async (id) =>
        known.some((one) => `f-${one}` === id) ? (record(id.slice(2)) as never) : undefined,
      open: async (address) => {
        opened.push(address);
        if (!there.has(address)) throw new FeedError('unreachable', address);
        return record(address) as never;
      },
    },
    clock,
    log: createLog('silent'),
    stopping: stop.signal,
  });
  return { general, clock, stop, opened };
};

describe('the general sources', () => {
  it('are found one after the other, and tried again in an hour where they are not', async () => {
    const there = new Set([addresses[0] ?? '']);
    const { general, clock, opened } = open(there);
    await general.load();
    const finding = general.find();
    await clock.advance(1_000);
    expect(general.ids()).toEqual([`f-${addresses[0]}`]);
    there.add(addresses[1] ?? '');
    await clock.advance(3_600_000);
    await finding;
    expect(general.has(`f-${addresses[1]}`)).toBe(true);
    expect(opened).toEqual([addresses[0], addresses[1], addresses[1]]);
  });

  it('of an earlier run are known before any feed is looked at', async () => {
    const { general, opened } = open(new Set(), addresses);
    await general.load();
    expect(general.ids()).toHaveLength(2);
    await general.find();
    expect(opened).toEqual([]);
  });

  it('are not waited for at a stop', async () => {
    const { general, clock, stop } = open(new Set());
    const finding = general.find();
    await clock.advance(1_000);
    stop.abort();
    await clock.advance(1);
    await finding;
    expect(general.ids()).toEqual([]);
  });
});
