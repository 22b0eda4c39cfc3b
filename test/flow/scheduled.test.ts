import { afterEach, beforeEach, expect, it } from 'vitest';
import { bundledFile } from '../launch/bundled.ts';
import { until } from './counting.ts';
import { createStage, type Stage } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await createStage();
});
afterEach(() => stage.close());

it('a post is scheduled in words, survives a kill, is moved, and is sent by hand; its history names who did what', async () => {
  const { telegram } = stage;
  const first = await stage.run();
  const dewi = telegram.person({ first_name: 'Dewi', language_code: 'id' });
  const channel = telegram.channel({ title: 'Kabar Serang', owner: dewi });
  dewi.start();
  await telegram.waitFor(dewi.id, /Halo, Dewi/);
  telegram.addBot(channel, { by: dewi, rights: true });
  await telegram.waitFor(dewi.id, /sudah bisa mengirim/);
  const said = async (text: string, answer: RegExp) => {
    const { message_id: after } = dewi.send(text);
    return telegram.waitFor(dewi.id, answer, { after });
  };
  const post = dewi.send('Pengumuman mingguan');
  let { message_id: after } = dewi.send('/broadcast', { replyTo: post.message_id });
  await dewi.press(await telegram.waitFor(dewi.id, /Kirim ke mana/, { after }), 'Kabar Serang');
  const question = await telegram.waitFor(dewi.id, /akan dikirim ke Kabar Serang/, { after });
  await dewi.press(question, 'Jadwalkan…');
  await telegram.waitFor(dewi.id, /Kapan\?/, { after });
  await said('kapan-kapan', /belum menangkap waktunya/);
  await said('besok', /Pukul berapa\?/);
  await said('kemarin 07.00', /sudah lewat/);
  const echo = await said(
    'setiap Senin 08.00',
    /Kirim ke Kabar Serang pada Senin, .*08\.00 WIB, lalu Senin pukul 08\.00/i,
  );
  await dewi.press(echo, 'Jadwalkan');
  await telegram.waitFor(dewi.id, /Terjadwal: Senin/, { after });
  expect(telegram.view(channel.id)).toEqual([]);
  await first.kill('SIGKILL');

  await stage.run();
  const list = await said('/jadwal', /Jadwal · 1\s+Antrean terisi sampai Senin/);
  await dewi.press(list, '1. Pengumuman mingguan');
  ({ message_id: after } = dewi.send('ok'));
  const item = await telegram.waitFor(
    dewi.id,
    ({ message_id, buttons }) =>
      message_id === list.message_id && buttons.flat().some(({ text }) => text === 'Ubah waktu'),
  );
  await dewi.press(item, 'Ubah waktu');
  await telegram.waitFor(dewi.id, /Kapan\?/, { after });
  const moved = await said('lusa pukul 18.30', /18\.30 WIB\. Jadwalkan\?/);
  await dewi.press(moved, 'Jadwalkan');
  const after2 = await telegram.waitFor(dewi.id, /Terjadwal: .*18\.30 WIB/, { after });
  telegram.setMember(channel, dewi, 'creator');
  await dewi.press(after2, 'Kirim sekarang');
  await telegram.waitFor(channel.id, /Pengumuman mingguan/);
  await said('/jadwal', /Belum ada kiriman yang dijadwalkan/);
  const own = await said('/kanal', /Kanal dan grup Anda/);
  await dewi.press(own, '📣 Kabar Serang');
  const page = await telegram.waitFor(dewi.id, /Izin saya lengkap/, { after });
  await dewi.press(page, 'Riwayat');
  await telegram.waitFor(
    dewi.id,
    /mengirim: Pengumuman[^]*mengubah jadwal: Pengumuman[^]*menjadwalkan: Pengumuman/,
    {
      after,
    },
  );
});

it('a daily post keeps its local time over a night that skips it, goes out at once where Kabar was away for under an hour, and is asked about where it was longer', async () => {
  const { telegram } = stage;
  const skipping = await bundledFile('skipping');
  /** Starts Kabar at this time by its clock and Telegram's. */
  const runAt = async (iso: string) => {
    const AHEAD_MS = Date.parse(iso) - Date.now();
    telegram.advance(Date.parse(iso) - telegram.now());
    return stage.run({ AHEAD_MS: String(AHEAD_MS) }, skipping);
  };
  const saturday = await runAt('2027-03-27T12:00:00Z');
  const dewi = telegram.person({ first_name: 'Dewi', language_code: 'id' });
  const channel = telegram.channel({ title: 'Kabar Berlin', owner: dewi });
  dewi.start();
  await telegram.waitFor(dewi.id, /Halo, Dewi/);
  telegram.addBot(channel, { by: dewi, rights: true });
  await telegram.waitFor(dewi.id, /sudah bisa mengirim/);
  const said = async (text: string, answer: RegExp) => {
    const { message_id: after } = dewi.send(text);
    return telegram.waitFor(dewi.id, answer, { after });
  };
  const posts = () => telegram.view(channel.id).length;
  /** So many were posted, and are recorded: what Telegram has taken without a record would be sent again after a kill. */
  const arePosted = async (count: number) => {
    const told = () =>
      telegram.view(dewi.id).filter(({ text }) => text.startsWith('Terkirim ke Kabar Berlin'));
    await until(() => told().length === count, `post ${count} is told of`);
    expect(posts()).toBe(count);
  };
  await said('/settings Europe/Berlin', /Berlin/);
  const { message_id: after } = dewi.send('/broadcast', {
    replyTo: dewi.send('Selamat pagi dari Berlin').message_id,
  });
  await dewi.press(await telegram.waitFor(dewi.id, /Kirim ke mana/, { after }), 'Kabar Berlin');
  await dewi.press(await telegram.waitFor(dewi.id, /akan dikirim ke Kabar Berlin/, { after }), 'Jadwalkan…');
  await telegram.waitFor(dewi.id, /Kapan\?/, { after });
  // On that night the clocks there go from two to three.
  await said('besok 02.30', /Jam itu tidak ada pada hari itu/);
  const echo = await said('setiap hari 02.30', /lalu .*pukul 02\.30/);
  expect(echo.text).toContain('28 Maret 2027, 03.30');
  await dewi.press(echo, 'Jadwalkan');
  await telegram.waitFor(dewi.id, /Terjadwal/, { after });
  await saturday.kill('SIGKILL');

  const sunday = await runAt('2027-03-28T01:22:00Z');
  await said('/jadwal', /28 Maret 2027, 03\.30/);
  expect(posts()).toBe(0);
  // Five minutes each by its clock.
  for (let pass = 1; pass <= 2; pass++) {
    sunday.process.kill('SIGUSR2');
    await until(
      () => sunday.log.filter(({ event }) => event === 'skipped').length === pass,
      'five minutes are over',
    );
  }
  await arePosted(1);
  await said('/jadwal', /29 Maret 2027, 02\.30/);
  await sunday.kill('SIGKILL');

  const monday = await runAt('2027-03-29T01:20:00Z');
  await arePosted(2);
  await said('/jadwal', /30 Maret 2027, 02\.30/);
  await monday.kill('SIGKILL');

  const { message_id: before } = dewi.send('ok');
  await runAt('2027-03-30T01:40:00Z');
  const question = await telegram.waitFor(dewi.id, /Selamat pagi dari Berlin/, { after: before });
  await said('/jadwal', /31 Maret 2027, 02\.30/);
  expect(posts()).toBe(2);
  await dewi.press(question, 'Kirim sekarang');
  await arePosted(3);
});
