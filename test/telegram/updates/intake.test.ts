import type { Update } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import { createLog } from '../../../src/runtime/log.ts';
import { createBudget } from '../../../src/telegram/updates/budget.ts';
import { createIntake } from '../../../src/telegram/updates/intake.ts';
import { createSimulatedClock } from '../../runtime/simulated-clock.ts';

type Said = { person?: number; chat?: number; text?: string; more?: object };

/** Takes what is said in; `answerMs`: how long an answer takes. */
const room = (answerMs = 100) => {
  const clock = createSimulatedClock();
  const handled: string[] = [];
  const told: number[] = [];
  const personOf = ({ message, callback_query: press }: Update) => (message ?? press)?.from?.id ?? 0;
  const intake = createIntake({
    handle: async (update) => {
      await clock.sleep(answerMs);
      handled.push(`${personOf(update)} ${update.message?.text ?? update.callback_query?.data}`);
    },
    onTooMuch: async (update) => void told.push(personOf(update)),
    botName: () => 'KabarBot',
    budget: createBudget(),
    clock,
    log: createLog('silent'),
  });
  let id = 0;
  const say = ({ person = 7, chat = person, text = '/help', more = {} }: Said = {}) => {
    const type = chat < 0 ? 'supergroup' : 'private';
    const from = { id: person, is_bot: false, first_name: 'A' };
    const date = Math.floor(clock.now() / 1_000);
    const message = { message_id: ++id, date, chat: { id: chat, type }, from, text, ...more };
    intake.take({ update_id: id, message } as unknown as Update);
  };
  const press = (person: number, data: string) => {
    const message = { message_id: 1, date: 1, chat: { id: person, type: 'private' } };
    const from = { id: person, is_bot: false, first_name: 'A' };
    intake.take({
      update_id: ++id,
      callback_query: { id: String(id), from, message, data, chat_instance: '1' },
    } as unknown as Update);
  };
  return { clock, handled, told, say, press, intake };
};

describe('what people ask', () => {
  it('is answered once where it is said again before the answer', async () => {
    const { clock, handled, told, say } = room();
    for (let time = 0; time < 10; time++) say({ text: 'halo' });
    say({ text: 'apa kabar' });
    await clock.run();
    expect(handled).toEqual(['7 halo', '7 apa kabar']);
    say({ text: 'halo' });
    await clock.run();
    expect(handled).toHaveLength(3);
    expect(told).toEqual([]);
  });

  it('is each a thing of its own where it replies to another message, or is pressed', async () => {
    const { clock, handled, say, press } = room();
    for (const message_id of [1, 2]) say({ text: '/broadcast', more: { reply_to_message: { message_id } } });
    press(7, 'settings:on');
    press(7, 'settings:on');
    await clock.run();
    expect(handled).toHaveLength(4);
  });

  it('is answered to a score in a row, then with one sentence, then not until half of that has come back', async () => {
    const { clock, handled, told, say } = room();
    for (let time = 0; time < 20 * 15; time++) {
      say({ text: `/latest ${time}` });
      await clock.advance(50);
    }
    expect(handled.length).toBeLessThan(25);
    expect(told).toEqual([7]);
    await clock.advance(60_000);
    const before = handled.length;
    say({ text: '/help' });
    await clock.run();
    expect(handled).toHaveLength(before + 1);
  });

  it('costs nobody else', async () => {
    const { clock, handled, say } = room();
    for (let time = 0; time < 100; time++) say({ text: `/latest ${time}` });
    say({ person: 8, text: '/following' });
    await clock.run();
    expect(handled).toContain('8 /following');
  });

  it('is one album, however many pictures it has', async () => {
    const { clock, handled, told, say } = room();
    for (let album = 0; album < 3; album++)
      for (let part = 0; part < 10; part++)
        say({
          more: {
            text: undefined,
            media_group_id: String(album),
            photo: [],
            ...(part === 0 && { caption: 'x' }),
          },
        });
    await clock.run();
    expect(handled).toHaveLength(30);
    expect(told).toEqual([]);
  });

  it('is heard in full after an absence, though it comes all at once', async () => {
    const { clock, handled, told, say } = room();
    const now = Math.floor(clock.now() / 1_000);
    for (let hour = 0; hour < 20; hour++)
      say({ text: `/latest ${hour}`, more: { date: now - 72_000 + hour * 3_600 } });
    await clock.run();
    expect(handled).toHaveLength(20);
    expect(told).toEqual([]);
  });
});

