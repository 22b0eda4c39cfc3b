import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pause } from './counting.ts';
import { openNewsdesk } from './newsdesk.ts';
import { createStage, type Stage } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await createStage();
});
afterEach(() => stage.close());

/** A channel whose source is looked through first, by Dewi and Eko. */
const open = async () => {
  const desk = await openNewsdesk(stage);
  const { telegram, channel, ask } = desk;
  const eko = telegram.person({ first_name: 'Eko', language_code: 'en' });
  telegram.setMember(channel, eko, 'administrator');
  eko.send('/settings english');
  await telegram.waitFor(eko.id, /Settings/);
  // That he manages the channel Kabar learns by what he asks of it.
  eko.send('/following @kabarserang');
  await telegram.waitFor(eko.id, /Harian Satu/);
  await ask('/mode @kabarserang harian satu tinjau', /ditinjau dulu/);
  const questions = (person: { id: number }, words: string) =>
    telegram.waitFor(
      person.id,
      ({ text, buttons }) => text.includes('🗳') && text.includes(words) && buttons.flat().length > 2,
    );
  const told = (person: { id: number }, words: RegExp) => telegram.waitFor(person.id, words);
  return { ...desk, eko, questions, told };
};

describe('stories that are looked through before they are posted', () => {
  it('are posted by whoever presses first; the others see who it was, and their press says so', async () => {
    const { telegram, dewi, eko, posts, publish, posted, questions, told } = await open();
    await publish('Jembatan baru dibuka di Serang', 'Jembatan itu selesai lebih cepat.');
    const [hers, his] = await Promise.all([
      questions(dewi, 'Jembatan baru'),
      questions(eko, 'Jembatan baru'),
    ]);
    expect(hers.text).toMatch(/Untuk Kabar Serang · Harian Satu/);
    expect(his.text).toMatch(/For Kabar Serang/);
    expect(posts()).toEqual([]);
    const [first, second] = await Promise.all([eko.press(his, 'Publish'), dewi.press(hers, 'Terbitkan')]);
    await posted('Jembatan baru');
    const answers = [first.text, second.text].join(' ');
    expect(answers).toMatch(
      /It is posted in a moment.*Sudah diputuskan Eko|has decided already.*Segera terbit|Dewi has decided already/,
    );
    await told(dewi, /Diterbitkan (Eko|Dewi), [^]*Terbit /);
    await told(eko, /Published by (Eko|Dewi), [^]*Posted /);
    const card = telegram.view(eko.id).find(({ message_id: id }) => id === his.message_id);
    expect(card?.buttons.flat().map(({ text }) => text)).toEqual(['✓ Publish']);
    expect(posts()).toHaveLength(1);
  });

  it('never come back once they are skipped: not with a correction, not under another guid, not after a restart', async () => {
    const { telegram, feed, dewi, ask, publish, posts, questions, told, killAndRestart } = await open();
    const story = await publish(
      'Harga cabai naik di Pasar Rau Serang',
      'Pedagang menjual cabai lebih mahal hari ini.',
    );
    const hers = await questions(dewi, 'Harga cabai');
    expect((await dewi.press(hers, 'Lewati')).text).toMatch(/Berita ini tidak akan muncul lagi/);
    await told(dewi, /Dilewati Dewi/);
    await ask('/why @kabarserang harga cabai', /Redaksi melewatinya/);
    await killAndRestart();
    feed.revise(story.guid, { title: 'Harga cabai naik lagi di Pasar Rau Serang' });
    await pause(2_500);
    feed.remove(story.guid);
    const { title, text, url } = story;
    feed.publish({ guid: 'alamat-lain', title, text });
    feed.publish({ guid: 'lain-sekali', title: 'Harga cabai naik lagi di Pasar Rau Serang', text, url });
    await publish('Berita lain yang baru');
    await questions(dewi, 'Berita lain');
    expect(posts()).toEqual([]);
    const asked = telegram.view(dewi.id).filter(({ text }) => text.includes('🗳') && text.includes('cabai'));
    expect(asked).toHaveLength(1);
  });

  it('are asked about after a kill, and posted after another that comes right behind the press', async () => {
    const { dewi, publish, posted, posts, questions, killAndRestart } = await open();
    await publish('Sekolah libur besok');
    await killAndRestart();
    const hers = await questions(dewi, 'Sekolah libur');
    await dewi.press(hers, 'Terbitkan');
    await killAndRestart();
    await posted('Sekolah libur');
    expect(posts()).toHaveLength(1);
  });

  it('are not posted by who has lost the right since they decided: the others are asked anew', async () => {
    const { telegram, dewi, eko, channel, publish, posted, posts, pass, questions, told, ask } = await open();
    await publish('Rapat anggaran ditunda');
    const his = await questions(eko, 'Rapat anggaran');
    await eko.press(his, 'Schedule');
    await told(eko, /When is it to be posted/);
    const at = new Date(Date.now() + 7 * 3_600_000 + 10 * 60_000).toISOString().slice(11, 16);
    const { message_id: after } = eko.send(`today ${at}`);
    await telegram.waitFor(eko.id, /Scheduled for/, { after });
    await told(dewi, /Dijadwalkan [^]*oleh Eko/);
    telegram.setMember(channel, eko, 'member');
    await pass(15);
    await told(dewi, /Eko sudah memutuskan, tetapi tidak lagi boleh mengirim di sana/);
    expect(posts()).toEqual([]);
    expect((await eko.press(his, 'Publish')).text).toMatch(/administrator|admin/i);
    const hers = await questions(dewi, 'Rapat anggaran');
    await dewi.press(hers, 'Terbitkan');
    await posted('Rapat anggaran');
    await ask('/channels', /Kabar Serang|Kanal dan grup/);
  });

  it('are posted as an editor has worded them, with another picture, and stay so when their newsroom corrects them', async () => {
    const { telegram, feed, dewi, channel, publish, posted, posts, questions } = await open();
    const story = await publish('Wali kota resmikan taman', 'Taman itu luasnya dua hektare.');
    const hers = await questions(dewi, 'Wali kota');
    await dewi.press(hers, 'Ubah');
    let { message_id: after } = dewi.send('batal');
    await telegram.waitFor(dewi.id, /Baik|batal/i, { after });
    await dewi.press(hers, 'Ubah');
    ({ message_id: after } = dewi.send('Taman baru di Serang dibuka\nWarga boleh masuk mulai besok.'));
    await telegram.waitFor(dewi.id, /Sudah diubah/, { after });
    const reworded = await telegram.waitFor(
      dewi.id,
      ({ text, buttons }) => text.includes('🗳') && text.includes('Wali kota') && buttons.flat().length > 2,
      { after },
    );
    expect(telegram.view(dewi.id).find(({ message_id: id }) => id === reworded.message_id - 1)?.text).toMatch(
      /^Taman baru di Serang dibuka[^]*Warga boleh masuk/,
    );
    await dewi.press(reworded, 'Ubah');
    dewi.sendPhoto({ caption: '' });
    const pictured = await telegram.waitFor(
      dewi.id,
      ({ text, buttons, message_id: id }) =>
        id > reworded.message_id && text.includes('🗳') && buttons.flat().length > 2,
    );
    expect(telegram.view(dewi.id).find(({ message_id: id }) => id === hers.message_id)?.text).toMatch(
      /Diubah Dewi/,
    );
    await dewi.press(pictured, 'Terbitkan');
    await posted('Taman baru di Serang dibuka');
    const [post] = posts();
    expect(post?.text).toMatch(/Warga boleh masuk/);
    expect(
      telegram.calls('sendPhoto').some(({ params }) => JSON.stringify(params).includes(String(channel.id))),
    ).toBe(true);
    feed.revise(story.guid, { title: 'Wali kota resmikan taman kota' });
    await pause(4_000);
    expect(posts()[0]?.text).toMatch(/^Taman baru di Serang dibuka/);
  });

  it('wait for the next free slot, warn of a post in the same hour, and are left out with a word', async () => {
    const { telegram, dewi, ask, publish, posted, posts, pass, questions, told } = await open();
    await ask('/pace @kabarserang 30 menit', /30 menit/);
    await publish('Pasar malam dibuka');
    await dewi.press(await questions(dewi, 'Pasar malam'), 'Terbitkan');
    await posted('Pasar malam');
    await publish('Lomba perahu digelar');
    const race = await questions(dewi, 'Lomba perahu');
    expect(race.text).toMatch(/Sudah ada 1 kiriman di sana dalam sejam ini/);
    await dewi.press(race, 'Giliran berikutnya');
    await told(dewi, /terbit pada giliran berikutnya/);
    await pause(2_000);
    expect(posts()).toHaveLength(1);
    await pass(35);
    await posted('Lomba perahu');
    await publish('Judi daring marak di Kasemen');
    const word = await questions(dewi, 'Judi daring');
    await dewi.press(word, 'Tanpa kata…');
    const offered = await telegram.waitFor(
      dewi.id,
      ({ message_id: id, buttons }) =>
        id === word.message_id && buttons.flat().some(({ text }) => text.startsWith('Tanpa "')),
    );
    const [first] = offered.buttons.flat().map(({ text }) => text);
    expect((await dewi.press(offered, first ?? '')).text).toMatch(/Dilewati, dan berita dengan kata/);
    await ask('/following @kabarserang', /-\S+/);
  });

  it('of which nobody says anything are posted by themselves, or expire with a note, as the channel has it', async () => {
    const { dewi, ask, publish, posted, posts, pass, questions, told } = await open();
    await ask('/review @kabarserang terbit 3', /5 sampai 1440 menit/);
    await ask('/review @kabarserang terbit 10', /terbit sendiri setelah 10 menit/);
    await publish('Kebun raya dibuka lagi');
    expect((await questions(dewi, 'Kebun raya')).text).toMatch(/Tanpa keputusan, terbit sendiri/);
    await pass(10);
    await posted('Kebun raya');
    await told(dewi, /Terbit sendiri, karena tidak ada yang memutuskan/);
    await ask('/review @kabarserang kedaluwarsa 10', /kedaluwarsa setelah 10 menit/);
    await publish('Museum tutup sementara');
    await questions(dewi, 'Museum tutup');
    await ask('/review @kabarserang', /Tinjauan untuk Kabar Serang · 1 menunggu[^]*Museum tutup/);
    await pass(10);
    await told(dewi, /Kedaluwarsa: tidak ada yang memutuskan/);
    expect(posts()).toHaveLength(1);
  });

  it("come to an editors' group that is chosen by a button, where only the channel's administrators decide", async () => {
    const { telegram, dewi, ask, publish, posted, posts, told } = await open();
    const umar = telegram.person({ first_name: 'Umar', language_code: 'id' });
    const group = telegram.group({ title: 'Redaksi Serang', owner: dewi });
    telegram.setMember(group, umar, 'member');
    telegram.addBot(group, { by: dewi });
    await telegram.waitFor(group.id, /Halo/);
    const own = await ask('/channels', /Kanal dan grup Anda/);
    await dewi.press(own, '📣 Kabar Serang');
    const at = { after: own.message_id - 1 };
    await dewi.press(await telegram.waitFor(dewi.id, /Izin saya lengkap/, at), 'Tinjauan');
    await dewi.press(await telegram.waitFor(dewi.id, /semua pengelola kanal/, at), 'Pilih grup redaksi');
    await dewi.press(await telegram.waitFor(dewi.id, /saya kirim ke grup ini/, at), '👥 Redaksi Serang');
    await told(dewi, /Yang ditanya: grup Redaksi Serang/);
    await publish('Jalan tol baru dibuka');
    const question = await telegram.waitFor(group.id, /🗳 Untuk Kabar Serang/);
    expect((await umar.press(question, 'Terbitkan')).text).toMatch(/Anda bukan admin di sana/);
    expect(posts()).toEqual([]);
    await dewi.press(question, 'Terbitkan');
    await posted('Jalan tol');
    await telegram.waitFor(group.id, /Diterbitkan Dewi/);
  });
});
