import type { Chat } from '../../audience/chat.ts';
import type { Language } from '../../i18n/language.ts';
import { textsFor } from '../../i18n/texts.ts';
import type { Clock } from '../../runtime/clock.ts';
import { verdict } from './verdict.ts';
import type { Pacer } from '../pacing/pacer.ts';
import type { SendPort } from '../ports.ts';

/** Pauses before the next tries (milliseconds). */
const pausesMs = [1_000, 2_000, 4_000, 8_000];

/** Tells one person, or a chat in one of its topics, something about Kabar itself. */
export type Tell = (chatId: number, words: string, threadId?: number) => Promise<void>;

/**
 * Says a word about Kabar itself to one person, ahead of everything else; tried again a few times where Telegram is in
 * trouble. Rejects when Kabar is stopping.
 */
export const createTell =
  ({
    clock,
    pacer,
    port,
    keep,
    stopping,
  }: {
    clock: Clock;
    pacer: Pick<Pacer, 'acquire'>;
    port: Pick<SendPort, 'send'>;
    /** Keeps for later what Telegram does not let Kabar say: the person has never written to it. */
    keep(chatId: number, words: string): Promise<void>;
    stopping: AbortSignal;
  }): Tell =>
  async (chatId, words, threadId) => {
    for (const pauseMs of [...pausesMs, undefined]) {
      const permit = await pacer.acquire('interactive', stopping, chatId);
      const outcome = await port.send(
        { chatId, ...(threadId !== undefined && { threadId }) },
        { html: words, plain: words },
      );
      const isItsOwn = permit.done(verdict(outcome));
      if (outcome.kind === 'gone') return keep(chatId, words);
      if ((outcome.kind !== 'flood' && outcome.kind !== 'retry') || pauseMs === undefined) return;
      if (outcome.kind === 'retry') await clock.sleep(pauseMs, stopping);
      // Where all are held the pacer waits.
      else if (isItsOwn) await clock.sleep(outcome.retryAfterMs, stopping);
    }
  };

/** Tells the person who connected a chat that nothing can be posted there; does nothing where that person is unknown. `why`: Telegram's words. */
export const createTellPaused =
  ({
    tell,
    languageOf,
  }: {
    tell: Tell;
    /** The language of a person's private chat. */
    languageOf(userId: number): Promise<Language>;
  }) =>
  async ({ connectedBy, title }: Pick<Chat, 'connectedBy' | 'title'>, why: string): Promise<void> => {
    if (connectedBy === undefined) return;
    const { deliveryPaused } = textsFor(await languageOf(connectedBy));
    const say = /topic_closed/i.test(why)
      ? deliveryPaused.closedTopic
      : /thread not found|topic_(?:deleted|id_invalid)/i.test(why)
        ? deliveryPaused.deletedTopic
        : deliveryPaused.noRight;
    await tell(connectedBy, say(title));
  };
