import { afterEach, beforeEach, expect, it } from 'vitest';
import { countsOf, pause, until } from './counting.ts';
import { createStage, type Stage } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await createStage();
});
afterEach(() => stage.close());

const operatorId = 20_000_001;
const asOperator = { OPERATOR_IDS: String(operatorId) };

it('a message goes to several channels that are ticked; where a right was revoked before it is posted nothing appears, and the report says why', async () => {
  const { telegram } = stage;
  await stage.run();
  const dewi = telegram.person({ first_name: 'Dewi', language_code: 'id' });
  const eko = telegram.person({ first_name: 'Eko', language_code: 'id' });
  dewi.start();
  await telegram.waitFor(dewi.id, /Halo, Dewi/);
  const channels = ['Kabar Anyer', 'Kabar Banten', 'Kabar Cilegon'].map((title) => {
    const channel = telegram.channel({ title, owner: eko });
    telegram.setMember(channel, dewi, 'administrator');
    telegram.addBot(channel, { by: dewi, rights: true });
    return channel;
  });
  await telegram.waitFor(dewi.id, /sudah bisa mengirim ke Kabar Cilegon/);
  const post = dewi.send('Jadwal imsakiyah', { entities: [{ type: 'bold', offset: 0, length: 6 }] });
  const { message_id: after } = dewi.send('/broadcast', { replyTo: post.message_id });
  const ticked = (count: number) => new RegExp(`Lanjut \\(${count}\\)`);
  const page = await telegram.waitFor(dewi.id, /Kirim ke mana/, { after });
  for (const [index, title] of ['Kabar Anyer', 'Kabar Banten', 'Kabar Cilegon'].entries()) {
    await dewi.press(page, `☐ ${title}`);
    await telegram.waitFor(
      dewi,
      ({ message_id, buttons }) =>
        message_id === page.message_id && buttons.flat().some(({ text }) => ticked(index + 1).test(text)),
    );
  }
  await dewi.press(page, 'Lanjut (3)');
  const question = await telegram.waitFor(
    dewi.id,
    /akan dikirim ke 3 kanal dan grup \(Kabar Anyer, Kabar Banten, Kabar Cilegon\)/,
    { after },
  );
  // Between the question and the posting the person loses one channel, and Kabar another.
  const [anyer, banten, cilegon] = channels.map(({ id }) => id);
  telegram.setMember(banten ?? 0, dewi, 'member');
  telegram.promoteBot(cilegon ?? 0, { can_post_messages: false }, eko);
  await dewi.press(question, 'Kirim');
  const report = await telegram.waitFor(dewi.id, /1 dari 3 terkirim ke 3 kanal dan grup; sisanya menunggu/, {
    after,
  });
  expect(report.text).toMatch(/Kabar Banten: Anda bukan lagi admin di sana/);
  expect(report.text).toMatch(/Kabar Cilegon: menunggu/);
  expect(report.text).toMatch(
    /belum punya izin mengirim pesan di sana.*Beri izin itu paling lambat \S+, .*WIB/,
  );
  expect(telegram.view(anyer ?? 0)).toMatchObject([{ html: '<b>Jadwal</b> imsakiyah' }]);
  expect(telegram.view(banten ?? 0)).toEqual([]);
  expect(telegram.view(cilegon ?? 0)).toEqual([]);
  telegram.promoteBot(cilegon ?? 0, true, eko);
  await telegram.waitFor(cilegon ?? 0, /Jadwal imsakiyah/);
  await telegram.waitFor(dewi.id, /Selesai: 2 dari 3 terkirim/, { after });
});

