import type { Transformer } from 'grammy';
import type { Pacer } from '../delivery/pacer.ts';

/** Calls that put something into a chat: these count against Telegram's limits. */
const counted = /^(send(?!ChatAction)|copy|forward|edit)/;
const mostAttempts = 4;
/** A person does not wait longer than this for an answer (milliseconds). */
const patienceMs = 60_000;

/** Lets answers to people through the same gate as everything else, in the lane that goes first; a 429 is waited out and tried again. */
export const interactiveGate =
  (pacer: Pick<Pacer, 'acquire' | 'stats'>, now: () => number): Transformer =>
  async (previous, method, payload, signal) => {
    if (!counted.test(method)) return previous(method, payload, signal);
    for (let attempt = 1; ; attempt++) {
      const permit = await pacer.acquire('interactive');
      try {
        const answer = await previous(method, payload, signal);
        const floodMs =
          answer.ok || answer.error_code !== 429 ? undefined : (answer.parameters?.retry_after ?? 1) * 1_000;
        permit.done(floodMs === undefined ? 'ok' : { floodMs });
        const isHopeless = attempt >= mostAttempts || pacer.stats().heldUntil - now() > patienceMs;
        if (floodMs === undefined || isHopeless) return answer;
      } catch (error) {
        permit.done('error');
        throw error;
      }
    }
  };
