import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createStage, type Stage } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await createStage();
});
afterEach(() => stage.close());

describe('groups and channels', () => {
  it('let only administrators change the follows of a group, and any member ask for news (invariant 8)', async () => {
    const { telegram, newsroom } = stage;
    const feed = newsroom.feed('/grup.xml', { title: 'Harian Grup' });
    feed.publish({ title: 'Kabar grup pertama', text: '' });
    await stage.run();
    const ani = telegram.person({ first_name: 'Ani', language_code: 'id' });
    const umar = telegram.person({ first_name: 'Umar', language_code: 'id' });
    const group = telegram.group({ title: 'Warga Serang', owner: ani });
    telegram.setMember(group, umar, 'member');
    telegram.addBot(group, { by: ani });
    await telegram.waitFor(group.id, /Halo!/);

    umar.send(`/follow ${feed.url}`, { chat: group });
    await telegram.waitFor(group.id, /hanya admin/);
    ani.send(`/follow@KabarBot ${feed.url}`, { chat: group });
    await telegram.waitFor(group.id, /Kabar grup pertama/);
    let { message_id: after } = umar.send('/latest', { chat: group });
    await telegram.waitFor(group.id, /Berita terbaru/, { after });
    ({ message_id: after } = umar.send('/tidakada', { chat: group }));
    umar.send('halo semua', { chat: group });
    umar.send('/latest@BotLain', { chat: group });
    feed.publish({ title: 'Kabar grup kedua', text: '' });
    await telegram.waitFor(group.id, /Kabar grup kedua/, { after });
    const answers = telegram.view(group.id).filter(({ message_id: id, from }) => from?.is_bot && id > after);
    expect(answers).toHaveLength(1);
  });

  it('keep their follows when a group becomes a supergroup', async () => {
    const { telegram, newsroom } = stage;
    const feed = newsroom.feed('/pindah.xml', { title: 'Harian Pindah' });
    feed.publish({ title: 'Sebelum pindah', text: '' });
    await stage.run();
    const ani = telegram.person({ first_name: 'Ani', language_code: 'id' });
    const group = telegram.group({ title: 'Warga', type: 'group', owner: ani });
    telegram.addBot(group, { by: ani });
    ani.send(`/follow ${feed.url}`, { chat: group });
    await telegram.waitFor(group.id, /Sebelum pindah/);
    const after = telegram.migrate(group.id);
    feed.publish({ title: 'Sesudah pindah', text: '' });
    await telegram.waitFor(after, /Sesudah pindah/);
    feed.publish({ title: 'Sekali lagi', text: '' });
    await telegram.waitFor(after, /Sekali lagi/);
    expect(telegram.view(group.id).some(({ text }) => text.includes('Sesudah pindah'))).toBe(false);
  });

  it('keep what comes for a topic that is closed, and have it in that topic once it is opened again', async () => {
    const { telegram, newsroom } = stage;
    const feed = newsroom.feed('/forum.xml', { title: 'Harian Forum' });
    feed.publish({ title: 'Sebelum ditutup', text: '' });
    await stage.run();
    const ani = telegram.person({ first_name: 'Ani', language_code: 'id' });
    ani.send('/start');
    await telegram.waitFor(ani.id, /Halo, Ani/);
    const forum = telegram.group({ title: 'Forum Banten', forum: true, owner: ani });
    telegram.addBot(forum, { by: ani });
    const topic = telegram.openTopic(forum, 'Berita');
    ani.send(`/follow ${feed.url}`, { chat: forum, threadId: topic });
    await telegram.waitFor(forum.id, /Sebelum ditutup/);
    telegram.closeTopic(forum, topic);
    feed.publish({ title: 'Selagi ditutup', text: '' });
    await telegram.waitFor(ani.id, /topiknya sedang ditutup\. Beritanya saya simpan 24 jam/);
    telegram.reopenTopic(forum, topic);
    const card = await telegram.waitFor(forum.id, /^Selagi ditutup/);
    expect(card.message_thread_id).toBe(topic);
  });

  it('get a channel connected only by an administrator who may post, and only where Kabar may post', async () => {
    const { telegram, newsroom } = stage;
    const feed = newsroom.feed('/kanal.xml', { title: 'Harian Kanal' });
    feed.publish({ title: 'Kabar kanal pertama', text: '' });
    await stage.run();
    const dewi = telegram.person({ first_name: 'Dewi', language_code: 'id' });
    const eko = telegram.person({ first_name: 'Eko', language_code: 'id' });
    const channel = telegram.channel({ title: 'Kabar Serang', username: 'kabarserang', owner: dewi });
    dewi.start();
    await telegram.waitFor(dewi.id, /Halo, Dewi/);
    const say = async (person: typeof dewi, text: string, answer: RegExp) => {
      const { message_id: after } = person.send(text);
      await telegram.waitFor(person.id, answer, { after });
    };
    await say(dewi, `/follow @kabarserang ${feed.url}`, /tidak ada di sana/);
    telegram.addBot(channel, { by: dewi, rights: true });
    await telegram.waitFor(dewi.id, /sudah bisa mengirim ke Kabar Serang/);
    await say(eko, `/follow @kabarserang ${feed.url}`, /Anda bukan admin di sana/);
    telegram.setMember(channel, eko, 'administrator', { can_post_messages: false });
    await say(eko, `/follow @kabarserang ${feed.url}`, /belum punya izin mengirim/);
    telegram.promoteBot(channel, { can_post_messages: false }, dewi);
    await say(dewi, `/follow @kabarserang ${feed.url}`, /belum boleh mengirim/);
    telegram.promoteBot(channel, true, dewi);
    await say(dewi, `/follow @kabarserang ${feed.url}`, /akan saya kirim ke Kabar Serang/);
    feed.publish({ title: 'Kabar kanal kedua', text: 'Isi.' });
    await telegram.waitFor(channel.id, /Kabar kanal kedua/);
    expect(telegram.view(channel.id).some(({ text }) => text.includes('Kabar kanal pertama'))).toBe(false);
    await say(dewi, '/following @kabarserang', /Harian Kanal/);
    await say(dewi, '/unfollow @kabarserang Harian', /tidak akan saya kirim lagi/);
  });

  it('get a broadcast message and album once, with formatting, after a preview and a confirmation', async () => {
    const { telegram } = stage;
    await stage.run();
    const dewi = telegram.person({ first_name: 'Dewi', language_code: 'id' });
    const channel = telegram.channel({ title: 'Kabar Serang', username: 'kabarserang', owner: dewi });
    dewi.start();
    await telegram.waitFor(dewi.id, /Halo, Dewi/);
    telegram.addBot(channel, { by: dewi, rights: true });
    await telegram.waitFor(dewi.id, /sudah bisa mengirim/);

    const { message_id: post } = dewi.send('Pengumuman penting', {
      entities: [{ type: 'bold', offset: 0, length: 10 }],
    });
    let { message_id: after } = dewi.send('/broadcast @kabarserang', { replyTo: post });
    const preview = await telegram.waitFor(dewi, /akan dikirim ke Kabar Serang/, { after });
    expect(telegram.view(channel.id)).toEqual([]);
    const twice = [dewi.press(preview, 'Kirim'), dewi.press(preview, 'Kirim')];
    await telegram.waitFor(channel.id, /Pengumuman penting/);
    await Promise.all(twice);
    expect(telegram.view(channel.id)).toMatchObject([{ html: '<b>Pengumuman</b> penting' }]);

    const [first] = dewi.sendAlbum([{ caption: 'Foto satu' }, {}, {}]);
    ({ message_id: after } = dewi.send('/broadcast @kabarserang', { replyTo: first?.message_id ?? 0 }));
    await dewi.press(await telegram.waitFor(dewi, /akan dikirim ke Kabar Serang/, { after }), 'Kirim');
    await telegram.waitFor(dewi.id, /Terkirim ke Kabar Serang/, { after });
    const photos = telegram.view(channel.id).filter(({ photo }) => photo);
    expect(photos).toHaveLength(3);
    expect(new Set(photos.map((one) => one.media_group_id)).size).toBe(1);

    ({ message_id: after } = dewi.send('/broadcast @kabarserang', { replyTo: post }));
    await dewi.press(await telegram.waitFor(dewi, /akan dikirim/, { after }), 'Batal');
    await telegram.waitFor(dewi.id, /Tidak ada yang dikirim/);
    expect(telegram.view(channel.id)).toHaveLength(4);
  });
});

