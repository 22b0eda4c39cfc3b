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
});
