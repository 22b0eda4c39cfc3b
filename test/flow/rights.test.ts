import { afterEach, beforeEach, expect, it } from 'vitest';
import { createStage, type Stage } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await createStage();
});
afterEach(() => stage.close());

it('the person who connected a channel is told at once when Kabar loses its right or is removed, and the channel misses no story', async () => {
  const { telegram, newsroom } = stage;
  const feed = newsroom.feed('/kanal.xml', { title: 'Harian Kanal' });
  feed.publish({ title: 'Kabar lama', text: 'Isi.' });
  await stage.run();
  const budi = telegram.person({ first_name: 'Budi', language_code: 'id' });
  const sari = telegram.person({ first_name: 'Sari', language_code: 'id' });
  const channel = telegram.channel({ title: 'Kabar Banten', username: 'kabarbanten', owner: budi });
  telegram.setMember(channel, sari, 'administrator');
  budi.start();
  await telegram.waitFor(budi.id, /Halo, Budi/);
  telegram.addBot(channel, { by: budi, rights: true });
  await telegram.waitFor(budi.id, /sudah bisa mengirim/);
  const { message_id: after } = budi.send(`/follow @kabarbanten ${feed.url}`);
  await telegram.waitFor(budi.id, /akan saya kirim ke Kabar Banten/, { after });

  telegram.promoteBot(channel, false, sari);
  await telegram.waitFor(budi.id, /Saya tidak bisa mengirim ke Kabar Banten/);
  for (const title of ['Berita pertama', 'Berita kedua']) feed.publish({ title, text: 'Isi.' });
  await new Promise((resolve) => setTimeout(resolve, 4_000));
  expect(telegram.view(channel.id).filter(({ text }) => /Berita/.test(text))).toEqual([]);

  telegram.promoteBot(channel, true, sari);
  await telegram.waitFor(channel.id, /Berita pertama/);
  await telegram.waitFor(channel.id, /Berita kedua/);
  await telegram.waitFor(budi.id, /Saya sudah bisa mengirim lagi ke Kabar Banten/);
  telegram.kickBot(channel, sari);
  await telegram.waitFor(budi.id, /Saya dikeluarkan dari Kabar Banten/);
});

it('who manages a channel, and what is new, are spoken to in the language of whoever brings Kabar in', async () => {
  const { telegram } = stage;
  await stage.run();
  const ann = telegram.person({ first_name: 'Ann', language_code: 'en' });
  const sari = telegram.person({ first_name: 'Sari', language_code: 'id' });
  const channel = telegram.channel({ title: 'Java Daily', owner: ann });
  telegram.setMember(channel, sari, 'administrator');
  ann.start();
  const { message_id: after } = await telegram.waitFor(ann.id, /Hi, Ann|Hello/);
  telegram.addBot(channel, { by: ann, rights: true });
  await telegram.waitFor(ann.id, /Java Daily/, { after });
  telegram.promoteBot(channel, false, sari);
  await telegram.waitFor(ann.id, /I cannot post in Java Daily/);
  const group = telegram.group({ title: 'Neighbours', owner: ann });
  telegram.addBot(group, { by: ann });
  const greeting = await telegram.waitFor(group.id, /Kabar/);
  expect(greeting.text).toContain('news bot');
});
