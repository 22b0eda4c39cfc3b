import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createStage, type Stage } from './stage.ts';

/** Machines that run tests are busy. */
const patience = { timeoutMs: 60_000 };

let stage: Stage;
beforeEach(async () => {
  stage = await createStage();
});
afterEach(() => stage.close());

const answersIn = (chat: number, after = 0) =>
  stage.telegram.view(chat).filter(({ from, message_id: id }) => from?.is_bot && id > after);

describe('a corrected message', () => {
  it('in a private chat is heard like a new one, once, whether it is a command, an address or a name', async () => {
    const { telegram, newsroom } = stage;
    const feed = newsroom.feed('/harian.xml', { title: 'Harian Benar' });
    const second = newsroom.feed('/sore.xml', { title: 'Harian Sore' });
    feed.publish({ title: 'Kabar yang benar', text: '' });
    second.publish({ title: 'Kabar sore', text: '' });
    await stage.run();
    const budi = telegram.person({ first_name: 'Budi', language_code: 'id' });

    const wrong = budi.send('/folow harian');
    await telegram.waitFor(budi, /tidak kenal perintah itu/, patience);
    budi.edit(wrong, `/follow ${feed.url}`);
    await telegram.waitFor(budi, /^Kabar yang benar/, patience);
    // Telegram tells of an edit again when it has the preview of the link.
    budi.edit(wrong, `/follow ${feed.url}`);

    const address = budi.send(`${second.url}x`);
    await telegram.waitFor(budi, /sore\.xmlx/, patience);
    budi.edit(address, second.url);
    await telegram.waitFor(budi, /^Kabar sore/, patience);

    const { message_id: after } = budi.send('/following');
    await telegram.waitFor(budi, /2 sumber/, { after, ...patience });
    const told = answersIn(budi.id).map(({ text }) => text);
    expect(told.filter((text) => text.startsWith('Kabar yang benar'))).toHaveLength(1);
    expect(told.filter((text) => /sudah diikuti/.test(text))).toEqual([]);
  });

  it('that was only talk, and is talk again, is not answered twice', async () => {
    const { telegram } = stage;
    await stage.run();
    const budi = telegram.person({ first_name: 'Budi', language_code: 'id' });
    const talk = budi.send('apa kabar?');
    await telegram.waitFor(budi, /Ada yang bisa saya bantu/, patience);
    budi.edit(talk, 'apa kabarnya?');
    const { message_id: after } = budi.send('/help');
    await telegram.waitFor(budi, /Yang bisa/, { after, ...patience });
    expect(answersIn(budi.id).filter(({ text }) => text.startsWith('Ada yang bisa'))).toHaveLength(1);
  });

  it('in a group is heard where it is a command now, by whoever may say it', async () => {
    const { telegram, newsroom } = stage;
    const feed = newsroom.feed('/grup.xml', { title: 'Harian Grup' });
    feed.publish({ title: 'Kabar grup', text: '' });
    await stage.run();
    const ani = telegram.person({ first_name: 'Ani', language_code: 'id' });
    const umar = telegram.person({ first_name: 'Umar', language_code: 'id' });
    const group = telegram.group({ title: 'Warga', owner: ani });
    telegram.setMember(group, umar, 'member');
    telegram.addBot(group, { by: ani });
    await telegram.waitFor(group.id, /Halo!/, patience);
    umar.edit(umar.send('folow', { chat: group }), `/follow ${feed.url}`);
    await telegram.waitFor(group.id, /hanya admin/, patience);
    expect(telegram.view(group.id).some(({ text }) => text.startsWith('Kabar grup'))).toBe(false);
    ani.edit(ani.send('folow', { chat: group }), `/follow ${feed.url}`);
    await telegram.waitFor(group.id, /^Kabar grup/, patience);
  });
});

