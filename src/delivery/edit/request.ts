import type { Lock } from '../../runtime/lock.ts';
import type { Revision } from '../campaign.ts';
import type { Outcome } from '../outcome.ts';
import type { Pacer } from '../pacing/pacer.ts';
import { verdict } from '../send/verdict.ts';

/** Floods in a row after which a chat is left for later. */
const mostFloods = 2;

/**
 * Does `work` to a message with leave of the pacer, and gives what Telegram said. A recall goes as fast as news, edits when
 * nothing else waits. `work` finds out what to say only then, and alone with the message: what stands beside the story may have
 * been taken back while it waited.
 */
export type RequestChange = (
  kind: Revision['kind'],
  message: { chatId: number; messageId: number },
  work: () => Promise<Outcome>,
) => Promise<Outcome>;

export const createRequestChange =
  ({
    lock,
    pacer,
    stopping,
  }: {
    lock: Lock;
    pacer: Pick<Pacer, 'acquire'>;
    stopping: AbortSignal;
  }): RequestChange =>
  async (kind, { chatId, messageId }, work) => {
    for (let floods = 0; !stopping.aborted;) {
      const lane = kind === 'recall' ? 'news' : 'edit';
      const permit = await pacer.acquire(lane, stopping, chatId).catch(() => undefined);
      if (permit === undefined) break;
      try {
        const outcome = await lock(`message:${chatId}:${messageId}`, work);
        const isItsOwn = permit.done(verdict(outcome));
        if (outcome.kind !== 'flood') return outcome;
        // It may be this chat alone: then everybody would wait for it again and again. It is among those left over.
        if (isItsOwn || ++floods >= mostFloods) return { kind: 'retry', why: 'flood', isRefusal: true };
      } finally {
        permit.done('error');
      }
    }
    return { kind: 'retry', why: 'stopping' };
  };
