import { afterEach, beforeEach, expect, it } from 'vitest';
import { createStage, type Stage } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await createStage();
});
afterEach(() => stage.close());

it('a private channel is connected by a button, listed by its title, and tells who did what there', async () => {
  const { telegram } = stage;
  await stage.run();
  const dewi = telegram.person({ first_name: 'Dewi', language_code: 'id' });
  const eko = telegram.person({ first_name: 'Eko', language_code: 'id' });
  const channel = telegram.channel({ title: 'Kabar Serang', owner: dewi });
  telegram.setMember(channel, eko, 'administrator');
  dewi.start();
  await telegram.waitFor(dewi.id, /Halo, Dewi/);

  let { message_id: after } = dewi.send('/channels');
  const question = await telegram.waitFor(dewi.id, /Belum ada kanal atau grup/, { after });
  const buttons = question.buttons.flat();
  expect(buttons.map(({ text }) => text)).toEqual(['Pilih kanal', 'Pilih grup']);
  dewi.shareChat(buttons[0]?.request_chat?.request_id ?? 0, channel);
  await telegram.waitFor(dewi.id, /Kabar Serang sudah terhubung/, { after });
  await telegram.waitFor(dewi.id, /Kabar Serang · kanal\s+Izin saya lengkap/, { after });

  ({ message_id: after } = eko.send('/kanal'));
  await telegram.waitFor(eko.id, /Belum ada kanal atau grup/, { after });
  eko.shareChat(1, channel);
  await telegram.waitFor(eko.id, /Pengelola: (Dewi, Eko|Eko, Dewi)/, { after });
  ({ message_id: after } = dewi.send('/following kabar  serang'));
  await telegram.waitFor(dewi.id, /Belum ada yang diikuti di Kabar Serang/, { after });

  ({ message_id: after } = eko.send('/kanal'));
  const list = await telegram.waitFor(eko.id, /Kanal dan grup Anda · 1/, { after });
  await eko.press(list, '📣 Kabar Serang');
  const page = await telegram.waitFor(eko.id, /Izin saya lengkap/, { after });
  await eko.press(page, 'Riwayat');
  await telegram.waitFor(eko.id, /Riwayat Kabar Serang[^]*Eko menghubungkan[^]*Dewi menghubungkan/, {
    after,
  });
});

it('the buttons of a channel are refused to who is no administrator there any more, and it leaves the list', async () => {
  const { telegram } = stage;
  await stage.run();
  const dewi = telegram.person({ first_name: 'Dewi', language_code: 'id' });
  const eko = telegram.person({ first_name: 'Eko', language_code: 'id' });
  const channel = telegram.channel({ title: 'Kabar Serang', owner: dewi });
  telegram.setMember(channel, eko, 'administrator');
  eko.start();
  await telegram.waitFor(eko.id, /Halo, Eko/);
  telegram.addBot(channel, { by: eko, rights: { can_post_messages: true } });
  const greeting = await telegram.waitFor(eko.id, /sudah bisa mengirim ke Kabar Serang/);
  expect(greeting.text).toMatch(/Yang belum ada: izin Edit Pesan .* dan Hapus Pesan/);
  let { message_id: after } = eko.send('/channels');
  const list = await telegram.waitFor(eko.id, /Kanal dan grup Anda · 1/, { after });
  telegram.setMember(channel, eko, 'member');
  await eko.press(list, '⚠️ Kabar Serang');
  const problem = await telegram.waitFor(eko.id, /⚠️ Kabar Serang\nAnda bukan admin di sana/, {
    edited: true,
  });
  expect(problem.buttons.flat().map(({ text }) => text)).toEqual(['Lepaskan', '‹ Kembali']);
  ({ message_id: after } = eko.send('/channels'));
  const again = await telegram.waitFor(eko.id, /Kanal dan grup Anda/, { after });
  expect(again.buttons.flat().map((one) => one.text)).toContain(`⚠️ ${'Kabar Serang'}`);
});

it('whoever manages a channel is told which right Kabar has lost there, also where it may still post', async () => {
  const { telegram } = stage;
  await stage.run();
  const dewi = telegram.person({ first_name: 'Dewi', language_code: 'id' });
  const channel = telegram.channel({ title: 'Kabar Serang', owner: dewi });
  dewi.start();
  await telegram.waitFor(dewi.id, /Halo, Dewi/);
  telegram.addBot(channel, { by: dewi, rights: true });
  await telegram.waitFor(dewi.id, /sudah bisa mengirim/);
  telegram.promoteBot(channel, { can_post_messages: true, can_edit_messages: true }, dewi);
  const told = await telegram.waitFor(dewi.id, /Di Kabar Serang saya tidak lagi punya izin/);
  expect(told.text).toMatch(/izin Hapus Pesan \(Delete Messages\)\. Berita tetap saya kirim/);
});
