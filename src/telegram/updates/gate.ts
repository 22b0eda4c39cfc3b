import type { Transformer } from 'grammy';
import type { Clock } from '../../runtime/clock.ts';
import type { ChatPace } from '../../delivery/pacing/chat-pace.ts';
import type { Pacer } from '../../delivery/pacing/pacer.ts';

/** Calls that put something into a chat: these count against Telegram's limits. */
const counted = /^(send(?!ChatAction)|copy|forward|edit)/;
/** Calls that add to a chat: in a group Telegram takes some a minute only, whoever asks for them. */
const adding = /^(send(?!ChatAction)|copy|forward)/;
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
  (pacer: Pick<Pacer, 'acquire' | 'stats'>, clock: Clock, pace: ChatPace): Transformer =>
  async (previous, method, payload, signal) => {
    if (method === 'getUpdates') return previous(method, payload, signal);
    const groupId = adding.test(method) ? groupIn(payload) : undefined;
    for (let attempt = 1; ; attempt++) {
      const isLast = attempt >= mostAttempts;
      // A group that is talked in too much waits on its own: Telegram's 429 for it would have everybody wait.
      const waitMs = groupId === undefined ? 0 : pace.answerAt(groupId) - clock.now();
      if (waitMs > patienceMs) return tooMany(waitMs);
      if (waitMs > 0) await clock.sleep(waitMs);
      const permit = counted.test(method) ? await pacer.acquire('interactive') : undefined;
      try {
        const answer = await previous(method, payload, signal);
        if (groupId !== undefined && answer.ok) pace.sent(groupId, 'group', clock.now());
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

/** The group or channel that a call is for: their ids are negative. A handle is a channel's, which only its administrators have posted to. */
const groupIn = (payload: object): number | undefined => {
  const id = 'chat_id' in payload ? Number(payload.chat_id) : 0;
  return id < 0 ? id : undefined;
};

const tooMany = (waitMs: number) => {
  const seconds = Math.ceil(waitMs / 1_000);
  return {
    ok: false as const,
    error_code: 429,
    description: `Too Many Requests: retry after ${seconds}`,
    parameters: { retry_after: seconds },
  };
};
