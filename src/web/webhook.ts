import { createHash, timingSafeEqual } from 'node:crypto';
import type { Route, WebHandler } from './server.ts';

/** Longest update that is taken (bytes); those of Telegram are some kilobytes. */
const maxBytes = 1_048_576;

/** Where Telegram brings updates. */
export const webhookPath = '/telegram';

/**
 * `POST /telegram`: one update, as JSON, with the secret that Telegram was told (https://core.telegram.org/bots/api#setwebhook).
 * Telegram brings again whatever is not answered with 2XX.
 */
export const webhookRoute = <Update extends { update_id: number }>({
  secret,
  receive,
}: {
  secret: string;
  /** Whether it was taken. */
  receive(update: Update): Promise<boolean>;
}): Route => {
  const expected = print(secret);
  const take: WebHandler = async ({ headers, body }) => {
    const said = headers['x-telegram-bot-api-secret-token'];
    if (typeof said !== 'string' || !timingSafeEqual(print(said), expected)) return { status: 403 };
    const sent = await body.read(maxBytes);
    if (sent === 'busy') return later;
    const update = sent === 'too-long' ? undefined : updateIn<Update>(sent);
    // What makes no sense now makes none when it is brought again: it must not keep what comes after it from coming.
    if (update === undefined) return { status: 200 };
    return (await receive(update)) ? { status: 200 } : later;
  };
  return { path: /^\/telegram$/, methods: { POST: take } };
};

const later = { status: 503, headers: { 'retry-after': '1' } };

const updateIn = <Update extends { update_id: number }>(sent: Buffer): Update | undefined => {
  try {
    const value = JSON.parse(sent.toString()) as Partial<Update> | null;
    return Number.isSafeInteger(value?.update_id) && (value?.update_id ?? -1) >= 0
      ? (value as Update)
      : undefined;
  } catch {
    return undefined;
  }
};

/** Of the same length whatever the text: comparing tells nothing about it. */
const print = (text: string): Buffer => createHash('sha256').update(text).digest();
