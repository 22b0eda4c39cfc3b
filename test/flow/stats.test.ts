import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ViewMessage } from '../../src/sandbox/telegram/view.ts';
import { createStage, type Stage } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await createStage();
});
afterEach(() => stage.close());

const operatorId = 700_700;
const env = { OPERATOR_IDS: String(operatorId) };

/** A channel of Dewi's to which two of a feed's stories have come, and one has not, because of a filter. */
const told = async () => {
  const { telegram, newsroom } = stage;
  const feed = newsroom.feed('/harian.xml', { title: 'Harian' });
  feed.publish({ title: 'Berita lama', text: 'Sudah tayang.' });
  const running = await stage.run(env);
  const dewi = telegram.person({ first_name: 'Dewi', language_code: 'id' });
  const channel = telegram.channel({ title: 'Kabar Serang', owner: dewi, username: 'kabarserang' });
  dewi.start();
  await telegram.waitFor(dewi.id, /Halo, Dewi/);
  telegram.addBot(channel, { by: dewi, rights: true });
  await telegram.waitFor(dewi.id, /sudah bisa mengirim/);
  let { message_id: after } = dewi.send(`/follow @kabarserang ${feed.url}`);
  await telegram.waitFor(dewi.id, /akan saya kirim ke Kabar Serang/, { after });
  ({ message_id: after } = dewi.send('/filter @kabarserang -judi'));
  await telegram.waitFor(dewi.id, /-judi/, { after });
  feed.publish({ title: 'Jembatan Ciujung dibuka', text: 'Hari ini.' });
  await telegram.waitFor(channel.id, /Jembatan Ciujung/);
  feed.publish({ title: 'Polisi tangkap bandar judi', text: 'Tadi malam.' });
  feed.publish({ title: 'Pasar Rau buka malam', text: 'Mulai pekan depan.' });
  const card = await telegram.waitFor(channel.id, /Pasar Rau/);
  return { telegram, feed, running, dewi, channel, card };
};

/** The answer to what somebody asked for, once it says what is expected: what comes to a chat is on disk a moment later. */
const asked = async (ask: () => number, chatId: number, pattern: RegExp): Promise<ViewMessage> => {
  for (let tries = 0; ; tries++) {
    const after = ask();
    const report = await stage.telegram.waitFor(chatId, /^(Laporan|Report)/, { after });
    if (pattern.test(report.text) || tries === 5) return report;
  }
};

it('a report of a channel has a picture and its numbers, before and after a kill', async () => {
  const { telegram, running, dewi, channel, card } = await told();
  telegram.person({ first_name: 'Sari' });
  dewi.react(card, ['👍']);
  const numbers = /Terkirim: 2 berita dalam 2 pesan\n[^]*Reaksi: 1\nDilewati: 1 \(saringan 1\)\n/;
  const ask = () => dewi.send('/stats @kabarserang').message_id;
  const report = await asked(ask, dewi.id, numbers);
  expect(report.text).toMatch(numbers);
  expect(report.text).toMatch(/^Laporan · Kabar Serang · 30 hari terakhir\n/);
  expect(report.text).toMatch(/\nAnggota: 2 \(±0\)\n/);
  expect(report.text).toMatch(/\nSaringan yang paling sering: -judi 1\nSumber terbanyak: Harian 2$/);
  expect(report.isCaption && report.photo !== undefined).toBe(true);

  await running.kill('SIGKILL');
  await stage.run(env);
  const again = await asked(ask, dewi.id, numbers);
  expect(again.text).toBe(report.text);

  const { message_id: after } = again;
  await dewi.press(again, '7 hari');
  const week = await telegram.waitFor(dewi.id, /Kabar Serang · 7 hari terakhir/, { after });
  const toast = await dewi.press(week, 'Kirim tiap Senin');
  expect(toast.text).toContain('setiap Senin pukul 08.00');
  expect(channel.id).toBeLessThan(0);
});

it('a report comes by a button of the channel’s page, and to nobody who is no administrator there', async () => {
  const { telegram, dewi, channel } = await told();
  let { message_id: after } = dewi.send('/stats');
  const choice = await telegram.waitFor(dewi.id, /Laporan kanal atau grup yang mana/, { after });
  await dewi.press(choice, 'Kabar Serang');
  const report = await telegram.waitFor(dewi.id, /^Laporan · Kabar Serang/, { after });
  const eko = telegram.person({ first_name: 'Eko', language_code: 'id' });
  telegram.setMember(channel, eko, 'creator');
  telegram.setMember(channel, dewi, 'member');
  expect((await dewi.press(report, '90 hari')).text).toContain('Hanya admin');
  ({ message_id: after } = dewi.send('/stats @kabarserang'));
  const refused = await telegram.waitFor(dewi.id, /Hanya admin/, { after });
  expect(refused.photo).toBeUndefined();
});

it('what came to everybody, and of a source, is told to the operator alone', async () => {
  const { telegram, feed, dewi } = await told();
  const admin = telegram.person({ id: operatorId, first_name: 'Op', language_code: 'en' });
  admin.start();
  await telegram.waitFor(admin.id, /Op/);
  const all = await asked(
    () => {
      const { message_id: after } = admin.send('/stats');
      void telegram
        .waitFor(admin.id, /which channel or group/, { after })
        .then((choice) => admin.press(choice, 'All chats'));
      return after;
    },
    admin.id,
    /Sent: 3 stories, 2 copies to chats/,
  );
  expect(all.text).toMatch(/^Report · All chats · last 30 days\nSent: 3 stories, 2 copies to chats/);
  const source = await asked(() => admin.send(`/stats ${feed.url}`).message_id, admin.id, /Sent: 3 stories/);
  expect(source.text).toMatch(/Sent: 3 stories, 2 copies to chats/);
  const { message_id: after } = dewi.send(`/stats ${feed.url}`);
  const refused = await telegram.waitFor(dewi.id, /hanya untuk operator/, { after });
  expect(refused.photo).toBeUndefined();
});
