import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startKabar, type Kabar } from '../../src/app/kabar.ts';
import { readConfig } from '../../src/config.ts';
import type { Section, Source } from '../../src/feed/catalogue/catalogue.ts';
import { createLog } from '../../src/runtime/log.ts';
import { createNewsroom, type Newsroom } from '../../src/sandbox/newsroom/index.ts';
import { createTelegram, type Telegram } from '../../src/sandbox/telegram/index.ts';
import { until } from './counting.ts';

let telegram: Telegram;
let newsroom: Newsroom;
let kabar: Kabar;
beforeEach(async () => {
  [telegram, newsroom] = await Promise.all([createTelegram(), createNewsroom()]);
});
afterEach(async () => {
  await kabar.stop();
  await Promise.all([telegram.close(), newsroom.close()]);
});

/** A source whose sections are feeds of the newsroom, each with one story. */
const source = (
  name: string,
  sections: Record<string, Partial<Section>>,
  more: Partial<Source> = {},
): Source => ({
  name,
  aliases: [],
  domains: [],
  language: 'id',
  place: 'indonesia',
  ...more,
  feeds: Object.entries(sections).map(([title, facts]) => {
    const feed = newsroom.feed(`/${name}-${title}.xml`.replaceAll(' ', '-'), { title: `${name} ${title}` });
    feed.publish({ title: `Warta ${name} ${title}`, text: '' });
    return { title, url: feed.url, topics: ['general'], list: 'kabar', checked: false, ...facts };
  }),
});

/** The bot itself over HTTP, with a catalogue whose feeds are on this machine. */
const run = async (sources: Source[], generalSources: string[] = []) => {
  const read = readConfig({
    BOT_TOKEN: telegram.token,
    BOT_API_ROOT: telegram.url,
    GENERAL_SOURCES: 'none',
    STORE_URL: 'memory:',
    POLL_CRON: '* * * * * *',
    POLL_INTERVAL_SECONDS: '1',
    POLL_MIN_SECONDS: '1',
    POLL_MAX_SECONDS: '1',
    TELEGRAM_RATE: '1000',
    ALLOW_PRIVATE_NETWORK: 'true',
    LOG_LEVEL: 'silent',
  });
  if (!read.ok) throw new Error(read.problems.join('\n'));
  kabar = await startKabar({ ...read.config, generalSources }, createLog('silent'), { sources });
};

const catalogue = () => [
  source('ANTARA', { Terkini: {}, Olahraga: { topics: ['sport'] }, Bola: { topics: ['football', 'sport'] } }),
  source(
    'BBC News',
    { World: { topics: ['world', 'general'] }, Sport: { topics: ['sport'] } },
    { language: 'en', place: 'world' },
  ),
  source('Radar Banten', { Terbaru: {} }, { place: 'banten' }),
  source('Serang Hari Ini', { Terbaru: {} }, { place: 'banten' }),
  ...Array.from({ length: 9 }, (_, at) =>
    source(`Wisata ${at + 1}`, { Terbaru: { topics: ['travel'] } }, { place: 'bali' }),
  ),
];
const labels = (message: { buttons: { text: string }[][] }) => message.buttons.flat().map(({ text }) => text);

