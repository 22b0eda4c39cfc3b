import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Person, ViewMessage } from '../../src/sandbox/telegram/index.ts';
import { countsOf, until } from './counting.ts';
import { createStage, type Stage } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await createStage();
});
afterEach(() => stage.close());

const operatorId = 20_000_001;
const asOperator = { OPERATOR_IDS: String(operatorId) };

/** Somebody who has written to Kabar, and channels of theirs in which Kabar may post. */
const admin = async (name: string, titles: string[]) => {
  const { telegram } = stage;
  const person = telegram.person({ first_name: name, language_code: 'id' });
  person.start();
  await telegram.waitFor(person.id, /Halo/);
  const channels = [];
  for (const title of titles) {
    const channel = telegram.channel({ title, owner: person });
    telegram.addBot(channel, { by: person, rights: true });
    await telegram.waitFor(person.id, new RegExp(`sudah bisa mengirim ke ${title}`));
    channels.push(channel);
  }
  return { person, channels };
};

/** Posts a message of a person's to all their channels; gives the report. */
const broadcast = async (person: Person, post: ViewMessage, titles: string[]): Promise<ViewMessage> => {
  const { telegram } = stage;
  const { message_id: after } = person.send('/broadcast', { replyTo: post.message_id });
  const page = await telegram.waitFor(person.id, /Kirim ke mana/, { after });
  if (titles.length === 1) await person.press(page, titles[0] ?? '');
  else {
    for (const [index, title] of titles.entries()) {
      await person.press(page, `☐ ${title}`);
      await telegram.waitFor(
        person,
        ({ message_id, buttons }) =>
          message_id === page.message_id &&
          buttons.flat().some(({ text }) => text === `Lanjut (${index + 1})`),
      );
    }
    await person.press(page, `Lanjut (${titles.length})`);
  }
  const question = await telegram.waitFor(person.id, /akan dikirim ke/, { after });
  await person.press(question, 'Kirim');
  return telegram.waitFor(person.id, titles.length === 1 ? /Terkirim|terkirim ke/ : /Selesai: /, { after });
};

const shown = (chatId: number) =>
  stage.telegram.view(chatId).flatMap(({ deleted, html }) => (deleted ? [] : [html]));

it('a text is changed and then taken back in every channel, by its author alone, and the history names it', async () => {
  const { telegram } = stage;
  await stage.run();
  const titles = ['Kabar Anyer', 'Kabar Banten'];
  const { person: dewi, channels } = await admin('Dewi', titles);
  const ids = channels.map(({ id }) => id);
  const eko = telegram.person({ first_name: 'Eko', language_code: 'id' });
  for (const channel of channels) telegram.setMember(channel, eko, 'administrator');
  const report = await broadcast(dewi, dewi.send('Pasar buka pukul tujuh'), titles);

  let { message_id: after } = dewi.send('ok');
  await dewi.press(report, 'Ubah di mana-mana');
  const asked = await telegram.waitFor(dewi.id, /Kirim teks penggantinya/, { after });
  dewi.send('Pasar buka <pukul> delapan', {
    replyTo: asked.message_id,
    entities: [{ type: 'bold', offset: 0, length: 5 }],
  });
  const question = await telegram.waitFor(dewi.id, /menggantikan yang lama di 2 chat/, { after });
  // What was typed is shown as it will look.
  const preview = telegram.view(dewi.id).find(({ message_id }) => message_id === question.message_id - 1);
  expect(preview?.html).toBe('<b>Pasar</b> buka &lt;pukul&gt; delapan');
  await dewi.press(question, 'Ya, ubah');
  await telegram.waitFor(dewi.id, /Selesai: diubah di 2 dari 2 chat/, { after });
  for (const id of ids) expect(shown(id)).toEqual(['<b>Pasar</b> buka &lt;pukul&gt; delapan']);

  // Another administrator of these channels, and a stranger.
  ({ message_id: after } = eko.send('/start'));
  await telegram.waitFor(eko.id, /Halo/, { after });
  const link = `https://t.me/c/${String(ids[0]).replace('-100', '')}/${telegram.view(ids[0] ?? 0)[0]?.message_id}`;
  ({ message_id: after } = eko.send(`/recall ${link}`));
  await telegram.waitFor(eko.id, /Kiriman ini dari Dewi/, { after });
  const joko = telegram.person({ first_name: 'Joko', language_code: 'id' });
  joko.start();
  ({ message_id: after } = joko.send(`/tarik ${link}`));
  await telegram.waitFor(joko.id, /Hanya admin di sana/, { after });

  ({ message_id: after } = dewi.send(`/recall ${link}`));
  const menu = await telegram.waitFor(dewi.id, /ada di 2 chat. Mau diapakan/, { after });
  await dewi.press(menu, 'Tarik di mana-mana');
  const second = await telegram.waitFor(dewi.id, /akan dihapus dari 2 chat/, { after });
  // Between the question and the yes Kabar's author loses one of the channels.
  telegram.setMember(channels[1] ?? 0, dewi, 'member');
  await dewi.press(second, 'Ya, tarik');
  const end = await telegram.waitFor(dewi.id, /Selesai: ditarik di 1 dari 2 chat/, { after });
  expect(end.text).toContain('Kabar Banten: Anda bukan lagi admin di sana');
  expect(shown(ids[0] ?? 0)).toEqual([]);
  expect(shown(ids[1] ?? 0)).toHaveLength(1);
  expect((await dewi.press(report, 'Ubah di mana-mana')).text).toContain('sudah ditarik');

  ({ message_id: after } = dewi.send('/kanal'));
  await dewi.press(await telegram.waitFor(dewi.id, /Kanal dan grup Anda/, { after }), '📣 Kabar Anyer');
  await dewi.press(await telegram.waitFor(dewi.id, /Izin saya lengkap/, { after }), 'Riwayat');
  await telegram.waitFor(dewi.id, /menarik kiriman[^]*mengubah kiriman[^]*mengirim/, { after });
});

