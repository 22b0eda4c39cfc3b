import { describe, expect, it } from 'vitest';
import { beyond } from '../../src/text/beyond.ts';
import { cpuMsOf } from '../measured.ts';

describe('what a text says beyond its headline', () => {
  const headline = 'Banjir merendam Garut';

  it.each([
    ['the same', 'Banjir merendam Garut'],
    ['the same in other letters', 'BANJIR merendam garut.'],
    ['less', 'Banjir merendam'],
    ['nothing', ''],
  ])('gives nothing where the lead says %s', (_what, lead) => {
    expect(beyond(lead, headline)).toBe('');
  });

  it('leaves out the headline where the lead begins with it as a sentence', () => {
    expect(beyond('Banjir merendam Garut. Warga mengungsi.', headline)).toBe('Warga mengungsi.');
    expect(beyond('Garut banjir? Warga mengungsi.', 'Garut banjir?')).toBe('Warga mengungsi.');
  });

  it('keeps a sentence that only begins like the headline', () => {
    const lead = 'Banjir merendam Garut sejak Senin malam.';
    expect(beyond(lead, headline)).toBe(lead);
    expect(beyond('Harga naik 1.138 rupiah', 'Harga naik 1')).toBe('Harga naik 1.138 rupiah');
  });

  it('keeps a lead that goes on where the headline was cut', () => {
    expect(beyond('Banjir merendam Garut sejak Senin.', 'Banjir merendam…')).toContain('sejak Senin');
  });

  it('keeps a sentence that goes on where the headline asks', () => {
    const lead = 'Apa itu rekayasa perangkat lunak dan apa kata Go soal itu?';
    expect(beyond(lead, 'Apa itu rekayasa perangkat lunak?')).toBe(lead);
  });

  it('takes a name behind the headline for who tells it', () => {
    expect(beyond('Banjir merendam Garut — @wartapagi', headline)).toBe('');
    expect(beyond('Banjir merendam Garut warta.example', headline)).toBe('');
    expect(beyond('Banjir merendam Garut Warta Pagi', headline, 'Warta Pagi')).toBe('');
  });

  it('takes no longer for a text that is all stops', () => {
    const lead = `a${'.'.repeat(200_000)}x${'.'.repeat(200_000)}`;
    expect(cpuMsOf(() => expect(beyond(lead, 'a')).toBe(lead))).toBeLessThan(1_000);
  });
});
