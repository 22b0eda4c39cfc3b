import { Bot, type Context } from 'grammy';
import type { UserFromGetMe } from 'grammy/types';
import { words, type Ask, type Command } from '../../commands/command.ts';
import { followAll } from '../../commands/follow.ts';
import type { Ports } from '../../commands/ports.ts';
import type { Audience } from '../audience/follow.ts';
import type { Clock } from '../clock.ts';
import type { Pacer } from '../delivery/pacer.ts';
import { parseAddresses } from '../feed/address.ts';
import type { Log } from '../log.ts';
import { textsFor } from '../message/texts.ts';
import { createAsk } from './ask.ts';
import { interactiveGate } from './gate.ts';
import { onMembership } from './membership.ts';

/** An answer to a press is due within this time, or Telegram's clock on the button turns on. */
const timeOutS = 60;

export type BotParts = {
  token: string;
  apiRoot: string;
  commands: readonly Command[];
  ports: Ports;
  audience: Pick<Audience, 'setState' | 'migrate'>;
  pacer: Pick<Pacer, 'acquire' | 'stats'>;
  clock: Clock;
  log: Log;
  /** Spares the question to Telegram (tests). */
  botInfo?: UserFromGetMe;
};

/** The bot that people talk to: finds the command that is meant, and never leaves a person without an answer. */
export const createBot = (parts: BotParts): Bot => {
  const { commands, ports, audience, clock, log } = parts;
  const bot = new Bot(parts.token, {
    client: { apiRoot: parts.apiRoot, timeoutSeconds: timeOutS },
    ...(parts.botInfo !== undefined && { botInfo: parts.botInfo }),
  });
  bot.api.config.use(interactiveGate(parts.pacer, clock.now));

  const guarded = async (context: Context, work: (ask: Omit<Ask, 'text'>) => Promise<void>) => {
    const ask = await createAsk(context, ports, clock.now());
    if (ask === undefined) return;
    const texts = textsFor(ask.settings.language);
    if (!ports.access.allowed(ask.userId, ask.chat.id)) {
      if (ask.chat.kind === 'private') await ask.reply(words(texts.accessRefused));
      return;
    }
    try {
      await work(ask);
    } catch (error) {
      log.error('command.failed', { error });
      await ask.reply(words(texts.failure)).catch(() => {});
    }
  };

  bot.on('my_chat_member', (context) => onMembership(context, ports, audience));

  bot.on('message:migrate_to_chat_id', (context) =>
    audience.migrate(context.chat.id, context.message.migrate_to_chat_id),
  );

  bot.on('message', async (context) => {
    const { message, me, chat } = context;
    if (message.is_automatic_forward || (message.from.is_bot && message.sender_chat === undefined)) return;
    if (message.media_group_id !== undefined && chat.type === 'private')
      await ports.albums.note(chat.id, message.media_group_id, message.message_id);
    const text = message.text ?? '';
    const said = /^\/(\w{1,32})(?:@(\w+))?(?:\s+|$)/.exec(text);
    const isPrivate = chat.type === 'private';
    if (said === null && !isPrivate) return;
    if (said?.[2] !== undefined && said[2].toLowerCase() !== me.username.toLowerCase()) return;
    const command = commands.find(({ name }) => name === said?.[1]?.toLowerCase());
    if (command === undefined && !isPrivate) return;
    await guarded(context, async (ask) => {
      const texts = textsFor(ask.settings.language);
      if (command !== undefined)
        return command.run({ ...ask, text: text.slice(said?.[0].length ?? 0).trim() }, ports);
      if (said !== null) return void (await ask.reply(words(texts.unknownCommand)));
      const addresses = text === '' ? [] : parseAddresses(text);
      if (addresses.length > 0 && addresses.length <= 10 && message.forward_origin === undefined)
        return followAll(ask, { chat: ask.chat, settings: ask.settings, rest: text }, addresses, ports);
      // A picture or an album may be meant for /broadcast: no chatter at each of its parts.
      if (text !== '') await ask.reply(words(texts.plainText));
    });
  });

  bot.on('callback_query', async (context) => {
    const { data = '' } = context.callbackQuery;
    const colon = data.indexOf(':');
    const command = commands.find(({ name }) => name === data.slice(0, Math.max(0, colon)));
    let isAnswered = false;
    const toast = async (text?: string) => {
      if (isAnswered) return;
      isAnswered = true;
      await context
        .answerCallbackQuery(
          text === undefined ? {} : { text: plain(text).slice(0, 200), show_alert: text.length > 60 },
        )
        .catch((error: unknown) => log.debug('press.late', { error }));
    };
    const messageId = context.callbackQuery.message?.message_id;
    try {
      await guarded(context, async (ask) => {
        if (command?.press === undefined || messageId === undefined)
          return toast(textsFor(ask.settings.language).buttonExpired);
        await command.press({ ...ask, data: data.slice(colon + 1), messageId, toast }, ports);
      });
    } finally {
      await toast();
    }
  });

  bot.catch(({ error }) => log.error('update.failed', { error }));
  return bot;
};

const plain = (html: string): string => words(html).plain;
