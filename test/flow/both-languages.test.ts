import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Language } from '../../src/i18n/language.ts';
import type { Person, SendOptions, ViewMessage } from '../../src/sandbox/telegram/index.ts';
import { openHouse, type House } from './menus/house.ts';
import { isPatience } from './menus/walk.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

/** Between two questions: nobody is told that it is too much (milliseconds). */
const minuteMs = 60_000;
const day = 86_400_000;

/** Says something and gives what Kabar answers, all of it in one text. */
const say = async (person: Person, text: string, options: SendOptions = {}): Promise<string> => {
  const { telegram } = house;
  const chat = options.chat ?? person.id;
  await house.pass(minuteMs);
  const { message_id: asked } = person.send(text, options);
  await telegram.waitFor(chat, (message) => isAnswer(message, asked));
  await house.settled();
  const { text: last = '' } = telegram.last(chat) ?? {};
  if (isPatience(last))
    await telegram.waitFor(chat, ({ text }) => text !== '' && !isPatience(text), { after: asked });
  await house.settled();
  return telegram
    .view(chat)
    .filter((message) => isAnswer(message, asked))
    .map((message) => message.text)
    .join('\n');
};
const isAnswer = ({ from, message_id: id }: ViewMessage, asked: number): boolean =>
  from?.id === house.telegram.bot.id && id > asked;

/** Somebody who follows a source, and its feed. */
const reader = async (language: Language) => {
  const feed = house.newsroom.feed('/satu.xml', { title: 'Harian Satu' });
  feed.publish({ title: 'Kabar lama', text: 'Isi.' });
  const person = house.telegram.person({ first_name: 'Sari', language_code: language });
  await say(person, '/start');
  await say(person, `/follow ${feed.url}`);
  await house.telegram.waitFor(person.id, /^Kabar lama/);
  return { feed, person };
};

/** What is answered otherwise than it should be. */
const unlike = async (person: Person, all: Said[]): Promise<{ text: string; said: string }[]> => {
  const found: { text: string; said: string }[] = [];
  for (const [text, answer] of all) {
    const said = await say(person, text);
    if (!answer.test(said)) found.push({ text, said });
  }
  return found;
};

