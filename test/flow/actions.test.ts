import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ViewMessage } from '../../src/sandbox/telegram/index.ts';
import { textsFor } from '../../src/i18n/texts.ts';
import { countsOf, until } from './counting.ts';
import { createStage, type Stage } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await createStage();
});
afterEach(() => stage.close());

const buttonsOf = (message: ViewMessage): string[] => message.buttons.flat().map(({ text }) => text);

/** Kabar with two feeds that a person who speaks this language follows. */
const open = async (language: 'id' | 'en') => {
  const { telegram, newsroom } = stage;
  const one = newsroom.feed('/satu.xml', { title: 'Harian Satu' });
  const two = newsroom.feed('/dua.xml', { title: 'Harian Dua' });
  await stage.run();
  const person = telegram.person({ first_name: 'Sari', language_code: language });
  const ask = async (text: string, answer: RegExp, options: { replyTo?: number } = {}) => {
    const { message_id: after } = person.send(text, options);
    return telegram.waitFor(person.id, answer, { after });
  };
  await ask(`/follow ${one.url} ${two.url}`, language === 'id' ? /akan saya kirim/ : /Harian Satu/);
  /** The card with these words as it is now. */
  const cardOf = (words: string, chat: number = person.id): ViewMessage => {
    const found = telegram
      .view(chat)
      .find(({ text, buttons }) => text.includes(words) && buttons.flat().length > 0);
    if (found === undefined) throw new Error(`no card with "${words}"`);
    return found;
  };
  const has = (words: string, chat: number = person.id) => countsOf(telegram, [chat], words)[0] ?? 0;
  const came = async (words: string, chat: number = person.id) => {
    await until(() => has(words, chat) > 0, `"${words}" came`);
    return cardOf(words, chat);
  };
  /** Presses a button of the card, and gives what is said to that in a message of its own. */
  const act = async (words: string, button: string, answer: RegExp) => {
    const after = telegram.last(person.id)?.message_id ?? 0;
    if (!buttonsOf(cardOf(words)).includes(button)) await person.press(cardOf(words), '⋯');
    await person.press(cardOf(words), button);
    return telegram.waitFor(person.id, answer, { after });
  };
  // Somebody who has chosen nothing: what he has got has been decided for everybody.
  const budi = telegram.person({ first_name: 'Budi', language_code: 'id' });
  budi.send(`/follow ${one.url} ${two.url}`);
  await telegram.waitFor(budi.id, /akan saya kirim/);
  const wentOut = (words: string) => until(() => has(words, budi.id) > 0, `"${words}" went out`);
  return {
    telegram,
    one,
    two,
    person,
    ask,
    wentOut,
    has,
    came,
    cardOf,
    act,
    texts: textsFor(language).actions,
  };
};

