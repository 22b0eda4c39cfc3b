import { escapeHtml, short } from '../text/escape.ts';
import type { Language } from './language.ts';
import { code, name, typed, type Elsewhere } from './parts.ts';

/** Whom a story came to: the person asked in private, a group, or a channel by its title. */
export type WhyReader = 'you' | 'group' | { channel: string };

/**
 * Why a chat got a story, or did not. HTML. `source`: a source's title, or a topic's words; times are formatted.
 */
export type WhyTexts = {
  usage(to?: Elsewhere): string;
  /** The message that was replied to brings no story that is known. */
  noCard(to?: Elsewhere): string;
  /** No story of what is followed is like it. */
  notFound(said: string, to?: Elsewhere): string;
  /** Heads what is said of one of several stories. */
  about(headline: string, source: string): string;
  sent(reader: WhyReader, source: string, how: { isTopic: boolean; at: string; isDigest: boolean }): string;
  /** The filter that the story passed. */
  passed(filter: string): string;
  /** Others that report it. */
  reportedBy(sources: string[]): string;
  waits: {
    digest(until: string): string;
    quiet(until: string): string;
    paused(chatTitle?: string): string;
    turn: string;
  };
  filtered(term: string): string;
  muted(source: string, until: string | undefined): string;
  enough(source: string, top: number | undefined): string;
  told(headline: string | undefined): string;
  before(source: string, since: string | undefined, chatTitle?: string): string;
  recalled(source: string): string;
  missed(chatTitle?: string): string;
  refused: string;
  gone(chatTitle?: string): string;
  notFollowed(source: string, chatTitle?: string): string;
  underWay: string;
  unknown(chatTitle?: string): string;
  tooOld: string;
};

const names = (sources: string[], and: string): string => {
  const some = sources.slice(0, 5).map((one) => name(one));
  if (sources.length > 5) return `${some.join(', ')} …`;
  return some.length < 2 ? some.join('') : `${some.slice(0, -1).join(', ')} ${and} ${some.at(-1)}`;
};
/** The chat that is meant: "sini", "here" for the one asked in. */
const at = (here: string, before: string, chat: string | undefined) =>
  chat === undefined ? here : `${before}${name(chat)}`;
const said = (words: string) => escapeHtml(short(words, 120));

