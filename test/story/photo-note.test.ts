import { describe, expect, it } from 'vitest';
import { noted } from '../../src/story/photo-note.ts';

const headline = 'Panen raya kopi di Gayo dimulai pekan ini';
const lead = 'Petani memetik buah merah sejak subuh di lereng gunung itu. Harga naik tipis.';
const of = (caption: string | undefined, credit?: string) => {
  const picture = {
    url: 'https://foto.example/1.jpg',
    ...(caption && { caption }),
    ...(credit && { credit }),
  };
  const { url: _, ...note } = noted(picture, headline, lead);
  return note;
};

describe('the note of a picture', () => {
  it.each([
    headline,
    `${headline}.`,
    headline.toUpperCase(),
    `Foto: ${headline}`,
    `${headline} - Warta Pagi`,
    'Panen raya kopi di Gayo...',
    'Petani memetik buah merah sejak subuh di lereng gunung itu.',
    'IMG_0642',
    'IMG-20260115-WA0007',
    'DSC_0642.JPG',
    'panen-raya-kopi-gayo-2026',
    'panen_raya_kopi_1',
    '20260115_074210',
    'WhatsApp Image 2026-01-15 at 07.42.10',
    'Screenshot 2026-01-15 074210',
    'Desain tanpa judul (12)',
    'Untitled design - 3',
    'foto-12',
    'image',
    'Image 1 of 5',
    '8f14e45fceea167a5a36dedd4bea2543',
    '3f2504e0-4f89-11d3-9a0c-0305e82c3301',
  ])('is none where it says no more than "%s"', (caption) => {
    expect(of(caption)).toEqual({});
  });

  it.each([
    ['Warga di kebun', undefined, { caption: 'Warga di kebun' }],
    ['Foto: Photograph: B. Santoso/AP', undefined, { caption: 'B. Santoso/AP' }],
    ['Warga di kebun', 'Photograph: B. Santoso/AP', { caption: 'Warga di kebun', credit: 'B. Santoso/AP' }],
    [
      'Warga di kebun. Photograph: B. Santoso/AP',
      'B. Santoso/AP',
      { caption: 'Warga di kebun.', credit: 'B. Santoso/AP' },
    ],
    ['Kebun (WARTA FOTO/Budi)', 'WARTA FOTO/Budi', { caption: 'Kebun', credit: 'WARTA FOTO/Budi' }],
    ['Kebun [Foto: Budi/Warta]', 'Budi/Warta', { caption: 'Kebun', credit: 'Budi/Warta' }],
    ['Budi/Warta', 'Foto: Budi/Warta', { caption: 'Budi/Warta' }],
    ['Karya Budi Santoso di Warta', 'Budi Santoso', { caption: 'Karya Budi Santoso di Warta' }],
    ['(Foto: Warta)', undefined, { caption: 'Warta' }],
    [undefined, 'Picture: Budi', { credit: 'Budi' }],
    [headline, 'Warta/Budi', { credit: 'Warta/Budi' }],
    ['IMG_0642', 'Warta/Budi', { credit: 'Warta/Budi' }],
    ['Nostalgia...', undefined, { caption: 'Nostalgia...' }],
    ['Petani', undefined, { caption: 'Petani' }],
    ['Anak-anak bermain', undefined, { caption: 'Anak-anak bermain' }],
    ['Timnas U-23', undefined, { caption: 'Timnas U-23' }],
    ['Foto bersama di kebun', undefined, { caption: 'Foto bersama di kebun' }],
    ['Screenshot akun bupati', undefined, { caption: 'Screenshot akun bupati' }],
  ])('%s with %s says %o', (caption, credit, note) => {
    expect(of(caption, credit)).toEqual(note);
  });

  it('is the same when it is made again', () => {
    for (const caption of ['Kebun (WARTA FOTO/Budi)', 'Foto: Photograph: A', 'Nostalgia...']) {
      const once = noted({ url: 'x', caption, credit: 'WARTA FOTO/Budi' }, headline, lead);
      expect(noted(once, headline, lead)).toEqual(once);
    }
  });
});
