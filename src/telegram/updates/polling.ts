import { GrammyError, type Bot } from 'grammy/web';
import type { Update } from 'grammy/types';
import type { Clock } from '../../runtime/clock.ts';
import { TokenRefused } from '../api/token-refused.ts';
import type { Log } from '../../runtime/log.ts';
import type { Budget } from './budget.ts';
import { createIntake, reasonOf, type Intake } from './intake.ts';
import { handleLeft, type KeptUpdates } from '../webhook/kept.ts';

export { reasonOf };

/** Seconds that Telegram holds a question for updates open (at most 50). */
const longPollS = 30;
/** The most updates that Telegram gives at once: there may be more. */
const mostAtOnce = 100;
/** Chats worked for at once. */
export const chatsAtOnce = 500;
/** How long the next question waits for the updates of the last one to be handled (milliseconds). */
const settleMs = 500;
/** Failures in a row, each with a longer pause, that are more than a hiccup (about half a minute). */
const troubling = 5;
/** Once in a while the process before has just not ended yet. */
const contested = 2;
/** Kinds of updates that Kabar is told of. */
export const kinds = [
  'message',
  'edited_message',
  'channel_post',
  'callback_query',
  'my_chat_member',
  'inline_query',
  'guest_message',
  'message_reaction_count',
] as const;
/** Two that ask by turns drive each other out again and again: what was so a moment ago is so (milliseconds). */
const conflictMs = 60_000;
/** Pause after a failure, doubling (milliseconds). */
const pause = { first: 500, longest: 30_000 };

export type Polling = {
  /** Ends after `stop`; rejects where Telegram refuses the token. */
  run(): Promise<void>;
  /** What keeps it from hearing people, if anything has for a while. */
  trouble(): string | undefined;
  /** Another process asks Telegram for the same bot's updates, as the last answers said. */
  isConflict(): boolean;
  /** Takes no more updates, and resolves once those taken are handled. */
  stop(): Promise<void>;
};

/** The intake of a bot's updates. `tired`: those that are only to be told that it is too much. */
export const createBotIntake = (
  bot: Bot,
  clock: Pick<Clock, 'now'>,
  log: Log,
  { budget, tired }: { budget?: Budget; tired?: WeakSet<object> } = {},
): Intake =>
  createIntake({
    handle: (update) => bot.handleUpdate(update),
    botName: () => bot.botInfo.username,
    ...(budget !== undefined && { budget }),
    onTooMuch: (update) => {
      tired?.add(update);
      return bot.handleUpdate(update);
    },
    clock,
    log,
  });

/**
 * Takes updates from Telegram (https://core.telegram.org/bots/api#getupdates). Telegram forgets them once the next question
 * is asked, so that waits until they are handled; only what takes longer than half a second, or comes in a flood, may be lost
 * with a killed process, so that people ask again. What was handled but not yet forgotten comes again after a crash: every
 * handler may run twice. `kept`: what was taken by a webhook before, and is handled first.
 */
export const createPolling = (
  bot: Bot,
  clock: Clock,
  log: Log,
  { intake = createBotIntake(bot, clock, log), kept }: { intake?: Intake; kept?: KeptUpdates } = {},
): Polling => {
  const ended = new AbortController();
  // grammY types the signal of a polyfill; at run time it takes Node's own.
  const signal = ended.signal as unknown as Parameters<Bot['api']['getUpdates']>[1];
  let offset = 0;
  let failures = 0;
  let isContested = false;
  let conflictAt = -Infinity;
  const letWebhookGo = async () => {
    const isGone = await bot.api.deleteWebhook({ drop_pending_updates: false }).catch(() => false);
    if (isGone) log.info('webhook.removed');
  };

  const settled = async (works: Promise<void>[]) => {
    if (works.length === 0) return;
    const waiting = new AbortController();
    await Promise.race([Promise.all(works), clock.sleep(settleMs, waiting.signal)]);
    waiting.abort();
  };

  const ask = async (timeout: number, limit = mostAtOnce): Promise<Update[]> =>
    bot.api.getUpdates({ offset, timeout, limit, allowed_updates: kinds }, signal);

  const run = async () => {
    if (kept !== undefined) await handleLeft(kept, { intake, most: chatsAtOnce, log, signal: ended.signal });
    while (!ended.signal.aborted) {
      try {
        const updates = await ask(longPollS);
        const sensible = updates.filter((update) => Number.isSafeInteger(update?.update_id));
        if (updates.length > 0 && sensible.length === 0) throw new Error('updates without a number');
        const works = sensible.flatMap((update) => intake.take(update) ?? []);
        if (sensible.length > 0) offset = Math.max(...sensible.map(({ update_id: id }) => id)) + 1;
        if (failures > 0) log.info('polling.back', { after: failures });
        failures = 0;
        isContested = false;
        // Where more is waiting at Telegram, others are not to wait behind who has much to say.
        if (updates.length < mostAtOnce) await settled(works);
        while (intake.size() >= chatsAtOnce) await intake.one();
      } catch (error) {
        if (ended.signal.aborted) return;
        if (error instanceof GrammyError && error.error_code === 401)
          throw new TokenRefused(401, { cause: error });
        const isConflict = error instanceof GrammyError && error.error_code === 409;
        if (isConflict) conflictAt = clock.now();
        isContested = isConflict;
        // A webhook of an earlier run, or of another version: Telegram gives what waits for it to whoever asks from now on.
        if (isConflict && /webhook/.test(error.description)) await letWebhookGo();
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
    isConflict: () => conflictAt > clock.now() - conflictMs,
    trouble: () => {
      if (isContested && failures >= contested) return 'another program takes the updates of this bot';
      return failures >= troubling ? 'Telegram does not answer' : undefined;
    },
    stop: async () => {
      ended.abort();
      await intake.all();
      // Confirms what was taken, so that a restart does not see it again; limit 1 takes as little as can be.
      if (offset > 0)
        await bot.api.getUpdates({ offset, timeout: 0, limit: 1, allowed_updates: kinds }).catch(() => {});
    },
  };
};
