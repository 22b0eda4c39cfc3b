import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person, PressAnswer, ViewMessage } from '../../src/sandbox/telegram/index.ts';
import { pause } from './counting.ts';
import { createStage, type Stage } from './stage.ts';

const patience = { timeoutMs: 60_000 };

let stage: Stage;
beforeEach(async () => {
  stage = await createStage();
});
afterEach(() => stage.close());

/** Presses one button many times at once; gives what each press was answered. */
const storm = (person: Person, message: ViewMessage, button: string, times: number): Promise<PressAnswer[]> =>
  Promise.all(Array.from({ length: times }, () => person.press(message, button, patience.timeoutMs)));

/** How many answers to presses Telegram took, and how many it refused: each press is to be answered once. */
const answered = () => {
  const calls = stage.telegram.calls('answerCallbackQuery');
  return { once: new Set(calls.map(({ params }) => params['callback_query_id'])).size, calls: calls.length };
};
const shown = (chat: number, words: RegExp) =>
  stage.telegram.view(chat).filter(({ text }) => words.test(text));

describe('presses', () => {
  it('fifty at once of one button are each answered once, and follow once', async () => {
    const { telegram, newsroom } = stage;
    const feeds = ['Nasional', 'Olahraga'].map((title) => newsroom.feed(`/${title}.xml`, { title }));
    for (const feed of feeds) feed.publish({ title: `${feed.title} kemarin`, text: '' });
    const front = newsroom.front('/depan', 'Harian Depan', feeds);
    await stage.run();
    const budi = telegram.person({ first_name: 'Budi', language_code: 'id' });
    budi.send(`/follow ${front}`);
    const question = await telegram.waitFor(budi, /Mana yang mau diikuti\?/, patience);
    const answers = await storm(budi, question, 'Nasional', 50);
    expect(answers).toHaveLength(50);
    await telegram.waitFor(budi, /^Nasional kemarin/, patience);
    expect(answered()).toEqual({ once: 50, calls: 50 });
    // Whoever presses what is done, or more than is answered, is told so.
    const silent = answers.filter(({ text }) => text === undefined);
    expect(silent.length).toBeLessThanOrEqual(2);
    await pause(1_000);
    expect(shown(budi.id, /^Nasional kemarin/)).toHaveLength(1);
    feeds[0]?.publish({ title: 'Nasional baru', text: '' });
    await telegram.waitFor(budi, /^Nasional baru/, patience);
    await pause(500);
    expect(shown(budi.id, /^Nasional baru/)).toHaveLength(1);
  });

  it('of who may not change a group do nothing, and say why', async () => {
    const { telegram, newsroom } = stage;
    const feed = newsroom.feed('/grup.xml', { title: 'Harian Grup' });
    feed.publish({ title: 'Kabar grup', text: '' });
    await stage.run();
    const ani = telegram.person({ first_name: 'Ani', language_code: 'id' });
    const members = Array.from({ length: 10 }, (_, at) =>
      telegram.person({ first_name: `Umar ${at}`, language_code: 'id' }),
    );
    const group = telegram.group({ title: 'Warga', owner: ani });
    for (const one of members) telegram.setMember(group, one, 'member');
    telegram.addBot(group, { by: ani });
    ani.send(`/follow ${feed.url}`, { chat: group });
    await telegram.waitFor(group.id, /^Kabar grup/, patience);
    ani.send('/unfollow', { chat: group });
    const question = await telegram.waitFor(group.id, /Berhenti mengikuti yang mana/, patience);
    const answers = await Promise.all(members.map((one) => storm(one, question, 'Harian Grup', 3)));
    for (const { text } of answers.flat()) expect(text).toMatch(/hanya admin|banyak sekali sekaligus/);
    feed.publish({ title: 'Kabar masih datang', text: '' });
    await telegram.waitFor(group.id, /^Kabar masih datang/, patience);
    expect(shown(group.id, /tidak akan saya kirim lagi/)).toEqual([]);
  });

  it('of old buttons are answered after a restart, after an unfollow, and in a group that has become a supergroup', async () => {
    const { telegram, newsroom } = stage;
    const feed = newsroom.feed('/lama.xml', { title: 'Harian Lama' });
    feed.publish({ title: 'Kabar lama', text: '' });
    const first = await stage.run();
    const budi = telegram.person({ first_name: 'Budi', language_code: 'id' });
    budi.send(`/follow ${feed.url}`);
    await telegram.waitFor(budi, /^Kabar lama/, patience);
    budi.send('/unfollow');
    const question = await telegram.waitFor(budi, /Berhenti mengikuti yang mana/, patience);
    const group = telegram.group({ title: 'Warga', type: 'group', owner: budi });
    telegram.addBot(group, { by: budi });
    budi.send(`/follow ${feed.url}`, { chat: group });
    await telegram.waitFor(group.id, /^Kabar lama/, patience);
    budi.send('/unfollow', { chat: group });
    const inGroup = await telegram.waitFor(group.id, /Berhenti mengikuti yang mana/, patience);
    budi.send('/settings', { chat: group });
    const settings = await telegram.waitFor(group.id, /Pengaturan · Warga/, patience);
    await first.kill('SIGKILL');
    await stage.run();

    await budi.press(question, 'Harian Lama', patience.timeoutMs);
    await telegram.waitFor(budi, /tidak akan saya kirim lagi/, { edited: true, ...patience });
    const again = await budi
      .press({ ...question, message_id: question.message_id }, 'Harian Lama')
      .catch(String);
    // The message has lost its button with that; who still sees it there is told.
    expect(String(again)).toMatch(/no button/);

    const supergroup = telegram.migrate(group.id);
    await budi.press(settings, 'WITA', patience.timeoutMs);
    await telegram.waitFor(supergroup, /Pengaturan · Warga[\s\S]*WITA/, patience);
    await budi.press(inGroup, 'Harian Lama', patience.timeoutMs);
    await telegram.waitFor(supergroup, /Harian Lama tidak akan saya kirim lagi/, patience);
    const last = await budi.press(inGroup, 'Harian Lama', patience.timeoutMs);
    expect(last.text).toMatch(/sudah tidak berlaku/);
    feed.publish({ title: 'Kabar yang tak diminta', text: '' });
    await pause(4_000);
    expect([...shown(supergroup, /tak diminta/), ...shown(budi.id, /tak diminta/)]).toEqual([]);
  });

  it('that Kabar does not know, or of who was told that it is too much, are answered all the same', async () => {
    const { telegram } = stage;
    await stage.run();
    const budi = telegram.person({ first_name: 'Budi', language_code: 'id' });
    budi.send('/help');
    const help = await telegram.waitFor(budi, /Yang bisa/, patience);
    const from = { id: budi.id, is_bot: false, first_name: 'Budi', language_code: 'id' };
    const strange = ['', 'unfollow', 'unfollow:x:y', 'settings:zone', 'broadcast:yes:none', 'follow:none:0'];
    strange.push(
      'follow:move:none',
      'latest:none',
      'start:999',
      'nothing:at:all',
      'help:nothing',
      `unfollow:${'9'.repeat(50)}`,
    );
    const message = {
      message_id: help.message_id,
      date: help.date,
      chat: { id: budi.id, type: 'private', first_name: 'Budi' },
    };
    for (const [at, data] of strange.entries())
      telegram.deliver({ callback_query: { id: `${4_100 + at}`, from, message, chat_instance: '1', data } });
    const calls = () =>
      telegram.calls('answerCallbackQuery').map(({ params }) => String(params['callback_query_id']));
    const { message_id: after } = telegram.person({ first_name: 'Ani', language_code: 'id' }).send('/help');
    expect(after).toBeGreaterThan(0);
    for (let waits = 0; calls().length < strange.length && waits < 300; waits++) await pause(100);
    expect(calls().toSorted()).toEqual(strange.map((_, at) => `${4_100 + at}`).toSorted());
  });
});
