import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languages } from '../../src/i18n/language.ts';
import { dayAfter, monthsBetween, spans, type Day } from '../../src/stats/days.ts';
import { createMakeReport, writeReport } from '../../src/stats/report.ts';
import { writeChart } from '../../src/stats/chart/chart.ts';
import { ticksFor } from '../../src/stats/chart/scale.ts';
import { codePoints } from '../../src/text/escape.ts';
import { anyWords } from '../message/any-story.ts';
import { parseTelegramHtml } from '../message/telegram-html.ts';

const days = (counts: Record<string, number>[], members: number[] = []): Day[] =>
  counts.map((one, at) => ({
    day: dayAfter('2026-11-28', at + 1 - counts.length),
    counts: one,
    ...(members[at] !== undefined && { members: members[at] }),
  }));
const about = { subject: 'c-1001', title: 'Kabar Serang', names: new Map([['f1', 'Antara']]) } as const;

describe('a report', () => {
  it('says in a line each what there is to say', () => {
    const { plain } = writeReport(
      days(
        [
          { s: 10, m: 8, 'h:7': 6, 'h:18': 4, 'd:0': 8, 'd:2': 2, 'o:f1': 10 },
          { s: 2, p: 1, m: 3, 'f:no-right': 2, 'k:filtered': 5, 'k:told': 3, 't:-judi': 5, r: 12 },
        ],
        [1_200, 1_234],
      ),
      about,
      'id',
    );
    expect(plain.split('\n')).toEqual([
      'Laporan · Kabar Serang · 2 hari terakhir',
      'Terkirim: 12 berita dan 1 kiriman Anda dalam 11 pesan',
      'Anggota: 1.234 (+34)',
      'Jeda sejak terbit: separuhnya di bawah 1 menit',
      'Jam tersibuk: 07.00, 18.00',
      'Reaksi: 12',
      'Gagal: 2 (tanpa izin 2)',
      'Dilewati: 8 (saringan 5, sudah diberitakan media lain 3)',
      'Saringan yang paling sering: -judi 5',
      'Sumber terbanyak: Antara 10',
    ]);
  });

  it('of everybody counts stories and their copies', () => {
    const { plain } = writeReport(
      days([{ s: 90, m: 80, n: 3 }]),
      { ...about, subject: 'all', title: 'All chats' },
      'en',
    );
    expect(plain).toContain('Sent: 3 stories, 90 copies to chats');
  });

  it('of nothing says so', async () => {
    const makeReport = createMakeReport({
      sums: { now: async () => [undefined], months: async (all) => all.map(() => undefined) },
      members: { get: async () => [] },
      draw: async () => Promise.reject(new Error('nothing to draw')),
      sourceTitles: async () => [],
      onUndrawn: () => {},
    });
    const { text, picture } = await makeReport(
      { subject: 'c-1001', title: 'Kabar', timeZone: 'Asia/Jakarta' },
      30,
      'id',
      Date.UTC(2026, 10, 28),
    );
    expect(text.plain).toBe('Laporan · Kabar · 30 hari terakhir\nBelum ada kiriman dalam kurun ini.');
    expect(picture).toBeUndefined();
  });

  it('has its numbers also where the picture cannot be drawn', async () => {
    const failed: unknown[] = [];
    const makeReport = createMakeReport({
      sums: {
        now: async () => [{ day: '2026-11-28', counts: { s: 1, m: 1 } }],
        months: async (all) => all.map(() => undefined),
      },
      members: { get: async () => [] },
      draw: async () => Promise.reject(new Error('no memory')),
      sourceTitles: async () => [],
      onUndrawn: (error) => failed.push(error),
    });
    const at = Date.UTC(2026, 10, 28, 6);
    const report = await makeReport({ subject: 'all', title: 'x', timeZone: 'Asia/Jakarta' }, 7, 'en', at);
    expect(report.text.plain).toContain('Sent: 0 stories, 1 copy to chats');
    expect(report.picture).toBeUndefined();
    expect(failed).toHaveLength(1);
  });

  it('fits under a picture, whatever chats, sources and terms are called', () => {
    const count = fc.integer({ min: 0, max: 10 ** 9 });
    const named = fc.array(fc.tuple(anyWords, count), { maxLength: 5 });
    fc.assert(
      fc.property(
        anyWords,
        named,
        named,
        fc.constantFrom(...languages),
        (title, terms, sources, language) => {
          const counts = {
            s: 10 ** 9,
            p: 10 ** 9,
            m: 10 ** 9,
            r: 10 ** 9,
            ...Object.fromEntries(
              ['blocked', 'no-right', 'topic', 'refused'].map((one) => [`f:${one}`, 10 ** 8]),
            ),
            ...Object.fromEntries(
              ['filtered', 'told', 'muted', 'enough', 'missed', 'stopped'].map((one) => [
                `k:${one}`,
                10 ** 8,
              ]),
            ),
            ...Object.fromEntries(terms.map(([term, times]) => [`t:${term.slice(0, 80)}`, times])),
            ...Object.fromEntries(sources.map(([, times], at) => [`o:f${at}`, times])),
          };
          const names = new Map(sources.map(([name], at) => [`f${at}`, name]));
          const { html } = writeReport(days([counts], [5]), { subject: 'c-1', title, names }, language);
          expect(codePoints(parseTelegramHtml(html).text)).toBeLessThanOrEqual(1_024);
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('the days of a report', () => {
  it.each([
    ['2026-11-28', '2026-11-28', ['2026-11']],
    ['2025-12-31', '2026-02-01', ['2025-12', '2026-01', '2026-02']],
    ['2024-01-31', '2024-03-01', ['2024-01', '2024-02', '2024-03']],
  ])('from %s to %s lie in %j', (from, to, months) => {
    expect(monthsBetween(from, to)).toEqual(months);
  });
});

describe('a picture', () => {
  it('is well-formed for any title and any numbers', () => {
    const anyDays = fc
      .tuple(fc.constantFrom(...spans), fc.array(fc.tuple(fc.nat(10 ** 6), fc.nat(10 ** 6))))
      .map(([span, some]) =>
        days(
          Array.from({ length: span }, (_, at) => ({ s: some[at]?.[0] ?? 0, 'h:7': 1 })),
          some.map(([, members]) => members),
        ),
      );
    fc.assert(
      fc.property(anyDays, anyWords, fc.constantFrom(...languages), (some, title, language) => {
        const svg = writeChart(some, title, language);
        expect(svg).not.toMatch(/NaN|Infinity|undefined|&(?!amp;|lt;|gt;)/);
        expect(svg.isWellFormed()).toBe(true);
        const texts = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].length;
        expect(svg.match(/<text/g)?.length).toBe(texts);
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    [[0], [0, 1]],
    [
      [3, 1],
      [0, 1, 2, 3],
    ],
    [
      [97, 12],
      [0, 50, 100],
    ],
    [[1_234], [0, 500, 1_000, 1_500]],
  ])('of %j has lines at %j', (values, ticks) => {
    expect(ticksFor(values)).toEqual(ticks);
  });

  it('of a line begins near its smallest value', () => {
    expect(ticksFor([1_200, 1_234], { fromZero: false })).toEqual([1_200, 1_210, 1_220, 1_230, 1_240]);
    expect(ticksFor([5, 5], { fromZero: false })).toEqual([5, 6]);
  });
});
