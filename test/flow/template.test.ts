import { afterEach, beforeEach, expect, it } from 'vitest';
import { createStage, type Stage } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await createStage();
});
afterEach(() => stage.close());

/** A channel that Dewi manages, in which a feed with one story is followed; `page`: what sets how its cards look. */
const opened = async () => {
  const { telegram, newsroom } = stage;
  const feed = newsroom.feed('/harian.xml', { title: 'Harian' });
  feed.publish({
    title: 'Jembatan Ciujung dibuka lagi',
    text: 'SERANG, Harian - Jembatan itu bisa dilalui lagi mulai hari ini.',
    categories: ['Daerah'],
  });
  await stage.run();
  const dewi = telegram.person({ first_name: 'Dewi', language_code: 'id' });
  const channel = telegram.channel({ title: 'Kabar Serang', owner: dewi, username: 'kabarserang' });
  dewi.start();
  await telegram.waitFor(dewi.id, /Halo, Dewi/);
  telegram.addBot(channel, { by: dewi, rights: true });
  await telegram.waitFor(dewi.id, /sudah bisa mengirim/);
  let { message_id: after } = dewi.send(`/follow @kabarserang ${feed.url}`);
  await telegram.waitFor(dewi.id, /akan saya kirim ke Kabar Serang/, { after });
  ({ message_id: after } = dewi.send('/channels'));
  const list = await telegram.waitFor(dewi.id, /Kanal dan grup Anda/, { after });
  await dewi.press(list, '📣 Kabar Serang');
  const channelPage = await telegram.waitFor(dewi.id, /Izin saya lengkap/, { after });
  await dewi.press(channelPage, 'Tampilan');
  const page = await telegram.waitFor(dewi.id, /tampil seperti itu di Kabar Serang/, { after });
  const preview = await telegram.waitFor(dewi.id, /Jembatan Ciujung/, { after: channelPage.message_id });
  return { telegram, feed, dewi, channel, page, preview };
};

it('a template is chosen by buttons with the newest story beside them, and cards come by it', async () => {
  const { telegram, feed, dewi, channel, page, preview } = await opened();
  expect(preview.text).toMatch(/^Jembatan Ciujung dibuka lagi\nHarian · Serang · .*\nJembatan itu/);
  expect(preview.message_id).toBeLessThan(page.message_id);
  const shown = (pattern: RegExp) => telegram.waitFor(dewi.id, pattern, { after: preview.message_id - 1 });
  await dewi.press(page, '# Rubrik');
  await shown(/#Daerah$/);
  await dewi.press(page, '✓ Ringkasan');
  await shown(/^Jembatan Ciujung dibuka lagi\nHarian · Serang · .*\n#Daerah$/);
  await dewi.press(page, '✎ Tanda tangan');
  const question = await telegram.waitFor(dewi.id, /Ketik tanda tangan/);
  const { message_id: after } = dewi.send('<b>Ikuti</b> @kabarserang & kawan');
  await telegram.waitFor(dewi.id, /#Daerah\n<b>Ikuti<\/b> @kabarserang & kawan$/, { after });
  expect(question.message_id).toBeGreaterThan(page.message_id);

  feed.publish({ title: 'Pasar Rau buka malam', text: 'Pedagang menyambut.', categories: ['Ekonomi'] });
  const card = await telegram.waitFor(channel.id, /Pasar Rau buka malam/);
  expect(card.text).toMatch(
    /^Pasar Rau buka malam\nHarian · .*\n#Ekonomi\n<b>Ikuti<\/b> @kabarserang & kawan$/,
  );
});

it('a line that is empty or too long is asked for once more, and nothing changes', async () => {
  const { telegram, dewi, page } = await opened();
  await dewi.press(page, '✎ Baris atas');
  await telegram.waitFor(dewi.id, /Ketik baris yang tampil di atas/);
  let { message_id: after } = dewi.send('x'.repeat(61));
  await telegram.waitFor(dewi.id, /Baris itu terlalu panjang/, { after });
  ({ message_id: after } = dewi.send('\u3164'));
  await telegram.waitFor(dewi.id, /Tidak ada tulisan di dalamnya/, { after });
  ({ message_id: after } = dewi.send('KABAR SERANG'));
  const preview = await telegram.waitFor(dewi.id, /Jembatan Ciujung/, { after });
  expect(preview.text).toMatch(/^KABAR SERANG\nJembatan Ciujung/);
});

it('neither a button nor a typed line counts from who is no administrator any more', async () => {
  const { telegram, feed, dewi, channel, page } = await opened();
  const eko = telegram.person({ first_name: 'Eko', language_code: 'id' });
  telegram.setMember(channel, eko, 'creator');
  await dewi.press(page, '✎ Baris atas');
  await telegram.waitFor(dewi.id, /Ketik baris yang tampil di atas/);
  telegram.setMember(channel, dewi, 'member');
  const { message_id: after } = dewi.send('PALSU');
  await telegram.waitFor(dewi.id, /Hanya admin/, { after });
  const { text } = await dewi.press(page, '✓ Ringkasan');
  expect(text).toContain('Hanya admin');
  feed.publish({ title: 'Pasar Rau buka malam', text: 'Pedagang menyambut baik.' });
  const card = await telegram.waitFor(channel.id, /Pasar Rau buka malam/);
  expect(card.text).toMatch(/^Pasar Rau buka malam\n/);
  expect(card.text).toContain('Pedagang menyambut baik');
});
