import { escapeHtml, short } from '../text/escape.ts';
import type { Language } from './language.ts';
import { name } from './parts.ts';

/** The two lines that somebody may have put around the cards. */
type Lines = { brand?: string | undefined; signature?: string | undefined };

/** What is said of how a channel's cards look. Functions give HTML; the others stand on buttons. */
export type TemplateTexts = {
  heading(title: string, lines: Lines): string;
  /** No channel was named. */
  which: string;
  lines: Record<'brand' | 'signature', string>;
  askLine: Record<'brand' | 'signature', (most: number) => string>;
  badLine: Record<'empty' | 'too-long', (most: number) => string>;
  drop: string;
  tags: Record<'section' | 'topic' | 'place', string>;
  parts: Record<'lead' | 'source' | 'place' | 'date' | 'photo' | 'first' | 'also', string>;
  pictures: Record<'preview' | 'photo' | 'none', string>;
  links: Record<'button' | 'headline', string>;
  share: string;
  sounds: Record<'always' | 'breaking' | 'never', string>;
  back: string;
  /** A button of the sample was pressed that works in the chat itself. */
  onlyThere: string;
  /** A story that shows how cards look before one has come. Plain text. */
  sample: { sourceTitle: string; headline: string; lead: string; place: string; section: string };
};

const shown = (label: string, line: string | undefined): string =>
  line === undefined ? '' : `\n${label}: ${escapeHtml(short(line, 160))}`;

const id: TemplateTexts = {
  heading: (title, { brand, signature }) =>
    `Kartu di atas tampil seperti itu di ${name(title)}. Ubah dengan tombol; yang bertanda ✓ dipakai.${shown('Baris atas', brand)}${shown('Tanda tangan', signature)}`,
  which: 'Buka lewat /channels, lalu pilih kanalnya.',
  lines: { brand: 'Baris atas', signature: 'Tanda tangan' },
  askLine: {
    brand: (most) => `Ketik baris yang tampil di atas setiap kartu, paling panjang ${most} huruf.`,
    signature: (most) =>
      `Ketik tanda tangan yang tampil di bawah setiap kartu, paling panjang ${most} huruf. Nama @kanal dan alamat situs menjadi tautan dengan sendirinya.`,
  },
  badLine: {
    empty: () => 'Tidak ada tulisan di dalamnya. Ketik barisnya sebagai teks biasa.',
    'too-long': (most) => `Baris itu terlalu panjang. Ketik lagi, paling panjang ${most} huruf.`,
  },
  drop: 'Hapus baris ini',
  tags: { section: 'Rubrik', topic: 'Topik', place: 'Tempat' },
  parts: {
    lead: 'Ringkasan',
    source: 'Sumber',
    place: 'Tempat',
    date: 'Waktu',
    photo: 'Keterangan foto',
    first: 'Pertama tayang',
    also: 'Juga di',
  },
  pictures: { preview: 'Pratinjau tautan', photo: 'Foto', none: 'Tanpa gambar' },
  links: { button: 'Tombol baca', headline: 'Tautan di judul' },
  share: 'Tombol bagikan',
  sounds: { always: 'Berbunyi', breaking: 'Hanya yang penting', never: 'Senyap' },
  back: 'Kembali',
  onlyThere: 'Di grupnya, tombol ini membuka pilihan untuk berita itu.',
  sample: {
    sourceTitle: 'Harian Contoh',
    headline: 'Jembatan Ciujung dibuka lagi setelah diperbaiki',
    lead: 'Jembatan yang ditutup sejak banjir awal tahun kembali bisa dilalui kendaraan kecil mulai hari ini. Truk menunggu sampai uji beban selesai pekan depan.',
    place: 'Serang',
    section: 'Daerah',
  },
};

const en: TemplateTexts = {
  heading: (title, { brand, signature }) =>
    `The card above is how stories look in ${name(title)}. Change it with the buttons; what has a ✓ is in use.${shown('Top line', brand)}${shown('Signature', signature)}`,
  which: 'Open it from /channels: choose the channel there.',
  lines: { brand: 'Top line', signature: 'Signature' },
  askLine: {
    brand: (most) => `Type the line that stands above every card, ${most} characters at most.`,
    signature: (most) =>
      `Type the signature that stands below every card, ${most} characters at most. An @channel or the address of a site becomes a link by itself.`,
  },
  badLine: {
    empty: () => 'There is no text in it. Type the line as plain text.',
    'too-long': (most) => `That line is too long. Type it again, ${most} characters at most.`,
  },
  drop: 'Remove this line',
  tags: { section: 'Section', topic: 'Topic', place: 'Place' },
  parts: {
    lead: 'Summary',
    source: 'Source',
    place: 'Location',
    date: 'Time',
    photo: 'Photo caption',
    first: 'First published',
    also: 'Also in',
  },
  pictures: { preview: 'Link preview', photo: 'Photo', none: 'No picture' },
  links: { button: 'Read button', headline: 'Headline as link' },
  share: 'Share button',
  sounds: { always: 'With sound', breaking: 'Only breaking', never: 'Silent' },
  back: 'Back',
  onlyThere: 'In the group this button opens what can be done about the story.',
  sample: {
    sourceTitle: 'The Daily Sample',
    headline: 'Ciujung bridge open again after repairs',
    lead: 'The bridge, closed since the floods early this year, takes cars and motorcycles again from today. Lorries have to wait until load tests end next week.',
    place: 'Serang, Banten',
    section: 'Regional',
  },
};

export const templateTexts: Record<Language, TemplateTexts> = { id, en };
