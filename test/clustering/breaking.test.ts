import { describe, expect, it } from 'vitest';
import { isBreaking, registrableDomain, countNewsrooms } from '../../src/clustering/breaking.ts';

const quiet = { newsrooms: 1, withinMs: 0 };
const minute = 60_000;
const report = (host: string, at: number) => ({ url: `https://${host}/a`, sourceId: host, seenAt: at });

describe('breaking news', () => {
  it.each([
    'BREAKING NEWS: Gempa di Cianjur',
    '[Breaking] Quake',
    'Breaking: Quake hits',
    '#BREAKING Quake',
    'BREAKING | Quake',
    'Breaking news - Quake',
    '#BreakingNews Quake',
    'BREAKINGNEWS: Quake',
    'Gempa M 7 [BREAKING]',
    'Gempa M 7 - BREAKING NEWS',
    '🚨🚨🚨 BREAKING: Quake',
    'KILAT: Gempa di Cianjur',
  ])('a story whose publisher marks it is breaking: %s', (headline) => {
    expect(isBreaking({ headline, categories: [] }, quiet)).toBe(true);
  });

  it.each([
    'Terkini: Gempa di Cianjur',
    'Breaking Bad star dies',
    'BREAKING BAD returns',
    'Record-breaking heat',
    'Breaking barriers: a life',
    '"Breaking news" is dead',
    'Kilat menyambar',
    'Groundbreaking',
  ])('a story that only has the word in its headline is not breaking: %s', (headline) => {
    expect(isBreaking({ headline, categories: ['Terkini', 'News'] }, quiet)).toBe(false);
  });

  it('a story in a category of breaking news is breaking', () => {
    for (const category of ['Breaking News', 'breaking-news', '#BreakingNews', 'Berita Kilat'])
      expect(isBreaking({ headline: 'Quake', categories: ['World', category] }, quiet)).toBe(true);
  });

  it('a story that three newsrooms report within a quarter of an hour is breaking', () => {
    const story = { headline: 'Gempa', categories: [] };
    const fast = [report('detik.com', 0), report('kompas.com', 5 * minute), report('tempo.co', 14 * minute)];
    expect(isBreaking(story, countNewsrooms(fast))).toBe(true);
    const slow = [report('detik.com', 0), report('kompas.com', 5 * minute), report('tempo.co', 16 * minute)];
    expect(isBreaking(story, countNewsrooms(slow))).toBe(false);
    expect(isBreaking(story, countNewsrooms([...slow, report('cnn.com', 17 * minute)]))).toBe(true);
  });

  it('the regional pages of one newsroom count as one newsroom', () => {
    const own = ['jogja', 'jabar', 'bali'].map((region, at) => report(`${region}.tribunnews.com`, at));
    expect(countNewsrooms(own).newsrooms).toBe(1);
  });

  it.each([
    ['www.bbc.co.uk', 'bbc.co.uk'],
    ['news.detik.com', 'detik.com'],
    ['republika.co.id', 'republika.co.id'],
    ['a.b.go.id', 'b.go.id'],
    ['tempo.co', 'tempo.co'],
    ['one.wordpress.com', 'one.wordpress.com'],
  ])('the registrable domain of %s is %s', (host, domain) => {
    expect(registrableDomain(host)).toBe(domain);
  });
});