describe('a person in a private chat', () => {
  it('gets the latest news by number, source and words, with more behind a button', async () => {
    const { telegram, newsroom } = stage;
    const banten = newsroom.feed('/banten.xml', { title: 'Banten Pos' });
    const jawa = newsroom.feed('/jawa.xml', { title: 'Jawa Pos', format: 'atom' });
    const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);
    for (let n = 9; n > 0; n--)
      banten.publish({ title: `Banjir hari ke-${n}`, text: '', date: minutesAgo(n * 10) });
    jawa.publish({ title: 'Panen raya di Subang', text: '', date: minutesAgo(5) });
    await stage.run();
    const budi = telegram.person({ first_name: 'Budi', language_code: 'id' });
    const ask = async (text: string, answer: RegExp) => {
      const { message_id: after } = budi.send(text);
      return telegram.waitFor(budi.id, answer, { after });
    };
    await ask('/latest', /Belum ada yang diikuti/);
    await ask(`/follow ${banten.url} ${jawa.page}`, /Jawa Pos/);
    await ask('/latest 3', /1\. Panen raya di Subang[\s\S]*2\. Banjir hari ke-1[\s\S]*3\. Banjir hari ke-2/);
    const page = await ask('/latest', /5\. Banjir hari ke-4/);
    await budi.press(page, 'Berita lain');
    await telegram.waitFor(budi, /6\. Banjir hari ke-5/, { after: page.message_id });
    await ask('/latest jawa', /Jawa Pos[\s\S]*Panen raya/);
    await ask('/latest panen', /tentang panen[\s\S]*Panen raya/i);
    await ask('/latest gempa', /Tidak ada berita tentang gempa dalam 30 hari terakhir/);
    await ask('/nonsense', /tidak kenal perintah itu/);
    await ask('apa kabar?', /Ada yang bisa saya bantu/);
    const unfollow = await ask('/unfollow', /Berhenti mengikuti yang mana/);
    await budi.press(unfollow, 'Banten Pos');
    await telegram.waitFor(budi.id, /Banten Pos tidak akan saya kirim lagi/);
    expect((await ask('/following', /1 sumber/)).text).not.toContain('Banten Pos');
  });

  it('chooses among several feeds of a page, and gets the news of the chosen feeds alone', async () => {
    const { telegram, newsroom } = stage;
    const feeds = ['Nasional', 'Olahraga', 'Ekonomi'].map((title) =>
      newsroom.feed(`/${title.toLowerCase()}.xml`, { title }),
    );
    for (const feed of feeds) feed.publish({ title: `${feed.title} kemarin`, text: '' });
    const front = newsroom.front('/depan', 'Harian Depan', feeds);
    await stage.run();
    const budi = telegram.person({ first_name: 'Budi', language_code: 'id' });
    const { message_id: after } = budi.send(`/follow ${front}`);
    const question = await telegram.waitFor(budi, /Mana yang mau diikuti\?/, { after });
    expect(question.buttons.flat().map(({ text }) => text)).toEqual([
      'Nasional',
      'Olahraga',
      'Ekonomi',
      'Semuanya',
    ]);
    await budi.press(question, 'Nasional');
    await telegram.waitFor(budi, /^Nasional kemarin/);
    await Promise.all([budi.press(question, 'Ekonomi'), budi.press(question, 'Ekonomi')]);
    await telegram.waitFor(budi, /^Ekonomi kemarin/);
    const changed = await telegram.waitFor(budi, /Nasional, Ekonomi\) akan saya kirim ke sini\./, {
      edited: true,
    });
    expect(changed.buttons.flat().map(({ text }) => text)).toEqual(['✓ Nasional', 'Olahraga', '✓ Ekonomi']);
    for (const feed of feeds) feed.publish({ title: `${feed.title} hari ini`, text: '' });
    await Promise.all(
      [/Nasional hari ini/, /Ekonomi hari ini/].map((news) => telegram.waitFor(budi.id, news)),
    );
    const shown = telegram.view(budi.id).map(({ text }) => text);
    expect(shown.filter((text) => text.startsWith('Ekonomi kemarin'))).toHaveLength(1);
    expect(shown.join()).not.toMatch(/Olahraga (kemarin|hari ini)/);
  });

  it('keeps their settings of language, time zone and single cards', async () => {
    const { telegram, newsroom } = stage;
    const feed = newsroom.feed('/setelan.xml', { title: 'Harian Setelan' });
    feed.publish({ title: 'Awal', text: '' });
    await stage.run();
    const budi = telegram.person({ first_name: 'Budi', language_code: 'id' });
    budi.send(`/follow ${feed.url}`);
    await telegram.waitFor(budi, /^Awal/);
    const { message_id: after } = budi.send('/settings');
    const page = await telegram.waitFor(budi, /Pengaturan · Budi/, { after });
    for (const button of ['Satu per satu', 'WITA', 'English']) await budi.press(page, button);
    const changed = await telegram.waitFor(budi, /Settings/, { edited: true });
    expect(changed.buttons.flat().map(({ text }) => text)).toEqual([
      'Bahasa Indonesia',
      '✓ English',
      'WIB',
      '✓ WITA',
      'WIT',
      'Together if many',
      '✓ One by one',
      '✓ No similar stories',
      'In sequence',
      'All versions',
      'Look ›',
      'Sound ›',
      'Times ›',
    ]);
    feed.publish({ title: 'Satu', text: '' });
    feed.publish({ title: 'Dua', text: '' });
    expect((await telegram.waitFor(budi, /^Satu/)).text).toMatch(/WITA/);
    await telegram.waitFor(budi, /^Dua/);
  });

  it('is greeted with starting points, and follows a feed from a deep link', async () => {
    const { telegram, newsroom } = stage;
    const feed = newsroom.feed('/tautan.xml', { title: 'Harian Tautan' });
    feed.publish({ title: 'Dari tautan', text: '' });
    await stage.run();
    const budi = telegram.person({ first_name: 'Budi', language_code: 'id' });
    budi.start(Buffer.from(feed.url).toString('base64url'));
    await telegram.waitFor(budi.id, /Dari tautan/);
    const ann = telegram.person({ first_name: 'Ann', language_code: 'en' });
    ann.start();
    const greeting = await telegram.waitFor(ann.id, /Hello, Ann!/);
    expect(greeting.buttons.flat().map(({ url }) => url)).toEqual([
      'https://t.me/KabarBot?startgroup=kabar',
      'https://t.me/KabarBot?startchannel&admin=post_messages+edit_messages+delete_messages',
    ]);
    const offers = await telegram.waitFor(ann.id, /Where shall we start/);
    expect(offers.buttons.length).toBeGreaterThan(2);
    const { message_id: after } = ann.send('/help');
    await telegram.waitFor(ann, /\/latest[\s\S]*\/follow[\s\S]*\/broadcast/, { after });
  });
});
