import { describe, expect, it } from 'vitest';
import { cardButtons } from '../../src/message/card.ts';

const labelFor = (url: string) =>
  cardButtons({ id: 's1', url, headline: 'Berita', lead: '' }, { language: 'id' })[0]?.[0]?.text;

describe('the button below a card', () => {
  it.each([
    'https://www.youtube.com/watch?v=abc',
    'https://m.youtube.com/shorts/abc',
    'https://www.youtube.com/live/abc',
    'https://youtu.be/abc',
    'https://vimeo.com/123',
    'https://www.vidio.com/watch/1-berita',
    'https://www.tiktok.com/@warta/video/1',
  ])('offers to watch a film: %s', (url) => {
    expect(labelFor(url)).toBe('Tonton videonya');
  });

  it.each([
    'https://contoh.id/video/1',
    'https://www.youtube.com/@warta',
    'https://www.youtube.com/post/abc',
    'https://www.youtube.com/',
    'https://www.tiktok.com/@warta',
    'https://youtube.com.contoh.id/watch?v=abc',
  ])('offers to read what is no film: %s', (url) => {
    expect(labelFor(url)).toBe('Baca selengkapnya');
  });
});
