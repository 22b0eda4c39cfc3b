import { Bot } from 'grammy/web';
import type { UserFromGetMe } from 'grammy/types';
import { words } from '../../message/words.ts';
import type { Command, Hearer } from '../command.ts';
import type { Inline } from '../inline.ts';
import type { Managers, UntoldNotes } from '../../audience/managers.ts';
import type { Audit } from '../../audience/audit.ts';
import type { Access } from '../../audience/access.ts';
import type { Chat } from '../../audience/chat.ts';
import type { Chats } from '../../audience/chats.ts';
import type { Audience } from '../../audience/follow.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { ChatPace } from '../../delivery/pacing/chat-pace.ts';
import type { Pacer } from '../../delivery/pacing/pacer.ts';
import { textsFor } from '../../i18n/texts.ts';
import type { Log } from '../../runtime/log.ts';
import { createChannelPosts } from './channel-posts.ts';
import { createCorrections } from './corrections.ts';
import { interactiveGate } from './gate.ts';
import { createBotFetch } from '../api/bot-fetch.ts';
import { createGuard } from './guard.ts';
import { factsOf } from '../api/rights.ts';
import { createInlineUpdates } from './inline.ts';
import { onMembership } from './membership.ts';
import { createMessages } from './messages.ts';
import type { StewardParts } from './stewards.ts';
import { createPresses } from './presses.ts';

/** A request that takes longer has failed (seconds); a question for updates is held open for half of that. */
const timeOutS = 60;

export type BotParts = {
  token: string;
  apiRoot: string;
  commands: readonly Command[];
  hearers: readonly Hearer[];
  inline: Inline;
  access: Access;
  /** The chat's record, made with the defaults where it is not known yet. */
  settingsOf: Chats['get'];
  managers: Managers;
  untold: UntoldNotes;
  audit: Pick<Audit, 'note'>;
  /** Keeps a chat that nothing is stored of yet. */
  remember(chat: Chat): Promise<void>;
  /** A forum topic (0: the general one) is open again. Rejects with a StoreError. */
  onTopicOpened(chatId: number, threadId: number): Promise<void>;
  /** A message of a channel has so many reactions now. Rejects with a StoreError. */
  onReactions(message: { chatId: number; messageId: number }, total: number): Promise<void>;
  languageOf: StewardParts['languageOf'];
  audience: Pick<Audience, 'setState' | 'migrate'>;
  pacer: Pick<Pacer, 'acquire' | 'stats'>;
  pace: ChatPace;
  clock: Clock;
  log: Log;
  /** Updates of people who have asked too much: they are told so, and no more. */
  tired?: WeakSet<object>;
  /** Asked before each request to Telegram; where it says no, nothing is sent. */
  mayCall?: () => boolean;
  /** Spares the question to Telegram (tests). */
  botInfo?: UserFromGetMe;
};

/** The bot that people talk to: what Telegram tells of goes to the command, the button or the record that it is about. `idle` resolves once nothing that was put off is under way; `close` gives up what still is. */
export const createBot = (parts: BotParts): { bot: Bot; idle(): Promise<void>; close(): Promise<void> } => {
  const { commands, hearers, access, settingsOf, managers, untold, languageOf, audience, clock, log } = parts;
  const { fetch, close } = createBotFetch(parts.mayCall);
  const bot = new Bot(parts.token, {
    client: { apiRoot: parts.apiRoot, timeoutSeconds: timeOutS, fetch },
    ...(parts.botInfo !== undefined && { botInfo: parts.botInfo }),
  });
  bot.api.config.use(interactiveGate(parts.pacer, clock, parts.pace));
  const guard = createGuard({ access, settingsOf, managers, untold, audience, clock, log });

  bot.use(async (context, next) => {
    if (parts.tired?.has(context.update) !== true) return next();
    await guard.run(context, async ({ settings, reply }) => {
      const { tooMuch } = textsFor(settings.language);
      if (context.callbackQuery === undefined) await reply(words(tooMuch));
      else await context.answerCallbackQuery({ text: tooMuch });
    });
  });
  bot.on('my_chat_member', (context) =>
    onMembership(context, {
      access,
      settingsOf,
      managers,
      untold,
      languageOf,
      audience,
      audit: parts.audit,
      remember: parts.remember,
      clock,
      log,
    }),
  );
  bot.on('message:migrate_to_chat_id', ({ chat, message }) =>
    audience.migrate(chat.id, message.migrate_to_chat_id),
  );
  bot.on('message:forum_topic_reopened', ({ chat, message }) =>
    parts.onTopicOpened(chat.id, message.is_topic_message === true ? (message.message_thread_id ?? 0) : 0),
  );
  const corrections = createCorrections();
  bot.on(['message', 'edited_message'], createMessages({ commands, hearers, guard, corrections }));
  const channelLanguage = async (channel: Parameters<typeof factsOf>[0]) =>
    (await settingsOf(factsOf(channel))).language;
  bot.on('channel_post', createChannelPosts({ commands, guard, managers, languageOf, channelLanguage }));
  const { query, guest } = createInlineUpdates({ inline: parts.inline, access, clock, log });
  bot.on('inline_query', query);
  bot.on('guest_message', guest);
  bot.on('message_reaction_count', ({ messageReactionCount: { chat, message_id, reactions } }) =>
    parts.onReactions(
      { chatId: chat.id, messageId: message_id },
      reactions.reduce((sum, { total_count: count }) => sum + count, 0),
    ),
  );
  bot.on('callback_query', createPresses({ commands, guard, clock, log }));
  return { bot, idle: guard.idle, close };
};
