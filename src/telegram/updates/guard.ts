import { GrammyError, type Context } from 'grammy';
import type { Access } from '../../audience/access.ts';
import type { Chats } from '../../audience/chats.ts';
import { words } from '../../message/words.ts';
import type { Ask } from '../command.ts';
import type { Audience } from '../../audience/follow.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import { textsFor } from '../../i18n/texts.ts';
import { createAsk } from './ask.ts';
import { botMayPost } from '../api/rights.ts';

/** Runs work for whoever asks. Never rejects. */
export type Guard = (context: Context, work: (ask: Omit<Ask, 'text'>) => Promise<void>) => Promise<void>;

/**
 * Serves only whom the operator lets in, and answers for whatever goes wrong: the person is told, the log knows why.
 * A paused chat that an administrator uses is active again if Kabar may post there now: of what all members of a group
 * may do Telegram tells no bot when it changes. Nor is one gone that writes: its return may have been missed.
 */
export const createGuard = (parts: {
  access: Access;
  settingsOf: Chats['get'];
  audience: Pick<Audience, 'setState'>;
  clock: Clock;
  log: Log;
}): Guard => {
  const { access, settingsOf, audience, clock, log } = parts;

  const resume = async ({ api, me }: Context, { chat, settings, isAdmin }: Omit<Ask, 'text'>) => {
    if (settings.state === 'active') return;
    if (chat.kind !== 'private' && !((await isAdmin()) && (await botMayPost(api, me.id, chat.id)))) return;
    await audience.setState(chat.id, 'active');
  };

  return async (context, work) => {
    let texts = textsFor(context.from?.language_code?.startsWith('en') ? 'en' : 'id');
    try {
      const ask = await createAsk(context, settingsOf, clock.now());
      if (ask === undefined) return;
      texts = textsFor(ask.settings.language);
      const rightsIn = async (handle: string) => {
        const rights = await ask.rightsIn(handle);
        if (rights.ok) await audience.setState(rights.chat.id, 'active');
        return rights;
      };
      if (access.allowed(ask.userId, ask.chat.id)) {
        await resume(context, ask);
        await work({ ...ask, rightsIn });
      } else if (ask.chat.kind === 'private') await ask.reply(words(texts.accessRefused));
    } catch (error) {
      // Blocked or thrown out meanwhile: Telegram tells so on its own, and nobody is there to be answered. Nor can a chat be that asks too much.
      if (error instanceof GrammyError && (error.error_code === 403 || error.error_code === 429))
        return log.info('answer.refused', { error });
      log.error('command.failed', { error });
      await context
        .reply(texts.failure)
        .catch((failure: unknown) => log.warn('answer.failed', { error: failure }));
    }
  };
};
