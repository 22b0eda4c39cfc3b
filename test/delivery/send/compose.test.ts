import { expect, it } from 'vitest';
import { createCompose } from '../../../src/delivery/send/compose.ts';
import type { Story } from '../../../src/story/story.ts';
import { blank } from '../life.ts';

const publishedAt = Date.UTC(2023, 4, 5, 6, 23);
const story = (number: number): Story => ({
  id: `s${number}`,
  sourceId: 'f1',
  sourceTitle: 'iNews Banten',
  headline: `Berita ${number}`,
  lead: '',
  publishedAt,
  seenAt: publishedAt,
  categories: [],
});
const contents = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ kind: 'story' as const, story: story(at + 1) }));

it.each([
  ['a card', 1],
  ['a bundle', 3],
])(
  '%s of today names the hour alone, and the day once that is over, by the clock of its chat',
  (_, count) => {
    let now = publishedAt + 60_000;
    const compose = createCompose({ now: () => now });
    const written = (timeZone: string) =>
      compose(contents(count), { ...blank(7), language: 'id', timeZone }).message.plain;
    expect(written('Asia/Jakarta')).toContain('iNews Banten · 13.23 WIB');
    expect(written('Asia/Jakarta')).not.toContain('2023');
    now = publishedAt + 10 * 3_600_000;
    expect(written('Asia/Jakarta')).toContain('iNews Banten · 13.23 WIB');
    // In the east of Indonesia the day is over.
    expect(written('Asia/Jayapura')).toContain('iNews Banten · Jumat, 5 Mei 2023, 15.23 WIT');
    now = publishedAt + 11 * 3_600_000;
    expect(written('Asia/Jakarta')).toContain('iNews Banten · Jumat, 5 Mei 2023, 13.23 WIB');
  },
);

it('a bundle tells what its stories say now, in the language of its chat', () => {
  const compose = createCompose({ now: () => publishedAt });
  const told = (some: ReturnType<typeof contents>, language: 'id' | 'en' = 'id') =>
    compose(some, { ...blank(7), language }).message.plain;
  expect(told(contents(3))).toContain('Berita 2');
  expect(told(contents(3))).toBe(told(contents(3)));
  const corrected = contents(3).map(({ kind, story: one }) => ({
    kind,
    story: one.id === 's2' ? { ...one, headline: 'Ralat' } : one,
  }));
  expect(told(corrected)).toContain('Ralat');
  expect(told(corrected)).not.toContain('Berita 2');
  expect(told(contents(3), 'en')).toContain('3 new stories');
  expect(told(contents(2))).not.toContain('Berita 3');
});

it('a bundle names other reports of its stories for that chat alone', () => {
  const compose = createCompose({ now: () => publishedAt });
  const others = new Map([['s1', [{ name: 'Radar Banten', url: 'https://radar.contoh.id/1' }]]]);
  const chat = { ...blank(7), language: 'id' as const };
  expect(compose(contents(2), chat).message.plain).not.toContain('Radar');
  expect(compose(contents(2), chat, { others }).message.plain).toContain('Radar Banten');
  expect(compose(contents(2), chat).message.plain).not.toContain('Radar');
});
