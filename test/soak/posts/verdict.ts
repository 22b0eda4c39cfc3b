import type { Verdict } from '../accounting.ts';

/** A post that an editor had scheduled for a channel, and what became of it. Times in milliseconds since the epoch. */
export type Post = {
  dueAt: number;
  /** `unsure`: its button was pressed and no answer seen; `unscheduled`: it did not come to that. */
  state: 'scheduled' | 'unsure' | 'unscheduled';
  /** When Telegram took it for the channel: all of them, in order. */
  came: readonly number[];
  /** Whether the editor was told that it was not posted, or asked whether it still is to be. */
  isTold: boolean;
  /** Whether Kabar might not post in the channel at some time since it was due. */
  wasShut: boolean;
  /** An answer of Telegram's to this channel was lost, or the bot killed, at the moment of a copy but the last. */
  mayRepeat: boolean;
};

/** How late a post may be (milliseconds): an outage of Telegram's and a restart lie in between, and a step of the clock. */
const lateMs = 3_600_000;

/** The one line of the account to which a post belongs. Every post has exactly one. */
export const judgePost = ({ dueAt, state, came, isTold, wasShut, mayRepeat }: Post): Verdict => {
  const [first] = came;
  if (first === undefined) {
    if (state === 'unscheduled') return { is: 'not scheduled: the talk about it broke off' };
    if (isTold) return wasShut ? { is: 'not posted, as its editor was told' } : fault('told as not posted');
    return state === 'unsure' ? { is: 'not posted, nor confirmed as scheduled' } : fault('lost');
  }
  if (state === 'unscheduled') return fault('posted, but never scheduled');
  if (first < dueAt) return fault('posted too early');
  if (came.length > 1)
    return mayRepeat ? { is: 'posted, again after a lost answer or a kill' } : fault('posted twice');
  if (first <= dueAt + lateMs) return { is: 'posted' };
  return wasShut ? { is: 'posted, once Kabar might again' } : fault('posted too late');
};

const fault = (is: string): Verdict => ({ is: `post: ${is}`, isFault: true });
