import { escapeHtml, short } from '../text/escape.ts';
import type { Language } from './language.ts';
import { code, name } from './parts.ts';

/** Whom a story came to: the person asked in private, a group, or a channel by its title. */
export type WhyReader = 'you' | 'group' | { channel: string };

/**
 * Why a chat got a story, or did not. HTML. `source`: a source's title, or a topic's words; times are formatted.
 */
export type WhyTexts = {
  usage: string;
  /** The message that was replied to brings no story that is known. */
  noCard: string;
  /** No story of what is followed is like it. */
  notFound(said: string): string;
  /** Heads what is said of one of several stories. */
  about(headline: string): string;
  sent(reader: WhyReader, source: string, how: { isTopic: boolean; at: string; isDigest: boolean }): string;
  /** The filter that the story passed. */
  passed(filter: string): string;
  /** Others that report it. */
  reportedBy(sources: string[]): string;
  waits: { digest(until: string): string; quiet(until: string): string; paused: string; turn: string };
  filtered(term: string): string;
  muted(source: string, until: string | undefined): string;
  enough(source: string, top: number | undefined): string;
  told(headline: string | undefined): string;
  before(source: string, since: string | undefined): string;
  recalled(source: string): string;
  missed: string;
  refused: string;
  gone: string;
  notFollowed(source: string): string;
  underWay: string;
  unknown: string;
  tooOld: string;
};

const names = (sources: string[], and: string): string => {
  const some = sources.slice(0, 5).map((one) => name(one));
  if (sources.length > 5) return `${some.join(', ')} …`;
  return some.length < 2 ? some.join('') : `${some.slice(0, -1).join(', ')} ${and} ${some.at(-1)}`;
};
const said = (words: string) => escapeHtml(short(words, 120));

const id: WhyTexts = {
  usage: [
    'Balas sebuah berita dengan <code>/why</code>, atau tulis tautan atau kata dari judulnya:',
    '<code>/why banjir jakarta</code>',
  ].join('\n'),
  noCard:
    'Saya tidak menemukan berita di pesan itu. Tulis tautan atau kata dari judulnya, misalnya <code>/why banjir jakarta</code>',
  notFound: (words) =>
    `Saya tidak menemukan berita tentang ${name(words)} di sumber yang diikuti di sini. Kalau sudah lewat seminggu: sudah terlalu lama, catatannya tidak saya simpan lagi.`,
  about: (headline) => name(headline),
  sent: (reader, source, { isTopic, at, isDigest }) =>
    `${reader === 'you' ? 'Anda' : reader === 'group' ? 'Grup ini' : name(reader.channel)} menerima ini karena mengikuti ${isTopic ? 'topik ' : ''}${name(source)}. Dikirim ${isDigest ? 'dalam ringkasan ' : ''}${said(at)}.`,
  passed: (filter) => `Beritanya lolos saringan ${code(filter)}.`,
  reportedBy: (sources) => `Juga diberitakan ${names(sources, 'dan')}.`,
  waits: {
    digest: (until) => `Belum dikirim: disimpan untuk ringkasan ${said(until)}.`,
    quiet: (until) => `Belum dikirim: sedang jam tenang, disimpan sampai ${said(until)}.`,
    paused: 'Belum dikirim: saya sedang tidak bisa mengirim ke sini, jadi kiriman dijeda.',
    turn: 'Belum dikirim: masih menunggu giliran, sebentar lagi.',
  },
  filtered: (term) => `Tidak dikirim karena saringan ${code(term)}.`,
  muted: (source, until) =>
    `Tidak dikirim: ${name(source)} ${until === undefined ? 'waktu itu sedang didiamkan' : `didiamkan sampai ${said(until)}`}.`,
  enough: (source, top) =>
    top === undefined
      ? `Tidak dikirim: jatah berita ${name(source)} hari itu sudah habis. Beritanya ada di /latest.`
      : `Tidak dikirim: sudah ${top} berita ${name(source)} hari itu. Beritanya ada di /latest.`,
  told: (headline) =>
    headline === undefined
      ? 'Tidak dikirim karena mirip dengan berita yang sudah dikirim.'
      : `Tidak dikirim karena mirip dengan ${name(headline)}, yang sudah dikirim.`,
  before: (source, since) =>
    since === undefined
      ? `Berita ini terbit sebelum ${name(source)} diikuti di sini, jadi tidak dikirim sebagai berita baru.`
      : `Berita ini terbit sebelum ${name(source)} diikuti di sini (${said(since)}), jadi tidak dikirim sebagai berita baru.`,
  recalled: (source) => `Tidak dikirim, atau sudah dihapus, karena ditarik oleh ${name(source)}.`,
  missed: 'Tidak dikirim: terbit selagi saya tidak bisa mengirim ke sini, dan terlalu banyak yang menunggu.',
  refused: 'Tidak terkirim: Telegram menolak pesannya.',
  gone: 'Tidak dikirim: waktu itu saya diblokir atau dikeluarkan dari sini.',
  notFollowed: (source) => `${name(source)} tidak diikuti di sini.`,
  underWay: 'Sedang dikirim, sebentar lagi masuk.',
  unknown: 'Saya tidak punya catatan tentang berita ini di sini.',
  tooOld: 'Sudah terlalu lama. Catatan pengiriman saya simpan delapan hari.',
};

