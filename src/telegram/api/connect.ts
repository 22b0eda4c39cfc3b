import { GrammyError, type Bot } from 'grammy';
import { backoff } from '../../runtime/backoff.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import { reasonOf } from '../updates/polling.ts';

/** Telegram says at once who the bot is; what takes this long is tried again (milliseconds). */
const patienceMs = 10_000;
/** Pause after a failure, doubling (milliseconds). */
const pause = { first: 500, longest: 30_000 };

/**
 * Asks Telegram who the bot is, as often as it takes (https://core.telegram.org/bots/api#getme). Rejects where Telegram
 * refuses the token, and when the signal aborts.
 */
export const connect = async (bot: Bot, clock: Clock, log: Log, stopping: AbortSignal): Promise<void> => {
  for (let failures = 0; ; failures++) {
    const signal = AbortSignal.any([stopping, AbortSignal.timeout(patienceMs)]);
    try {
      // grammY types the signal of a polyfill; at run time it takes Node's own.
      bot.botInfo = await bot.api.getMe(signal as unknown as Parameters<Bot['api']['getMe']>[0]);
      if (failures > 0) log.info('telegram.reached', { after: failures });
      return;
    } catch (error) {
      stopping.throwIfAborted();
      const code = error instanceof GrammyError ? error.error_code : 500;
      if (code < 500 && code !== 429) throw error;
      if (failures === 0) log.warn('telegram.unreachable', { error: reasonOf(error) });
      const asked = error instanceof GrammyError ? (error.parameters.retry_after ?? 0) * 1_000 : 0;
      await clock.sleep(Math.max(asked, backoff(failures + 1, pause)), stopping);
    }
  }
};
