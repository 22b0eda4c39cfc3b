import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { countsOf, until } from './counting.ts';
import { createStage, type Stage } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await createStage();
});
afterEach(() => stage.close());

/** A time of day so many minutes from now, as Jakarta's clock shows it. */
const clockIn = (minutes: number): string => {
  const at = new Date(Date.now() + 7 * 3_600_000 + minutes * 60_000).toISOString();
  return at.slice(11, 16).replace(':', '.');
};

/** Kabar with two feeds that a person who speaks this language follows, and somebody who has chosen nothing. */
const open = async (language: 'id' | 'en') => {
  const { telegram, newsroom } = stage;
  const one = newsroom.feed('/satu.xml', { title: 'Harian Satu' });
  const two = newsroom.feed('/dua.xml', { title: 'Harian Dua' });
  one.publish({ title: 'Kabar dari kemarin', text: '' });
  await stage.run();
  const person = telegram.person({ first_name: 'Sari', language_code: language });
  const budi = telegram.person({ first_name: 'Budi', language_code: 'id' });
  const ask = async (text: string, answer: RegExp, options: { replyTo?: number } = {}) => {
    const { message_id: after } = person.send(text, options);
    return telegram.waitFor(person.id, answer, { after });
  };
  budi.send(`/follow ${one.url} ${two.url}`);
  await telegram.waitFor(budi.id, /akan saya kirim/);
  await ask(`/follow ${one.url} ${two.url}`, language === 'id' ? /akan saya kirim/ : /Harian Satu/);
  const has = (words: string, id: number) => countsOf(telegram, [id], words)[0] ?? 0;
  const came = (words: string) => until(() => has(words, person.id) > 0, `"${words}" came`);
  const wentOut = (words: string) => until(() => has(words, budi.id) > 0, `"${words}" went out`);
  const card = (words: string) =>
    telegram.view(person.id).find(({ text }) => text.startsWith(words))?.message_id ?? 0;
  return { telegram, one, two, person, ask, came, wentOut, card };
};