describe.each(['id', 'en'] as const)('the menu of a card in %s', (language) => {
  const isId = language === 'id';

  it('mutes the source for a day, and undoes it once', async () => {
    const { telegram, one, person, wentOut, has, came, cardOf, act, texts } = await open(language);
    one.publish({ title: 'Jembatan Suramadu diperbaiki', text: '' });
    const card = await came('Jembatan Suramadu');
    expect(buttonsOf(card)).toEqual([textsFor(language).card.more, '⋯']);
    await person.press(card, '⋯');
    expect(buttonsOf(cardOf('Jembatan Suramadu'))).toContain(texts.share);
    const answer = await act(
      'Jembatan Suramadu',
      texts.mute,
      isId ? /Harian Satu saya diamkan sampai/ : /Harian Satu is muted until/,
    );
    expect(buttonsOf(cardOf('Jembatan Suramadu'))).toEqual([textsFor(language).card.more, '⋯']);
    one.publish({ title: 'Kabar yang didiamkan', text: '' });
    await wentOut('Kabar yang didiamkan');
    await person.press(answer, texts.undo);
    const undone = telegram.view(person.id).find(({ message_id: id }) => id === answer.message_id);
    expect(undone?.text).toMatch(isId ? /Dibatalkan/ : /Undone/);
    expect(await person.press(answer, texts.undo).catch(() => 'no button')).toBe('no button');
    one.publish({ title: 'Kabar sesudahnya', text: '' });
    await came('Kabar sesudahnya');
    expect(has('Kabar yang didiamkan')).toBe(0);
  });

  it('filters a word of the story everywhere, and undoes it', async () => {
    const { one, two, person, ask, wentOut, has, came, cardOf, act, texts } = await open(language);
    one.publish({ title: 'Polisi tangkap bandar narkoba', text: '' });
    await came('bandar narkoba');
    await person.press(cardOf('bandar narkoba'), '⋯');
    await person.press(cardOf('bandar narkoba'), texts.word);
    expect(buttonsOf(cardOf('bandar narkoba'))).toContain('narkoba');
    const answer = await act('bandar narkoba', 'narkoba', /narkoba/);
    await ask('/filter', /-narkoba/);
    two.publish({ title: 'Razia narkoba di pelabuhan', text: '' });
    await wentOut('Razia narkoba');
    expect(has('Razia narkoba')).toBe(0);
    await person.press(answer, texts.undo);
    await ask('/filter', isId ? /Belum ada saringan/ : /no filter/);
  });

  it('saves the story for /saved, which shows, removes and puts back', async () => {
    const { telegram, one, person, ask, came, cardOf, act, texts } = await open(language);
    await ask('/saved', isId ? /Belum ada yang disimpan/ : /Nothing saved/);
    one.publish({ title: 'Candi baru ditemukan', text: '' });
    await came('Candi baru ditemukan');
    await act('Candi baru', texts.save, isId ? /Tersimpan: Candi baru/ : /Saved: Candi baru/);
    await person.press(cardOf('Candi baru'), '⋯');
    const again = await person.press(cardOf('Candi baru'), texts.save);
    expect(again.text).toBe(texts.alreadySaved);
    const list = await ask('/saved', /1\. Candi baru ditemukan/);
    expect(list.text).toMatch(isId ? /1 berita[^]*disimpan baru saja/ : /1 story[^]*saved just now/);
    const after = telegram.last(person.id)?.message_id ?? 0;
    await person.press(list, '1');
    await telegram.waitFor(person.id, /Candi baru ditemukan/, { after });
    const now = () => telegram.view(person.id).find(({ message_id: id }) => id === list.message_id);
    expect((await person.press(list, '✕ 1')).text).toBe(texts.list.removed);
    expect(now()?.text).toBe(texts.list.none);
    expect((await person.press(list, texts.undo)).text).toBe(texts.list.restored);
    expect(now()?.text).toContain('Candi baru ditemukan');
  });

  it('unfollows the source, and follows it again with what was chosen for it', async () => {
    const { one, person, ask, wentOut, has, came, act, texts } = await open(language);
    await ask('/filter 1 -judi', /-judi/);
    one.publish({ title: 'Festival layang-layang dibuka', text: '' });
    await came('Festival layang');
    const answer = await act('Festival layang', texts.unfollow, /Harian Satu/);
    one.publish({ title: 'Kabar yang tidak diikuti', text: '' });
    await wentOut('Kabar yang tidak diikuti');
    await person.press(answer, texts.undo);
    await ask('/following', isId ? /2 sumber[^]*Harian Satu/ : /2 sources[^]*Harian Satu/);
    await ask('/filter harian satu', /-judi/);
    one.publish({ title: 'Kabar setelah diikuti lagi', text: '' });
    await came('Kabar setelah diikuti lagi');
    expect(has('Kabar yang tidak diikuti')).toBe(0);
  });

  it('tells of related stories, and why it came', async () => {
    const { one, two, came, act, cardOf, texts } = await open(language);
    const text =
      'Gempa magnitudo 6,1 mengguncang Pandeglang, Banten, Senin pagi. Getarannya terasa sampai Jakarta.';
    one.publish({ title: 'Gempa magnitudo 6,1 guncang Banten', text });
    await came('Gempa magnitudo 6,1');
    // The same event in the second paper is named on the card; its side story comes by itself.
    two.publish({ title: 'Gempa magnitudo 6,1 guncang Banten, warga berlarian', text });
    await until(
      () => cardOf('Gempa magnitudo 6,1 guncang Banten').text.includes('Harian Dua'),
      'the second paper is named',
    );
    two.publish({
      title: 'BMKG jelaskan pemicu gempa magnitudo 6,1 di Banten',
      text: 'BMKG menyebut gempa magnitudo 6,1 yang mengguncang Pandeglang, Banten, dipicu subduksi lempeng Indo-Australia.',
    });
    await came('BMKG jelaskan');
    await act(
      'Gempa magnitudo 6,1 guncang Banten\n',
      texts.related,
      new RegExp(`${texts.related}[^]*1\\. Gempa[^]*2\\. BMKG`),
    );
    const why = await act(
      'Gempa magnitudo 6,1 guncang Banten\n',
      texts.why,
      isId ? /Anda menerima ini karena mengikuti Harian Satu/ : /You got this because you follow Harian Satu/,
    );
    expect(why.text).toContain('Harian Dua');
    const share = cardOf('BMKG jelaskan');
    expect(share.buttons.flat().length).toBe(2);
  });
});

