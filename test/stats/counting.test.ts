import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Receipt, ReceiptPage } from '../../src/delivery/campaign.ts';
import { createLock } from '../../src/runtime/lock.ts';
import { countsOf } from '../../src/stats/counted.ts';
import { createCounting } from '../../src/stats/counting.ts';
import { readDays } from '../../src/stats/days.ts';
import type { Subject, SumsStore } from '../../src/stats/ports.ts';
import { merged, type Counts, type DaySums, type MonthSums } from '../../src/stats/sums.ts';

const timeZone = 'Asia/Jakarta';
const start = Date.UTC(2026, 10, 28, 6);
const dayMs = 86_400_000;
const channel = -1_001;
const subject: Subject = `c${channel}`;

/** What is on disk: pages of receipts, and sums. `fails`: the next so many writes do. */
const createDisk = () => {
  const disk = {
    fails: 0,
    pages: new Map<string, string>(),
    now: new Map<Subject, DaySums>(),
    months: new Map<string, MonthSums>(),
    reactions: new Map<string, number>(),
  };
  const write: SumsStore['save'] = async (pages, sums) => {
    // Packed before anything is waited for, as the store does it.
    const packed = pages.map(
      ({ id, page, receipts }) => [`${id}:${page}`, JSON.stringify(receipts)] as const,
    );
    await Promise.resolve();
    if (disk.fails > 0) {
      disk.fails--;
      throw new Error('no room');
    }
    for (const [key, value] of packed) disk.pages.set(key, value);
    for (const { subject: of, now, months } of sums) {
      disk.now.set(of, now);
      for (const { name, days } of months) disk.months.set(`${of}:${name}`, days);
    }
  };
  const store: SumsStore = {
    now: async (subjects) => subjects.map((one) => disk.now.get(one)),
    months: async (wanted) => wanted.map(({ subject: of, name }) => disk.months.get(`${of}:${name}`)),
    save: write,
    saveReactions: async ({ chatId, messageId }, total, sums) => {
      await write([], sums);
      disk.reactions.set(`${chatId}:${messageId}`, total);
    },
    reactions: async ({ chatId, messageId }) => disk.reactions.get(`${chatId}:${messageId}`) ?? 0,
    forget: async () => {},
  };
  return { disk, store };
};

const countingOn = (store: SumsStore, clock: { now(): number }) =>
  createCounting({
    clock,
    lock: createLock(),
    store,
    timeZone,
    factsOf: async (ids) => ids.map(() => ({ sourceId: 'f1' })),
    zonesOf: async (ids) => ids.map(() => timeZone),
  });

const daysOf = (store: SumsStore, of: Subject, today: string, span: number) =>
  readDays(of, { span, today }, { sums: store, members: { get: async () => [] } });
const totalOf = async (store: SumsStore, of: Subject, today: string): Promise<Counts> =>
  (await daysOf(store, of, today, 60)).reduce((sum, { counts }) => merged(sum, counts), {} as Counts);
const dated = (at: number) => new Date(at + 7 * 3_600_000).toISOString().slice(0, 10);

const receipts = fc.constantFrom<((at: number) => Receipt)[]>(
  (at) => ({ kind: 'sent', chatId: channel, messageId: 1, at }),
  () => ({ kind: 'skipped', chatId: channel, why: 'muted' }),
  () => ({ kind: 'gone', chatId: channel }),
  () => ({ kind: 'held', chatId: channel, until: 0 }),
);
const steps = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({ kind: fc.constant('note' as const), slot: fc.nat(3), receipt: receipts }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('save' as const), fails: fc.boolean() }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('crash' as const) }) },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('later' as const), days: fc.integer({ min: 1, max: 20 }) }),
    },
  ),
  { maxLength: 40 },
);

