import type { Access } from '../../audience/access.ts';
import type { Managers, UntoldNotes } from '../../audience/managers.ts';
import type { Chats } from '../../audience/chats.ts';
import { words } from '../../message/words.ts';
import type { Ask } from '../command.ts';
import type { Audience } from '../../audience/follow.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import { textsFor } from '../../i18n/texts.ts';
import { createAsk } from './ask.ts';
import type { Occasion } from '../api/replies.ts';
import { botMayPost } from '../api/rights.ts';
import { answering } from './guard/answering.ts';

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

  /** Tells the person what could not be told before they wrote. */
  const catchUp = async ({ chat, userId, reply }: Omit<Ask, 'text'>) => {
    if (chat.kind !== 'private') return;
    for (const html of await untold.take(userId)) await reply(words(html));
  };

  const serve = async (occasion: Occasion, work: (ask: Omit<Ask, 'text'>) => Promise<void>) => {
    const later = async (put: () => Promise<void>) => {
      const task = answering(occasion, { texts, log }, put).finally(() => detached.delete(task));
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
      return answering(occasion, { texts, log }, () => serve(occasion, work));
    },
    idle: async () => {
      while (detached.size > 0) await Promise.all(detached);
    },
  };
};
