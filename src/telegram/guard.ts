import { GrammyError, type Context } from 'grammy';
import { words, type Ask } from '../../commands/command.ts';
import type { Ports } from '../../commands/ports.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { textsFor } from '../message/texts.ts';
import { createAsk } from './ask.ts';

/** Runs work for whoever asks. Never rejects. */
export type Guard = (context: Context, work: (ask: Omit<Ask, 'text'>) => Promise<void>) => Promise<void>;

/** Serves only whom the operator lets in, and answers for whatever goes wrong: the person is told, the log knows why. */
export const createGuard =
  ({ ports, clock, log }: { ports: Ports; clock: Clock; log: Log }): Guard =>
  async (context, work) => {
    let texts = textsFor(context.from?.language_code?.startsWith('en') ? 'en' : 'id');
    try {
      const ask = await createAsk(context, ports, clock.now());
      if (ask === undefined) return;
      texts = textsFor(ask.settings.language);
      if (ports.access.allowed(ask.userId, ask.chat.id)) await work(ask);
      else if (ask.chat.kind === 'private') await ask.reply(words(texts.accessRefused));
    } catch (error) {
      // Blocked or thrown out meanwhile: Telegram tells so on its own, and nobody is there to be answered.
      if (error instanceof GrammyError && error.error_code === 403)
        return log.info('answer.refused', { error });
      log.error('command.failed', { error });
      await context
        .reply(texts.failure)
        .catch((failure: unknown) => log.warn('answer.failed', { error: failure }));
    }
  };
