import type { Log } from '../../runtime/log.ts';
import type { Message } from '../../message/message.ts';
import type { Outcome } from '../outcome.ts';
import type { Lane } from '../pacing/lanes.ts';
import type { Pacer, Permit, Verdict } from '../pacing/pacer.ts';
import type { SendPort, Target } from '../ports.ts';
import type { Recorder } from '../receipts/recorder.ts';
import type { Chat } from '../../audience/chat.ts';
import { textsFor } from '../../i18n/texts.ts';
import { words } from '../../message/words.ts';
import type { Place, PostContent } from '../campaign.ts';
import type { Content, Tellable } from '../contents.ts';
import type { Amend } from '../post/amend.ts';
import type { Compose, DigestPlace } from './compose.ts';

/** Longest plain text (characters): the limit is 4,096 once entities are read (https://core.telegram.org/bots/api#sendmessage). */
const mostChars = 4_000;

/**
 * Sends what is due for a chat in one message: the first `used` of the contents (oldest first), a post as a copy; what changes a
 * message that the chat has is done to that one, whose receipt `place` leads to. Of a message
 * that Telegram cannot take as it is what is left is sent: without its picture, then as plain text. Gives what became of
 * the last of these; undefined: Kabar is stopping.
 */
export type Attempt = (
  target: Target,
  contents: Content[],
  chat: Chat,
  /** `digest`: where each stands in the digest that this is; empty: it is none. */
  by: { lane: Lane; permit: Permit; digest: DigestPlace[]; place: Place | undefined },
) => Promise<{ outcome: Outcome; used: number } | undefined>;

export const createAttempt = ({
  port,
  pacer,
  recorder,
  compose,
  amend,
  log,
  stopping,
}: {
  port: SendPort;
  pacer: Pacer;
  recorder: Pick<Recorder, 'writable' | 'healthy'>;
  compose: Compose;
  amend: Amend;
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

  const send = async (
    target: Target,
    message: Message,
    { lane, permit }: { lane: Lane; permit: Permit },
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
      leave = await again(lane, target.chatId);
    }
    return undefined;
  };

  /** Copies a post; to subscribers with a button that stops such posts, which after an album comes in a message of its own. */
  const copy = async (
    target: Target,
    { fromChatId, messageIds, by: author, meant }: PostContent,
    { language }: Chat,
    { lane, permit }: { lane: Lane; permit: Permit },
  ): Promise<Outcome | undefined> => {
    const { stop, stopAbove } = textsFor(language).posts;
    const buttons = meant && [[{ text: stop, callback: 'broadcast:mute' }]];
    const isAlbum = messageIds.length > 1;
    const outcome = await port.copy(target, {
      fromChatId,
      messageIds,
      ...(author !== undefined && { by: author }),
      ...(buttons !== undefined && !isAlbum && { buttons }),
    });
    permit.done(verdict(outcome));
    if (outcome.kind !== 'sent' || buttons === undefined || !isAlbum) return outcome;
    const leave = await again(lane, target.chatId);
    if (leave === undefined) return outcome;
    const way = await port.send({ ...target, isSilent: true }, words(stopAbove, buttons));
    leave.done(verdict(way));
    // A post without its way out is still a post that was sent; the next one has it.
    return way.kind === 'sent' ? { ...outcome, more: [...(outcome.more ?? []), way.messageId] } : outcome;
  };

  /** Does requests one after the other, each with leave of its own. */
  const steps = (lane: Lane, chatId: number, permit: Permit) => {
    let given: Permit | undefined = permit;
    return async (work: () => Promise<Outcome>): Promise<Outcome | undefined> => {
      const leave = given ?? (await again(lane, chatId));
      given = undefined;
      const outcome = leave && (await work());
      if (outcome !== undefined) leave?.done(verdict(outcome));
      return outcome;
    };
  };

  return async (target, contents, chat, by) => {
    const [first] = contents;
    if (first?.kind === 'amendment') {
      if (by.place === undefined) return undefined;
      const step = steps(by.lane, target.chatId, by.permit);
      const outcome = await amend(first, { place: by.place, chat }, step);
      return outcome && { outcome, used: 1 };
    }
    if (first?.kind === 'post') {
      const outcome = await copy(target, first, chat, by);
      return outcome && { outcome, used: 1 };
    }
    const { message, used } = compose(contents.filter(isTellable), chat, { digest: by.digest });
    const outcome = await send(target, message, by);
    return outcome && { outcome, used };
  };
};

const isTellable = (content: Content): content is Tellable =>
  content.kind !== 'post' && content.kind !== 'amendment';

/** Whether Telegram may have refused the message itself, and not the chat or the moment. */
const isRefused = (outcome: Outcome): boolean =>
  outcome.kind === 'bad-picture' ||
  outcome.kind === 'bad-markup' ||
  outcome.kind === 'too-long' ||
  (outcome.kind === 'retry' && outcome.isRefusal === true);

/** The simpler form of a refused message: first without its picture, then as plain text. */
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
  return outcome.isLost ? 'lost' : 'error';
};
