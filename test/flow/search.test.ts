import { statSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Feed } from '../../src/sandbox/newsroom/index.ts';
import type { Person } from '../../src/sandbox/telegram/index.ts';
import { pause, until } from './counting.ts';
import { onEachStore } from './each-store.ts';
import { createStage, type Running, type Stage } from './stage.ts';

let stage: Stage;
const inSqlite = () => beforeEach(async () => (stage = await createStage({ keep: 400 })));
afterEach(() => stage.close());

const hour = 3_600_000;
const ago = (ms: number) => new Date(Date.now() - ms);
const image = { url: 'https://pictures.example/api.jpg' };

type Scene = { budi: Person; ani: Person; satu: Feed; dua: Feed; running: Running };

/** Budi follows Harian Satu in Indonesian, Ann Koran Dua in English, and by an address with a key a letter of her own. */
const open = async (): Promise<Scene> => {
  const { telegram, newsroom } = stage;
  const satu = newsroom.feed('/satu.xml', { title: 'Harian Satu' });
  const dua = newsroom.feed('/dua.xml', { title: 'Koran Dua' });
  const own = newsroom.feed('/letter.xml', { title: 'Private Letter' });
  satu.publish({
    title: 'Gudang Terbakar di Tangerang',
    text: 'Api melahap gudang.',
    date: ago(hour),
    image,
  });
  satu.publish({ title: 'Harga Bahan Bakar Naik', text: 'Pemerintah mengumumkan.', date: ago(50 * hour) });
  satu.publish({ title: 'Presiden Tiba di Bandung', text: 'Kunjungan kerja.', date: ago(2 * hour) });
  dua.publish({ title: 'Kebakaran Hutan Meluas di Riau', text: 'Asap pekat.', date: ago(3 * hour), image });
  dua.publish({ title: 'Warga Bakar Sampah', text: 'Di tepi sungai.', date: ago(4 * hour) });
  own.publish({ title: 'Rahasia Kebakaran Pabrik', text: 'Hanya untuk pelanggan.', date: ago(hour) });
  const running = await stage.run();
  const budi = telegram.person({ first_name: 'Budi', language_code: 'id' });
  const ani = telegram.person({ first_name: 'Ann', language_code: 'en' });
  const { message_id: first } = budi.send(`/follow ${satu.url}`);
  await telegram.waitFor(budi, /Gudang Terbakar/, { after: first });
  for (const [address, story] of [
    [dua.url, /Kebakaran Hutan/],
    [`${own.url}?token=4f9a`, /Rahasia/],
  ] as const) {
    const { message_id: after } = ani.send(`/follow ${address}`);
    await telegram.waitFor(ani, story, { after });
  }
  await until(() => running.log.some(({ event }) => event === 'search.made'), 'the index is made');
  // What was followed is written to the index within half a second.
  await pause(1_500);
  return { budi, ani, satu, dua, running };
};

const headlines = (text: string): string[] =>
  [...text.matchAll(/^\d+\. (.*)$/gm)].map(([, headline = '']) => headline);
const titles = ({ results }: Awaited<ReturnType<Person['inline']>>) => results.map(({ title }) => title);

