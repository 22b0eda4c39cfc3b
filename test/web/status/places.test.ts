import { describe, expect, it } from 'vitest';
import { statusTexts } from '../../../src/i18n/operator/status.ts';
import { places } from '../../../src/web/status/places.ts';
import { createSay } from '../../../src/web/status/say.ts';

const now = Date.parse('2026-11-29T12:00:00Z');
const place = (pid: number) => ({ pid, host: 'satu', since: '2026-11-29T11:00:00Z' });
const poller = (pid: number, agoMs: number, isThere: boolean) => ({
  ...place(pid),
  heardAt: now - agoMs,
  isThere,
});
const linesOf = (figures: Parameters<typeof places>[0], language: 'id' | 'en' = 'en') =>
  places(figures, { texts: statusTexts(language), say: createSay(language, 'Asia/Jakarta', now) })
    .html.split(/<\/?p>/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

describe('the processes on the status page', () => {
  it('are none where nobody else could send and nobody else looks', () => {
    expect(linesOf({})).toEqual([]);
  });

  it('are the owner, each stand-by, and each poller with when it was last heard of', () => {
    const pollers = [poller(7, 2_000, true), poller(8, 1_000, true), poller(9, 300_000, false)];
    expect(linesOf({ owner: place(5), standBys: [place(6)], pollers })).toEqual([
      'Owner: process 5 on satu',
      'Stand-by: process 6 on satu, started 1 hour ago',
      '2 pollers are there',
      'Poller: process 7 on satu, last heard of 2 seconds ago',
      'Poller: process 8 on satu, last heard of 1 second ago',
      'Poller that is silent: process 9 on satu, last heard of 5 minutes ago',
    ]);
    expect(linesOf({ pollers }, 'id')).toEqual([
      '2 pemantau RSS aktif',
      'Pemantau: proses 7 di satu, terakhir memberi kabar 2 detik yang lalu',
      'Pemantau: proses 8 di satu, terakhir memberi kabar 1 detik yang lalu',
      'Pemantau tidak merespons: proses 9 di satu, terakhir memberi kabar 5 menit yang lalu',
    ]);
  });

  it('say so where no poller is there, and speak of one as of one', () => {
    expect(linesOf({ pollers: [] })).toEqual(['No poller is there']);
    expect(linesOf({ pollers: [poller(7, 0, true)] })[0]).toBe('1 poller is there');
    expect(linesOf({ pollers: [] }, 'id')).toEqual(['Tidak ada pemantau RSS yang aktif']);
  });
});
