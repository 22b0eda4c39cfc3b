import { describe, expect, it } from 'vitest';
import { isSameReport } from '../../src/clustering/same-report.ts';

const one = {
  headline: 'Banjir rendam tiga desa di Serang',
  lead: 'Sedikitnya 120 rumah terendam sejak Jumat dini hari setelah Sungai Ciujung meluap.',
  url: 'https://satu.example/read/281001/banjir',
};
const other = { ...one, url: 'https://dua.example/berita/9981/banjir-serang' };

describe('one report twice', () => {
  it.each([
    ['the same address', { ...other, headline: 'Lain', lead: '', url: `${one.url}?utm_source=rss` }],
    [
      'an address that the other names as where it ran first',
      { ...other, headline: 'Lain', lead: '', firstRanAt: { name: 'Satu', url: one.url } },
    ],
    ['the same words', other],
    ['nearly the same words', { ...other, lead: one.lead.replace('dini hari', 'dini') }],
  ])('is known by %s', (_, two) => {
    expect(isSameReport(one, two)).toBe(true);
    expect(isSameReport(two, one)).toBe(true);
  });
});

describe('two reports of an event', () => {
  it.each([
    ['another number', { ...other, lead: one.lead.replace('120', '150') }],
    ['another name', { ...other, lead: one.lead.replace('Ciujung', 'Cidurian') }],
    [
      'other words',
      { ...other, headline: 'Sungai meluap, warga Serang mengungsi', lead: 'Warga dibantu BPBD.' },
    ],
    ['a front page for an address', { headline: 'a b', lead: '', url: 'https://satu.example/' }],
    ['few words', { headline: 'Banjir', lead: '', url: other.url }],
  ])('are told apart by %s', (_, two) => {
    expect(isSameReport(one, two)).toBe(false);
    expect(isSameReport(two, one)).toBe(false);
  });

  it('are not one for a front page that both link to', () => {
    const front = { headline: 'Satu hal terjadi', lead: '', url: 'https://satu.example/' };
    expect(isSameReport(front, { ...front, headline: 'Hal yang lain' })).toBe(false);
  });
});
