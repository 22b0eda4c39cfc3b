import { createHmac } from 'node:crypto';
import { GrammyError, type Bot } from 'grammy/web';
import type { Update, WebhookInfo } from 'grammy/types';
import { backoff } from '../../runtime/backoff.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import { TokenRefused } from '../api/token-refused.ts';
import { reasonOf, type Intake } from '../updates/intake.ts';
import { chatsAtOnce, kinds, type Polling } from '../updates/polling.ts';
import { createDurable } from './durable.ts';
import type { KeptUpdates } from './kept.ts';

/** How often it is asked whether Telegram can bring updates (milliseconds). */
const watchedMs = 60_000;
/** Pause after a failure, doubling (milliseconds). */
const pause = { first: 1_000, longest: 60_000 };
/** What Telegram complained of is trouble for so long, while updates wait (seconds). */
const freshS = 180;

/** Hears people by a webhook (https://core.telegram.org/bots/api#setwebhook), in place of asking for updates. */
export type Webhook = Polling & {
  /** What Telegram says along with each update, and nobody else knows. */
  secret: string;
  /** Whether the update was taken, on disk: then it will be handled. Answers within a second, whatever is being done. Never rejects. */
  receive(update: Update): Promise<boolean>;
};

/** `url`: where Telegram is to bring updates. The webhook stays set when Kabar stops: Telegram keeps what comes meanwhile. */
export const createWebhook = ({
  bot,
  url,
  intake,
  kept,
  clock,
  log,
}: {
  bot: Bot;
  url: string;
  intake: Intake;
  kept: KeptUpdates;
  clock: Clock;
  log: Log;
}): Webhook => {
  const secret = secretOf(bot.token);
  const durable = createDurable({ kept, intake, most: chatsAtOnce, clock, log });
  const ended = new AbortController();
  let failures = 0;
  let trouble: string | undefined;

  const set = () =>
    bot.api.setWebhook(url, { secret_token: secret, allowed_updates: kinds, drop_pending_updates: false });

  /** Sets the webhook where it is not, or not any more, and finds out what Telegram has to complain of. */
  const look = async (): Promise<void> => {
    const info = await bot.api.getWebhookInfo();
    if (info.url !== url) {
      await set();
      log.info('webhook.set', { address: url });
    }
    trouble = complaint(info, clock.now());
  };

  return {
    secret,
    receive: durable.receive,
    run: async () => {
      await durable.start();
      // Kinds of updates may be others than those of the last version.
      for (let step = set as () => Promise<unknown>; !ended.signal.aborted;) {
        try {
          await step();
          step = look;
          failures = 0;
          await clock.sleep(watchedMs, ended.signal);
        } catch (error) {
          if (error instanceof GrammyError && error.error_code === 401)
            throw new TokenRefused(401, { cause: error });
          if (failures++ === 0) log.warn('webhook.failing', { error: reasonOf(error) });
          const asked = error instanceof GrammyError ? (error.parameters.retry_after ?? 0) * 1_000 : 0;
          await clock.sleep(Math.max(asked, backoff(failures, pause)), ended.signal);
        }
      }
    },
    // Nobody else asks: who does is refused by Telegram.
    isConflict: () => false,
    trouble: () =>
      failures >= 2 ? 'Telegram does not take PUBLIC_URL as a webhook, or does not answer' : trouble,
    stop: async () => {
      ended.abort();
      await durable.stop();
    },
  };
};

/** Made from the token, so that it is the same after every start and there is nothing to configure or keep. */
const secretOf = (token: string): string =>
  createHmac('sha256', token).update('kabar webhook').digest('base64url');

const complaint = (info: WebhookInfo, now: number): string | undefined => {
  const { last_error_date: at = 0, last_error_message: why, pending_update_count: waiting } = info;
  const isFresh = at > now / 1_000 - freshS && waiting > 0;
  return isFresh ? `Telegram cannot bring updates to PUBLIC_URL: ${why ?? 'unknown'}` : undefined;
};