it('of a photo and of an album the media stay when the caption is changed, and all of it goes when it is taken back', async () => {
  const { telegram } = stage;
  await stage.run();
  const { person: dewi, channels } = await admin('Dewi', ['Kabar Serang']);
  const { id } = channels[0] ?? { id: 0 };
  const last = () => telegram.last(dewi.id)?.message_id ?? 0;
  const amend = async (words: string, report: ViewMessage) => {
    const after = last();
    await dewi.press(report, 'Ubah di mana-mana');
    await telegram.waitFor(dewi.id, /Foto dan videonya tetap/, { after });
    dewi.send(words);
    await dewi.press(await telegram.waitFor(dewi.id, /di 1 chat/, { after }), 'Ya, ubah');
    await telegram.waitFor(dewi.id, /Selesai: diubah di 1 dari 1/, { after });
  };
  const take = async (report: ViewMessage) => {
    const after = last();
    await dewi.press(report, 'Tarik di mana-mana');
    await dewi.press(await telegram.waitFor(dewi.id, /akan dihapus dari 1 chat/, { after }), 'Ya, tarik');
    await telegram.waitFor(dewi.id, /Selesai: ditarik di 1 dari 1/, { after });
  };
  const photo = await broadcast(dewi, dewi.sendPhoto({ caption: 'Banjir di Ciruas' }), ['Kabar Serang']);
  const before = last();
  await dewi.press(photo, 'Ubah di mana-mana');
  await telegram.waitFor(dewi.id, /Kirim teks penggantinya/, { after: before });
  dewi.send('x'.repeat(1_025));
  await telegram.waitFor(dewi.id, /paling banyak 1.024 karakter/, { after: before });
  await amend('Banjir di Kasemen', photo);
  expect(telegram.last(id)).toMatchObject({ text: 'Banjir di Kasemen', isCaption: true });
  expect(telegram.last(id)?.photo).toBeTruthy();
  await take(photo);
  expect(shown(id)).toEqual([]);

  const [first] = dewi.sendAlbum([{}, { caption: 'Dua gambar' }, {}]);
  if (first === undefined) throw new Error('no album');
  const album = await broadcast(dewi, first, ['Kabar Serang']);
  await amend('Tiga gambar', album);
  expect(shown(id)).toEqual(['Tiga gambar', '', '']);
  await take(album);
  expect(shown(id)).toEqual([]);
});

