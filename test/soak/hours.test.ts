import { expect, it } from 'vitest';
import { brokenHour } from './hours.ts';

const wib = (time: string) => Date.parse(`2026-11-29T${time}:00+07:00`);
const copy = (time: string, isSilent = false) => ({ at: wib(time), isSilent });
const quiet = { from: 22 * 60, to: 6 * 60 };

it('a story in quiet hours is a fault; before, after and on its way as they begin it is none', () => {
  const habit = { settings: { quiet } };
  for (const time of ['22:10', '23:59', '00:00', '05:59'])
    expect(brokenHour(habit, copy(time), false)).toBe('came in quiet hours');
  for (const time of ['21:59', '22:09', '06:00', '12:00'])
    expect(brokenHour(habit, copy(time), false)).toBeUndefined();
});

it('where quiet hours are silent, only what comes aloud is a fault', () => {
  const habit = { settings: { quiet: { ...quiet, isSilent: true as const } } };
  expect(brokenHour(habit, copy('23:00', true), false)).toBeUndefined();
  expect(brokenHour(habit, copy('23:00'), false)).toBe('came aloud in quiet hours');
});

it('a story outside of posting hours is a fault', () => {
  const habit = { settings: { hours: { from: 8 * 60, to: 20 * 60 } } };
  for (const time of ['20:10', '03:00', '07:59'])
    expect(brokenHour(habit, copy(time), false)).toBe('came outside of posting hours');
  for (const time of ['08:00', '19:59']) expect(brokenHour(habit, copy(time), false)).toBeUndefined();
});

it('a digest comes within an hour of its time, unless the chat was shut', () => {
  const habit = { settings: { digest: { at: [6 * 60 + 30, 18 * 60] } } };
  for (const time of ['06:30', '07:30', '18:20'])
    expect(brokenHour(habit, copy(time), false)).toBeUndefined();
  for (const time of ['06:29', '07:31', '12:00'])
    expect(brokenHour(habit, copy(time), false)).toBe('came at another hour than the digest');
  expect(brokenHour(habit, copy('12:00'), true)).toBeUndefined();
});

it('a chat without hours may have a story at any', () => {
  expect(brokenHour({}, copy('03:00'), false)).toBeUndefined();
});
