import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { countsOf, until } from './counting.ts';
import { createStage, type Stage } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await createStage();
});
afterEach(() => stage.close());

/** Two feeds that Budi follows, and somebody else who follows nothing yet. */
const open = async (language: 'id' | 'en') => {
  const { telegram, newsroom } = stage;
  const one = newsroom.feed('/satu.xml', { title: 'Harian Satu' });
  const two = newsroom.feed('/dua.xml', { title: 'Harian Dua' });
  const running = await stage.run();
  const budi = telegram.person({ first_name: 'Budi', language_code: 'id' });
  budi.send(`/follow ${one.url} ${two.url}`);
  await telegram.waitFor(budi.id, /akan saya kirim/);
  const person = telegram.person({ first_name: 'Sari', language_code: language });
  const ask = async (text: string, answer: RegExp) => {
    const { message_id: after } = person.send(text);
    return telegram.waitFor(person.id, answer, { after });
  };
  const has = (words: string, id = person.id) => countsOf(telegram, [id], words)[0] ?? 0;
  const came = (words: string, id = person.id) => until(() => has(words, id) > 0, `"${words}" came`);
  return { telegram, one, two, budi, person, ask, has, came, running };
};

describe('a topic', () => {
  it('brings what any feed tells about its words, and nothing else', async () => {
    const { one, two, budi, ask, has, came } = await open('id');
    await ask('/follow topik gempa banten', /Berita tentang gempa banten dari semua sumber/);
    await ask('/follow topik Banten gempa', /sudah diikuti/);
    one.publish({ title: 'Gempa guncang Banten', text: '' });
    two.publish({ title: 'Banjir surut', text: 'Tidak ada gempa.' });
    two.publish({ title: 'Bupati tinjau lokasi', text: 'Gempa di Banten merusak rumah.' });
    await came('Gempa guncang Banten');
    await came('Bupati tinjau lokasi');
    await came('Banjir surut', budi.id);
    expect(has('Banjir surut')).toBe(0);
    await ask('/following', /^1 topik diikuti di sini[^]*gempa banten/);
    await ask('/latest', /Bupati tinjau lokasi/);
    await ask('/unfollow 1', /berita dari topik gempa banten tidak akan saya kirim lagi/);
    one.publish({ title: 'Gempa lagi di Banten', text: '' });
    await came('Gempa lagi di Banten', budi.id);
    expect(has('Gempa lagi di Banten')).toBe(0);
  });

  it('is offered where words name no source', async () => {
    const { telegram, one, person, ask, has, came } = await open('en');
    const asked = await ask('/follow Krakatau eruption', /know no source/);
    const { message_id: after } = asked;
    await person.press(asked, 'Follow the topic "Krakatau eruption"');
    await telegram.waitFor(person.id, /from every source/, { after });
    one.publish({ title: 'Eruption of Krakatau', text: '' });
    await came('Eruption of Krakatau');
    await ask('/following', /Krakatau eruption/);
    expect(has('Eruption of Krakatau')).toBe(1);
  });

  it('and a feed that a chat follows bring a story once, and its correction once', async () => {
    const { telegram, one, two, person, ask, has, came, running } = await open('id');
    await ask(`/follow ${one.url}`, /akan saya kirim/);
    await ask('/follow topik gempa', /Berita tentang/);
    await ask('/following', /^1 sumber dan 1 topik diikuti di sini/);
    await ask('/unfollow semua', /^Berhenti mengikuti semua 1 sumber dan 1 topik di sini\?/);
    const item = one.publish({ title: 'Gempa pagi', text: 'Warga panik.' });
    await came('Gempa pagi');
    two.publish({ title: 'Gempa siang', text: '' });
    await came('Gempa siang');
    expect(has('Gempa pagi')).toBe(1);
    await running.kill('SIGKILL');
    await stage.run();
    two.publish({ title: 'Gempa malam', text: '' });
    await came('Gempa malam');
    expect(has('Gempa malam')).toBe(1);
    one.revise(item.guid, { title: 'Gempa pagi (ralat)' });
    await until(
      () => telegram.view(person.id).some(({ text }) => text.includes('Gempa pagi (ralat)')),
      'it is corrected',
    );
    expect(has('Gempa pagi')).toBe(1);
  });

  it('brings corrections to who follows the topic alone', async () => {
    const { two, ask, has, came } = await open('id');
    await ask('/follow topik gempa', /Berita tentang/);
    const item = two.publish({ title: 'Gempa di laut', text: '' });
    await came('Gempa di laut');
    two.revise(item.guid, { title: 'Gempa di darat' });
    await came('Gempa di darat');
    expect(has('Gempa di laut')).toBe(0);
  });
});
