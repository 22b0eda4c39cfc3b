import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { countsOf, until } from './counting.ts';
import { createStage, type Stage } from './stage.ts';
import { textsFor } from '../../src/i18n/texts.ts';
import type { Person, SendOptions, ViewMessage } from '../../src/sandbox/telegram/index.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await createStage();
});
afterEach(() => stage.close());

const opml = (urls: string[]) =>
  `<?xml version="1.0"?><opml version="2.0"><head><title>Langganan</title></head><body><outline text="Berita">${urls
    .map((url, at) => `<outline type="rss" text="Koran ${at}" xmlUrl="${url}"/>`)
    .join('')}</outline></body></opml>`;

/** Kabar with two feeds and a person who speaks this language. */
const open = async (language: 'id' | 'en', followed = true) => {
  const { telegram, newsroom } = stage;
  const one = newsroom.feed('/satu.xml', { title: 'Harian Satu' });
  const two = newsroom.feed('/dua.xml', { title: 'Harian Dua' });
  await stage.run();
  const person = telegram.person({ first_name: 'Sari', language_code: language });
  const ask = async (text: string, answer: RegExp, options: SendOptions = {}) => {
    const { message_id: after, chat_id } = person.send(text, options);
    return telegram.waitFor(chat_id, answer, { after });
  };
  const press = async (message: ViewMessage, button: string, answer: RegExp) => {
    await person.press(message, button);
    return telegram.waitFor(message.chat_id, (now) => now.text.search(answer) >= 0, {
      after: message.message_id - 1,
    });
  };
  const sendFile = async (
    text: string,
    answer: RegExp,
    more: Partial<Parameters<Person['sendFile']>[0]> = {},
  ) => {
    const file = { name: 'langganan.opml', type: 'text/x-opml', data: new Blob([text]), ...more };
    const { message_id: after } = person.sendFile(file);
    return telegram.waitFor(person.id, answer, { after });
  };
  /** The file that the next message with one brings. */
  const fileAfter = async (text: string, options: SendOptions = {}) => {
    const { message_id: after, chat_id } = person.send(text, options);
    const message = await telegram.waitFor(chat_id, ({ document }) => document !== undefined, { after });
    const stored = telegram.file(message.document?.file_id ?? '');
    return { message, name: stored?.name ?? '', text: (await stored?.data.text()) ?? '' };
  };
  if (followed)
    await ask(`/follow ${one.url} ${two.url}`, language === 'id' ? /akan saya kirim/ : /Harian Satu/);
  const has = (words: string) => countsOf(telegram, [person.id], words)[0] ?? 0;
  const came = (words: string) => until(() => has(words) > 0, `"${words}" came`);
  return { telegram, newsroom, one, two, person, ask, press, sendFile, fileAfter, has, came };
};

