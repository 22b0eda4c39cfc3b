import { Bot } from 'grammy';
import type { UserFromGetMe } from 'grammy/types';
import { words, type Command } from '../../../commands/shared/command.ts';
import type { Ports } from '../../../commands/shared/ports.ts';
import type { Audience } from '../../audience/follow.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { ChatPace } from '../../delivery/pacing/chat-pace.ts';
import type { Pacer } from '../../delivery/pacing/pacer.ts';
import { textsFor } from '../../i18n/texts.ts';
import type { Log } from '../../runtime/log.ts';
import { interactiveGate } from './gate.ts';
import { createGuard } from './guard.ts';
import { onMembership } from './membership.ts';
import { createMessages } from './messages.ts';
import { createPresses } from './presses.ts';

/** A request that takes longer has failed (seconds); a question for updates is held open for half of that. */
const timeOutS = 60;

export type BotParts = {
  token: string;
  apiRoot: string;
  commands: readonly Command[];
  ports: Ports;
  audience: Pick<Audience, 'setState' | 'migrate'>;
  pacer: Pick<Pacer, 'acquire' | 'stats'>;
  pace: ChatPace;
  clock: Clock;
  log: Log;
  /** Updates of people who have asked too much: they are told so, and no more. */
  tired?: WeakSet<object>;
  /** Spares the question to Telegram (tests). */
  botInfo?: UserFromGetMe;
};

/** The bot that people talk to: what Telegram tells of goes to the command, the button or the record that it is about. */
export const createBot = (parts: BotParts): Bot => {
  const { commands, ports, audience, clock, log } = parts;
  const bot = new Bot(parts.token, {
    client: { apiRoot: parts.apiRoot, timeoutSeconds: timeOutS },
    ...(parts.botInfo !== undefined && { botInfo: parts.botInfo }),
  });
  bot.api.config.use(interactiveGate(parts.pacer, clock, parts.pace));
  const guard = createGuard({ ports, audience, clock, log });

  bot.use(async (context, next) => {
    if (parts.tired?.has(context.update) !== true) return next();
    await guard(context, async ({ settings, reply }) => {
      const { tooMuch } = textsFor(settings.language);
      if (context.callbackQuery === undefined) await reply(words(tooMuch));
      else await context.answerCallbackQuery({ text: tooMuch });
    });
  });
  bot.on('my_chat_member', (context) => onMembership(context, ports, audience));
  bot.on('message:migrate_to_chat_id', ({ chat, message }) =>
    audience.migrate(chat.id, message.migrate_to_chat_id),
  );
  bot.on('message', createMessages({ commands, ports, guard }));
  bot.on('callback_query', createPresses({ commands, ports, guard, clock, log }));
  return bot;
};