it('a message that is changed after its preview goes out as its preview shows it', async () => {
  const { telegram } = stage;
  await stage.run();
  const dewi = telegram.person({ first_name: 'Dewi', language_code: 'id' });
  dewi.start();
  await telegram.waitFor(dewi.id, /Halo, Dewi/);
  const channel = telegram.channel({ title: 'Kabar Anyer', username: 'kabaranyer', owner: dewi });
  telegram.addBot(channel, { by: dewi, rights: true });
  await telegram.waitFor(dewi.id, /sudah bisa mengirim ke Kabar Anyer/);
  const previewed = async (text: string) => {
    const post = dewi.send(text, { entities: [{ type: 'bold', offset: 0, length: 5 }] });
    const { message_id: after } = dewi.send('/broadcast @kabaranyer', { replyTo: post.message_id });
    await telegram.waitFor(dewi.id, new RegExp(text), { after });
    const question = await telegram.waitFor(dewi.id, /akan dikirim ke Kabar Anyer/, { after });
    return { post, question };
  };

  const { post, question } = await previewed('Versi pertama');
  dewi.edit(post, 'Versi kedua');
  await dewi.press(question, 'Kirim');
  await telegram.waitFor(channel.id, /^Versi pertama$/);
  expect(telegram.view(channel.id)).toMatchObject([{ html: '<b>Versi</b> pertama' }]);
  const { message_id: after } = dewi.send('/broadcast @kabaranyer', { replyTo: post.message_id });
  await telegram.waitFor(dewi.id, /^Versi kedua$/, { after });
  // Whoever wants the new words previews them.
  const again = await telegram.waitFor(dewi.id, /akan dikirim ke Kabar Anyer/, { after });
  dewi.edit(post, 'Versi ketiga');
  await dewi.press(again, 'Kirim');
  await telegram.waitFor(channel.id, /^Versi kedua$/);
  expect(telegram.view(channel.id).map(({ text }) => text)).toEqual(['Versi pertama', 'Versi kedua']);
});

/** People who follow a feed, each in their own chat. */
const subscribers = async (count: number, feedUrl: string, language: (index: number) => string) => {
  const { telegram } = stage;
  const people = Array.from({ length: count }, (_, index) =>
    telegram.person({ first_name: `Orang ${index}`, language_code: language(index) }),
  );
  for (const one of people) one.send(`/follow ${feedUrl}`);
  await Promise.all(people.map(({ id }) => telegram.waitFor(id, /^Awal/, { timeoutMs: 60_000 })));
  return people;
};

it('an operator posts to the subscribers of a language, each with a button that stops such posts and not the news', async () => {
  const { telegram, newsroom } = stage;
  const feed = newsroom.feed('/berita.xml', { title: 'Harian' });
  feed.publish({ title: 'Awal', text: '' });
  await stage.run(asOperator);
  const people = await subscribers(6, feed.url, (index) => (index % 2 === 0 ? 'id' : 'en'));
  const operator = telegram.person({ id: operatorId, first_name: 'Oki', language_code: 'id' });
  const send = async (words: string) => {
    const post = operator.send(words);
    const { message_id: after } = operator.send('/broadcast', { replyTo: post.message_id });
    const where = await telegram.waitFor(operator.id, /Kirim ke mana/, { after });
    await operator.press(where, 'Pelanggan ›');
    const audience = await telegram.waitFor(operator.id, /Kirim ke pelanggan: semua/, { after });
    await operator.press(audience, 'Bahasa Indonesia');
    await telegram.waitFor(operator.id, /hanya Bahasa Indonesia/, { after });
    await operator.press(audience, 'Lanjut');
    const question = await telegram.waitFor(operator.id, /akan dikirim ke \d+ pelanggan/, { after });
    await operator.press(question, 'Kirim');
    return telegram.waitFor(operator.id, /Selesai: /, { after });
  };
  const report = await send('Kabar punya fitur baru');
  expect(report.text).toContain('Selesai: 3 dari 3 terkirim ke 3 pelanggan');
  const ids = people.map(({ id }) => id);
  expect(countsOf(telegram, ids, 'fitur baru')).toEqual([1, 0, 1, 0, 1, 0]);

  const [first] = people;
  if (first === undefined) throw new Error('nobody');
  const copy = await telegram.waitFor(first.id, /fitur baru/);
  const { text } = await first.press(copy, 'Berhenti terima kiriman ini');
  expect(text).toContain('Berita tetap masuk');
  expect((await send('Kabar pindah server')).text).toContain('Selesai: 2 dari 2');
  expect(countsOf(telegram, ids, 'pindah server')).toEqual([0, 0, 1, 0, 1, 0]);
  feed.publish({ title: 'Berita sesudahnya', text: '' });
  await telegram.waitFor(first.id, /Berita sesudahnya/);

  await operator.press(report, 'Daftar hasil (CSV)');
  await until(() => telegram.calls('sendDocument').some(({ status }) => status === 200), 'the table');
  const stranger = people[1];
  if (stranger === undefined) throw new Error('nobody');
  const own = stranger.send('apa');
  const { message_id: after } = stranger.send('/broadcast', { replyTo: own.message_id });
  await telegram.waitFor(stranger.id, /not in a channel or group of yours/, { after });
});

