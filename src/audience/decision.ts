import { isToBeServed, type Chat, type Follow } from './chat.ts';

/** Why a chat does not get something: the closed set, as receipts keep it. */
export type SkipReason =
  | 'not following'
  | 'followed later'
  | 'recalled'
  /** The bot may not post in the chat. */
  | 'paused'
  /** The chat has blocked the bot or removed it. */
  | 'gone';

/** Whether a chat gets something now, later or not at all. */
export type Decision =
  | { kind: 'send' }
  /** `until`: milliseconds since the epoch. */
  | { kind: 'hold'; until: number }
  | { kind: 'skip'; why: SkipReason };

/** What is on its way to a chat, as far as that decides. Times in milliseconds since the epoch. */
export type Question = {
  /** Undefined: nothing is known of the chat. */
  chat: Chat | undefined;
  /** How it comes to the chat: by a follow of its source, or addressed to the chat itself; undefined: the follow is gone. */
  by: Follow | 'itself' | undefined;
  /** When it was opened: who followed later does not get it. */
  openedAt: number;
  /** Its publisher has taken it back. */
  isRecalled: boolean;
  now: number;
};

/**
 * The one decision: whether a chat gets what is on its way to it, and when. The fan-out asks it for each slot, the inbox
 * again before it brings what waited. Whether the chat was told of the same event already is a second question, which
 * needs receipts (delivery/receipts/siblings.ts).
 */
export const decide = ({ chat, by, openedAt, isRecalled, now }: Question): Decision => {
  if (isRecalled) return skip('recalled');
  if (chat === undefined || by === undefined) return skip('not following');
  if (by !== 'itself' && by.since > openedAt) return skip('followed later');
  if (chat.state === 'gone') return skip('gone');
  return isToBeServed(chat, now) ? { kind: 'send' } : skip('paused');
};

const skip = (why: SkipReason): Decision => ({ kind: 'skip', why });
