import { GrammyError, type Bot } from 'grammy/web';
import { backoff } from '../../runtime/backoff.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import { TokenRefused } from './token-refused.ts';
import { reasonOf } from '../updates/polling.ts';

/** Telegram says at once who the bot is; what takes this long is tried again (milliseconds). */
const patienceMs = 10_000;
/** Pause after a failure, doubling (milliseconds). */
const pause = { first: 500, longest: 30_000 };

/**
 * Asks Telegram who the bot is, as often as it takes (https://core.telegram.org/bots/api#getme). Rejects with TokenRefused where
 * Telegram refuses the token, and when the signal aborts.
 */
export const connect = async ({
  bot,
  apiRoot,
  clock,
  log,
  stopping,
}: {
  bot: Bot;
  /** Where the Bot API is. */
  apiRoot: string;
  clock: Clock;
  log: Log;
  stopping: AbortSignal;
}): Promise<void> => {
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
      if (code === 401 || code === 404) throw new TokenRefused(code, { cause: error });
      if (code < 500 && code !== 429) throw error;
      const asked = error instanceof GrammyError ? (error.parameters.retry_after ?? 0) * 1_000 : 0;
      const waitMs = Math.max(asked, backoff(failures + 1, pause));
      if (failures < 8 || failures % 20 === 0)
        log.warn('telegram.unreachable', { address: apiRoot, cause: causeOf(error), nextTryInMs: waitMs });
      await clock.sleep(waitMs, stopping);
    }
  }
};

/** Why Telegram could not be reached: of a failed connection the reason stands deep inside grammY's error. */
const causeOf = (error: unknown): string => {
  let reason = reasonOf(error);
  let inner: unknown = error;
  for (let depth = 0; depth < 5 && inner instanceof Error; depth++) {
    if ('code' in inner && typeof inner.code === 'string') reason = inner.code;
    inner = 'error' in inner ? inner.error : inner.cause;
  }
  return reason;
};