it('a poll can only be taken back, and it is said so', async () => {
  const { telegram } = stage;
  await stage.run();
  const { person: dewi, channels } = await admin('Dewi', ['Kabar Serang']);
  const { id } = channels[0] ?? { id: 0 };
  const report = await broadcast(dewi, dewi.sendPoll('Setuju?', ['Ya', 'Tidak']), ['Kabar Serang']);
  expect(report.buttons.flat().map(({ text }) => text)).toEqual(['Tarik di mana-mana']);
  const { message_id: after } = dewi.send('/recall', { replyTo: report.message_id });
  const menu = await telegram.waitFor(dewi.id, /Polling, pesan suara, dan sejenisnya tidak bisa diubah/, {
    after,
  });
  await dewi.press(menu, 'Tarik di mana-mana');
  await dewi.press(await telegram.waitFor(dewi.id, /akan dihapus dari 1 chat/, { after }), 'Batal');
  await telegram.waitFor(dewi.id, /tetap seperti semula/, { after });
  expect(shown(id)).toHaveLength(1);
  const { message_id: again } = dewi.send('/recall');
  const recent = await telegram.waitFor(dewi.id, /Kiriman mana/, { after: again });
  await dewi.press(recent, 'Setuju?');
  await dewi.press(await telegram.waitFor(dewi.id, /Mau diapakan/, { after: again }), 'Tarik di mana-mana');
  await dewi.press(
    await telegram.waitFor(dewi.id, /akan dihapus dari 1 chat/, { after: again }),
    'Ya, tarik',
  );
  await telegram.waitFor(dewi.id, /Selesai: ditarik di 1 dari 1/, { after: again });
  expect(shown(id)).toEqual([]);
});

it('a story’s card is changed in a channel of one’s own by its link, and taken back by a forward of it; nobody else’s chat is touched', async () => {
  const { telegram, newsroom } = stage;
  const feed = newsroom.feed('/berita.xml', { title: 'Harian' });
  feed.publish({ title: 'Awal', text: '' });
  await stage.run();
  const { person: dewi, channels } = await admin('Dewi', ['Kabar Serang']);
  const { id } = channels[0] ?? { id: 0 };
  const budi = telegram.person({ first_name: 'Budi', language_code: 'id' });
  budi.send(`/follow ${feed.url}`);
  await telegram.waitFor(budi.id, /^Awal/);
  dewi.send(`/follow ${id} ${feed.url}`);
  await telegram.waitFor(dewi.id, /Awal/);
  feed.publish({ title: 'Gempa di Anyer', text: 'Terasa sampai Cilegon.' });
  const card = await telegram.waitFor(id, /Gempa di Anyer/);
  await telegram.waitFor(budi.id, /Gempa di Anyer/);

  let { message_id: after } = dewi.send(`/ralat t.me/c/${String(id).replace('-100', '')}/${card.message_id}`);
  const menu = await telegram.waitFor(dewi.id, /Berita Gempa di Anyer ada di Kabar Serang/, { after });
  await dewi.press(menu, 'Ubah di mana-mana');
  await telegram.waitFor(dewi.id, /Kirim teks penggantinya/, { after });
  dewi.send('Gempa di Carita');
  await dewi.press(await telegram.waitFor(dewi.id, /di 1 chat/, { after }), 'Ya, ubah');
  await telegram.waitFor(dewi.id, /Selesai: diubah di 1 dari 1/, { after });
  expect(shown(id).at(-1)).toBe('Gempa di Carita');
  expect(telegram.last(id)?.preview).toEqual(card.preview);
  expect(telegram.last(budi.id)?.text).toContain('Gempa di Anyer');

  const forwarded = dewi.forward(card);
  ({ message_id: after } = dewi.send('/recall', { replyTo: forwarded.message_id }));
  await dewi.press(await telegram.waitFor(dewi.id, /Berita Gempa di Anyer/, { after }), 'Tarik di mana-mana');
  await dewi.press(await telegram.waitFor(dewi.id, /akan dihapus dari 1 chat/, { after }), 'Ya, tarik');
  await telegram.waitFor(dewi.id, /Selesai: ditarik di 1 dari 1/, { after });
  expect(shown(id).join()).not.toContain('Carita');
  expect(telegram.last(budi.id)?.text).toContain('Gempa di Anyer');
});