const en: WhyTexts = {
  usage: [
    'Reply to a story with <code>/why</code>, or write its link or words of its headline:',
    '<code>/why flood jakarta</code>',
  ].join('\n'),
  noCard:
    'I find no story in that message. Write its link or words of its headline, such as <code>/why flood jakarta</code>',
  notFound: (words) =>
    `I find no story about ${name(words)} in what is followed here. If it is more than a week old, it is too long ago: I no longer have it on record.`,
  about: (headline) => name(headline),
  sent: (reader, source, { isTopic, at, isDigest }) =>
    `${reader === 'you' ? 'You' : reader === 'group' ? 'This group' : name(reader.channel)} got this because of following ${isTopic ? 'the topic ' : ''}${name(source)}. Sent ${isDigest ? 'in a digest ' : ''}${said(at)}.`,
  passed: (filter) => `It passed the filter ${code(filter)}.`,
  reportedBy: (sources) => `Also reported by ${names(sources, 'and')}.`,
  waits: {
    digest: (until) => `Not sent yet: it waits for the digest of ${said(until)}.`,
    quiet: (until) => `Not sent yet: these are quiet hours, it waits until ${said(until)}.`,
    paused: 'Not sent yet: I cannot post here now, so news is paused.',
    turn: 'Not sent yet: it waits for its turn, in a moment.',
  },
  filtered: (term) => `Not sent because of the filter ${code(term)}.`,
  muted: (source, until) =>
    `Not sent: ${name(source)} ${until === undefined ? 'was muted then' : `is muted until ${said(until)}`}.`,
  enough: (source, top) =>
    top === undefined
      ? `Not sent: ${name(source)} had sent as many stories as it may in a day. It is in /latest.`
      : `Not sent: ${name(source)} had sent ${top} ${top === 1 ? 'story' : 'stories'} that day. It is in /latest.`,
  told: (headline) =>
    headline === undefined
      ? 'Not sent because it is like a story that was sent already.'
      : `Not sent because it is like ${name(headline)}, which was sent already.`,
  before: (source, since) =>
    since === undefined
      ? `It was published before ${name(source)} was followed here, so it was not sent as news.`
      : `It was published before ${name(source)} was followed here (${said(since)}), so it was not sent as news.`,
  recalled: (source) => `Not sent, or deleted, because ${name(source)} withdrew it.`,
  missed: 'Not sent: it came while I could not post here, and too much was waiting.',
  refused: 'Not sent: Telegram refused the message.',
  gone: 'Not sent: I was blocked or removed from here then.',
  notFollowed: (source) => `${name(source)} is not followed here.`,
  underWay: 'It is being sent and will be here in a moment.',
  unknown: 'I have no record of this story here.',
  tooOld: 'Too long ago. I keep records of what was sent for eight days.',
};

export const whyTexts: Record<Language, WhyTexts> = { id, en };