describe('what people ask from other chats', () => {
  it('costs nothing of what they may ask in their own', async () => {
    const { clock, handled, told, say, intake } = room(10);
    const from = { id: 7, is_bot: false, first_name: 'A' };
    for (let letter = 0; letter < 25; letter++)
      intake.take({
        update_id: 1_000 + letter,
        inline_query: { id: String(letter), from, query: 'x', offset: '' },
      } as unknown as Update);
    say({ text: '/latest' });
    await clock.run();
    expect(handled).toHaveLength(26);
    expect(told).toEqual([]);
  });

  it('waits for nobody in the group that it comes from', async () => {
    const { clock, handled, say, intake } = room(10_000);
    for (let asked = 0; asked < 3; asked++) say({ chat: -5, person: 8, text: `/latest ${asked}` });
    const guest = { message_id: 1, date: 1, chat: { id: -5, type: 'supergroup' }, text: 'gempa' };
    intake.take({
      update_id: 1_000,
      guest_message: { ...guest, from: { id: 7, is_bot: false, first_name: 'A' }, guest_query_id: 'g' },
    } as unknown as Update);
    await clock.advance(10_000);
    expect(handled).toHaveLength(2);
  });
});

describe('what members of a group ask', () => {
  const group = -100;

  it('is a new question in another forum topic, and once somebody has changed something', async () => {
    const { clock, handled, say } = room();
    say({ person: 1, chat: group, text: '/latest' });
    await clock.advance(1_000);
    say({ person: 1, chat: group, text: '/latest', more: { is_topic_message: true, message_thread_id: 5 } });
    await clock.advance(1_000);
    say({ person: 1, chat: group, text: '/follow detik' });
    await clock.advance(1_000);
    say({ person: 2, chat: group, text: '/latest' });
    await clock.run();
    expect(handled).toEqual(['1 /latest', '1 /latest', '1 /follow detik', '2 /latest']);
  });

  it('is one question for a while, whoever asks', async () => {
    const { clock, handled, say } = room();
    for (const person of [1, 2, 3]) say({ person, chat: group, text: '/latest' });
    await clock.advance(5_000);
    say({ person: 4, chat: group, text: '/latest@KabarBot' });
    await clock.advance(5_000);
    expect(handled).toEqual(['1 /latest']);
    await clock.advance(30_000);
    say({ person: 4, chat: group, text: '/latest' });
    say({ person: 4, chat: group, text: '/latest gempa' });
    await clock.run();
    expect(handled).toEqual(['1 /latest', '4 /latest', '4 /latest gempa']);
  });

  it('leaves room for others where one asks very much', async () => {
    const { clock, handled, told, say } = room();
    for (let time = 0; time < 40; time++) say({ person: 1, chat: group, text: '/latest' });
    await clock.advance(20_000);
    say({ person: 2, chat: group, text: '/following' });
    await clock.run();
    expect(handled).toEqual(['1 /latest', '2 /following']);
    expect(told).toEqual([1]);
  });

  it('is not what they say to each other, or ask of another bot', async () => {
    const { clock, handled, told, say } = room();
    for (let time = 0; time < 100; time++) {
      say({ person: 1, chat: group, text: `halo ${time}` });
      say({ person: 1, chat: group, text: '/latest@OtherBot' });
      await clock.advance(200);
    }
    await clock.run();
    expect(told).toEqual([]);
    say({ person: 1, chat: group, text: '/latest' });
    await clock.run();
    expect(handled.at(-1)).toBe('1 /latest');
  });

  it('is asked by an anonymous administrator as by one of that group alone', async () => {
    const { clock, told, handled, say } = room();
    const as = (chat: number) => ({ person: 1_087_968_824, chat, more: { sender_chat: { id: chat } } });
    for (let time = 0; time < 30; time++) say({ ...as(-1), text: `/follow ${time}` });
    say({ ...as(-2), text: '/follow antara' });
    await clock.run();
    expect(told).toHaveLength(1);
    expect(handled).toContain('1087968824 /follow antara');
  });
});

it('every press is handled or told that it is too much, however many there are at once', async () => {
  const { clock, handled, told, press } = room();
  for (let time = 0; time < 60; time++) press(7, 'follow:a:1');
  await clock.run();
  expect(handled.length).toBeGreaterThan(5);
  expect(handled.length + told.length).toBe(60);
});