describe('the catalogue', () => {
  it.each([
    {
      language: 'id',
      command: '/sumber',
      start: /Mau mulai dari mana\?/,
      home: /Cari sumber apa\?/,
      byTopic: 'Semua topik',
      topic: 'Olahraga',
      found: /^Olahraga: 2 sumber\. Ketuk yang mau diikuti\./,
      place: 'banten',
      ofPlace: /^Banten: 2 sumber/,
      first: 'ANTARA',
      single: 'BBC News · Sport',
      followed: /Berita baru dari BBC News Sport akan saya kirim ke sini/,
    },
    {
      language: 'en',
      command: '/sources',
      start: /Where shall we start\?/,
      home: /What are you looking for\?/,
      byTopic: 'All topics',
      topic: 'Sport',
      found: /^Sport: 2 sources\. Tap one to follow it\./,
      place: 'serang',
      ofPlace: /^Banten: 2 sources/,
      first: 'BBC News',
      single: 'BBC News · Sport',
      followed: /BBC News Sport/,
    },
  ])('is offered on /start, and followed from by buttons and words ($language)', async (said) => {
    await run(catalogue());
    const budi = telegram.person({ first_name: 'Budi', language_code: said.language });
    budi.start();
    const offers = await telegram.waitFor(budi, said.start);
    expect(labels(offers)).toContain(said.first);
    await budi.press(offers, said.first);
    await telegram.waitFor(budi, new RegExp(`^Warta ${said.first} `));
    const begun = await telegram.waitFor(budi, said.home, { edited: true });
    expect(labels(begun)).toContain(`✓ ${said.first}`);

    let { message_id: after } = budi.send(said.command);
    const home = await telegram.waitFor(budi, said.home, { after });
    await budi.press(home, said.byTopic);
    await budi.press(home, said.topic);
    const list = await telegram.waitFor(budi, said.found, { edited: true });
    expect(labels(list).filter((one) => one.includes('BBC') || one.includes('ANTARA'))).toHaveLength(2);
    await budi.press(list, said.single);
    await telegram.waitFor(budi, said.followed, { after });
    await telegram.waitFor(budi, /^Warta BBC News Sport/);
    const shown = () =>
      labels(telegram.view(budi.id).find((one) => one.message_id === list.message_id) ?? { buttons: [] });
    await until(() => shown().join().includes('✓ BBC News'), 'the mark on the button');
    expect(shown().filter((one) => one.startsWith('✓'))).not.toEqual([]);

    ({ message_id: after } = budi.send(`${said.command} ${said.place}`));
    const ofPlace = await telegram.waitFor(budi, said.ofPlace, { after });
    expect(labels(ofPlace).slice(0, 2)).toEqual(['Radar Banten', 'Serang Hari Ini']);
    await budi.press(ofPlace, 'Radar Banten');
    await telegram.waitFor(budi, /^Warta Radar Banten Terbaru/);
  });

  it('asks which of several sections, turns its pages in place, and says what it does not know', async () => {
    await run(catalogue());
    const budi = telegram.person({ first_name: 'Budi', language_code: 'id' });
    budi.start();
    await telegram.waitFor(budi, /Mau mulai/);
    const say = async (text: string, answer: RegExp) => {
      const { message_id: after } = budi.send(text);
      return telegram.waitFor(budi, answer, { after });
    };
    await budi.press(await say('/sources olahraga', /^Olahraga: 2 sumber/), 'ANTARA');
    const choice = await telegram.waitFor(budi, /Berita ANTARA yang mana yang mau diikuti/);
    await budi.press(choice, 'Bola');
    await telegram.waitFor(budi, /^Warta ANTARA Bola/);

    const page = await say('/sumber wisata', /^Wisata: 9 sumber/);
    expect(labels(page)).toEqual([
      ...Array.from({ length: 8 }, (_, at) => `Wisata ${at + 1}`),
      '›',
      '« Awal',
    ]);
    await budi.press(page, '›');
    const next = await telegram.waitFor(budi, /^Wisata: 9 sumber/, { edited: true });
    expect(labels(next)).toEqual(['Wisata 9', '‹', '« Awal']);
    await budi.press(next, '« Awal');
    await telegram.waitFor(budi, /Cari sumber apa/, { edited: true });

    await say(
      '/sources olahraga banten',
      /Belum ada sumber untuk Olahraga · Banten\. Yang terdekat:\s+Banten: 2 sumber/,
    );
    const unknown = await say('/sources xyz abc', /belum kenal topik atau daerah xyz abc/);
    expect(labels(unknown)).toContain('Olahraga');
    await say('/sources radar banten', /Mau mengikuti Radar Banten\?/);
  });

  it('lets anybody look in a group, and its administrators alone follow (invariant 8)', async () => {
    await run(catalogue());
    const ani = telegram.person({ first_name: 'Ani', language_code: 'id' });
    const umar = telegram.person({ first_name: 'Umar', language_code: 'id' });
    const group = telegram.group({ title: 'Warga Serang', owner: ani });
    telegram.setMember(group, umar, 'member');
    telegram.addBot(group, { by: ani });
    await telegram.waitFor(group.id, /Halo!/);
    const { message_id: after } = umar.send('/sources banten', { chat: group });
    const list = await telegram.waitFor(group.id, /^Banten: 2 sumber/, { after });
    const refused = await umar.press(list, 'Radar Banten');
    expect(JSON.stringify(refused)).toMatch(/hanya admin/i);
    await ani.press(list, 'Radar Banten');
    await telegram.waitFor(group.id, /^Warta Radar Banten/);
    const answers = telegram.view(group.id).filter(({ text }) => text.startsWith('Warta Radar Banten'));
    expect(answers).toHaveLength(1);
  });

  it('serves a channel from the private chat of who manages it, and nobody else', async () => {
    await run(catalogue());
    const dewi = telegram.person({ first_name: 'Dewi', language_code: 'id' });
    const eko = telegram.person({ first_name: 'Eko', language_code: 'id' });
    const channel = telegram.channel({ title: 'Kabar Serang', username: 'kabarserang', owner: dewi });
    dewi.start();
    await telegram.waitFor(dewi, /Halo, Dewi/);
    telegram.addBot(channel, { by: dewi, rights: true });
    await telegram.waitFor(dewi, /sudah bisa mengirim ke Kabar Serang/);
    let { message_id: after } = eko.send('/sources @kabarserang banten');
    await telegram.waitFor(eko, /Hanya admin/, { after });
    ({ message_id: after } = dewi.send('/sources @kabarserang banten'));
    const list = await telegram.waitFor(dewi, /Ketuk yang mau diikuti di Kabar Serang/, { after });
    await dewi.press(list, 'Serang Hari Ini');
    await telegram.waitFor(dewi, /Serang Hari Ini Terbaru akan saya kirim ke Kabar Serang/);
    ({ message_id: after } = dewi.send('/following @kabarserang'));
    const listed = await telegram.waitFor(dewi, /sumber diikuti di Kabar Serang/, { after });
    expect(listed.text).toContain('Serang Hari Ini Terbaru');
  });
});

