import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ViewMessage } from '../../src/sandbox/telegram/index.ts';
import { openCollections } from '../../src/store/collections.ts';
import { seedFollowers } from '../bench/stage.ts';
import { createStage, type Stage } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await createStage();
});
afterEach(() => stage.close());

const operatorId = 20_000_001;
const readers = 1_000;
const patience = { timeoutMs: 60_000 };
/** With at most 256 requests under way a change of all of them takes longer than it takes until its progress is shown. */
const slowMs = 800;

it('a post that 1,000 subscribers have is changed and then taken back by its author’s commands, with counts before, progress meanwhile, and at the end who could not be reached', async () => {
  const { telegram, newsroom, storeUrl } = stage;
  const leavers = ['Ani', 'Budi', 'Citra'].map((first_name) => telegram.person({ first_name }));
  for (const one of leavers) one.start();
  const ids = [...telegram.people(readers - leavers.length), ...leavers.map(({ id }) => id)];
  const feed = newsroom.feed('/berita.xml', { title: 'Harian' });
  await seedFollowers(storeUrl, feed.url, feed.title, ids);
  // They are reached by what they follow: to list them among everybody would take as long as the post.
  const { everybody, close } = await openCollections(storeUrl);
  await everybody.setListed();
  await close();
  await stage.run({ OPERATOR_IDS: String(operatorId), TELEGRAM_RATE: '1000' });
  const operator = telegram.person({ id: operatorId, first_name: 'Oki', language_code: 'id' });
  let after = 0;
  const say = (text: string, replyTo?: ViewMessage) => {
    ({ message_id: after } = operator.send(
      text,
      replyTo === undefined ? {} : { replyTo: replyTo.message_id },
    ));
  };
  const told = (answer: RegExp) => telegram.waitFor(operator.id, answer, { after, ...patience });
  const press = async (message: ViewMessage, button: string) =>
    void (await operator.press(message, button, patience.timeoutMs));
  const shownTo = (words: string) =>
    ids.filter((id) => telegram.view(id).some(({ text, deleted }) => !deleted && text === words)).length;

  const post = operator.send('Server pindah besok');
  say('/broadcast', post);
  await press(await told(/Kirim ke mana/), 'Pelanggan ›');
  await press(await told(/Kirim ke pelanggan: semua/), 'Sumber atau topik…');
  await told(/Ketik nama atau alamat/);
  operator.send(feed.url);
  await press(await told(/Kirim ke pelanggan: hanya/), 'Lanjut');
  await press(await told(/akan dikirim ke 1\.000 pelanggan/), 'Kirim');
  const report = await told(/Selesai: 1\.000 dari 1\.000 terkirim/);
  expect(shownTo('Server pindah besok')).toBe(readers);
  const [first, second] = leavers;
  first?.block();
  telegram.faults({ latencyMs: slowMs, methods: ['editMessageText', 'deleteMessage'] });

  say('/recall', report);
  await press(await told(/ada di 1\.000 chat\. Mau diapakan/), 'Ubah di mana-mana');
  await told(/Kirim teks penggantinya/);
  operator.send('Server pindah lusa');
  await press(await told(/menggantikan yang lama di 1\.000 chat/), 'Ya, ubah');
  expect((await told(/Mengubah\s+[▓░]{10} \d+%\s+\d+ selesai/)).buttons.flat()).toHaveLength(2);
  const changed = await told(/Selesai: diubah di 999 dari 1\.000 chat/);
  expect(changed.text).toContain('1 chat: bot diblokir atau dikeluarkan');
  expect([shownTo('Server pindah lusa'), shownTo('Server pindah besok')]).toEqual([999, 1]);

  second?.block();
  say('/recall', report);
  await press(await told(/ada di 1\.000 chat\. Mau diapakan/), 'Tarik di mana-mana');
  await press(await told(/akan dihapus dari 1\.000 chat/), 'Ya, tarik');
  const progress = await told(/Menarik\s+[▓░]{10} \d+%\s+\d+ selesai/);
  expect(progress.buttons.flat().map(({ text }) => text)).toEqual(['Jeda', 'Hentikan']);
  const end = await told(/Selesai: ditarik di 998 dari 1\.000 chat/);
  expect(end.message_id).toBe(progress.message_id);
  expect(end.text).toContain('2 chat: bot diblokir atau dikeluarkan');
  expect([shownTo('Server pindah lusa'), shownTo('Server pindah besok')]).toEqual([1, 1]);
});
