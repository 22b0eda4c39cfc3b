import type { Chat } from '../../audience/chat.ts';
import type { Log } from '../../runtime/log.ts';
import type { Place } from '../campaign.ts';
import type { Content, Tellable } from '../contents.ts';
import type { Outcome } from '../outcome.ts';
import type { Lane } from '../pacing/lanes.ts';
import type { Pacer, Permit } from '../pacing/pacer.ts';
import type { SendPort, Target } from '../ports.ts';
import type { Amend } from '../amend/amend.ts';
import type { Recorder } from '../receipts/recorder.ts';
import { asWorded, isReviewed, type Reviews } from '../reviews.ts';
import type { Compose, DigestPlace } from './compose.ts';
import { copyPost } from './copy.ts';
import { createTakeLeave } from './leave.ts';
import { sendMessage } from './message.ts';
import { verdict } from './verdict.ts';

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
  reviews,
  log,
  stopping,
}: {
  port: Pick<SendPort, 'send' | 'copy'>;
  pacer: Pick<Pacer, 'acquire'>;
  recorder: Pick<Recorder, 'writable' | 'isWritable'>;
  compose: Compose;
  amend: Amend;
  reviews: Pick<Reviews, 'worded'>;
  log: Log;
  stopping: AbortSignal;
}): Attempt => {
  const takeLeave = createTakeLeave({ pacer, recorder, stopping });
  // Made once, however many messages are sent with them.
  const means = { port, takeLeave, log };

  /** Does requests one after the other, each with leave of its own. */
  const steps = (lane: Lane, chatId: number, permit: Permit) => {
    let given: Permit | undefined = permit;
    return async (work: () => Promise<Outcome>): Promise<Outcome | undefined> => {
      const leave = given ?? (await takeLeave(lane, chatId));
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
      const outcome = await copyPost(target, first, chat, by, means);
      return outcome && { outcome, used: 1 };
    }
    const told = contents.filter(isTellable);
    const worded = isReviewed(chat)
      ? await Promise.all(told.map((one) => asWorded(one, chat, reviews)))
      : told;
    const { message, used } = compose(worded, chat, { digest: by.digest });
    const outcome = await sendMessage(target, message, by, means);
    return outcome && { outcome, used };
  };
};

const isTellable = (content: Content): content is Tellable =>
  content.kind !== 'post' && content.kind !== 'amendment';
