import { afterEach, beforeEach, expect, it } from 'vitest';
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
