import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startKabar, type Kabar } from '../../src/app/kabar.ts';
import { readConfig } from '../../src/config.ts';
import type { Source } from '../../src/feed/catalogue/catalogue.ts';
import { createLog } from '../../src/runtime/log.ts';
import { createNewsroom, type Newsroom } from '../../src/sandbox/newsroom/index.ts';
import { createTelegram, type Telegram } from '../../src/sandbox/telegram/index.ts';

let telegram: Telegram;
let newsroom: Newsroom;
let kabar: Kabar;

/** A source of the catalogue whose sections are feeds of the newsroom, each with one story. */
const source = (name: string, sections: string[], more: Partial<Source> = {}): Source => ({
  name,
  aliases: [],
  domains: [],
  language: 'id',
  place: 'indonesia',
  ...more,
  feeds: sections.map((title) => {
    const feed = newsroom.feed(`/${name}-${title}.xml`.replaceAll(' ', '-'), { title: `${name} ${title}` });
    feed.publish({ title: `Warta ${name} ${title}`, text: '' });
    return { title, url: feed.url, topics: ['general'], list: 'kabar', checked: false };
  }),
});

beforeEach(async () => {
  [telegram, newsroom] = await Promise.all([createTelegram(), createNewsroom()]);
  const read = readConfig({
    BOT_TOKEN: telegram.token,
    BOT_API_ROOT: telegram.url,
    GENERAL_SOURCES: 'none',
    STORE_URL: 'memory:',
    TELEGRAM_RATE: '1000',
    ALLOW_PRIVATE_NETWORK: 'true',
    LOG_LEVEL: 'silent',
  });
  if (!read.ok) throw new Error(read.problems.join('\n'));
  const sources = [
    source('detikcom', ['Berita', 'Finance'], { aliases: ['detik'] }),
    source('Tempo', ['Terkini']),
    source('CNN Indonesia', ['Terkini']),
    source('KompasTV', ['Terkini'], { aliases: ['kompas tv'] }),
    source('Kompas', ['Terkini'], { domains: ['kompas.com'] }),
    source('ANTARA', ['Terkini', 'Politik']),
    source('ANTARA Banten', ['Terkini']),
    source('BBC News', ['World'], { aliases: ['bbc'], language: 'en' }),
    source('BBC Indonesia', ['Terkini']),
  ];
  kabar = await startKabar({ ...read.config, generalSources: [] }, createLog('silent'), { sources });
});
afterEach(async () => {
  await kabar.stop();
  await Promise.all([telegram.close(), newsroom.close()]);
});

const newcomer = (language_code = 'id') => telegram.person({ first_name: 'Budi', language_code });
const labels = ({ buttons }: { buttons: { text: string }[][] }) => buttons.flat().map(({ text }) => text);

it('what a person writes without a slash is understood as it is meant', async () => {
  const said: [text: string, answer: RegExp, button?: string][] = [
    ['Detik, tempo', /Berita detikcom yang mana yang mau diikuti\?/, 'Finance'],
    ['cnn indonesa', /Mau mengikuti CNN Indonesia\?/, 'Ikuti'],
    ['kompas tv', /Mau mengikuti KompasTV\?/, 'Ikuti'],
    ['bbc', /BBC News/, 'BBC Indonesia'],
    ['Banjir besar di Jakarta https://www.kompas.com/read/1', /Mau mengikuti Kompas\?/, 'Ikuti'],
    ['@detikcom', /Kanal dan grup Telegram tidak bisa saya ikuti/],
    ['tolong ikuti tempo ya', /Sip! Berita baru dari Tempo Terkini akan saya kirim ke sini/],
    ['berita hari ini apa?', /Belum ada yang diikuti di sini, jadi belum ada berita/],
    ['stop', /Belum ada yang diikuti di sini/],
    ['berhenti', /Belum ada yang diikuti di sini/],
    ['bantuan', /Yang bisa saya lakukan/],
    ['bahasa inggris', /^Settings · Budi/, '✓ English'],
    ['pakai bahasa inggris dong', /^Settings · Budi/, '✓ English'],
    ['in English please', /^Settings · Budi/, '✓ English'],
    ['ganti ke bahasa Indonesia', /^Pengaturan · Budi/, '✓ Bahasa Indonesia'],
    ['bahasa inggris itu sulit', /Ada yang bisa saya bantu/],
    ['makasih', /Sama-sama/],
    ['halo', /Ada yang bisa saya bantu/, 'Berita terbaru'],
    ['/ikuti tempo', /Sip! Berita baru dari Tempo Terkini/],
    ['/berita', /Belum ada yang diikuti/],
    ['/berhenti', /Belum ada yang diikuti/],
    ['/stop', /Belum ada yang diikuti/],
  ];
  const answered = await Promise.all(
    said.map(async ([text, answer, button]) => {
      const budi = newcomer();
      budi.send(text);
      const message = await telegram.waitFor(budi.id, answer);
      return { text, hasButton: button === undefined || labels(message).includes(button) };
    }),
  );
  expect(answered.filter(({ hasButton }) => !hasButton)).toEqual([]);
});

