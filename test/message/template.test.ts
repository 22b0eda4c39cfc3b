import { describe, expect, it } from 'vitest';
import { writeBundle } from '../../src/message/bundle.ts';
import { writeCard } from '../../src/message/card.ts';
import type { Style } from '../../src/message/message.ts';
import { hashtag, lineLimits, readLine, tagLine, type Template } from '../../src/message/template.ts';
import type { Story } from '../../src/story/story.ts';

const story: Story = {
  id: 's1',
  sourceId: 'f1',
  sourceTitle: 'iNews Banten',
  url: 'https://contoh.id/jembatan',
  headline: 'Jembatan Ciujung dibuka lagi',
  lead: 'Jembatan yang ditutup sejak awal tahun bisa dilalui lagi mulai hari ini.',
  publishedAt: Date.UTC(2023, 4, 5, 6, 23),
  seenAt: 0,
  place: 'Serang',
  categories: ['News', 'Daerah/Banten'],
  picture: { url: 'https://contoh.id/jembatan.jpg', caption: 'Jembatan Ciujung', credit: 'Antara' },
  firstRanAt: { name: 'okezone.com' },
};
const styled = (template: Template): Style => ({ language: 'id', timeZone: 'Asia/Jakarta', template });
const card = (template: Template, topics: string[] = []) => writeCard(story, styled(template), { topics });

describe('a card by a template', () => {
  it('stands between the two lines of its channel', () => {
    const { plain } = card({ brand: 'KABAR SERANG', signature: 'Ikuti @kabarserang' });
    expect(plain.split('\n')).toEqual([
      'KABAR SERANG',
      'Jembatan Ciujung dibuka lagi',
      'iNews Banten · Serang · Jumat, 5 Mei 2023, 13.23 WIB',
      'Jembatan yang ditutup sejak awal tahun bisa dilalui lagi mulai hari ini.',
      'Foto: Jembatan Ciujung, Antara · Pertama tayang di okezone.com',
      'Ikuti @kabarserang',
      'https://contoh.id/jembatan',
    ]);
  });

  it('has what looks like markup in its lines as the characters they are', () => {
    const { html } = card({ brand: '<b>Kabar', signature: '{{title}} & %s *tebal* </a>' });
    expect(html).toContain('&lt;b&gt;Kabar\n');
    expect(html).toMatch(/\n\{\{title\}\} &amp; %s \*tebal\* &lt;\/a&gt;$/);
  });

  it('does without the parts that its channel has left out', () => {
    const without = ['lead', 'place', 'date', 'photo', 'first', 'also'] as const;
    expect(card({ without: [...without] }).plain.split('\n')).toEqual([
      'Jembatan Ciujung dibuka lagi',
      'iNews Banten',
      'https://contoh.id/jembatan',
    ]);
  });

  it('has its picture as a photo, with the preview for when that cannot be had', () => {
    expect(card({ picture: 'photo' })).toMatchObject({
      photoUrl: 'https://contoh.id/jembatan.jpg',
      previewUrl: 'https://contoh.id/jembatan',
    });
    const { picture: _picture, ...bare } = story;
    expect(writeCard(bare, styled({ picture: 'photo' }))).not.toHaveProperty('photoUrl');
  });

  it('leads to the article by its headline or by its button, never by neither', () => {
    const { html, buttons } = card({ link: 'headline', share: true });
    expect(html).toContain('<b><a href="https://contoh.id/jembatan">Jembatan Ciujung dibuka lagi</a></b>');
    expect(buttons?.flat().map(({ text }) => text)).toEqual(['Bagikan']);
    const url = `https://contoh.id/?${'a'.repeat(1_000)}`;
    const long = writeCard({ ...story, url }, styled({ link: 'headline' }));
    expect(long.html).not.toContain('<a ');
    expect(long.buttons?.flat()).toEqual([{ text: 'Baca selengkapnya', url }]);
  });

  it('under a photo keeps the signature and lets go of the notes where there is no room for all', () => {
    const long = 'kata '.repeat(60);
    const full: Story = {
      ...story,
      headline: long,
      sourceTitle: long,
      place: long,
      picture: { url: 'https://contoh.id/a.jpg', caption: 'udara '.repeat(30), credit: long },
      firstRanAt: { name: long },
    };
    const alsoAt = Array.from({ length: 5 }, (_, at) => ({ name: long, url: `https://a.id/${at}` }));
    const template: Template = {
      picture: 'photo',
      brand: long,
      signature: `${'tanda '.repeat(25)}@akhir`,
      tags: ['topic'],
    };
    const topics = ['a'.repeat(30), 'b'.repeat(30)];
    const { html } = writeCard(full, styled(template), { alsoAt, topics });
    expect(html).not.toContain('Foto: ');
    expect(html).toContain('tanda tanda');
  });
});

describe('hashtags', () => {
  it('are made of section, topic and place, each once', () => {
    const tags = ['place', 'section', 'topic'] as const;
    const line = (topics: string[]) => tagLine(story, topics, { tags: [...tags] }).plain;
    expect(line(['harga emas', 'serang'])).toBe('#Banten #HargaEmas #Serang');
    expect(line([])).toBe('#Banten #Serang');
    expect(tagLine(story, ['emas'], {}).plain).toBe('');
  });

  it.each([
    ['banjir Jakarta', '#BanjirJakarta'],
    ['Piala Dunia 2026', '#PialaDunia2026'],
    ['2026', ''],
    ["Jum'at", '#JumAt'],
    ['<script>', '#Script'],
    ['#sudah', '#Sudah'],
    ['!!!', ''],
    ['a'.repeat(40), ''],
    ['Ürümqi', '#Ürümqi'],
  ])('of %j are %j', (said, tag) => {
    expect(hashtag(said)).toBe(tag);
  });
});

describe('a typed line', () => {
  it.each([
    ['  Kabar   Serang ', { line: 'Kabar Serang' }],
    ['dua\nbaris', { line: 'dua baris' }],
    ['', { wrong: 'empty' }],
    ['\u200b \u3164', { wrong: 'empty' }],
    ['x'.repeat(lineLimits.brand), { line: 'x'.repeat(lineLimits.brand) }],
    ['x'.repeat(lineLimits.brand + 1), { wrong: 'too-long' }],
  ])('%j is read as %o', (typed, read) => {
    expect(readLine(typed, 'brand')).toEqual(read);
  });
});

it('a bundle stands between the two lines, too', () => {
  const { message } = writeBundle(
    [story, { ...story, id: 's2' }],
    styled({ brand: 'ATAS', signature: 'BAWAH' }),
  );
  expect(message.plain).toMatch(/^ATAS\n\n/);
  expect(message.plain).toMatch(/\n\nBAWAH$/);
});