/** People who follow a feed, and an operator who has posted to all of them; gives the report. */
const posted = async (count: number, words: string) => {
  const { telegram, newsroom } = stage;
  const feed = newsroom.feed('/berita.xml', { title: 'Harian' });
  feed.publish({ title: 'Awal', text: '' });
  const kabar = await stage.run(asOperator);
  const people = Array.from({ length: count }, (_, index) =>
    telegram.person({ first_name: `Orang ${index}`, language_code: 'id' }),
  );
  for (const one of people) one.send(`/follow ${feed.url}`);
  await Promise.all(people.map(({ id }) => telegram.waitFor(id, /^Awal/, { timeoutMs: 60_000 })));
  const operator = telegram.person({ id: operatorId, first_name: 'Oki', language_code: 'id' });
  const post = operator.send(words);
  const { message_id: after } = operator.send('/broadcast', { replyTo: post.message_id });
  await operator.press(await telegram.waitFor(operator.id, /Kirim ke mana/, { after }), 'Pelanggan ›');
  await operator.press(await telegram.waitFor(operator.id, /Kirim ke pelanggan/, { after }), 'Lanjut');
  await operator.press(
    await telegram.waitFor(operator.id, /akan dikirim ke \d+ pelanggan/, { after }),
    'Kirim',
  );
  const report = await telegram.waitFor(operator.id, /Selesai: /, { after, timeoutMs: 60_000 });
  return { kabar, operator, report, ids: people.map(({ id }) => id), people };
};

it('what is too old to be deleted is replaced by a note and counted as such, and who blocked the bot is told of', async () => {
  const { telegram } = stage;
  const { operator, report, people, ids } = await posted(4, 'Server pindah besok');
  people[0]?.block();
  telegram.advance(49 * 3_600_000);
  const { message_id: after } = operator.send('ok');
  await operator.press(report, 'Tarik di mana-mana');
  await operator.press(
    await telegram.waitFor(operator.id, /akan dihapus dari 4 chat/, { after }),
    'Ya, tarik',
  );
  const end = await telegram.waitFor(operator.id, /Selesai: ditarik di 0 dari 4 chat/, { after });
  expect(end.text).toContain('3 chat: lebih dari 48 jam: tidak bisa dihapus, teksnya diganti catatan');
  expect(end.text).toContain('1 chat: bot diblokir atau dikeluarkan');
  expect(countsOf(telegram, ids, 'sudah ditarik oleh pengirimnya')).toEqual([0, 1, 1, 1]);
});

it('a kill in the middle of the recall of a post that 300 have, and a pause across a second kill, leave nobody out', async () => {
  const { telegram } = stage;
  const { kabar, operator, report, ids } = await posted(300, 'Selamat datang, pembaca');
  const left = () =>
    ids.filter((id) =>
      telegram.view(id).some(({ text, deleted }) => !deleted && text.includes('Selamat datang')),
    ).length;
  const { message_id: after } = operator.send('ok');
  await operator.press(report, 'Tarik di mana-mana');
  const question = await telegram.waitFor(operator.id, /akan dihapus dari 300 chat/, { after });
  await kabar.kill('SIGTERM');

  const slow = { ...asOperator, TELEGRAM_RATE: '60' };
  telegram.faults({ latencyMs: 30 });
  const second = await stage.run(slow);
  await operator.press(question, 'Ya, tarik', 20_000);
  await until(() => left() < 260, 'the first forty');
  await second.kill('SIGKILL');
  expect(left()).toBeGreaterThan(0);

  const third = await stage.run(slow);
  await until(() => left() < 220, 'eighty');
  const progress = await telegram.waitFor(operator.id, /Menarik\s+[▓░]{10} \d+%\s+\d+ selesai/, { after });
  await operator.press(progress, 'Jeda', 20_000);
  await telegram.waitFor(operator.id, /Dijeda: menarik/, { after });
  expect(left()).toBeGreaterThan(0);
  await third.kill('SIGKILL');

  const fourth = await stage.run(asOperator);
  await operator.press(progress, 'Lanjutkan', 20_000);
  const end = await telegram.waitFor(operator.id, /Selesai: ditarik di 300 dari 300 chat/, {
    after,
    timeoutMs: 60_000,
  });
  expect(end.buttons).toEqual([]);
  expect(left()).toBe(0);
  await fourth.kill('SIGTERM');
});