describe('taking sources along in a file', () => {
  it('brings sources and settings from one person to another', async () => {
    const { telegram, one, two, ask, fileAfter } = await open('id');
    await ask('/filter 1 -judi', /Saringan untuk Harian Satu/);
    await ask('/top 2 5', /paling banyak 5/);
    await ask('/quiet 23.00-05.00', /Jam tenang/);
    await ask('/follow topik gempa banten', /gempa banten/);
    const { message, name, text } = await fileAfter('/export');
    expect(name).toMatch(/^kabar-\d{4}-\d\d-\d\d\.opml$/);
    expect(message.text).toContain('2 sumber dan 1 topik yang diikuti di sini');
    expect(text).toContain('kabar:filter="-judi"');

    const other = telegram.person({ first_name: 'Tom', language_code: 'en' });
    const data = new Blob([text]);
    const { message_id: after } = other.sendFile({ name, type: 'application/octet-stream', data });
    const preview = await telegram.waitFor(other.id, /2 sources and 1 topic in this file\./, { after });
    expect(preview.text).toContain('settings, too');
    await other.press(preview, 'Follow, with the settings');
    await telegram.waitFor(other.id, /Done\. 2 new sources and 1 new topic followed here\./, { after });
    const { message_id: asked } = other.send('/filter 1');
    await telegram.waitFor(other.id, /: -judi/, { after: asked });
    const { message_id: asked2 } = other.send('/quiet');
    await telegram.waitFor(other.id, /23.00 \S+ 05.00/, { after: asked2 });
    const { message_id: asked3 } = other.send('/following');
    const list = await telegram.waitFor(other.id, /Harian Dua/, { after: asked3 });
    expect(list.text).toMatch(/Harian Satu[^]*gempa banten/);
    expect([one.url, two.url].every((url) => text.includes(url))).toBe(true);
  });

  it('says what a file would do, and does nothing where it is cancelled', async () => {
    const { newsroom, one, ask, press, sendFile } = await open('en');
    const three = newsroom.feed('/tiga.xml', { title: 'Harian Tiga' });
    const preview = await sendFile(
      opml([one.url, three.url]),
      /2 sources in this file, 1 followed already here\./,
    );
    expect(preview.buttons.flat().map(({ text }) => text)).toEqual(['Follow 1 source', 'Cancel']);
    await press(preview, 'Cancel', /Nothing has changed/);
    const list = await ask('/following', /Harian Satu/);
    expect(list.text).not.toContain('Harian Tiga');
    const again = await sendFile(opml([one.url, three.url]), /1 followed already/);
    await press(again, 'Follow 1 source', /Done\. 1 new source followed here\./);
    await sendFile(opml([one.url, three.url]), /is followed already/);
  });

  it('lists what failed, and tries it again', async () => {
    const { newsroom, one, press, sendFile, came } = await open('id', false);
    const missing = newsroom.feed('/tiga.xml', { title: 'Harian Tiga' });
    missing.fault({ status: 404 });
    const preview = await sendFile(opml([one.url, missing.url]), /Ada 2 sumber di berkas ini\./);
    const done = await press(preview, 'Ikuti 2 sumber', /Selesai\. 1 sumber baru diikuti di sini, 1 gagal\./);
    expect(done.text).toContain(missing.url);
    expect(done.text).toContain('tidak ditemukan');
    missing.fault(undefined);
    await press(done, 'Coba lagi yang gagal (1)', /Selesai\. 1 sumber baru diikuti di sini\.$/);
    missing.publish({ title: 'Kabar dari harian ketiga', text: '' });
    await came('Kabar dari harian ketiga');
  });

  it('is for a channel where the caption names it and its administrator sends it', async () => {
    const { telegram, one, person, sendFile, press, fileAfter, ask } = await open('id', false);
    const channel = telegram.channel({ owner: person, title: 'Kanal Serang', username: 'kanalserang' });
    telegram.addBot(channel, { by: person });
    const preview = await sendFile(opml([one.url]), /Ada 1 sumber di berkas ini untuk Kanal Serang\./, {
      caption: '/import @kanalserang',
    });
    await press(preview, 'Ikuti 1 sumber', /1 sumber baru diikuti di Kanal Serang/);
    const { text } = await fileAfter('/export @kanalserang');
    expect(text).toContain(one.url);
    await ask('/following', /Belum ada yang diikuti/);

    const stranger = telegram.person({ first_name: 'Budi', language_code: 'id' });
    const file = { name: 'a.opml', type: 'text/xml', data: new Blob([opml([one.url])]) };
    const { message_id: after } = stranger.sendFile({ ...file, caption: '/import @kanalserang' });
    await telegram.waitFor(stranger.id, /Anda bukan admin di sana/, { after });
  });

  it('is for a group where an administrator replies to the file, with its threads', async () => {
    const { telegram, one, two, person } = await open('id', false);
    const group = telegram.group({ owner: person, title: 'Warga Serang', forum: true });
    telegram.addBot(group, { by: person });
    const thread = telegram.openTopic(group, 'Berita');
    const member = telegram.person({ first_name: 'Budi', language_code: 'id' });
    telegram.setMember(group, member, 'member');
    const say = async (who: Person, text: string, answer: RegExp, options: SendOptions = {}) => {
      const { message_id: after } = who.send(text, { chat: group, ...options });
      return telegram.waitFor(group, answer, { after });
    };
    await say(person, `/follow ${one.url}`, /akan saya kirim/, { threadId: thread });
    const { message_id: asked } = person.send('/export', { chat: group });
    const sent = await telegram.waitFor(group, ({ document }) => document !== undefined, { after: asked });
    const text = (await telegram.file(sent.document?.file_id ?? '')?.data.text()) ?? '';
    expect(text).toContain(`kabar:thread="${thread}"`);
    await say(person, '/unfollow 1', /tidak akan saya kirim lagi/);

    const file = {
      name: 'a.opml',
      type: 'text/xml',
      data: new Blob([text.replace('</body>', `<outline xmlUrl="${two.url}"/></body>`)]),
    };
    const { message_id: replyTo } = person.sendFile(file, { chat: group });
    await say(member, '/import', /hanya admin/i, { replyTo });
    const preview = await say(person, '/import', /Ada 2 sumber di berkas ini\./, { replyTo });
    await person.press(preview, 'Ikuti dan pakai pengaturannya');
    await telegram.waitFor(group, /2 sumber baru diikuti/, { after: asked });
    one.publish({ title: 'Kabar untuk satu topik', text: '' });
    const card = await telegram.waitFor(group, /Kabar untuk satu topik/);
    expect(card.message_thread_id).toBe(thread);
    await say(person, '/export json', /\/export -100\d+ json/);
  });
});

