import { describe, expect, it } from 'vitest';
import { createLog } from '../../src/runtime/log.ts';
import { createWeeklyReports, type Weekly } from '../../src/stats/weekly.ts';
import { createSimulatedClock } from '../runtime/simulated-clock.ts';

/** Wednesday, 25 November 2026, 13.00 in Jakarta; the next Monday, 08.00, is the 30th. */
const start = Date.UTC(2026, 10, 25, 6);
const monday = Date.UTC(2026, 10, 30, 1);
const weekMs = 7 * 86_400_000;

const scene = async (answer: (round: number) => boolean | 'fails' = () => true) => {
  const clock = createSimulatedClock();
  await clock.advance(start - clock.now());
  const list: Weekly[] = [];
  const sent: { at: number; userId: number; about: string }[] = [];
  const stopper = new AbortController();
  const reports = createWeeklyReports({
    store: {
      all: async () => [...list],
      put: async (weekly) => {
        const at = list.findIndex((one) => one.userId === weekly.userId && one.about === weekly.about);
        list.splice(at === -1 ? list.length : at, 1, weekly);
      },
      remove: async ({ userId, about }) => {
        const at = list.findIndex((one) => one.userId === userId && one.about === about);
        if (at !== -1) list.splice(at, 1);
      },
    },
    send: async (userId, about) => {
      sent.push({ at: clock.now(), userId, about });
      const said = answer(sent.length);
      if (said === 'fails') throw new Error('out of reach');
      return said;
    },
    timeZoneOf: async () => 'Asia/Jakarta',
    clock,
    log: createLog('error', () => {}, clock.now),
    stopping: stopper.signal,
  });
  return { clock, reports, sent, list, stop: () => stopper.abort() };
};

describe('a weekly report', () => {
  it('comes on Monday mornings by the clock of the person who wants it, until they turn it off', async () => {
    const { clock, reports, sent, stop } = await scene();
    reports.start();
    expect(await reports.turn(7, 'c-1')).toBe('on');
    await clock.advance(monday - clock.now() - 60_000);
    expect(sent).toEqual([]);
    await clock.advance(weekMs + 120_000);
    expect(sent.map(({ userId, about }) => [userId, about])).toEqual([
      [7, 'c-1'],
      [7, 'c-1'],
    ]);
    expect(sent[0]?.at).toBeGreaterThanOrEqual(monday);
    expect(sent[0]?.at).toBeLessThan(monday + 120_000);
    expect(await reports.turn(7, 'c-1')).toBe('off');
    await clock.advance(weekMs);
    expect(sent).toHaveLength(2);
    stop();
  });

  it('ends where the person may not have it any more', async () => {
    const { clock, reports, sent, list, stop } = await scene(() => false);
    reports.start();
    await reports.turn(7, 'c-1');
    await clock.advance(2 * weekMs);
    expect(sent).toHaveLength(1);
    expect(list).toEqual([]);
    stop();
  });

  it('is tried again a little later where Telegram is out of reach', async () => {
    const { clock, reports, sent, stop } = await scene((round) => (round === 1 ? 'fails' : true));
    reports.start();
    await reports.turn(7, 'c-1');
    await clock.advance(monday - clock.now() + 3_600_000);
    expect(sent).toHaveLength(2);
    stop();
  });
});
