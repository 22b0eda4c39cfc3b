import type { Message } from '../../message/message.ts';
import type { Log } from '../../runtime/log.ts';
import type { Outcome } from '../outcome.ts';
import type { Lane } from '../pacing/lanes.ts';
import type { Permit } from '../pacing/pacer.ts';
import type { SendPort, Target } from '../ports.ts';
import type { TakeLeave } from './leave.ts';
import { verdict } from './verdict.ts';

/** Longest plain text (characters): the limit is 4,096 once entities are read (https://core.telegram.org/bots/api#sendmessage). */
const mostChars = 4_000;

/**
 * Sends a message; of one that Telegram cannot take as it is what is left is sent: without its picture, then as plain text. Gives
 * what became of the last of these; undefined: Kabar is stopping.
 */
export const sendMessage = async (
  target: Target,
  message: Message,
  { lane, permit }: { lane: Lane; permit: Permit },
  { port, takeLeave, log }: { port: Pick<SendPort, 'send'>; takeLeave: TakeLeave; log: Log },
): Promise<Outcome | undefined> => {
  let leave: Permit | undefined = permit;
  let isPlain = false;
  for (let now = message; leave !== undefined;) {
    const outcome = await port.send(target, now);
    leave.done(verdict(outcome));
    if (!isRefused(outcome) || isPlain) return outcome;
    if (outcome.kind !== 'bad-picture') log.error('message.refused', { outcome, isPlain });
    isPlain = now.photoUrl === undefined;
    now = lesser(now);
    leave = await takeLeave(lane, target.chatId);
  }
  return undefined;
};

/** The simpler form of a refused message: first without its picture, then as plain text. */
export const lesser = ({ photoUrl, ...rest }: Message): Message => {
  if (photoUrl !== undefined) return rest;
  const plain = rest.plain.length > mostChars ? `${rest.plain.slice(0, mostChars - 1)}…` : rest.plain;
  const html = plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return { html, plain };
};

/** Whether Telegram may have refused the message itself, and not the chat or the moment. */
const isRefused = (outcome: Outcome): boolean =>
  outcome.kind === 'bad-picture' ||
  outcome.kind === 'bad-markup' ||
  outcome.kind === 'too-long' ||
  (outcome.kind === 'retry' && outcome.isRefusal === true);
