import { describe, expect, it } from 'vitest';
import { readDigest, readQuiet, readSpan, writeMinute } from '../../../src/audience/settings/typed-time.ts';

const hours = (...all: number[]) => all.map((hour) => hour * 60);

describe('typed times of a digest', () => {
  it.each([
    ['07.00 18.00', { at: hours(7, 18) }, ''],
    ['07:00, 18:30', { at: [420, 1_110] }, ''],
    ['18.00 dan 07.00', { at: hours(7, 18) }, ''],
    ['7', { at: hours(7) }, ''],
    ['7 pagi', { at: hours(7) }, ''],
    ['pukul 6 sore', { at: hours(18) }, ''],
    ['7am', { at: hours(7) }, ''],
    ['6:30 pm', { at: [1_110] }, ''],
    ['12am', { at: [0] }, ''],
    ['24.00', { at: [0] }, ''],
    ['07.00 senin-jumat', { at: hours(7), days: [1, 2, 3, 4, 5] }, ''],
    ['07.00 Sabtu, Minggu', { at: hours(7), days: [6, 7] }, ''],
    ['7am mon-fri', { at: hours(7), days: [1, 2, 3, 4, 5] }, ''],
    ['07.00 sabtu-senin', { at: hours(7), days: [1, 6, 7] }, ''],
    ['07.00 hari kerja', { at: hours(7), days: [1, 2, 3, 4, 5] }, ''],
    ['07.00 setiap hari', { at: hours(7) }, ''],
    ['detik 07.00', { at: hours(7) }, 'detik'],
    ['2 07.00', { at: hours(7) }, '2'],
    ['1-3 7am', { at: hours(7) }, '1-3'],
    ['2 jam 7', { at: hours(7) }, '2'],
    ['7 18', { at: hours(7, 18) }, ''],
    ['07.00 dan 18', { at: hours(7, 18) }, ''],
    ['bbc news 07.00 weekdays', { at: hours(7), days: [1, 2, 3, 4, 5] }, 'bbc news'],
    ['07.00 07:00', { at: hours(7) }, ''],
  ])('%s', (typed, times, rest) => {
    expect(readDigest(typed)).toEqual({ times, rest });
  });

  it.each(['', 'detik', '25.00', '07.60', '13pm', '1 2 3 4 5 6 7'])('are none in "%s"', (typed) => {
    expect(readDigest(typed).times).toBeUndefined();
  });
});

describe('typed quiet hours', () => {
  it.each([
    ['22.00-06.00', { from: 1_320, to: 360 }],
    ['22:00 – 06:00', { from: 1_320, to: 360 }],
    ['22 sampai 6', { from: 1_320, to: 360 }],
    ['10pm to 6am', { from: 1_320, to: 360 }],
    ['10 malam s.d. 5 pagi', { from: 1_320, to: 300 }],
    ['13.00-14.30', { from: 780, to: 870 }],
    ['06.00-06.00', 'same'],
    ['00.00-24.00', 'same'],
    ['22.00', undefined],
    ['malam', undefined],
    ['22.00-25.00', undefined],
  ])('%s', (typed, quiet) => {
    expect(readQuiet(typed)).toEqual(quiet);
  });
});

describe('a typed span', () => {
  it.each([
    ['detik 1d', 86_400_000, 'detik'],
    ['12h', 43_200_000, ''],
    ['bbc 7 hari', 604_800_000, 'bbc'],
    ['seminggu', 604_800_000, ''],
    ['2 jam antara', 7_200_000, 'antara'],
    ['30 menit', 1_800_000, ''],
    ['detik', undefined, 'detik'],
    ['0d', undefined, ''],
  ])('%s', (typed, spanMs, rest) => {
    expect(readSpan(typed)).toEqual({ spanMs, rest });
  });

  it.each(['9999d', '100 tahun', '13 months'])('%s is longer than may be', (typed) => {
    expect(readSpan(typed)).toEqual({ spanMs: undefined, isTooLong: true, rest: '' });
  });
});

it('a minute of the day is written as the language does', () => {
  expect([writeMinute(425, '.'), writeMinute(1_080, ':')]).toEqual(['07.05', '18:00']);
});
