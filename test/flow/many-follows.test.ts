import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pause } from './counting.ts';
import { openHouse, type House } from './menus/house.ts';
import { isPatience } from './menus/walk.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

/** So many sources at once are wished for. */
const many = 300;
const languages = ['id', 'en'] as const;
const saysTooMany = {
  id: /^Daftar itu terlalu panjang, jadi tidak ada yang berubah\. Kirim paling banyak 10 nama atau alamat sekaligus, misalnya \/follow (?:@kanalserang )?detik, antara, atau semuanya dalam satu berkas OPML \(\/import(?: @kanalserang)?\)\.$/,
  en: /^That list is too long, so nothing has changed\. Send 10 names or addresses at a time, such as \/follow (?:@kanalserang )?bbc, antara, or all of them in one OPML file \(\/import(?: @kanalserang)?\)\.$/,
};
const saysNothing = { id: /^Belum ada yang diikuti/, en: /^Nothing is followed/ };

/** Somebody who speaks this language, with what they are answered to what they do. */
const newcomer = async (language: 'id' | 'en') => {
  const { telegram, settled, pass } = house;
  const person = telegram.person({ first_name: 'Budi', language_code: language });
  person.start();
  await settled();
  const answersTo = async (act: () => { message_id: number } | Promise<void>): Promise<string[]> => {
    await pass(30_000);
    const last = telegram.view(person.id).at(-1)?.message_id ?? 0;
    const after = (await act())?.message_id ?? last;
    const answers = () =>
      telegram.view(person.id).filter((one) => one.message_id >= after && one.from?.is_bot === true);
    const isAnswered = () => answers().length > 0 && !answers().some(({ text }) => isPatience(text));
    do await pause(50).then(settled);
    while (!isAnswered());
    return answers().map(({ text }) => text);
  };
  return { person, answersTo, say: (text: string) => answersTo(() => person.send(text)) };
};

/** Feeds of the newsroom, with a story each. */
const feeds = (count: number): string[] =>
  Array.from({ length: count }, (_, at) => {
    const feed = house.newsroom.feed(`/${at}.xml`, { title: `Koran ${at}` });
    feed.publish({ title: `Berita ${at}`, text: 'Air naik.' });
    return feed.url;
  });

describe.each(languages)('three hundred sources at once, in %s', (language) => {
  it('typed as addresses or names, for oneself or a channel, get one sentence with an example, and nothing changes', async () => {
    const { person, say } = await newcomer(language);
    const channel = house.telegram.channel({ title: 'Kanal', owner: person, username: 'kanalserang' });
    house.telegram.addBot(channel, { by: person, rights: true });
    await house.settled();
    const urls = feeds(many);
    const names = Array.from({ length: many }, (_, at) => `Harian Banten ${at + 1}`);
    for (const text of [
      `/follow ${urls.join(' ')}`,
      urls.join('\n'),
      `/follow ${names.join(', ')}`,
      `/follow @kanalserang ${names.join('\n')}`,
    ])
      expect(await say(text)).toEqual([expect.stringMatching(saysTooMany[language])]);
    expect((await say('/follow @kanalserang ' + urls.join(' ')))[0]).toContain('/import @kanalserang');
    expect((await say('/following'))[0]).toMatch(saysNothing[language]);
    expect((await say('/following @kanalserang'))[0]).toMatch(saysNothing[language]);
    expect(house.newsroom.counts('/0.xml')).toEqual({});
  });

  it('in a file are taken in two goes, and can all be left', { timeout: 60_000 }, async () => {
    const { person, say } = await newcomer(language);
    const isId = language === 'id';
    const outlines = feeds(many).map((url) => `<outline type="rss" text="Koran" xmlUrl="${url}"/>`);
    const data = new Blob([`<opml version="2.0"><body>${outlines.join('')}</body></opml>`]);
    const take = async () => {
      const { telegram } = house;
      const { message_id: after } = person.sendFile({ name: 'a.opml', type: 'text/x-opml', data });
      const preview = await telegram.waitFor(person.id, ({ buttons }) => buttons.length > 0, { after });
      await person.press(preview, preview.buttons[0]?.[0]?.text ?? '');
      const doneText = () =>
        telegram.view(person.id).find((one) => one.message_id > after && /^(?:Selesai|Done)\./.test(one.text))
          ?.text;
      // One site is asked only so many things at a time; of more time at once a request would get no answer.
      while (doneText() === undefined) await house.pass(1_000).then(house.settled);
      return { preview: preview.text, done: doneText() };
    };
    const first = await take();
    expect(first.preview).toMatch(isId ? /masih ada 100 lagi/ : /there are 100 more/);
    expect(first.done).toMatch(isId ? /^Selesai\. 200 sumber baru/ : /^Done\. 200 new sources/);
    expect((await take()).done).toMatch(isId ? /^Selesai\. 100 sumber baru/ : /^Done\. 100 new sources/);
    expect((await say(isId ? '/unfollow semua' : '/unfollow all'))[0]).toMatch(
      isId ? /^Berhenti mengikuti semua 300 sumber/ : /^Stop following all 300 sources/,
    );
    const [gone = ''] = await say(`/unfollow 1-${many}`);
    expect(gone).toMatch(
      isId ? /^Baik, berita dari .* tidak akan saya kirim lagi\.$/ : /^All right, no more stories from/,
    );
    expect((await say('/following'))[0]).toMatch(saysNothing[language]);
  });

  it('that are not followed can be named to be left, and the answer is one sentence', async () => {
    const { say } = await newcomer(language);
    await say(`/follow ${feeds(1).join('')}`);
    const names = Array.from({ length: many }, (_, at) => `Harian Banten ${at + 1}`);
    const answers = await say(`/unfollow ${names.join(', ')}`);
    expect(answers).toEqual([
      expect.stringMatching(
        language === 'id'
          ? /^Saya tidak menemukan "Harian Banten 1, Harian Banten 2,.*…" di daftar\. Daftarnya ada di \/following\.$/
          : /^I cannot find "Harian Banten 1, Harian Banten 2,.*…" in the list\. The list is in \/following\.$/,
      ),
    ]);
  });
});

it('twenty-four names of sources get ten followed, and the others back as they can be typed again', async () => {
  const { say } = await newcomer('id');
  const names = Array.from({ length: 24 }, (_, at) => `Harian Banten ${at + 1}`);
  expect((await say(`/follow ${names.join(', ')}`)).at(-1)).toBe(
    ['Saya ambil 10 yang pertama dulu. Kirim lagi sisanya, ya:', ...names.slice(10)].join('\n'),
  );
});
