import { afterEach, beforeEach, expect, it } from 'vitest';
import { onEachStore } from './each-store.ts';
import type { Stage } from './stage.ts';

onEachStore('the main job', (open) => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await open();
  });
  afterEach(() => stage.close());

  it('follows a feed, brings each new story once to every chat, and stops on /unfollow', async () => {
    const { telegram, newsroom } = stage;
    const feed = newsroom.feed('/serang.xml', { title: 'iNews Banten' });
    feed.publish({ title: 'Berita lama satu', text: 'Isi lama.' });
    feed.publish({ title: 'Berita lama dua', text: 'Isi lama.' });
    await stage.run();

    const budi = telegram.person({ first_name: 'Budi', language_code: 'id' });
    const ann = telegram.person({ first_name: 'Ann', language_code: 'en' });
    budi.start();
    await telegram.waitFor(budi.id, /Halo, Budi/);
    budi.send(`/follow ${feed.page}`);
    await telegram.waitFor(budi.id, /Sip! Berita baru dari iNews Banten/);
    // The newest one as a sample, never the flood.
    await telegram.waitFor(budi.id, /Berita lama dua/);
    expect(telegram.view(budi.id).some(({ text }) => text.includes('Berita lama satu'))).toBe(false);
    ann.send(feed.url.replace('http://', ''));
    await telegram.waitFor(ann.id, /Done! I will send new stories from iNews Banten/);

    feed.publish({
      title: '1.138 WNI dipulangkan dari Kamboja & tiba <selamat>',
      text: 'SERANG, iNewsBanten - Sebanyak 1.138 orang tiba di tanah air pada Jumat siang.',
    });
    const card = await telegram.waitFor(budi.id, /1\.138 WNI/);
    expect(card.text).toContain('1.138 WNI dipulangkan dari Kamboja & tiba <selamat>');
    expect(card.preview).toMatchObject({ prefer_large_media: true, show_above_text: true });
    expect(card.buttons[0]?.[0]).toMatchObject({ text: 'Baca selengkapnya' });
    await telegram.waitFor(ann.id, /1\.138 WNI/);

    budi.send('/unfollow 1');
    await telegram.waitFor(budi.id, /tidak akan saya kirim lagi/);
    feed.publish({ title: 'Berita sesudahnya', text: 'Lain lagi.' });
    await telegram.waitFor(ann.id, /Berita sesudahnya/);
    const told = (id: number, words: string) =>
      telegram.view(id).filter(({ text }) => text.includes(words)).length;
    expect(told(budi.id, 'Berita sesudahnya')).toBe(0);
    expect(told(budi.id, '1.138 WNI')).toBe(1);
    expect(told(ann.id, '1.138 WNI')).toBe(1);
  });

  it('goes on after a restart, and a person who blocked the bot and returned keeps their follows', async () => {
    const { telegram, newsroom } = stage;
    const feed = newsroom.feed('/a.xml', { title: 'Harian A' });
    feed.publish({ title: 'Awal', text: '' });
    const first = await stage.run();
    const budi = telegram.person({ first_name: 'Budi', language_code: 'id' });
    const citra = telegram.person({ first_name: 'Citra', language_code: 'id' });
    for (const person of [budi, citra]) {
      person.send(`/follow ${feed.url}`);
      await telegram.waitFor(person.id, /Awal/);
    }
    expect(await first.kill('SIGTERM')).toBe(0);
    feed.publish({ title: 'Terbit saat mati', text: 'Tidak boleh hilang.' });
    citra.block();

    await stage.run();
    await telegram.waitFor(budi.id, /Terbit saat mati/);
    feed.publish({ title: 'Sesudah diblokir', text: '' });
    await telegram.waitFor(budi.id, /Sesudah diblokir/);
    citra.unblock();
    citra.send('/following');
    await telegram.waitFor(citra.id, /Harian A/, { after: 4 });
    feed.publish({ title: 'Sesudah kembali', text: '' });
    await telegram.waitFor(citra.id, /Sesudah kembali/);
    expect(telegram.view(citra.id).some(({ text }) => text.includes('Sesudah diblokir'))).toBe(false);
  });

  it('says in a sentence why an address cannot be followed, and follows nothing', async () => {
    const { telegram, newsroom } = stage;
    const page = newsroom.page('/halaman', { body: '<html><body>Halo</body></html>' });
    const huge = newsroom.page('/besar', { body: 'x'.repeat(11 * 1_048_576) });
    await stage.run();
    const budi = telegram.person({ first_name: 'Budi', language_code: 'id' });
    const ask = async (address: string, answer: RegExp) => {
      const { message_id: after } = budi.send(`/follow ${address}`);
      await telegram.waitFor(budi.id, answer, { after });
    };
    await ask(`${newsroom.url}/tidak-ada`, /tidak ditemukan/);
    await ask(page, /tidak menyediakan RSS/);
    await ask(huge, /terlalu besar/);
    await ask('http://', /belum benar/);
    await ask('http://127.0.0.1:9/x', /tidak bisa dibuka/);
    const { message_id: after } = budi.send('/following');
    const empty = await telegram.waitFor(budi.id, /Belum ada yang diikuti/, { after });
    expect(empty.message_id).toBeGreaterThan(after);
  });

  it('edits a card in place when its story changes in the feed (invariant 3)', async () => {
    const { telegram, newsroom } = stage;
    const feed = newsroom.feed('/ralat.xml', { title: 'Harian Ralat' });
    feed.publish({ title: 'Awal', text: '' });
    await stage.run();
    const budi = telegram.person({ first_name: 'Budi', language_code: 'id' });
    budi.send(`/follow ${feed.url}`);
    await telegram.waitFor(budi, /^Awal/);
    const { guid } = feed.publish({ title: 'Tiga korban banjir', text: 'Isi berita yang pertama.' });
    const card = await telegram.waitFor(budi, /^Tiga korban/);
    feed.revise(guid, { title: 'Dua korban banjir', text: 'Isi berita yang diperbaiki.' });
    const edited = await telegram.waitFor(budi, /^Dua korban banjir/, { edited: true });
    expect(edited.message_id).toBe(card.message_id);
  });
});
