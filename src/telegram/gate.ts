import type { Transformer } from 'grammy';
import type { Clock } from '../clock.ts';
import type { Pacer } from '../delivery/pacer.ts';

/** Calls that put something into a chat: these count against Telegram's limits. */
const counted = /^(send(?!ChatAction)|copy|forward|edit)/;
/** Calls that put a post before many people: never tried again where the first may have come through. */
const once = /^(copy|forward)/;
const mostAttempts = 3;
/** A person does not wait longer than this for an answer (milliseconds). */
const patienceMs = 30_000;
/** Pause before the second attempt, doubling (milliseconds). */
const pauseMs = 300;

/**
 * Lets answers to people through the same gate as everything else, in the lane that goes first. A 429 is waited out and
 * tried again; so is a failure of the network or of Telegram. The polling has a patience of its own.
 */
export const interactiveGate =
  (pacer: Pick<Pacer, 'acquire' | 'stats'>, clock: Clock): Transformer =>
  async (previous, method, payload, signal) => {
    if (method === 'getUpdates') return previous(method, payload, signal);
    for (let attempt = 1; ; attempt++) {
      const isLast = attempt >= mostAttempts;
      const permit = counted.test(method) ? await pacer.acquire('interactive') : undefined;
      try {
        const answer = await previous(method, payload, signal);
        const floodMs =
          answer.ok || answer.error_code !== 429 ? undefined : (answer.parameters?.retry_after ?? 1) * 1_000;
        permit?.done(floodMs === undefined ? 'ok' : { floodMs });
        if (answer.ok || isLast) return answer;
        if (floodMs !== undefined) {
          if (Math.max(floodMs, pacer.stats().heldUntil - clock.now()) > patienceMs) return answer;
          // Where a permit is needed, the pacer holds it as long as Telegram asks.
          if (permit === undefined) await clock.sleep(floodMs);
          continue;
        }
        if (answer.error_code < 500 || once.test(method)) return answer;
      } catch (error) {
        permit?.done('error');
        if (isLast || once.test(method) || signal?.aborted) throw error;
      }
      await clock.sleep(pauseMs * 2 ** (attempt - 1));
    }
  };