describe('search in what a chat follows', () => {
  inSqlite();

  it('finds the same stories by every form of a word, and the others by a button', async () => {
    const { budi } = await open();
    const found: string[][] = [];
    for (const word of ['kebakaran', 'terbakar', 'bakar'])
      found.push(headlines((await budi.ask(`/latest ${word}`)).text));
    expect(found[0]).toEqual(['Gudang Terbakar di Tangerang', 'Harga Bahan Bakar Naik']);
    expect(found[1]).toEqual(found[0]);
    expect(found[2]).toEqual(found[0]);

    const answer = await budi.ask('/cari kebakaran');
    expect(answer.text).toMatch(/^Berita terbaru tentang kebakaran\n/);
    expect(answer.buttons.flat().map(({ text }) => text)).toEqual(['Cari di semua sumber']);
    await budi.press(answer, 'Cari di semua sumber');
    const all = await stage.telegram.waitFor(budi, /dari semua sumber/, { after: answer.message_id });
    expect(headlines(all.text).toSorted()).toEqual([
      'Gudang Terbakar di Tangerang',
      'Harga Bahan Bakar Naik',
      'Kebakaran Hutan Meluas di Riau',
      'Warga Bakar Sampah',
    ]);
  });

  it('finds several words wherever they stand, and says where it looked', async () => {
    const { budi, satu, dua } = await open();
    satu.publish({ title: 'Gempa di Serang', text: 'Warga keluar rumah.', date: ago(60_000) });
    dua.publish({ title: 'Harga BBM Naik Mulai Besok', text: 'Antrean panjang.', date: ago(60_000) });
    await stage.telegram.waitFor(budi, /^Gempa di Serang/);
    await pause(1_500);
    expect(headlines((await budi.ask('/latest gempa 3')).text)).toEqual(['Gempa di Serang']);
    expect(headlines((await budi.ask('/latest naik harga')).text)).toEqual(['Harga Bahan Bakar Naik']);
    const answer = await budi.ask('/latest harga bbm naik');
    expect(answer.text).toBe('Tidak ada berita tentang harga bbm naik di sumber yang diikuti.');
    await budi.press(answer, 'Cari di semua sumber');
    const all = await stage.telegram.waitFor(budi, /dari semua sumber/, { after: answer.message_id });
    expect(headlines(all.text)).toEqual(['Harga BBM Naik Mulai Besok']);
  });

  it('understands phrases, sources, times and words that must not occur, in both languages', async () => {
    const { budi, ani } = await open();
    const ask = async (person: Person, said: string) => headlines((await person.ask(said)).text);
    expect(await ask(budi, '/latest "bahan bakar"')).toEqual(['Harga Bahan Bakar Naik']);
    expect(await ask(budi, '/latest bakar -bahan')).toEqual(['Gudang Terbakar di Tangerang']);
    expect(await ask(budi, '/latest bakar sejak:1d')).toEqual(['Gudang Terbakar di Tangerang']);
    expect((await ask(budi, '/latest sumber:koran bakar')).toSorted()).toEqual([
      'Kebakaran Hutan Meluas di Riau',
      'Warga Bakar Sampah',
    ]);
    expect(await ask(ani, '/latest source:"Harian Satu" since:5h')).toEqual([
      'Gudang Terbakar di Tangerang',
      'Presiden Tiba di Bandung',
    ]);
    expect((await ani.ask('/search fire')).text).toBe('No news about fire in the last 30 days.');
  });

  it('takes a followed source that the first or last words name for the one that is meant, in both languages', async () => {
    const { budi, ani } = await open();
    const said: [Person, text: string, heading: RegExp, headlines: string[], button: string][] = [
      [
        budi,
        '/latest harian satu bakar',
        /^Berita tentang bakar dari Harian Satu\n/,
        ['Gudang Terbakar di Tangerang', 'Harga Bahan Bakar Naik'],
        'Cari "bakar" di semua sumber',
      ],
      [
        ani,
        '/search kebakaran hutan Koran Dua',
        /^News about kebakaran hutan from Koran Dua\n/,
        ['Kebakaran Hutan Meluas di Riau'],
        'Search all sources for "kebakaran hutan"',
      ],
    ];
    for (const [person, text, heading, found, button] of said) {
      const answer = await person.ask(text);
      expect(answer.text).toMatch(heading);
      expect(headlines(answer.text).toSorted()).toEqual(found);
      await person.press(answer, button);
      const { text: all } = await stage.telegram.waitFor(person, /dari semua sumber|from all sources/, {
        after: answer.message_id,
      });
      expect(headlines(all)).toContain('Kebakaran Hutan Meluas di Riau');
    }
    const none = await budi.ask('/latest gempa harian satu');
    expect(none.text).toBe('Tidak ada berita tentang gempa dari Harian Satu.');
  });

  it('says in one sentence with an example what it cannot understand', async () => {
    const { budi, ani } = await open();
    expect((await budi.ask('/latest sejak:lusa bakar')).text).toBe(
      'lusa bukan waktu yang saya kenal. Tulis misalnya sejak:kemarin, sejak:3d, atau sejak:2026-11-20',
    );
    expect((await ani.ask('/latest fire since:tomorrow')).text).toMatch(
      /^I do not understand the time tomorrow/,
    );
    expect((await budi.ask('/latest ""')).text).toMatch(/^Tulis kata yang dicari, misalnya/);
    expect((await ani.ask('/latest source:nobody')).text).toMatch(/^I have no news from nobody\./);
    expect((await budi.ask('/latest zebra')).text).toBe(
      'Tidak ada berita tentang zebra dalam 30 hari terakhir.',
    );
    const elsewhere = await budi.ask('/latest riau');
    expect(elsewhere.text).toBe('Tidak ada berita tentang riau di sumber yang diikuti.');
    expect(elsewhere.buttons.flat().map(({ text }) => text)).toEqual(['Cari di semua sumber']);
  });

  it('tells nobody but its follower what came by an address with a key', async () => {
    const { budi, ani } = await open();
    expect((await ani.ask('/latest pabrik')).text).toContain('Rahasia Kebakaran Pabrik');
    expect((await budi.ask('/latest pabrik')).text).toMatch(/^Tidak ada berita/);
    expect((await budi.ask('/latest sumber:letter')).text).toMatch(/^Saya tidak punya berita/);
    expect(titles(await ani.inline('pabrik'))).toEqual([]);
    const { result } = await ani.guest(`@${stage.telegram.bot.username} pabrik`);
    expect(result['input_message_content']).toMatchObject({
      message_text: expect.stringMatching(/^No news/),
    });
  });
});