it('a caption is heard like a text, and a picture alone gets no answer', async () => {
  const [one, two, three] = [newcomer(), newcomer(), newcomer()];
  one.sendPhoto({ caption: '/follow tempo' });
  await telegram.waitFor(one.id, /Berita baru dari Tempo Terkini/);
  two.sendPhoto({ caption: 'kompas' });
  await telegram.waitFor(two.id, /Mau mengikuti Kompas\?/);
  three.sendPhoto();
  three.send('halo');
  await telegram.waitFor(three.id, /Ada yang bisa saya bantu/);
  expect(telegram.view(three.id).filter(({ from }) => from?.is_bot === true)).toHaveLength(1);
});

it('a poll is told that Kabar reads text', async () => {
  const budi = newcomer();
  budi.sendPoll('Jadi berangkat?', ['Ya', 'Tidak']);
  await expect(telegram.waitFor(budi.id, /^Saya baru bisa membaca teks/)).resolves.toBeDefined();
});

describe('a choice', () => {
  it('says of whom the section is, and heads its sample, also for a channel', async () => {
    const budi = newcomer();
    const question = await budi.ask('/follow detik');
    await budi.press(question, 'Berita');
    await telegram.waitFor(budi.id, /Sip! Berita baru dari detikcom \(Berita\) akan saya kirim ke sini/, {
      edited: true,
    });
    const heading = await telegram.waitFor(budi.id, /^Berita terbarunya:$/);
    await telegram.waitFor(budi.id, /Warta detikcom Berita/, { after: heading.message_id });

    const channel = telegram.channel({ title: 'Kabar Banten', username: 'kabarbanten', owner: budi });
    telegram.addBot(channel, { by: budi, rights: true });
    await telegram.waitFor(budi.id, /sudah bisa mengirim ke Kabar Banten/);
    const { message_id: after } = budi.send('/follow @kabarbanten detik');
    const other = await telegram.waitFor(budi.id, /detikcom yang mana/, { after });
    await budi.press(other, 'Finance');
    await telegram.waitFor(budi.id, /akan saya kirim ke Kabar Banten/, { after, edited: true });
    await telegram.waitFor(budi.id, /^Berita terbarunya \(contoh untuk Kabar Banten\):$/, { after });
    expect(telegram.view(channel.id).filter(({ text }) => /Warta detikcom Finance/.test(text))).toEqual([]);
  });

  it('of all of a source takes its own sections, and none of its neighbours', async () => {
    const budi = newcomer();
    const question = await budi.ask('/follow antara');
    expect(labels(question)).toContain('ANTARA Banten');
    await budi.press(question, 'Semuanya');
    await telegram.waitFor(budi.id, /Sip! Berita baru dari ANTARA \(Terkini, Politik\)/, { edited: true });
    const { message_id: after } = budi.send('/following');
    const list = await telegram.waitFor(budi.id, /^2 sumber diikuti di sini/, { after });
    expect(list.text).not.toContain('ANTARA Banten');
  });
});

it('searches for what is not followed are answered with what can be done about it', async () => {
  const budi = newcomer();
  budi.send('/latest tempo');
  await telegram.waitFor(budi.id, /Tempo belum diikuti di sini\./);
  expect(labels(await telegram.waitFor(budi.id, /Mau mengikuti Tempo\?/))).toContain('Ikuti');
  const ani = newcomer();
  ani.send('/latest @kanalorang');
  await telegram.waitFor(ani.id, /Grup atau kanal itu tidak ditemukan/);
  const umar = newcomer('en');
  umar.send('/latest fire');
  await telegram.waitFor(umar.id, /No news about fire in the last 30 days/);
});

it('a zone is taken by any of its names, and shown as people write it', async () => {
  const said: [string, RegExp][] = [
    ['WIB', /menurut WIB\./],
    ['wita', /menurut WITA\./],
    ['Jakarta', /menurut WIB\./],
    ['asia/tokyo', /menurut Asia\/Tokyo\./],
    ['EST', /menurut America\/New York\./],
    ['English', /Times are shown for WIB/],
    ['xyz', /Tulis \/settings WIB, \/settings WITA, \/settings WIT, atau kotanya/],
  ];
  const pages = await Promise.all(
    said.map(async ([zone, answer]) => {
      const budi = newcomer();
      budi.send(`/settings ${zone}`);
      return telegram.waitFor(budi.id, answer);
    }),
  );
  // No page comes without its buttons but the refusal.
  expect(pages.map(({ buttons }) => buttons.length > 0)).toEqual(said.map(([zone]) => zone !== 'xyz'));
});