describe('counting', () => {
  it('over failed writes, crashes and days the sums are what the receipts on disk have been through', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const { disk, store } = createDisk();
        let now = start;
        const clock = { now: () => now };
        let counting = countingOn(store, clock);
        let page: ReceiptPage = { id: 's1', page: 0, receipts: [] };
        /** What each write that succeeded has added. */
        let written: Counts = {};
        let noted: Counts = {};
        for (const step of all) {
          if (step.kind === 'later') now = Math.min(now + step.days * dayMs, start + 50 * dayMs);
          else if (step.kind === 'note') {
            const before = page.receipts[step.slot];
            const after = step.receipt(now);
            counting.note({ ...page, isFirst: false }, before, after);
            noted = merged(
              noted,
              countsOf({ campaignId: 's1', before, after, isFirst: false }, { sourceId: 'f1' }),
            );
            page.receipts[step.slot] = after;
          } else if (step.kind === 'save') {
            disk.fails = step.fails ? 1 : 0;
            const isDone = await counting.save([page]).then(
              () => true,
              () => false,
            );
            expect(isDone).toBe(!step.fails);
            if (!isDone) continue;
            written = merged(written, noted);
            noted = {};
          } else {
            counting = countingOn(store, clock);
            page = { id: 's1', page: 0, receipts: JSON.parse(disk.pages.get('s1:0') ?? '[]') };
            noted = {};
          }
        }
        const hourless = Object.fromEntries(
          Object.entries(await totalOf(store, subject, dated(now))).filter(([key]) => !key.startsWith('h:')),
        );
        expect(hourless).toEqual(written);
      }),
      { numRuns: 200 },
    );
  });

  it('what is noted while sums are read goes into the same write', async () => {
    const { disk, store } = createDisk();
    const page: ReceiptPage = { id: 's1', page: 0, receipts: [] };
    const note = (slot: number) => {
      const after: Receipt = { kind: 'sent', chatId: channel, messageId: slot, at: start };
      counting.note({ ...page, isFirst: false }, page.receipts[slot], after);
      page.receipts[slot] = after;
    };
    let reads = 0;
    const counting = countingOn(
      {
        ...store,
        now: async (subjects) => {
          if (reads++ === 0) note(1);
          return store.now(subjects);
        },
      },
      { now: () => start },
    );
    note(0);
    await counting.save([page]);
    expect(JSON.parse(disk.pages.get('s1:0') ?? '')).toHaveLength(2);
    expect(disk.now.get(subject)?.counts['s']).toBe(2);
  });

  it('a private chat has no sums of its own', async () => {
    const { disk, store } = createDisk();
    const counting = countingOn(store, { now: () => start });
    const after: Receipt = { kind: 'sent', chatId: 77, messageId: 1, at: start };
    counting.note({ id: 's1', page: 0, isFirst: true }, undefined, after);
    await counting.save([{ id: 's1', page: 0, receipts: [after] }]);
    expect([...disk.now.keys()].toSorted()).toEqual(['all', 'sf1']);
    expect(disk.now.get('all')).toEqual({ day: '2026-11-28', counts: { n: 1, s: 1, m: 1, 'h:13': 1 } });
  });

  it('reactions are counted by what has changed, however often Telegram tells them', async () => {
    const { disk, store } = createDisk();
    const counting = countingOn(store, { now: () => start });
    for (const total of [3, 3, 5, 4]) await counting.reacted({ chatId: channel, messageId: 9 }, total);
    expect(disk.now.get(subject)?.counts).toEqual({ r: 4 });
  });

  it('a month is found again by its days, also on the other side of its end', async () => {
    const { store } = createDisk();
    let now = Date.UTC(2026, 0, 31, 6);
    const counting = countingOn(store, { now: () => now });
    for (const slot of [0, 1, 2]) {
      const after: Receipt = { kind: 'sent', chatId: channel, messageId: slot, at: now };
      counting.note({ id: 's1', page: 0, isFirst: false }, undefined, after);
      await counting.save([]);
      await counting.save([{ id: 's1', page: 0, receipts: [after] }]);
      now += dayMs;
    }
    const days = await daysOf(store, subject, '2026-02-02', 7);
    expect(days.map(({ day, counts }) => [day.slice(5), counts['s'] ?? 0])).toEqual([
      ['01-27', 0],
      ['01-28', 0],
      ['01-29', 0],
      ['01-30', 0],
      ['01-31', 1],
      ['02-01', 1],
      ['02-02', 1],
    ]);
  });
});
