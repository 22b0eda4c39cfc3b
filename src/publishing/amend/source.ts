import type { Outcome } from '../../delivery/outcome.ts';
import type { Rewording } from '../../delivery/ports.ts';
import { backoff } from '../../runtime/backoff.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Amendment, AmendmentStore } from './amendment.ts';

/** Pause before words that could not be put in place are tried again (milliseconds). */
const retried = { first: 500, longest: 30_000 };

export type SourceNeeds = {
  store: Pick<AmendmentStore, 'put'>;
  /** Puts other words in place of a copy's own. */
  reword(chatId: number, messageId: number, words: Rewording): Promise<Outcome>;
  clock: Pick<Clock, 'sleep'>;
  stopping: AbortSignal;
};

/**
 * Gives the copies from which the post is sent the new words: who still waits for it gets these. Which parts of an album had
 * words shows there, and is kept as it is found: a second time they have none.
 * Gives the change as it is kept from then on. Rejects with a StoreError.
 */
export const rewordSource = async (given: Amendment, needs: SourceNeeds): Promise<Amendment> => {
  const { source, content } = given;
  if (source === undefined || content.act.kind !== 'edit' || content.form === 'card') return given;
  if (content.form === 'fixed') return given;
  const [first = 0, ...others] = source.messageIds;
  let amendment = given;
  for (const [at, messageId] of others.entries()) {
    if (!(await putWords(source.chatId, messageId, { form: 'caption', html: '' }, needs))) continue;
    const blank = [...(amendment.content.blank ?? []), at + 1];
    amendment = { ...amendment, content: { ...content, blank } };
    await needs.store.put(amendment);
  }
  await putWords(source.chatId, first, { form: content.form, html: content.act.html }, needs);
  return amendment;
};

/** Whether the message got these words just now; false: it has them already, or cannot have them. */
const putWords = async (
  chatId: number,
  messageId: number,
  words: Rewording,
  { reword, clock, stopping }: SourceNeeds,
): Promise<boolean> => {
  for (let tries = 1; !stopping.aborted; tries++) {
    const outcome = await reword(chatId, messageId, words);
    const isLater = outcome.kind === 'flood' || (outcome.kind === 'retry' && !outcome.isRefusal);
    if (!isLater) return outcome.kind === 'sent';
    const waitMs = outcome.kind === 'flood' ? outcome.retryAfterMs : backoff(tries, retried);
    await clock.sleep(waitMs, stopping);
  }
  return false;
};
