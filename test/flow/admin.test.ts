import { afterEach, beforeEach, expect, it } from 'vitest';
import { pause, until } from './counting.ts';
import { createStage, type Stage } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await createStage();
});
afterEach(() => stage.close());

const operatorId = 20_000_001;
const asOperator = { OPERATOR_IDS: String(operatorId) };

it('an operator sees how Kabar is doing, and bans and frees a person and a feed; nobody else may', async () => {
  const { telegram, newsroom } = stage;
  const feed = newsroom.feed('/berita.xml', { title: 'Harian' });
  const other = newsroom.feed('/lain.xml', { title: 'Mingguan' });
  for (const one of [feed, other]) one.publish({ title: `Awal ${one.url.slice(-9)}`, text: '' });
  const first = await stage.run(asOperator);
  const operator = telegram.person({ id: operatorId, first_name: 'Oki', language_code: 'id' });
  const budi = telegram.person({ first_name: 'Budi', language_code: 'id' });
  const citra = telegram.person({ first_name: 'Citra', language_code: 'id' });
  for (const one of [budi, citra]) {
    one.send(`/follow ${feed.url}`);
    await telegram.waitFor(one.id, /^Awal/);
  }
  const said = async (text: string, answer: RegExp) => {
    const { message_id: after } = operator.send(text);
    return telegram.waitFor(operator.id, answer, { after });
  };
  const { message_id: mine } = budi.send('/admin');
  await telegram.waitFor(budi.id, /hanya untuk pengelola bot/, { after: mine });
  const page = await said('/admin', /Kabar \d+\.\d+\.\d+, berjalan sejak/);
  expect(page.text).toMatch(/2 chat · 1 sumber dipantau/);
  expect(page.text).toMatch(/Laju kirim: [\d.]+\/detik \(biasanya 1\.000\/detik\)/);
  expect(page.text).toContain('Tidak ada kiriman yang sedang berjalan');
  const shown = (text: RegExp) =>
    telegram.waitFor(operator.id, (one) => one.message_id === page.message_id && text.test(one.text));
  await operator.press(page, 'Sumber bermasalah');
  await shown(/Semua sumber bisa dibaca/);
  await operator.press(page, 'Kembali');
  await shown(/Laju kirim/);

  await said(`/admin ban ${budi.id}`, /Budi diblokir/);
  await said(`/admin ban ${operatorId}`, /tidak bisa diblokir/);
  await said('/admin ban https://tidak-ada.contoh.id/rss', /Saya tidak mengenal/);
  const { message_id: before } = budi.send('/latest');
  feed.publish({ title: 'Gempa di Anyer', text: '' });
  await telegram.waitFor(citra.id, /Gempa di Anyer/);
  await pause(500);
  expect(telegram.view(budi.id).filter(({ message_id }) => message_id > before)).toEqual([]);

  // A ban outlives a restart; what was followed is there once it is lifted.
  await first.kill('SIGKILL');
  await stage.run(asOperator);
  const { message_id: again } = budi.send('/latest');
  await said(`/admin unban ${budi.id}`, /Blokir Budi dibuka/);
  feed.publish({ title: 'Banjir di Ciruas', text: '' });
  await telegram.waitFor(budi.id, /Banjir di Ciruas/, { after: again });
  expect(telegram.view(budi.id).some(({ text }) => text.includes('Gempa di Anyer'))).toBe(false);

  await said(`/admin ban ${feed.url}`, /Harian diblokir/);
  const { message_id: tried } = citra.send(`/follow ${feed.url}`);
  await telegram.waitFor(citra.id, /tidak diizinkan oleh pengelola/, { after: tried });
  await pause(3_000);
  feed.publish({ title: 'Hujan lebat', text: '' });
  citra.send(`/follow ${other.url}`);
  await telegram.waitFor(citra.id, /^Awal .*lain/);
  await pause(3_000);
  expect(telegram.view(citra.id).some(({ text }) => text.includes('Hujan lebat'))).toBe(false);
  await operator.press(await said('/admin ban', /Diblokir: 0 chat, 1 sumber/), 'Buka 1');
  await telegram.waitFor(operator.id, /Tidak ada yang diblokir/);
  await pause(1_000);
  feed.publish({ title: 'Cerah lagi', text: '' });
  await telegram.waitFor(citra.id, /Cerah lagi/);
});

it('operators are told once that another process uses the token, and once that a feed with many followers was closed', async () => {
  const { telegram, newsroom } = stage;
  const feed = newsroom.feed('/berita.xml', { title: 'Harian' });
  feed.publish({ title: 'Awal', text: '' });
  const operator = telegram.person({ id: operatorId, first_name: 'Oki', language_code: 'id' });
  operator.start();
  await stage.run(asOperator);
  await telegram.waitFor(operator.id, /Halo, Oki/);
  const people = Array.from({ length: 20 }, (_, index) =>
    telegram.person({ first_name: `Orang ${index}`, language_code: 'id' }),
  );
  for (const one of people) one.send(`/follow ${feed.url}`);
  await Promise.all(people.map(({ id }) => telegram.waitFor(id, /^Awal/, { timeoutMs: 60_000 })));

  const seen = (words: string) =>
    telegram.view(operator.id).filter(({ text }) => text.includes(words)).length;
  await fetch(`${telegram.url}/bot${telegram.token}/getUpdates`);
  await until(() => seen('Ada proses lain yang memakai token') > 0, 'the conflict');
  await fetch(`${telegram.url}/bot${telegram.token}/getUpdates`);
  feed.fault({ status: 410 });
  await until(() => seen('Harian, dengan 20 pengikut, ditutup penerbitnya') > 0, 'the closed feed');
  await pause(6_000);
  expect(seen('Ada proses lain yang memakai token')).toBe(1);
  expect(seen('ditutup penerbitnya')).toBe(1);
});
