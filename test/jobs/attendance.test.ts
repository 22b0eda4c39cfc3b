import { beforeEach, expect, it } from 'vitest';
import { createAttendance, type Attendance } from '../../src/jobs/attendance.ts';
import type { Log } from '../../src/runtime/log.ts';
import { createSimulatedClock } from '../runtime/simulated-clock.ts';

const second = 1_000;
const signOf = (pid: number, silentMs: number) => ({ pid, host: 'satu', since: '2026-11-29', silentMs });

let clock: ReturnType<typeof createSimulatedClock>;
let told: string[];
let attendance: Attendance;
beforeEach(() => {
  clock = createSimulatedClock();
  told = [];
  const note = (event: string) => void told.push(event);
  const log: Log = { debug: note, info: note, warn: note, error: note };
  attendance = createAttendance({ clock, log });
});

it('a poller that is silent for more than ten seconds is known and not there', () => {
  attendance.note([signOf(1, 2 * second), signOf(2, 10 * second), signOf(3, 11 * second)]);
  expect(attendance.there()).toBe(2);
  expect(attendance.all().map(({ pid, isThere }) => [pid, isThere])).toEqual([
    [1, true],
    [2, true],
    [3, false],
  ]);
  expect(attendance.all().map(({ heardAt }) => clock.now() - heardAt)).toEqual([
    2 * second,
    10 * second,
    11 * second,
  ]);
});

it('while the queue is not reached what was known last grows older, and nobody is missed', async () => {
  attendance.note([signOf(1, 0)]);
  await clock.advance(60 * second);
  attendance.note(undefined);
  expect(attendance.all()).toMatchObject([{ pid: 1, isThere: false }]);
  expect(attendance.isMissed()).toBe(false);
  expect(told).toEqual([]);
});

it('that nobody is there is told once after half a minute, and that one is back', async () => {
  for (let n = 0; n < 29; n++) {
    attendance.note([]);
    await clock.advance(second);
  }
  expect(attendance.isMissed()).toBe(false);
  for (let n = 0; n < 10; n++) {
    attendance.note([]);
    await clock.advance(second);
  }
  expect(attendance.isMissed()).toBe(true);
  attendance.note([signOf(1, 0)]);
  attendance.note([signOf(1, 0)]);
  expect(attendance.isMissed()).toBe(false);
  expect(told).toEqual(['pollers.none', 'pollers.back']);
});
