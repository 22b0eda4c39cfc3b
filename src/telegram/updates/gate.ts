import type { Transformer } from 'grammy/web';
import type { Clock } from '../../runtime/clock.ts';
import type { ChatPace } from '../../delivery/pacing/chat-pace.ts';
import type { Pacer, Permit, Verdict } from '../../delivery/pacing/pacer.ts';
import { createLock } from '../../runtime/lock.ts';

/** Calls that put something into a chat: these count against Telegram's limits. */
const counted = /^(send(?!ChatAction)|copy|forward|edit)/;
/** Those of them that change what is there. */
const changing = /^edit/;
/** Calls that put a post before many people: never tried again where the first may have come through. */
const once = /^(copy|forward)/;
const mostAttempts = 3;
/** A person does not wait longer than this for an answer (milliseconds). */
const patienceMs = 30_000;
/** Pause before the second attempt, doubling (milliseconds). */
const pauseMs = 300;

/**
 * Lets answers to people through the same gate as everything else, in the lane that goes first, and in each chat at the pace
 * that a chat bears: a 429 for one busy chat would hold up all chats. A 429 is waited out and
 * tried again; so is a failure of the network or of Telegram. The polling has a patience of its own.
 */
export const interactiveGate = (
  pacer: Pick<Pacer, 'acquire' | 'stats'>,
  clock: Clock,
  pace: Pick<ChatPace, 'answerAt' | 'sent' | 'edited'>,
): Transformer => {
  const oneByOne = createLock();

  /** Leave to send, once the chat may have something; or how long it may not, where that is too long (milliseconds). */
  const enter = async (chatId: number | undefined, isChange: boolean): Promise<Permit | number> => {
    if (chatId === undefined) return pacer.acquire('interactive');
    return oneByOne(String(chatId), async () => {
      const waitMs = () => pace.answerAt(chatId, isChange) - clock.now();
      for (let ms = waitMs(); ms > 0; ms = waitMs()) {
        if (ms > patienceMs) return ms;
        await clock.sleep(ms);
      }
      const permit = await pacer.acquire('interactive', undefined, chatId);
      if (isChange) pace.edited(chatId, clock.now());
      else pace.sent(chatId, chatId < 0 ? 'group' : 'private', clock.now());
      return permit;
    });
  };

  return async (previous, method, payload, signal) => {
    if (method === 'getUpdates') return previous(method, payload, signal);
    const isCounted = counted.test(method);
    for (let attempt = 1; ; attempt++) {
      const isLast = attempt >= mostAttempts;
      const permit = isCounted ? await enter(chatIn(payload), changing.test(method)) : undefined;
      if (typeof permit === 'number') return tooMany(permit);
      try {
        const answer = await previous(method, payload, signal);
        const floodMs =
          answer.ok || answer.error_code !== 429 ? undefined : (answer.parameters?.retry_after ?? 1) * 1_000;
        permit?.done(verdictOf(answer.ok ? 200 : answer.error_code, floodMs));
        if (answer.ok || isLast) return answer;
        if (floodMs !== undefined) {
          if (Math.max(floodMs, pacer.stats().heldUntil - clock.now()) > patienceMs) return answer;
          // Where a permit is needed, pacer and pace hold it as long as Telegram asks.
          if (permit === undefined) await clock.sleep(floodMs);
          continue;
        }
        if (answer.error_code < 500 || once.test(method)) return answer;
      } catch (error) {
        permit?.done('lost');
        if (isLast || once.test(method) || signal?.aborted) throw error;
      }
      await clock.sleep(pauseMs * 2 ** (attempt - 1));
    }
  };
};

const verdictOf = (code: number, floodMs: number | undefined): Verdict => {
  if (floodMs !== undefined) return { floodMs };
  return code >= 500 ? 'error' : 'ok';
};

/** The chat that a call is for. A handle is a channel's, which only its administrators have posted to. */
const chatIn = (payload: object): number | undefined => {
  const id = 'chat_id' in payload ? Number(payload.chat_id) : NaN;
  return Number.isFinite(id) && id !== 0 ? id : undefined;
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