describe('a command typed as a post of a channel', () => {
  const setUp = async (rights: Record<string, boolean> | true = true) => {
    const { telegram, newsroom } = stage;
    const feed = newsroom.feed('/kanal.xml', { title: 'Harian Kanal' });
    feed.publish({ title: 'Kabar lama', text: '' });
    await stage.run();
    const dewi = telegram.person({ first_name: 'Dewi', language_code: 'id' });
    const eko = telegram.person({ first_name: 'Eko', language_code: 'id' });
    const channel = telegram.channel({ title: 'Kabar Serang', username: 'kabarserang', owner: dewi });
    telegram.setMember(channel, eko, 'administrator');
    return {
      feed,
      dewi,
      eko,
      channel,
      add: () => telegram.addBot(channel, { by: dewi, rights }),
      posts: () => telegram.view(channel.id).filter(({ deleted }) => !deleted),
    };
  };

  it('is taken off the channel and carried out there; its administrator is answered in private', async () => {
    const { telegram } = stage;
    const { feed, dewi, eko, channel, add, posts } = await setUp();
    dewi.start();
    await telegram.waitFor(dewi, /Halo, Dewi/, patience);
    add();
    await telegram.waitFor(dewi, /sudah bisa mengirim/, patience);
    eko.send(`/follow ${feed.url}`, { chat: channel });
    await telegram.waitFor(dewi, /di Kabar Serang saya jawab di sini[\s\S]*sudah saya hapus/, patience);
    await telegram.waitFor(dewi, /akan saya kirim ke Kabar Serang/, patience);
    expect(posts()).toEqual([]);
    feed.publish({ title: 'Kabar baru', text: '' });
    await telegram.waitFor(channel.id, /^Kabar baru/, patience);

    const { message_id: after } = dewi.send('/unfollow', { chat: channel });
    expect(after).toBeGreaterThan(0);
    const question = await telegram.waitFor(dewi, /Berhenti mengikuti yang mana/, patience);
    await dewi.press(question, 'Harian Kanal', patience.timeoutMs);
    await telegram.waitFor(dewi, /tidak akan saya kirim lagi/, patience);
    expect(posts().map(({ text }) => text)).toEqual([expect.stringMatching(/^Kabar baru/)]);
  });

  it('stays where Kabar may not delete, and its administrator is told so', async () => {
    const { telegram } = stage;
    const { dewi, channel, add, posts } = await setUp({ can_post_messages: true });
    dewi.start();
    await telegram.waitFor(dewi, /Halo, Dewi/, patience);
    add();
    await telegram.waitFor(dewi, /sudah bisa mengirim/, patience);
    dewi.send('/following', { chat: channel });
    await telegram.waitFor(dewi, /masih tampil di kanal/, patience);
    await telegram.waitFor(dewi, /Belum ada yang diikuti/, patience);
    expect(posts().map(({ text }) => text)).toEqual(['/following']);
  });

  it('is answered by a post where no administrator has a chat with Kabar', async () => {
    const { telegram } = stage;
    const { dewi, channel, add, posts } = await setUp();
    add();
    dewi.send('/follow antara', { chat: channel });
    await telegram.waitFor(channel.id, /\/follow antara belum saya jalankan[\s\S]*@KabarBot/, patience);
    expect(posts()).toHaveLength(1);
  });

  it('is left alone where it is a post for readers, another bot’s, or forwarded', async () => {
    const { telegram } = stage;
    const { dewi, channel, add, posts } = await setUp();
    dewi.start();
    add();
    await telegram.waitFor(dewi, /sudah bisa mengirim/, patience);
    const said = [
      'Berita hari ini',
      '/diskon besar',
      '/latest@BotLain',
      '/berita pagi ini: hujan',
      `/latest ${'panjang '.repeat(40)}`,
    ];
    for (const text of said) dewi.send(text, { chat: channel });
    dewi.send('/settings', { chat: channel });
    await telegram.waitFor(dewi, /Pengaturan · Kabar Serang/, patience);
    expect(posts().map(({ text }) => text)).toEqual(said);
  });
});