type Said = [typed: string, answer: RegExp];
const typed: Record<Language, Said[]> = {
  id: [
    ['/filter 1 -judi', /^Baik\. Saringan untuk Harian Satu: -judi$/],
    ['/filter 1', /^Saringan untuk Harian Satu: -judi$/],
    ['/filter harian satu off', /dihapus\. Semua beritanya saya kirim lagi\.$/],
    ['/mute 1 1d', /^Baik, Harian Satu saya diamkan sampai /],
    ['/mute 1 12h', /^Baik, Harian Satu saya diamkan sampai /],
    ['/mute 1 sampai besok', /00\.00 WIB\.$/],
    ['/unmute 1', /^Harian Satu tidak lagi didiamkan\.$/],
    ['/top 1 5', /^Baik\. Dari Harian Satu paling banyak 5 berita sehari\./],
    ['/digest 07.00 senin-jumat', /^Baik\. Ringkasan semua berita: 07\.00, Senin sampai Jumat\./],
    ['/digest 1 07.00', /^Baik\. Ringkasan Harian Satu: 07\.00, setiap hari\./],
    ['/digest now', /^Belum ada berita baru untuk ringkasan\.$/],
    ['/digest off', /^Ringkasan berita dimatikan\./],
    ['/quiet 22.00-06.00', /^Baik\. Jam tenang 22\.00 sampai 06\.00: /],
    ['/quiet off', /^Jam tenang dimatikan\.$/],
    ['/settings Makassar', /Waktu ditampilkan menurut WITA\./],
    ['/follow topik harga cabai', /^Sip! Berita tentang harga cabai dari semua sumber/],
    ['/saved', /^Belum ada yang disimpan\./],
    ['/why https://contoh.id/lama', /Catatan berita lebih dari seminggu tidak saya simpan\.$/],
    ['/terbaru', /^Berita terbaru\n/],
    ['/sumber', /^Cari sumber apa\?/],
    ['ikuti detik', /^Berita detikcom yang mana yang mau diikuti\?$/],
    ['berita hari ini?', /^Berita terbaru\n/],
    ['apa cuaca besok di serang?', /^Ada yang bisa saya bantu\?/],
    ['/stop', /^Berhenti mengikuti yang mana\?$/],
    ['berhenti harian satu', /^Baik, berita dari Harian Satu tidak akan saya kirim lagi\.$/],
    ['/unfollow semua', /^Berhenti mengikuti semua 1 topik di sini\?$/],
  ],
  en: [
    ['/filter 1 -casino', /^Done\. Filter for Harian Satu: -casino$/],
    ['/filter 1', /^Filter for Harian Satu: -casino$/],
    ['/filter harian satu off', /is gone\. You get all the news again\.$/],
    ['/mute 1 1d', /^Done, Harian Satu is muted until /],
    ['/mute 1 12h', /^Done, Harian Satu is muted until /],
    ['/mute 1 until tomorrow', /00:00 WIB\.$/],
    ['/unmute 1', /^Harian Satu is no longer muted\.$/],
    ['/top 1 5', /^Done\. At most 5 stories a day from Harian Satu\./],
    ['/digest 07:00 mon-fri', /^Done\. Digest of all news: 07:00, Monday to Friday\./],
    ['/digest 1 7am', /^Done\. Digest of Harian Satu: 07:00, every day\./],
    ['/digest now', /^Nothing new for a digest yet\.$/],
    ['/digest off', /^The digest is off\./],
    ['/quiet 22:00-06:00', /^Done\. Quiet hours 22:00 to 06:00: /],
    ['/quiet off', /^Quiet hours are off\.$/],
    ['/settings Makassar', /Times are shown for WITA\./],
    ['/follow topic chilli price', /^Done\. News about chilli price from every source will come here\.$/],
    ['/saved', /^Nothing saved yet\./],
    ['/why https://example.com/old', /I keep no record of stories older than a week\.$/],
    ['/latest', /^Latest news\n/],
    ['/sources', /^What are you looking for\?/],
    ['follow detik', /^Which news of detikcom shall I follow\?$/],
    ['any news today?', /^Latest news\n/],
    ['what is the weather tomorrow?', /^What can I do for you\?/],
    ['/stop', /^Which one shall I stop following\?$/],
    ['stop harian satu', /^All right, no more stories from Harian Satu\.$/],
    ['/unfollow all', /^Stop following all 1 topic here\?$/],
  ],
};

const bad: Record<Language, Said[]> = {
  id: [
    ['/filter 1 +', /^Belum ada kata yang disaring\. Tulis misalnya \/filter detik -judi$/],
    ['/filter 9 -judi', /^Saya tidak menemukan "9" di daftar\./],
    ['/settings kota entah', /^Saya tidak kenal zona waktu kota entah\. Tulis \/settings WIB/],
    ['/digest 25.00', /^Saya tidak menemukan jam di "25\.00"\.[^]*\/digest 07\.00/],
    ['/quiet 06.00-06.00', /^Jam mulai dan jam selesainya sama\. Tulis misalnya \/quiet 22\.00-06\.00$/],
    ['/quiet malam', /^Saya tidak menemukan jam mulai dan jam selesai di "malam"\.[^]*\/quiet 22\.00-06\.00/],
    ['/mute 1 kapan', /^Saya tidak menemukan waktu di "kapan"\.[^]*\/mute detik sehari/],
    ['/latest gempa sejak:lusa', /^lusa bukan waktu yang saya kenal\. Tulis misalnya/],
  ],
  en: [
    ['/filter 1 +', /^There is no word in that filter\. Write \/filter bbc -football$/],
    ['/filter 9 -casino', /^I cannot find "9" in the list\./],
    ['/settings nowhere town', /^I do not know the time zone nowhere town\. Write \/settings WIB/],
    ['/digest 25:00', /^I cannot find a time in "25:00"\.[^]*\/digest 07:00/],
    [
      '/quiet 06:00-06:00',
      /^The first and the last hour are the same\. Write them as in \/quiet 22:00-06:00$/,
    ],
    ['/quiet night', /^I cannot find a first and a last hour in "night"\.[^]*\/quiet 22:00-06:00/],
    ['/mute 1 when', /^I cannot find a time in "when"\.[^]*\/mute bbc 1d/],
    ['/latest flood since:tomorrow', /^I do not understand the time tomorrow\. Write/],
  ],
};

