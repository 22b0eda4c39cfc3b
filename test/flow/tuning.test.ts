import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { countsOf, pause, until } from './counting.ts';
import { onEachStore } from './each-store.ts';
import { createStage, type Stage } from './stage.ts';

let stage: Stage;
const inSqlite = () => beforeEach(async () => (stage = await createStage()));
afterEach(() => stage.close());

/** A time of day so many minutes from now, as Jakarta's clock shows it. */
const clockIn = (minutes: number): string => {
  const at = new Date(Date.now() + 7 * 3_600_000 + minutes * 60_000).toISOString();
  return at.slice(11, 16).replace(':', '.');
};

/** Kabar with two feeds that a person who speaks this language follows. */
const open = async (language: 'id' | 'en') => {
  const { telegram, newsroom } = stage;
  const one = newsroom.feed('/satu.xml', { title: 'Harian Satu' });
  const two = newsroom.feed('/dua.xml', { title: 'Harian Dua' });
  await stage.run();
  const person = telegram.person({ first_name: 'Sari', language_code: language });
  const ask = async (text: string, answer: RegExp) => {
    const { message_id: after } = person.send(text);
    return telegram.waitFor(person.id, answer, { after });
  };
  await ask(`/follow ${one.url} ${two.url}`, language === 'id' ? /akan saya kirim/ : /Harian Satu/);
  const has = (words: string) => countsOf(telegram, [person.id], words)[0] ?? 0;
  const came = (words: string) => until(() => has(words) > 0, `"${words}" came`);
  // Somebody who has chosen nothing: what he has got has been decided for everybody.
  const budi = telegram.person({ first_name: 'Budi', language_code: 'id' });
  budi.send(`/follow ${one.url} ${two.url}`);
  await telegram.waitFor(budi.id, /akan saya kirim/);
  const wentOut = (words: string) =>
    until(() => (countsOf(telegram, [budi.id], words)[0] ?? 0) > 0, `"${words}" went out`);
  return { telegram, one, two, person, ask, has, came, wentOut };
};

describe('what a person chooses for the sources they follow', () => {
  inSqlite();

  it('a filter keeps out stories with its word until it is taken away', async () => {
    const { one, two, ask, has, came } = await open('id');
    await ask('/filter 1 -judi', /Saringan untuk Harian Satu: -judi/);
    await ask('/filter', /Belum ada saringan untuk semua sumber/);
    one.publish({ title: 'Polisi tangkap bandar judi', text: '' });
    two.publish({ title: 'Judi marak di pasar', text: '' });
    one.publish({ title: 'Harga beras turun', text: '' });
    await came('Harga beras turun');
    await came('Judi marak di pasar');
    expect(has('bandar judi')).toBe(0);
    await ask('/filter 9 -judi', /tidak menemukan "9"/);
    await ask('/filter harian satu off', /dihapus/);
    one.publish({ title: 'Judi kartu di terminal', text: '' });
    await came('Judi kartu di terminal');
  });

  it('a muted source is silent until it is unmuted', async () => {
    const { one, two, ask, has, came } = await open('en');
    await ask('/mute', /Mute a source for a while/);
    await ask('/mute 1 12h', /Harian Satu is muted until/);
    one.publish({ title: 'Kabar yang didiamkan', text: '' });
    two.publish({ title: 'Kabar yang datang', text: '' });
    await came('Kabar yang datang');
    await ask('/unmute', /no longer muted/);
    one.publish({ title: 'Kabar sesudahnya', text: '' });
    await came('Kabar sesudahnya');
    expect(has('Kabar yang didiamkan')).toBe(0);
  });

  it('a number a day lets the first stories come', async () => {
    const { one, two, ask, has, came, wentOut } = await open('id');
    await ask('/top 1 1', /paling banyak 1 berita sehari/);
    one.publish({ title: 'Berita pertama hari ini', text: '' });
    await came('Berita pertama hari ini');
    one.publish({ title: 'Berita kedua hari ini', text: '' });
    two.publish({ title: 'Berita koran lain', text: '' });
    await came('Berita koran lain');
    await wentOut('Berita kedua hari ini');
    await ask('/latest', /Berita kedua hari ini/);
    expect(has('Berita kedua hari ini')).toBe(1);
  });
});

