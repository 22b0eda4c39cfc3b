import { GrammyError, type Bot } from 'grammy';
import type { Update } from 'grammy/types';
import type { Clock } from '../../runtime/clock.ts';
import { TokenRefused } from '../api/refused.ts';
import { maskSecrets, type Log } from '../../runtime/log.ts';

/** Seconds that Telegram holds a question for updates open (at most 50). */
const longPollS = 30;
/** Chats worked for at once. */
const chatsAtOnce = 100;
/** Most updates of one chat that wait while an earlier one is handled; further plain messages are dropped. */
const mostWaiting = 30;
/** How long the next question waits for the updates of the last one to be handled (milliseconds). */
const settleMs = 500;
/** Failures in a row, each with a longer pause, that are more than a hiccup (about half a minute). */
const troubling = 5;
const kinds = ['message', 'callback_query', 'my_chat_member'] as const;
/** Pause after a failure, doubling (milliseconds). */
const pause = { first: 500, longest: 30_000 };

export type Polling = {
  /** Ends after `stop`; rejects where Telegram refuses the token. */
  run(): Promise<void>;
  /** What keeps it from hearing people, if anything has for a while. */
  trouble(): string | undefined;
  /** Takes no more updates, and resolves once those taken are handled. */
  stop(): Promise<void>;
};

/**
 * Takes updates from Telegram (https://core.telegram.org/bots/api#getupdates). Chats do not wait for each other; within
 * a chat one update follows the other. Telegram forgets updates once the next question is asked, so that waits until
 * they are handled; only what takes longer than half a second may be lost with a killed process, so that people ask again.
 * What was handled but not yet forgotten comes again after a crash: every handler may run twice.
 */
export const createPolling = (bot: Bot, clock: Clock, log: Log): Polling => {
  const ended = new AbortController();
  /** By chat: its last update's work, and how many are not done. */
  const queues = new Map<number, { tail: Promise<void>; length: number }>();
  // grammY types the signal of a polyfill; at run time it takes Node's own.
  const signal = ended.signal as unknown as Parameters<Bot['api']['getUpdates']>[1];
  let offset = 0;
  let failures = 0;

  const handle = (update: Update): Promise<void> => {
    const chatId = chatOf(update);
    const queue = queues.get(chatId) ?? { tail: Promise.resolve(), length: 0 };
    if (queue.length > mostWaiting && isPlain(update)) {
      log.debug('update.dropped', { chatId });
      return queue.tail;
    }
    queues.set(chatId, queue);
    queue.length++;
    queue.tail = queue.tail
      .then(() => bot.handleUpdate(update))
      .catch((error: unknown) => log.error('update.failed', { error: reasonOf(error) }))
      .finally(() => {
        if (--queue.length === 0) queues.delete(chatId);
      });
    return queue.tail;
  };

  const tails = () => [...queues.values()].map(({ tail }) => tail);

  const settled = async (works: Promise<void>[]) => {
    if (works.length === 0) return;
    const waiting = new AbortController();
    await Promise.race([Promise.all(works), clock.sleep(settleMs, waiting.signal)]);
    waiting.abort();
  };

  const ask = async (timeout: number, limit = 100): Promise<Update[]> =>
    bot.api.getUpdates({ offset, timeout, limit, allowed_updates: kinds }, signal);

  const run = async () => {
    while (!ended.signal.aborted) {
      try {
        const updates = await ask(longPollS);
        const works = updates.map(handle);
        offset = (updates.at(-1)?.update_id ?? offset - 1) + 1;
        if (failures > 0) log.info('polling.back', { after: failures });
        failures = 0;
        await settled(works);
        while (queues.size >= chatsAtOnce) await Promise.race(tails());
      } catch (error) {
        if (ended.signal.aborted) return;
        if (error instanceof GrammyError && error.error_code === 401)
          throw new TokenRefused(401, { cause: error });
        const isConflict = error instanceof GrammyError && error.error_code === 409;
        if (failures++ === 0 || isConflict)
          log.warn(isConflict ? 'polling.conflict' : 'polling.failing', { error: reasonOf(error) });
        const asked = error instanceof GrammyError ? (error.parameters.retry_after ?? 0) * 1_000 : 0;
        await clock.sleep(
          Math.max(asked, Math.min(pause.longest, pause.first * 2 ** failures)),
          ended.signal,
        );
      }
    }
  };

  return {
    run,
    trouble: () => (failures >= troubling ? 'Telegram does not answer' : undefined),
    stop: async () => {
      ended.abort();
      await Promise.allSettled(tails());
      // Confirms what was taken, so that a restart does not see it again; limit 1 takes as little as can be.
      if (offset > 0)
        await bot.api.getUpdates({ offset, timeout: 0, limit: 1, allowed_updates: kinds }).catch(() => {});
    },
  };
};

/** The chat that an update is of, or the person where there is none. */
const chatOf = ({ message, callback_query: press, my_chat_member: standing }: Update): number =>
  (message ?? press?.message ?? standing)?.chat.id ?? press?.from.id ?? 0;

/** Only what somebody says or presses may be left unanswered: what becomes of a chat must be known. */
const isPlain = ({ message, callback_query: press }: Update): boolean =>
  press !== undefined || (message !== undefined && message.migrate_to_chat_id === undefined);

/** grammY's HttpError carries the address, and so the token, deep inside: only words leave here. */
export const reasonOf = (error: unknown): string =>
  maskSecrets(error instanceof Error ? error.message : String(error));