describe.each(['id', 'en'] as const)('a person who speaks %s', (language) => {
  it('is answered in that language to each command and to plain words', async () => {
    const { person } = await reader(language);
    expect(await unlike(person, typed[language])).toEqual([]);
  });

  it('is told in one sentence with an example what cannot be understood, and nothing changes', async () => {
    const { person } = await reader(language);
    const everything = async () =>
      [
        await say(person, '/filter 1'),
        await say(person, '/quiet'),
        await say(person, '/settings'),
        await say(person, '/digest'),
      ].join('\n');
    const before = await everything();
    expect(await unlike(person, bad[language])).toEqual([]);
    expect(await everything()).toBe(before);
  });

  it('is greeted with what is still followed on coming back', async () => {
    const { person } = await reader(language);
    person.block();
    await house.settled();
    await house.pass(minuteMs);
    const { message_id: after } = person.start();
    const greeting = await house.telegram.waitFor(person.id, /Sari/, { after });
    expect(greeting.text).toMatch(language === 'id' ? /1 sumber tetap diikuti/ : /1 source/);
  });

  it('filters and mutes a topic like a source', async () => {
    const { feed, person } = await reader(language);
    await say(person, '/unfollow 1');
    await say(person, language === 'id' ? '/follow topik harga cabai' : '/follow topic harga cabai');
    await say(person, '/filter 1 -impor');
    const other = house.telegram.person({ first_name: 'Budi', language_code: 'id' });
    await say(other, `/follow ${feed.url}`);
    await house.telegram.waitFor(other.id, /^Kabar lama/);
    for (const title of ['Harga cabai impor turun', 'Harga cabai naik di Serang'])
      feed.publish({ title, text: 'Pedagang mengeluh.' });
    await house.pass(2 * day);
    await house.telegram.waitFor(person.id, /^Harga cabai naik di Serang/);
    await say(person, '/mute 1 7d');
    feed.publish({ title: 'Harga cabai kembali normal', text: 'Panen raya.' });
    await house.pass(2 * day);
    await house.telegram.waitFor(other.id, /Harga cabai kembali normal/);
    const came = house.telegram.view(person.id).map(({ text }) => text);
    expect(came.filter((text) => text.startsWith('Harga cabai'))).toHaveLength(1);
  });
});

it('a place that somebody shares sets their time zone', async () => {
  const { person } = await reader('id');
  const { telegram } = house;
  const from = { id: person.id, is_bot: false, first_name: 'Sari', language_code: 'id' };
  const chat = { id: person.id, type: 'private', first_name: 'Sari' };
  const date = Math.floor(telegram.now() / 1_000);
  const location = { latitude: -5.14, longitude: 119.43 };
  telegram.deliver({ message: { message_id: 90_000, date, chat, from, location } });
  const { text } = await telegram.waitFor(person.id, /Waktu ditampilkan/);
  expect(text).toMatch(/menurut WITA\./);
});

it('an administrator who hides behind the group follows for it', async () => {
  const { feed, person } = await reader('id');
  const { telegram } = house;
  const group = telegram.group({ title: 'Warga', type: 'supergroup', owner: person });
  telegram.addBot(group, { by: person });
  await house.settled();
  expect(await say(person, `/follow ${feed.url}`, { chat: group, isAnonymous: true })).toContain(
    'Harian Satu',
  );
  await house.settled();
  expect(await say(person, '/following', { chat: group })).toMatch(/^1 sumber diikuti di sini/);
});