onEachStore('what a person chooses for the times of news', (openStage) => {
  beforeEach(async () => (stage = await openStage()));

  it('a digest keeps stories and brings them in one message when it is asked for', async () => {
    const { telegram, one, two, person, ask, has, wentOut } = await open('id');
    await ask(`/digest ${clockIn(120)}`, /Ringkasan semua berita: \d\d\.\d\d, setiap hari/);
    one.publish({ title: 'Waduk penuh', text: '' });
    two.publish({ title: 'Jembatan baru dibuka', text: '' });
    await wentOut('Waduk penuh');
    await wentOut('Jembatan baru dibuka');
    // Kept for one a moment after it was sent to the other.
    await pause(2_000);
    expect(has('Waduk penuh')).toBe(0);
    const { message_id: after } = person.send('/digest sekarang');
    const digest = await telegram.waitFor(person.id, /Ringkasan · 2 berita, 1 menit/, { after });
    expect(digest.text).toContain('Waduk penuh');
    expect(digest.text).toContain('Jembatan baru dibuka');
    await person.press(digest, '1');
    await until(() => has('Waduk penuh') + has('Jembatan baru dibuka') > 2, 'the full card came');
    await ask('/digest now', /Belum ada berita baru/);
  });

  it('quiet hours keep stories, and bring them when they are ended', async () => {
    const { telegram, one, person, ask, has, came, wentOut } = await open('en');
    await ask('/quiet 06:00-06:00', /The first and the last hour are the same/);
    const quiet = await ask(`/quiet ${clockIn(-60)}-${clockIn(60)}`, /Quiet hours .*kept/);
    one.publish({ title: 'Kabar malam', text: '' });
    await wentOut('Kabar malam');
    await pause(2_000);
    expect(has('Kabar malam')).toBe(0);
    await person.press(quiet, 'Send silently');
    await came('Kabar malam');
    const isHis = ({ params }: { params: object }) =>
      JSON.stringify(params).includes('Kabar malam') && JSON.stringify(params).includes(String(person.id));
    const sent = telegram.calls('sendMessage').find(isHis);
    expect(sent?.params).toMatchObject({ disable_notification: true });
    await ask('/quiet off', /Quiet hours are off/);
  });
});

describe('what a person chooses by buttons', () => {
  inSqlite();

  it('the look and the sound of stories', async () => {
    const { telegram, one, person, ask, came } = await open('id');
    const page = async (from: { chat_id: number; message_id: number }, button: string, shows: RegExp) => {
      await person.press(from, button);
      return telegram.waitFor(person.id, shows);
    };
    const settings = await ask('/settings', /Pengaturan/);
    await page(settings, 'Tampilan ›', /Seperti apa/);
    await person.press(settings, 'Teks saja');
    await person.press(settings, 'Tanpa nama media');
    await page(settings, '‹ Kembali', /Pengaturan/);
    await page(settings, 'Suara ›', /dengan suara/);
    await person.press(settings, 'Tidak pernah');
    one.publish({ title: 'Kabar sore', text: '' });
    await came('Kabar sore');
    const isIt = ({ params }: { params: object }) =>
      JSON.stringify(params).includes('Kabar sore') && JSON.stringify(params).includes(String(person.id));
    const sent = telegram.calls('sendMessage').find(isIt);
    expect(sent?.params).toMatchObject({ disable_notification: true });
    expect(JSON.stringify(sent?.params)).toContain('is_disabled');
    expect(telegram.view(person.id).at(-1)?.text).not.toContain('Harian Satu');
  });

  it('the settings of one source, behind its number in /following', async () => {
    const { telegram, one, two, person, ask, has, came, wentOut } = await open('en');
    await ask('/filter 1 -judi', /Filter for Harian Satu/);
    const list = await ask('/following', /Filter: -judi/);
    await person.press(list, '1');
    await telegram.waitFor(person.id, /To filter words/);
    await person.press(list, 'Mute for a day');
    await telegram.waitFor(person.id, /Muted until/);
    one.publish({ title: 'Kabar diam', text: '' });
    two.publish({ title: 'Kabar lain', text: '' });
    await came('Kabar lain');
    // Each feed is looked at when it is due: only now it is decided whether he has it.
    await wentOut('Kabar diam');
    await person.press(list, 'Unmute');
    await person.press(list, 'Remove the filter');
    one.publish({ title: 'Kabar judi', text: '' });
    await came('Kabar judi');
    expect(has('Kabar diam')).toBe(0);
    await person.press(list, 'Unfollow');
    await telegram.waitFor(person.id, /Harian Satu/);
  });
});