it('a kill in the middle of a post to 300 subscribers, and a pause across a second kill, lose nobody and repeat only what was in flight (invariants 1 and 2)', async () => {
  const { telegram, newsroom } = stage;
  const feed = newsroom.feed('/berita.xml', { title: 'Harian' });
  feed.publish({ title: 'Awal', text: '' });
  const first = await stage.run(asOperator);
  const people = await subscribers(300, feed.url, () => 'id');
  const ids = people.map(({ id }) => id);
  const operator = telegram.person({ id: operatorId, first_name: 'Oki', language_code: 'id' });
  const post = operator.send('Selamat datang, pembaca');
  const { message_id: after } = operator.send('/broadcast', { replyTo: post.message_id });
  await operator.press(await telegram.waitFor(operator.id, /Kirim ke mana/, { after }), 'Pelanggan ›');
  await operator.press(await telegram.waitFor(operator.id, /Kirim ke pelanggan/, { after }), 'Lanjut');
  const question = await telegram.waitFor(operator.id, /akan dikirim ke 300 pelanggan/, { after });
  const count = () => countsOf(telegram, ids, 'Selamat datang').filter((one) => one > 0).length;
  await first.kill('SIGTERM');

  const slow = { ...asOperator, TELEGRAM_RATE: '60' };
  telegram.faults({ latencyMs: 30 });
  telegram.resetStats();
  const second = await stage.run(slow);
  await operator.press(question, 'Kirim', 20_000);
  await until(() => count() > 40, 'the first forty');
  await second.kill('SIGKILL');
  let inFlight = 2 * telegram.stats().inFlightPeak;

  const third = await stage.run(slow);
  await until(() => count() > 80, 'eighty');
  const shown = await telegram.waitFor(operator.id, /Mengirim ke 300 pelanggan/, { after });
  expect(shown.text).toMatch(/[▓░]{10} \d+%\s+\d+ terkirim/);
  await operator.press(shown, 'Jeda', 20_000);
  const paused = await telegram.waitFor(operator.id, /Dijeda: kiriman ke 300 pelanggan/, { after });
  const atPause = count();
  expect(atPause).toBeLessThan(300);
  await third.kill('SIGKILL');
  inFlight += 2 * telegram.stats().inFlightPeak;
  const fourth = await stage.run(slow);
  await pause(2_000);
  expect(count()).toBeLessThanOrEqual(atPause + inFlight);
  const still = count();
  await pause(1_000);
  expect(count()).toBe(still);

  await operator.press(paused, 'Lanjutkan', 20_000);
  await telegram.waitFor(operator.id, /Selesai: 300 dari 300 terkirim/, { after, timeoutMs: 60_000 });
  expect(count()).toBe(300);
  const twice = countsOf(telegram, ids, 'Selamat datang').filter((one) => one > 1).length;
  expect(twice).toBeLessThanOrEqual(inFlight);
  await fourth.kill('SIGTERM');
});