describe('search from another chat', () => {
  inSqlite();

  it('gives stories with pictures to pick from, in the language of the person', async () => {
    const { budi, ani } = await open();
    const answer = await budi.inline('gudang terb');
    const fire = answer.results.find(({ title }) => title === 'Gudang Terbakar di Tangerang');
    expect(fire).toMatchObject({
      type: 'article',
      description: expect.stringMatching(/^Harian Satu · 1 jam lalu\n/),
      thumbnail_url: image.url,
      input_message_content: {
        message_text: expect.stringContaining('<b>Gudang Terbakar di Tangerang</b>'),
        parse_mode: 'HTML',
      },
      reply_markup: { inline_keyboard: [[{ text: 'Baca selengkapnya' }]] },
    });
    const group = stage.telegram.group({ title: 'Warga', owner: budi });
    const chosen = budi.choose(fire ?? {}, { chat: group });
    expect(chosen.text).toMatch(/^Gudang Terbakar di Tangerang\nHarian Satu · /);
    expect(chosen.buttons.flat().map(({ text }) => text)).toEqual(['Baca selengkapnya']);
    expect(titles(await budi.inline('kebak'))).toEqual(['Kebakaran Hutan Meluas di Riau']);
    expect(titles(await ani.inline('terbakar gudang'))).toEqual(['Gudang Terbakar di Tangerang']);
    expect(JSON.stringify((await ani.inline('gudang')).results)).toContain('"Read more"');
    expect(await ani.inline('zebra')).toMatchObject({ results: [], button: { start_parameter: 'inline' } });
    expect(titles(await budi.inline('')).length).toBe(5);
  });

  it('goes on page by page without telling a story twice', async () => {
    const { budi, satu } = await open();
    for (let at = 0; at < 30; at++)
      satu.publish({ title: `Banjir ke-${at} di Demak`, text: '', date: ago(at) });
    await stage.telegram.waitFor(budi, /Banjir ke-29/);
    const pages = async () => {
      const seen: unknown[] = [];
      let offset: string | undefined = '';
      while (offset !== undefined) {
        const page: Awaited<ReturnType<Person['inline']>> = await budi.inline('banjir', { offset });
        seen.push(...titles(page));
        offset = page.next_offset;
      }
      return seen;
    };
    // What has come is written to the index a little later.
    let seen = await pages();
    for (let times = 0; times < 40 && seen.length < 30; times++) {
      await pause(500);
      seen = await pages();
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(30);
  });

  it('answers once where it is called in as a guest', async () => {
    const { budi, ani } = await open();
    const ask = async (person: Person, text: string) => {
      const { result } = await person.guest(`@${stage.telegram.bot.username}, ${text}`);
      return (result['input_message_content'] as { message_text: string }).message_text;
    };
    expect(await ask(budi, 'kebakaran riau')).toMatch(
      /^<b>Berita tentang kebakaran riau dari semua sumber<\/b>\n\n1\. .*Kebakaran Hutan Meluas di Riau/,
    );
    expect(await ask(ani, '')).toMatch(/^<b>Top stories<\/b>/);
  });
});

onEachStore('the index of stories', (openStage) => {
  beforeEach(async () => (stage = await openStage({ keep: 400 })));

  it('is for its owner alone', async () => {
    await open();
    expect((statSync(stage.searchFile).mode & 0o777).toString(8)).toBe('600');
  });

  it.each([
    ['is killed', 'SIGKILL', undefined],
    ['is stopped, and the index damaged', 'SIGTERM', 'no database at all'.repeat(400)],
  ] as const)('finds everything again after Kabar %s', async (_how, signal, garbage) => {
    const { budi, dua, running } = await open();
    dua.publish({ title: 'Kapal Terbakar di Merak', text: '', date: new Date() });
    await until(
      () => running.log.some(({ event, stories }) => event === 'feed.news' && stories === 1),
      'it is news',
    );
    await running.kill(signal);
    if (garbage !== undefined) writeFileSync(stage.searchFile, garbage);
    const again = await stage.run();
    if (garbage !== undefined)
      await until(() => again.log.some(({ event }) => event === 'search.made'), 'it is made anew');
    const found = async (): Promise<string[]> => titles(await budi.inline('bakar')).map(String);
    for (let times = 0; times < 40 && (await found()).length < 5; times++) await pause(500);
    expect((await found()).toSorted()).toEqual([
      'Gudang Terbakar di Tangerang',
      'Harga Bahan Bakar Naik',
      'Kapal Terbakar di Merak',
      'Kebakaran Hutan Meluas di Riau',
      'Warga Bakar Sampah',
    ]);
  });
});