const id: WhyTexts = {
  usage: (to) =>
    to === undefined
      ? `Balas sebuah berita dengan <code>/why</code>, atau tulis tautan atau kata dari judulnya:\n${typed('/why banjir jakarta', to)}`
      : `Tulis tautan atau kata dari judul berita di ${name(to.title)}:\n${typed('/why banjir jakarta', to)}`,
  noCard: (to) =>
    `Saya tidak menemukan berita di pesan itu. Tulis tautan atau kata dari judulnya, misalnya ${typed('/why banjir jakarta', to)}`,
  notFound: (words, to) =>
    `Saya tidak menemukan berita tentang ${name(words)} di sumber yang diikuti di ${at('sini', '', to?.title)}. Catatan berita lebih dari seminggu tidak saya simpan.`,
  about: (headline, source) => `${name(headline)} · ${escapeHtml(short(source, 80))}`,
  sent: (reader, source, { isTopic, at, isDigest }) =>
    `${reader === 'you' ? 'Anda' : reader === 'group' ? 'Grup ini' : name(reader.channel)} menerima ini karena mengikuti ${isTopic ? 'topik ' : ''}${name(source)}. Dikirim ${isDigest ? 'dalam ringkasan ' : ''}${said(at)}.`,
  passed: (filter) => `Beritanya lolos saringan ${code(filter)}.`,
  reportedBy: (sources) => `Juga diberitakan ${names(sources, 'dan')}.`,
  waits: {
    digest: (until) => `Belum dikirim: disimpan untuk ringkasan ${said(until)}.`,
    quiet: (until) => `Belum dikirim: sedang jam tenang, disimpan sampai ${said(until)}.`,
    paused: (chat) =>
      `Belum dikirim: saya sedang tidak bisa mengirim ke ${at('sini', '', chat)}, jadi kiriman dijeda.`,
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
  before: (source, since, chat) =>
    `Berita ini terbit sebelum ${name(source)} diikuti di ${at('sini', '', chat)}${since === undefined ? '' : ` (${said(since)})`}, jadi tidak dikirim sebagai berita baru.`,
  recalled: (source) => `Tidak dikirim, atau sudah dihapus, karena ditarik oleh ${name(source)}.`,
  missed: (chat) =>
    `Tidak dikirim: terbit selagi saya tidak bisa mengirim ke ${at('sini', '', chat)}, dan terlalu banyak yang menunggu.`,
  refused: 'Tidak terkirim: Telegram menolak pesannya.',
  gone: (chat) => `Tidak dikirim: waktu itu saya diblokir atau dikeluarkan dari ${at('sini', '', chat)}.`,
  notFollowed: (source, chat) => `${name(source)} tidak diikuti di ${at('sini', '', chat)}.`,
  underWay: 'Sedang dikirim, sebentar lagi masuk.',
  unknown: (chat) => `Saya tidak punya catatan tentang berita ini di ${at('sini', '', chat)}.`,
  tooOld: 'Sudah terlalu lama. Catatan pengiriman saya simpan delapan hari.',
};

const en: WhyTexts = {
  usage: (to) =>
    to === undefined
      ? `Reply to a story with <code>/why</code>, or write its link or words of its headline:\n${typed('/why flood jakarta', to)}`
      : `Write the link of a story in ${name(to.title)}, or words of its headline:\n${typed('/why flood jakarta', to)}`,
  noCard: (to) =>
    `There is no story in that message that I know. Write its link or words of its headline, such as ${typed('/why flood jakarta', to)}`,
  notFound: (words, to) =>
    `I cannot find a story about ${name(words)} in what is followed ${at('here', 'in ', to?.title)}. I keep no record of stories older than a week.`,
  about: (headline, source) => `${name(headline)} · ${escapeHtml(short(source, 80))}`,
  sent: (reader, source, { isTopic, at, isDigest }) =>
    `${reader === 'you' ? 'You' : reader === 'group' ? 'This group' : name(reader.channel)} got this because ${reader === 'you' ? 'you follow' : 'it follows'} ${isTopic ? 'the topic ' : ''}${name(source)}. Sent ${isDigest ? 'in a digest ' : ''}${said(at)}.`,
  passed: (filter) => `It passed the filter ${code(filter)}.`,
  reportedBy: (sources) => `Also reported by ${names(sources, 'and')}.`,
  waits: {
    digest: (until) => `Not sent yet: it waits for the digest of ${said(until)}.`,
    quiet: (until) => `Not sent yet: these are quiet hours, it waits until ${said(until)}.`,
    paused: (chat) => `Not sent yet: I cannot post ${at('here', 'in ', chat)} now, so news is paused.`,
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
  before: (source, since, chat) =>
    `It was published before ${name(source)} was followed ${at('here', 'in ', chat)}${since === undefined ? '' : ` (${said(since)})`}, so it was not sent as news.`,
  recalled: (source) => `Not sent, or deleted, because ${name(source)} withdrew it.`,
  missed: (chat) =>
    `Not sent: it came while I could not post ${at('here', 'in ', chat)}, and too much was waiting.`,
  refused: 'Not sent: Telegram refused the message.',
  gone: (chat) => `Not sent: I was blocked or removed ${at('here', 'from ', chat)} then.`,
  notFollowed: (source, chat) => `${name(source)} is not followed ${at('here', 'in ', chat)}.`,
  underWay: 'It is being sent and will be here in a moment.',
  unknown: (chat) => `I have no record of this story ${at('here', 'in ', chat)}.`,
  tooOld: 'Too long ago. I keep records of what was sent for eight days.',
};

export const whyTexts: Record<Language, WhyTexts> = { id, en };