describe('a file that is none', () => {
  it.each(['id', 'en'] as const)(
    'gets one sentence in %s, and nothing changes',
    async (language) => {
      const { ask, sendFile, newsroom } = await open(language, false);
      const isId = language === 'id';
      await sendFile('%PDF-1.7', isId ? /bukan berkas OPML/ : /no OPML file/);
      const letter = { name: 'surat.pdf', type: 'application/pdf' };
      await sendFile('%PDF-1.7', isId ? /bukan berkas OPML/ : /no OPML file/, letter);
      await sendFile(opml([]), isId ? /Tidak ada sumber/ : /no news sources/);
      await sendFile(
        `<!DOCTYPE opml [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>${opml(['https://a.example/'])}`,
        isId ? /entitas XML/ : /XML entities/,
      );
      await sendFile(' '.repeat(10 * 1_048_576), isId ? /lebih dari 5 MB/ : /larger than 5 MB/);
      await sendFile(
        `<opml><body><outline ${Array.from({ length: 400_000 }, (_, at) => `a${at}=""`).join(' ')}/></body></opml>`,
        isId ? /bukan berkas OPML/ : /no OPML file/,
      );
      await ask('/import', isId ? /Kirim berkas OPML/ : /Send me an OPML file/);
      const many = Array.from({ length: 10_000 }, (_, at) => newsroom.url + `/banyak/${at}.xml`);
      const preview = await sendFile(opml(many), isId ? /Ada 200 sumber/ : /200 sources/);
      expect(preview.text).toContain(isId ? 'masih ada 9800 lagi' : 'there are 9800 more');
      await ask('/following', isId ? /Belum ada yang diikuti/ : /Nothing is followed here/);
    },
    60_000,
  );
});

describe('everything and nothing', () => {
  it('tells all that is known as JSON, and forgets it after a second yes', async () => {
    const { telegram, one, person, ask, press, fileAfter, came, has } = await open('id');
    one.publish({ title: 'Berita sebelum lupa', text: '' });
    await came('Berita sebelum lupa');
    const { actions } = textsFor('id');
    const card = await telegram.waitFor(person.id, /Berita sebelum lupa/);
    await person.press(card, '⋯');
    await person.press(card, actions.mute);
    const muted = await telegram.waitFor(person.id, /saya diamkan sampai/);
    const { name, text } = await fileAfter('/export json');
    expect(name).toMatch(/\.json$/);
    const known = JSON.parse(text) as Record<string, unknown>;
    expect(known['chat']).toMatchObject({ id: person.id, kind: 'private', language: 'id' });
    expect(known['follows']).toMatchObject([
      { title: 'Harian Satu', address: one.url },
      { title: 'Harian Dua' },
    ]);
    expect(known['deliveries']).toMatchObject([{ kind: 'sent', chatId: person.id }]);
    expect(text).not.toContain(telegram.token);

    const first = await ask('/forget', /Hapus semua yang saya simpan.*\n*.*2 sumber/s);
    await press(first, 'Tidak jadi', /tidak ada yang dihapus/);
    const second = await press(await ask('/forget', /Hapus semua/), 'Hapus semuanya', /Yakin\?/);
    await press(second, 'Ya, hapus selamanya', /sudah dihapus/);
    expect((await person.press(muted, actions.undo)).text).toMatch(
      /^Tidak ada lagi yang saya simpan tentang ini/,
    );
    const { message_id: after } = person.send('/following');
    await telegram.waitFor(person.id, /Belum ada yang diikuti/, { after });
    const empty = JSON.parse((await fileAfter('/export json')).text) as Record<string, unknown>;
    expect(empty).toMatchObject({ follows: [], waiting: [], deliveries: [], manages: [], managedBy: [] });

    // Somebody else shows when the next story was on its way.
    const other = telegram.person({ first_name: 'Budi', language_code: 'id' });
    other.send(`/follow ${one.url}`);
    await telegram.waitFor(other.id, /akan saya kirim/);
    one.publish({ title: 'Berita sesudah lupa', text: '' });
    await telegram.waitFor(other.id, /Berita sesudah lupa/);
    expect(has('Berita sesudah lupa')).toBe(0);
    expect(countsOf(telegram, [other.id], 'Berita sebelum lupa')[0]).toBeLessThanOrEqual(1);
  });

  it('forgets a channel that it was removed from, for who managed it, and for nobody else', async () => {
    const { telegram, one, person, ask, press } = await open('id', false);
    const channel = telegram.channel({ owner: person, title: 'Kanal Serang', username: 'kanalserang' });
    await ask('/start', /Halo, Sari/);
    telegram.addBot(channel, { by: person });
    await telegram.waitFor(person.id, /sudah bisa mengirim/);
    await ask(`/follow @kanalserang ${one.url}`, /akan saya kirim ke Kanal Serang/);
    telegram.kickBot(channel);
    await telegram.waitFor(person.id, /Saya dikeluarkan dari Kanal Serang/);
    const stranger = telegram.person({ first_name: 'Budi', language_code: 'id' });
    const { message_id: after } = stranger.send('/forget @kanalserang');
    await telegram.waitFor(stranger.id, /Saya tidak ada di sana|tidak ditemukan/, { after });
    const asked = await ask('/forget @kanalserang', /Hapus semua yang saya simpan tentang Kanal Serang\?/);
    const sure = await press(asked, 'Hapus semuanya', /Yakin\?/);
    await press(sure, 'Ya, hapus selamanya', /Semua data Kanal Serang sudah dihapus/);
    const gone = await ask('/forget @kanalserang', /Saya tidak ada di sana|tidak ditemukan/);
    expect(gone.buttons).toEqual([]);
  });
});
