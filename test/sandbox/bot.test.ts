import { Bot, InlineKeyboard } from 'grammy/web';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTelegram, type Person, type Telegram } from '../../src/sandbox/telegram/index.ts';
import { refusal } from './call.ts';

let telegram: Telegram;
let bot: Bot;
let budi: Person;
beforeEach(async () => {
  telegram = await createTelegram();
  bot = new Bot(telegram.token, { client: { apiRoot: telegram.url } });
  budi = telegram.person({ first_name: 'Budi', language_code: 'id' });
});
afterEach(async () => {
  await bot.stop();
  await telegram.close();
});
const run = () => new Promise<void>((resolve) => void bot.start({ onStart: () => resolve() }));

describe('a grammY bot in the sandbox', () => {
  it('receives messages, presses and inline queries', async () => {
    const buttons = new InlineKeyboard().text('Tekan', 'tekan:1').url('Baca', 'https://a.example/');
    bot.command('start', (context) =>
      context.reply(`Halo, ${context.from?.first_name}`, { reply_markup: buttons }),
    );
    bot.callbackQuery('tekan:1', async (context) => {
      await context.answerCallbackQuery({ text: 'Sudah' });
      await context.editMessageText('Ditekan');
    });
    bot.on('inline_query', (context) =>
      context.answerInlineQuery([
        {
          type: 'article',
          id: '1',
          title: context.inlineQuery.query,
          input_message_content: { message_text: '<b>isi</b>', parse_mode: 'HTML' },
        },
      ]),
    );
    await run();
    budi.start();
    const hello = await telegram.waitFor(budi, /^Halo, Budi$/);
    expect(await budi.press(hello, 'Tekan')).toEqual({ text: 'Sudah' });
    expect(await budi.press(hello, 'Baca')).toEqual({ url: 'https://a.example/' });
    expect((await telegram.waitFor(budi, 'Ditekan', { edited: true })).message_id).toBe(hello.message_id);
    await expect(budi.press(hello, 'Tekan')).rejects.toThrow('no button Tekan');
    expect((await budi.inline('gempa')).results).toMatchObject([{ id: '1', title: 'gempa' }]);
  });

  it('answers the next message that it sends', async () => {
    bot.on('message:text', (context) => context.reply(context.message.text.toUpperCase()));
    await run();
    expect((await budi.ask('satu')).text).toBe('SATU');
    expect((await budi.ask('dua')).text).toBe('DUA');
    await expect(telegram.waitFor(budi, /tiga/i, { timeoutMs: 30 })).rejects.toThrow(/it shows:[^]*DUA/);
  });
});

describe('answers to presses in the sandbox', () => {
  it('are refused when they are late or name no press', async () => {
    const tooOld = '400 Bad Request: query is too old and response timeout expired or query ID is invalid';
    expect(await refusal(telegram, 'answerCallbackQuery', { callback_query_id: '1' })).toBe(tooOld);
    budi.start();
    await bot.api.sendMessage(budi.id, 'a', { reply_markup: new InlineKeyboard().text('b', 'c') });
    const message = telegram.last(budi);
    if (message === undefined) throw new Error('nothing was sent');
    const pressed = budi.press(message, 'b', 200);
    const update = (await bot.api.getUpdates()).find((one) => one.callback_query !== undefined);
    telegram.advance(61_000);
    const late = { callback_query_id: update?.callback_query?.id };
    expect(await refusal(telegram, 'answerCallbackQuery', late)).toBe(tooOld);
    await expect(pressed).rejects.toThrow('did not answer the press');
  });
});

describe('the command menu of the sandbox', () => {
  it('is kept by scope and language, within its limits', async () => {
    const commands = [{ command: 'help', description: 'Bantuan' }];
    await bot.api.setMyCommands(commands, { scope: { type: 'all_private_chats' }, language_code: 'id' });
    expect([...telegram.menus()]).toEqual([['all_private_chats|id', commands]]);
    expect(await bot.api.getMyCommands()).toEqual([]);
    const set = (command: string, description: string, count = 1) =>
      refusal(telegram, 'setMyCommands', {
        commands: Array.from({ length: count }, () => ({ command, description })),
      });
    expect(await set('Help', 'x')).toBe('400 Bad Request: BOT_COMMAND_INVALID');
    expect(await set('help', 'x'.repeat(257))).toMatch(/length must not exceed 256/);
    expect(await set('help', 'x', 101)).toBe('400 Bad Request: BOT_COMMANDS_TOO_MUCH');
  });
});
