import { GrammyError } from 'grammy/web';
import type { Access } from '../../audience/access.ts';
import type { Managers, UntoldNotes } from '../../audience/managers.ts';
import type { Chats } from '../../audience/chats.ts';
import { words } from '../../message/words.ts';
import type { Ask } from '../command.ts';
import type { Audience } from '../../audience/follow.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import { textsFor, type Texts } from '../../i18n/texts.ts';
import { createAsk } from './ask.ts';
import type { Occasion } from '../api/replies.ts';
import { barredBy } from '../api/answer.ts';
import { renderText } from '../api/render.ts';
import { botMayPost, factsOf, isAdminOf } from '../api/rights.ts';

/** Runs work for whoever asks. */
export type Guard = {
  /** Never rejects. */
  run(occasion: Occasion, work: (ask: Omit<Ask, 'text'>) => Promise<void>): Promise<void>;
  /** Resolves once nothing is under way that was put off to go on by itself. */
  idle(): Promise<void>;
};

/**
 * Serves only whom the operator lets in, and answers for whatever goes wrong: the person is told, the log knows why.
 * A paused chat that an administrator uses is active again if Kabar may post there now: of what all members of a group
 * may do Telegram tells no bot when it changes. Nor is one gone that writes: its return may have been missed.
 */
export const createGuard = (parts: {
  access: Access;
  settingsOf: Chats['get'];
  managers: Pick<Managers, 'note'>;
  untold: Pick<UntoldNotes, 'take'>;
  audience: Pick<Audience, 'setState'>;
  clock: Clock;
  log: Log;
}): Guard => {
  const { access, settingsOf, managers, untold, audience, clock, log } = parts;
  const detached = new Set<Promise<void>>();

  const resume = async ({ api, me }: Occasion, { chat, settings, isAdmin }: Omit<Ask, 'text'>) => {
    if (settings.state === 'active') return;
    if (chat.kind !== 'private' && !((await isAdmin()) && (await botMayPost(api, me.id, chat.id)))) return;
    await audience.setState(chat.id, 'active');
  };

  /** Whatever goes wrong with the work, the person is told, and the log knows why. */
  const answering = async (occasion: Occasion, texts: Texts, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      // Blocked or thrown out meanwhile: Telegram tells so on its own, and nobody is there to be answered. Nor can a chat be that asks too much.
      if (error instanceof GrammyError && (error.error_code === 403 || error.error_code === 429))
        return log.info('answer.refused', { error });
      const barred = error instanceof GrammyError ? barredBy(error) : undefined;
      if (barred !== undefined) {
        log.info('answer.refused', { error });
        return tellAdmin(occasion, barred, texts);
      }
      log.error('command.failed', { error });
      const { api, chat, msg } = occasion;
      if (chat === undefined) return;
      const thread = msg?.is_topic_message === true ? msg.message_thread_id : undefined;
      await api
        .sendMessage(chat.id, texts.failure, thread === undefined ? {} : { message_thread_id: thread })
        .catch((failure: unknown) => log.warn('answer.failed', { error: failure }));
    }
  };

  /** Where Kabar may not write an administrator is told so in private, who can change it; a member is not. */
  const tellAdmin = async (
    { api, chat, from }: Occasion,
    barred: keyof Texts['deliveryPaused'],
    texts: Texts,
  ): Promise<void> => {
    if (chat === undefined || chat.type === 'private' || from === undefined) return;
    try {
      if (!(await isAdminOf(api, chat.id, from.id))) return;
      const { text, ...other } = renderText(words(texts.deliveryPaused[barred](factsOf(chat).title)));
      await api.sendMessage(from.id, text, other);
    } catch (error) {
      log.info('answer.refused', { error });
    }
  };

  /** Tells the person what could not be told before they wrote. */
  const catchUp = async ({ chat, userId, reply }: Omit<Ask, 'text'>) => {
    if (chat.kind !== 'private') return;
    for (const html of await untold.take(userId)) await reply(words(html));
  };

  const serve = async (occasion: Occasion, work: (ask: Omit<Ask, 'text'>) => Promise<void>) => {
    const later = async (put: () => Promise<void>) => {
      const task = answering(occasion, texts, put).finally(() => detached.delete(task));
      detached.add(task);
    };
    const ask = await createAsk(occasion, { settingsOf, later }, clock.now());
    if (ask === undefined) return;
    const texts = textsFor(ask.settings.language);
    const rightsIn = async (handle: string) => {
      const rights = await ask.rightsIn(handle);
      if (!rights.ok) return rights;
      await audience.setState(rights.chat.id, 'active');
      const language = ask.chat.kind === 'private' ? ask.settings.language : undefined;
      await managers.note(ask.userId, rights.chat.id, language);
      return rights;
    };
    if (access.banned(ask.userId, ask.chat.id)) return;
    if (!access.allowed(ask.userId, ask.chat.id)) {
      log.info('access.refused', { userId: ask.userId, chatId: ask.chat.id });
      const refusal = words(texts.accessRefused(ask.userId));
      // In a group it is nobody else's business.
      await (ask.chat.kind === 'private' ? ask.reply(refusal) : ask.replyPrivately(refusal));
      return;
    }
    await resume(occasion, ask);
    await catchUp(ask);
    await work({ ...ask, rightsIn });
  };

  return {
    run: (occasion, work) => {
      const texts = textsFor(occasion.from?.language_code?.startsWith('en') ? 'en' : 'id');
      return answering(occasion, texts, () => serve(occasion, work));
    },
    idle: async () => {
      while (detached.size > 0) await Promise.all(detached);
    },
  };
};