describe('the general sources', () => {
  it('are looked at though nobody follows them, so that /latest and a topic find their news', async () => {
    const paper = newsroom.feed('/umum.xml', { title: 'Harian Umum' });
    paper.publish({ title: 'Berita lama', text: '' });
    const section = {
      title: 'Utama',
      url: paper.url,
      topics: ['general' as const],
      list: 'kabar' as const,
      checked: false as const,
    };
    const facts = { aliases: [], domains: [], language: 'id' as const, place: 'indonesia' as const };
    await run([{ name: 'Harian Umum', ...facts, feeds: [section] }], ['Harian Umum']);
    const sari = telegram.person({ first_name: 'Sari', language_code: 'id' });
    sari.send('/follow topik gempa');
    await telegram.waitFor(sari.id, /Berita tentang gempa/);
    await until(() => (paper.counts()[304] ?? 0) > 0, 'the feed is looked at again');
    const dewi = telegram.person({ first_name: 'Dewi', language_code: 'id' });
    const news = await dewi.ask('/latest');
    expect(news.text).toMatch(
      /1\. Berita lama[\s\S]*Ini dari media nasional, karena belum ada yang diikuti di sini/,
    );
    paper.publish({ title: 'Gempa pagi ini', text: '' });
    expect((await telegram.waitFor(sari.id, /Gempa pagi ini/)).text).toContain('Harian Umum');
  });
});