it('in a group an administrator takes a card back by its ⋯, asked in private, or a post by replying to it; a member may not', async () => {
  const { telegram, newsroom } = stage;
  const feed = newsroom.feed('/berita.xml', { title: 'Harian' });
  feed.publish({ title: 'Awal', text: '' });
  await stage.run();
  const { person: dewi } = await admin('Dewi', []);
  const budi = telegram.person({ first_name: 'Budi', language_code: 'id' });
  const group = telegram.group({ title: 'Warga', owner: dewi });
  telegram.setMember(group, budi, 'member');
  telegram.addBot(group, { by: dewi });
  dewi.send(`/follow ${feed.url}`, { chat: group });
  await telegram.waitFor(group, /^Awal/);
  feed.publish({ title: 'Gempa di Anyer', text: '' });
  const card = await telegram.waitFor(group, /^Gempa di Anyer/);
  const open = async () => {
    await dewi.press(card, '⋯');
    return telegram.waitFor(
      group,
      ({ message_id, buttons }) =>
        message_id === card.message_id &&
        buttons.flat().some(({ text }) => text === 'Ralat atau tarik (admin)'),
    );
  };
  const opened = await open();
  expect((await budi.press(opened, 'Ralat atau tarik (admin)')).text).toContain('admin');
  const after = telegram.last(dewi.id)?.message_id ?? 0;
  await dewi.press(opened, 'Ralat atau tarik (admin)');
  const menu = await telegram.waitFor(dewi.id, /Berita Gempa di Anyer ada di Warga/, { after });
  await dewi.press(menu, 'Tarik di mana-mana');
  await dewi.press(await telegram.waitFor(dewi.id, /akan dihapus dari 1 chat/, { after }), 'Ya, tarik');
  await telegram.waitFor(dewi.id, /Selesai: ditarik di 1 dari 1/, { after });
  expect(telegram.view(group).find(({ message_id }) => message_id === card.message_id)?.deleted).toBe(true);

  const report = await broadcast(dewi, dewi.send('Kerja bakti Minggu'), ['Warga']);
  const copy = await telegram.waitFor(group, /Kerja bakti Minggu/);
  budi.send('/recall', { chat: group, replyTo: copy.message_id });
  await telegram.waitFor(group, /Hanya admin/);
  dewi.send('/recall', { chat: group, replyTo: copy.message_id });
  const second = await telegram.waitFor(dewi.id, /ada di 1 chat. Mau diapakan/, { after: report.message_id });
  await dewi.press(second, 'Tarik di mana-mana');
  const question = await telegram.waitFor(dewi.id, /akan dihapus dari 1 chat/, { after: second.message_id });
  await dewi.press(question, 'Ya, tarik');
  await telegram.waitFor(dewi.id, /Selesai: ditarik di 1 dari 1/, { after: second.message_id });
  expect(telegram.view(group).find(({ message_id }) => message_id === copy.message_id)?.deleted).toBe(true);
});

it('an operator takes a story back from every subscriber by its address, and nobody else is offered that', async () => {
  const { telegram, newsroom } = stage;
  const feed = newsroom.feed('/berita.xml', { title: 'Harian' });
  feed.publish({ title: 'Awal', text: '' });
  await stage.run(asOperator);
  const operator = telegram.person({ id: operatorId, first_name: 'Oki', language_code: 'id' });
  const budi = telegram.person({ first_name: 'Budi', language_code: 'id' });
  for (const one of [operator, budi]) {
    one.send(`/follow ${feed.url}`);
    await telegram.waitFor(one.id, /^Awal/);
  }
  feed.publish({ title: 'Kabar yang keliru', text: '' });
  const card = await telegram.waitFor(budi.id, /Kabar yang keliru/);
  await telegram.waitFor(operator.id, /Kabar yang keliru/);
  const address = card.buttons.flat().find(({ url }) => url !== undefined)?.url ?? '';
  let { message_id: after } = budi.send(`/recall ${address}`);
  await telegram.waitFor(budi.id, /Saya tidak menemukan kiriman itu/, { after });
  ({ message_id: after } = operator.send(`/recall ${address}`));
  const menu = await telegram.waitFor(operator.id, /ada di 2 chat. Mau diapakan/, { after });
  await operator.press(menu, 'Tarik dari semua pelanggan');
  const question = await telegram.waitFor(operator.id, /akan dihapus dari 2 chat/, { after });
  await operator.press(question, 'Ya, tarik');
  await telegram.waitFor(operator.id, /sedang ditarik dari 2 chat/, { after });
  const isGone = (id: number) =>
    telegram.view(id).every(({ text, deleted }) => deleted || !text.startsWith('Kabar yang keliru'));
  await until(() => isGone(budi.id), 'the recall');
  expect(telegram.last(budi.id)?.text).toMatch(/Saya tidak menemukan/);
});
