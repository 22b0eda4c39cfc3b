import type { Log } from '../../runtime/log.ts';
import type { Message } from '../../message/message.ts';
import type { Outcome } from '../outcome.ts';
import type { Lane, Pacer, Permit, Verdict } from '../pacing/pacer.ts';
import type { SendPort, Target } from '../ports.ts';
import type { Recorder } from '../receipts/recorder.ts';

/** Longest plain text (characters): the limit is 4,096 once entities are read (https://core.telegram.org/bots/api#sendmessage). */
const mostChars = 4_000;

/**
 * Sends a message, and what is left of it where Telegram cannot take it as it is: without its picture, then as plain text.
 * Gives what became of the last of these; undefined: Kabar is stopping.
 */
export type Attempt = (
  target: Target,
  message: Message,
  by: { lane: Lane; permit: Permit },
) => Promise<Outcome | undefined>;

export const createAttempt = ({
  port,
  pacer,
  recorder,
  log,
  stopping,
}: {
  port: SendPort;
  pacer: Pacer;
  recorder: Pick<Recorder, 'writable' | 'healthy'>;
  log: Log;
  stopping: AbortSignal;
}): Attempt => {
  /** Leave to send once more; undefined: Kabar is stopping. Not while the store fails: nothing is to be sent unrecorded. */
  const again = async (lane: Lane, chatId: number): Promise<Permit | undefined> => {
    while (!stopping.aborted) {
      await recorder.writable();
      const permit = await pacer.acquire(lane, stopping, chatId).catch(() => undefined);
      if (permit === undefined || recorder.healthy()) return permit;
      permit.done('error');
    }
    return undefined;
  };

  return async (target, message, { lane, permit }) => {
    let leave: Permit | undefined = permit;
    let isPlain = false;
    for (let now = message; leave !== undefined;) {
      const outcome = await port.send(target, now);
      leave.done(verdict(outcome));
      if (!isRefused(outcome) || isPlain) return outcome;
      if (outcome.kind !== 'bad-picture') log.error('message.refused', { outcome, isPlain });
      isPlain = now.photoUrl === undefined;
      now = lesser(now);
      leave = await again(lane, target.chatId);
    }
    return undefined;
  };
};

/** Whether it may be the message that Telegram does not like, and not the chat or the hour. */
const isRefused = (outcome: Outcome): boolean =>
  outcome.kind === 'bad-picture' ||
  outcome.kind === 'bad-markup' ||
  outcome.kind === 'too-long' ||
  (outcome.kind === 'retry' && outcome.isRefusal === true);

/** What is left of a message where Telegram does not take it as it is. */
export const lesser = ({ photoUrl, ...rest }: Message): Message => {
  if (photoUrl !== undefined) return rest;
  const plain = rest.plain.length > mostChars ? `${rest.plain.slice(0, mostChars - 1)}…` : rest.plain;
  const html = plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return { html, plain };
};

/** What the pacer learns from an outcome. */
export const verdict = (outcome: Outcome): Verdict => {
  if (outcome.kind === 'flood') return { floodMs: outcome.retryAfterMs };
  if (outcome.kind !== 'retry') return 'ok';
  return outcome.isUnreached ? 'lost' : 'error';
};
