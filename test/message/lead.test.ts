import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codePoints, tidy } from '../../src/text/escape.ts';
import { cutLead } from '../../src/message/lead.ts';
import { cpuMsOf } from '../measured.ts';
import { anyWords } from './any-story.ts';

describe('cutLead', () => {
  it('leaves a lead that fits as it is', () => {
    expect(cutLead('Hujan turun sejak pagi', 40)).toBe('Hujan turun sejak pagi');
  });

  it.each([
    ['a full stop', 'Hujan turun sejak pagi. Warga diminta waspada.', 30, 'Hujan turun sejak pagi.'],
    ['a question', 'Siapa yang bertanggung jawab? Polisi belum tahu.', 40, 'Siapa yang bertanggung jawab?'],
    ['a closing quote', '“Kami siap membantu.” Ia lalu pergi ke lokasi.', 35, '“Kami siap membantu.”'],
    [
      'the last of several',
      'Satu orang luka. Dua hilang. Tiga selamat dari arus.',
      35,
      'Satu orang luka. Dua hilang.',
    ],
    ['a stop of Chinese', '雅加达今天下雨。市民请注意安全出行', 12, '雅加达今天下雨。'],
  ])('ends at %s', (_what, lead, limit, expected) => {
    expect(cutLead(lead, limit)).toBe(expected);
  });

  it.each([
    ['a title', 'Menurut dr. Siti dan Prof. Budi Santoso keadaan membaik', 40],
    ['initials', 'Gedung itu rancangan A. B. Cipta dari Bandung pada masanya', 35],
    ['a number', 'Sebanyak 1.138 orang sudah kembali ke rumah masing-masing', 30],
    ['an abbreviated address', 'Kebakaran terjadi di Jl. Sudirman Kav. Dua belas tadi pagi', 33],
    ['the number of a law', 'Mereka dijerat UU No. 21 tentang pemberantasan perdagangan', 35],
    ['a company', 'Saham PT. Maju Jaya Tbk. Naik tajam pada perdagangan hari ini', 40],
  ])('does not take %s for the end of a sentence', (_what, lead, limit) => {
    expect(cutLead(lead, limit)).toMatch(/[^.]…$/);
  });

  it('cuts a long sentence rather than keep only a word or two', () => {
    const lead =
      'Astaga. Hujan yang turun sejak Senin malam merendam ratusan rumah di tiga kecamatan sekaligus';
    expect(cutLead(lead, 60)).toBe('Astaga. Hujan yang turun sejak Senin malam merendam ratusan…');
  });

  it('ends every cut lead at a sentence or with an ellipsis, within the limit', () => {
    fc.assert(
      fc.property(anyWords, fc.integer({ min: 1, max: 500 }), (words, limit) => {
        const lead = tidy(words);
        const kept = cutLead(lead, limit);
        expect(codePoints(kept)).toBeLessThanOrEqual(limit);
        expect(kept === lead || /[.!?…。！？]["'”’»)\]」』]*$/u.test(kept)).toBe(true);
        expect(lead.startsWith(kept.replace(/…$/, ''))).toBe(true);
      }),
    );
  });

  it('is as fast on a lead of nothing but full stops', () => {
    const lead = `a${'.'.repeat(200_000)}x${'.'.repeat(200_000)}`;
    const cpuMs = cpuMsOf(() => {
      expect(codePoints(cutLead(lead, 420))).toBeLessThanOrEqual(420);
    });
    expect(cpuMs).toBeLessThan(1_000);
  });
});