describe('/why', () => {
  it('says why a story came: by its link, by its words, in reply to its card', async () => {
    const { one, ask, came, card } = await open('id');
    await ask('/why', /Balas sebuah berita dengan \/why/);
    const { url } = one.publish({ title: 'Jembatan gantung putus', text: '' });
    await came('Jembatan gantung putus');
    const because = /Anda menerima ini karena mengikuti Harian Satu\. Dikirim \S+, /;
    await ask(`/why ${url}`, because);
    await ask('/why jembatan putus', /Jembatan gantung putus · Harian Satu\nAnda menerima ini/);
    await ask('/kenapa', because, { replyTo: card('Jembatan gantung putus') });
    const answer = await ask('/why kereta cepat', /tidak menemukan berita tentang kereta cepat/);
    expect(answer.text).toContain('Catatan berita lebih dari seminggu tidak saya simpan');
    await ask('/why', /tidak menemukan berita di pesan itu/, { replyTo: answer.message_id });
  });

  it('says which filter, mute or number kept a story away', async () => {
    const { one, two, ask, came, wentOut } = await open('id');
    await ask('/filter -banjir', /-banjir/);
    one.publish({ title: 'Banjir rendam pasar', text: '' });
    await wentOut('Banjir rendam pasar');
    await ask('/why rendam pasar', /Tidak dikirim karena saringan -banjir/);
    await ask('/top 1 1', /paling banyak 1/);
    one.publish({ title: 'Berita pertama', text: '' });
    await came('Berita pertama');
    one.publish({ title: 'Berita kedua', text: '' });
    await wentOut('Berita kedua');
    await ask('/why berita kedua', /Tidak dikirim: sudah 1 berita Harian Satu hari itu/);
    await ask('/why berita pertama', /lolos saringan -banjir/);
    await ask('/mute 2 1d', /diamkan sampai/);
    two.publish({ title: 'Kabar yang didiamkan', text: '' });
    await wentOut('Kabar yang didiamkan');
    await ask('/why kabar didiamkan', /Tidak dikirim: Harian Dua didiamkan sampai/);
    const { text } = await ask('/why kabar kemarin', /terbit sebelum Harian Satu diikuti di sini/);
    expect(text).toContain('Kabar dari kemarin');
  });

  it('says until when a story is kept, and what it is like', async () => {
    const { one, two, person, ask, came, wentOut, telegram } = await open('en');
    const { url } = one.publish({
      title: 'Quake of magnitude 6.1 shakes Banten',
      text: 'It was felt in Jakarta.',
    });
    await came('Quake of magnitude');
    two.publish({ title: 'Quake of magnitude 6.1 shakes Banten', text: 'It was felt in Jakarta.', url });
    await until(
      () => telegram.view(person.id).some(({ text }) => /Also at: .*Harian Dua/.test(text)),
      'the card names the other report',
    );
    await ask('/why quake banten', /Not sent because it is like Quake of magnitude 6\.1/);
    await ask(`/quiet ${clockIn(-60)}-${clockIn(60)}`, /Quiet hours/);
    one.publish({ title: 'Late night council vote', text: '' });
    await wentOut('Late night council vote');
    await ask('/why council vote', /quiet hours, it waits until/);
    two.publish({ title: 'Ferry delayed by fog', text: '' });
    await wentOut('Ferry delayed by fog');
    const { message_id: off } = await ask('/quiet off', /off/);
    // No button names the stories of a bundle: its receipts do.
    const bundle = await telegram.waitFor(person.id, /2 new stories/, { after: off - 1 });
    const each = await ask('/why', /Late night council vote/, { replyTo: bundle.message_id });
    expect(each.text).toMatch(
      /Ferry delayed by fog · Harian Dua\nYou got this because you follow Harian Dua/,
    );
    await ask(`/digest ${clockIn(120)}`, /Digest of all news/);
    one.publish({ title: 'Morning market opens', text: '' });
    two.publish({ title: 'Harbour strike ends', text: '' });
    await wentOut('Morning market opens');
    await wentOut('Harbour strike ends');
    await ask('/why market opens', /waits for the digest of/);
    const { message_id: after } = person.send('/digest now');
    const digest = await telegram.waitFor(person.id, /Digest · 2 stories/, { after });
    const both = await ask('/why', /Sent in a digest/, { replyTo: digest.message_id });
    expect(both.text).toContain('Morning market opens');
    expect(both.text).toContain('Harbour strike ends');
  });

  it('tells the administrator of a channel about it, and a story by the topic that brought it', async () => {
    const { telegram, one, two, person, ask, came } = await open('id');
    const channel = telegram.channel({ title: 'Kanal Warga', username: 'kanalwarga', owner: person });
    telegram.addBot(channel, { by: person, rights: true });
    await telegram.waitFor(person.id, /sudah bisa mengirim ke Kanal Warga/);
    await ask(`/follow @kanalwarga ${one.url}`, /Kanal Warga/);
    await ask('/follow topik panen cabai', /panen cabai/);
    await ask('/unfollow 2', /Harian Dua/);
    two.publish({ title: 'Petani panen cabai', text: '' });
    await came('Petani panen cabai');
    await ask('/why petani cabai', /Anda menerima ini karena mengikuti topik panen cabai/);
    one.publish({ title: 'Stasiun baru dibuka', text: '' });
    await until(() => countsOf(telegram, [channel.id], 'Stasiun baru')[0] === 1, 'the channel has it');
    await ask('/why @kanalwarga stasiun baru', /Kanal Warga menerima ini karena mengikuti Harian Satu/);
    const { text } = await ask('/why @kanalwarga petani cabai', /tidak menemukan berita/);
    expect(text).toContain('petani cabai');
  });
});
