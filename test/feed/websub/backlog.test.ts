import { describe, expect, it } from 'vitest';
import { FeedError } from '../../../src/http/failure.ts';
import { createBacklog, type BacklogParts } from '../../../src/feed/websub/backlog.ts';
import { StoreError } from '../../../src/store/keyv/key-value.ts';
import { createLock } from '../../../src/runtime/lock.ts';
import { openStore } from '../../../src/store/keyv/open.ts';
import { createWebSubStore } from '../../../src/store/websub.ts';
import { createSimulatedClock } from '../../runtime/simulated-clock.ts';
import { fresh } from './subscriptions.ts';

const second = 1_000;
const minute = 60_000;

describe('the backlog', () => {
  const stage = async (more: Partial<BacklogParts> = {}) => {
    const clock = createSimulatedClock();
    const store = createWebSubStore(await openStore('memory:'), createLock());
    const read: string[] = [];
    const unreadable: string[] = [];
    const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
    const parts: BacklogParts = {
      store,
      clock,
      log,
      stopping: new AbortController().signal,
      onContent: async (_feed, body) => void read.push(Buffer.from(body).toString()),
      onUnreadable: (feed) => void unreadable.push(feed),
      ...more,
    };
    const backlog = createBacklog(parts);
    const put = (feedId: string, text: string, into = backlog) =>
      into.put({ feedId, body: Buffer.from(text) }, fresh());
    return { clock, store, read, unreadable, backlog, put, parts };
  };

  it('bodies of one feed are read in the order of their coming, also after a restart', async () => {
    const { backlog, put, parts, read } = await stage();
    for (const text of ['satu', 'dua', 'tiga', 'empat']) await put('f1', text);
    // Nothing was read: as after a kill.
    const later = createBacklog(parts);
    await later.load();
    expect([backlog.size(), later.size(), later.holds('f1'), later.holds('f2')]).toEqual([4, 4, true, false]);
    later.tick();
    await later.idle();
    expect(read).toEqual(['satu', 'dua', 'tiga', 'empat']);
    const last = createBacklog(parts);
    await last.load();
    expect(last.size()).toBe(0);
  });

  it('a body that the store refused is tried again, later each time, and before any other of its feed', async () => {
    let failures = 2;
    const read: string[] = [];
    const { clock, backlog, put } = await stage({
      onContent: async (_feed, body) => {
        if (failures-- > 0) throw new StoreError('disk full');
        read.push(Buffer.from(body).toString());
      },
    });
    await put('f1', 'satu');
    await put('f1', 'dua');
    const ticks = async (ms: number) => {
      await clock.advance(ms);
      backlog.tick();
      await backlog.idle();
    };
    await ticks(0);
    await ticks(14 * second);
    expect(read).toEqual([]);
    await ticks(second);
    await ticks(29 * second);
    expect(read).toEqual([]);
    await ticks(second);
    expect(read).toEqual(['satu', 'dua']);
  });

  it('a body that cannot be read is given up, at once or in the end, and its feed is told of', async () => {
    const bad = await stage({ onContent: () => Promise.reject(new FeedError('not-a-feed')) });
    await bad.put('f1', 'x');
    bad.backlog.tick();
    await bad.backlog.idle();
    expect([bad.unreadable, bad.backlog.size(), await bad.store.content(0)]).toEqual([['f1'], 0, undefined]);

    let tries = 0;
    const full = await stage({
      onContent: () => {
        tries++;
        return Promise.reject(new StoreError('disk full'));
      },
    });
    await full.put('f1', 'x');
    for (let n = 0; n < 20; n++) {
      full.backlog.tick();
      await full.backlog.idle();
      await full.clock.advance(40 * minute);
    }
    expect([tries, full.unreadable, full.backlog.size()]).toEqual([8, ['f1'], 0]);
  });

  it('the backlog takes so many bodies and bytes, and as many again once they are read', async () => {
    const { backlog, put } = await stage({ room: { slots: 3, bytes: 10 } });
    expect(await put('f1', 'xxxxx')).toBe(true);
    expect(await put('f2', 'xxxxxx')).toBe(false);
    expect(await put('f3', 'x')).toBe(true);
    expect(await put('f4', 'x')).toBe(true);
    expect(await put('f5', 'x')).toBe(false);
    backlog.tick();
    await backlog.idle();
    expect(await put('f5', 'xxxxxxxxxx')).toBe(true);
  });

  it('a feed whose hub floods it leaves room for the bodies of others', async () => {
    const { backlog, put } = await stage();
    const flood = [];
    for (let n = 0; n < 200; n++) flood.push(await put('f1', `banjir ${n}`));
    expect(flood.filter(Boolean)).toHaveLength(64);
    for (let feed = 2; feed <= 20; feed++) expect(await put(`f${feed}`, 'satu')).toBe(true);
    expect(await put('f1', 'lagi')).toBe(false);
    expect(backlog.size()).toBe(64 + 19);
  });

  it('a feed whose bodies are large leaves bytes for the bodies of others', async () => {
    const { put } = await stage({ room: { bytes: 1_000 } });
    const large = 'x'.repeat(300);
    expect([await put('f1', large), await put('f1', large)]).toEqual([true, false]);
    expect([await put('f2', large), await put('f3', large)]).toEqual([true, true]);
  });

  it('a body that the store refused takes no room in the backlog', async () => {
    const { store, parts, put } = await stage();
    const putContent = () => Promise.reject(new StoreError('disk full'));
    const backlog = createBacklog({ ...parts, room: { slots: 1 }, store: { ...store, putContent } });
    for (let n = 0; n < 3; n++) await expect(put('f1', 'x', backlog)).rejects.toThrow(StoreError);
    expect(backlog.size()).toBe(0);
  });
});