describe('the menu of a card in a group', () => {
  const openGroup = async () => {
    const stage_ = await open('id');
    const { telegram, one } = stage_;
    const ani = telegram.person({ first_name: 'Ani', language_code: 'id' });
    const umar = telegram.person({ first_name: 'Umar', language_code: 'id' });
    const group = telegram.group({ title: 'Warga', owner: ani });
    telegram.setMember(group, umar, 'member');
    telegram.addBot(group, { by: ani });
    await telegram.waitFor(group.id, /Halo!/);
    ani.send(`/follow ${one.url}`, { chat: group });
    await telegram.waitFor(group.id, /akan saya kirim/);
    one.publish({ title: 'Pasar Induk terbakar', text: '' });
    const card = await stage_.came('Pasar Induk terbakar', group.id);
    return { ...stage_, ani, umar, group, card };
  };

  it('refuses a member what only administrators may, and answers every press', async () => {
    const { telegram, ani, umar, group, card, cardOf, texts } = await openGroup();
    await umar.press(card, '⋯');
    const now = () => cardOf('Pasar Induk terbakar', group.id);
    for (const button of [texts.mute, texts.word, texts.unfollow])
      expect((await umar.press(now(), button)).text).toBe(textsFor('id').onlyAdmins);
    expect((await umar.press(now(), texts.why)).text).toMatch(
      /Grup ini menerima ini karena mengikuti Harian Satu/,
    );
    const { message_id: after } = now();
    await ani.press(now(), texts.mute);
    const answer = await telegram.waitFor(group.id, /Harian Satu saya diamkan/, { after });
    expect((await umar.press(answer, texts.undo)).text).toBe(textsFor('id').onlyAdmins);
    await ani.press(answer, texts.undo);
    await telegram.waitFor(group.id, /Dibatalkan\. Berita Harian Satu/);
  });

  it('saves for whoever presses, in private, or says how to get there', async () => {
    const { telegram, umar, group, person, card, cardOf, texts } = await openGroup();
    telegram.setMember(group, person, 'member');
    const now = () => cardOf('Pasar Induk terbakar', group.id);
    await person.press(card, '⋯');
    expect((await person.press(now(), texts.save)).text).toBe(texts.savedFromGroup);
    await telegram.waitFor(person.id, /Tersimpan: Pasar Induk terbakar/);
    await umar.press(now(), '⋯');
    const before = telegram.view(group.id).length;
    expect((await umar.press(now(), texts.save)).text).toBe(texts.savedUnopened);
    // The group need not read who saves what.
    expect(telegram.view(group.id)).toHaveLength(before);
    umar.start('saved');
    await telegram.waitFor(umar.id, /1\. Pasar Induk terbakar/);
    umar.send('/saved', { chat: group });
    await telegram.waitFor(group.id, /hanya saya tunjukkan di obrolan pribadi/);
  });
});

it('a card in a channel has no personal button, and one that is corrected keeps its own', async () => {
  const { telegram, one, person, came, cardOf } = await open('id');
  const channel = telegram.channel({ title: 'Kanal Warga', username: 'kanalwarga', owner: person });
  telegram.addBot(channel, { by: person, rights: true });
  await telegram.waitFor(person.id, /sudah bisa mengirim ke Kanal Warga/);
  person.send(`/follow @kanalwarga ${one.url}`);
  await telegram.waitFor(person.id, /dikirim ke Kanal Warga|kirim ke Kanal Warga/);
  const item = one.publish({ title: 'Tol baru diresmikan', text: '' });
  await came('Tol baru diresmikan');
  const inChannel = await came('Tol baru diresmikan', channel.id);
  expect(buttonsOf(inChannel)).toEqual(['Baca selengkapnya']);
  one.revise(item.guid, { title: 'Tol baru diresmikan Presiden' });
  await until(() => cardOf('Tol baru').text.includes('Presiden'), 'the card was corrected');
  expect(buttonsOf(cardOf('Tol baru'))).toEqual(['Baca selengkapnya', '⋯']);
});

it('a card with a photo opens its menu in place, and closes it', async () => {
  const { one, person, came, cardOf, texts } = await open('id');
  one.publish({
    title: 'Foto tanpa halaman',
    text: '',
    url: '',
    image: { url: 'https://foto.contoh.id/1.jpg' },
  });
  const card = await came('Foto tanpa halaman');
  expect(card.photo).toBeDefined();
  expect(buttonsOf(card)).toEqual(['⋯']);
  await person.press(card, '⋯');
  expect(buttonsOf(cardOf('Foto tanpa halaman'))).toContain(texts.mute);
  expect(buttonsOf(cardOf('Foto tanpa halaman'))).not.toContain(texts.share);
  await person.press(cardOf('Foto tanpa halaman'), texts.back);
  expect(buttonsOf(cardOf('Foto tanpa halaman'))).toEqual(['⋯']);
  expect(cardOf('Foto tanpa halaman').photo).toBeDefined();
});
