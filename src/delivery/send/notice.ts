import type { Clock } from '../../runtime/clock.ts';
import { verdict } from './attempt.ts';
import type { Pacer } from '../pacing/pacer.ts';
import type { SendPort } from '../ports.ts';

/** Pauses before the next tries (milliseconds). */
const pausesMs = [1_000, 2_000, 4_000, 8_000];

/**
 * Says a word about Kabar itself to one person, ahead of everything else; tried again a few times where Telegram is in
 * trouble. Rejects when Kabar is stopping.
 */
export const createNotice =
  ({
    clock,
    pacer,
    port,
    stopping,
  }: {
    clock: Clock;
    pacer: Pick<Pacer, 'acquire'>;
    port: Pick<SendPort, 'send'>;
    stopping: AbortSignal;
  }) =>
  async (chatId: number, words: string): Promise<void> => {
    for (const pauseMs of [...pausesMs, undefined]) {
      const permit = await pacer.acquire('interactive', stopping, chatId);
      const outcome = await port.send({ chatId }, { html: words, plain: words });
      const isItsOwn = permit.done(verdict(outcome));
      if ((outcome.kind !== 'flood' && outcome.kind !== 'retry') || pauseMs === undefined) return;
      if (outcome.kind === 'retry') await clock.sleep(pauseMs, stopping);
      // Where all are held the pacer waits.
      else if (isItsOwn) await clock.sleep(outcome.retryAfterMs, stopping);
    }
  };
