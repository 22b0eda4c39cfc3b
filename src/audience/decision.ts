import type { Chat, DigestTimes, Follow, QuietHours } from './chat.ts';
import { failedTerm, writeTerm, type FilterText } from './settings/filter.ts';
import { isWithin, localTime, nextAt } from './settings/local-time.ts';
import { isMeant, type Meant } from './subscribers/meant.ts';

/** Why the decision is that a chat does not get something. (Receipts know two more reasons, which are found out later: told already, missed while paused.) */
export type SkipReason =
  | 'not following'
  | 'followed later'
  | 'recalled'
  | 'muted'
  /** A filter of the chat or of the follow. */
  | 'filtered'
  /** As many as the chat wants of the source on one day have come. */
  | 'enough today'
  /** It comes by another follow of the chat: `detail` says of which source. */
  | 'by another follow'
  /** The chat has blocked the bot or removed it. */
  | 'gone'
  /** An operator has shut the chat out. */
  | 'banned'
  /** A post to subscribers: it is for others, the chat wants none, or whoever posts has stopped it. */
  | 'not meant'
  | 'refuses posts'
  | 'stopped';

/** Why something waits: the bot may not post there now, the chat has chosen so, or whoever posts has, for an hour by its clock. */
export type HoldReason = 'paused' | 'digest' | 'quiet' | 'hour';

/** Whether a chat gets something now, later or not at all. */
export type Decision =
  | { kind: 'send'; isSilent?: true }
  /** `until`: milliseconds since the epoch. */
  | { kind: 'hold'; until: number; why: HoldReason }
  /** `detail`: the term of a filter that the story does not fulfil, as it is typed. */
  | { kind: 'skip'; why: SkipReason; detail?: string };

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
  /** What filters read; undefined: it is no story. */
  story?: FilterText | undefined;
  /** Several papers tell it within a short time. */
  isBreaking?: boolean | undefined;
  /** How many of the source's cards the chat got today by its clock, asked where the follow has a number. */
  toldToday?: number | undefined;
  /** It is somebody's post. `meant`: the subscribers that it is for; undefined: it is for the chat itself. `dueAt`: when it is due there. */
  post?: { meant?: Meant | undefined; dueAt?: number | undefined } | undefined;
  /** It changes a message that the chat has, or takes it back. */
  isAmendment?: boolean | undefined;
  /** It has waited for that, until then. */
  waited?: { why: HoldReason; until: number } | undefined;
  now: number;
};

/** How long news are kept for a chat in which the bot may not post (milliseconds). */
export const keptMs = 86_400_000;
/** A digest that is late by more than this goes with the next (milliseconds). */
const latestMs = 3 * 3_600_000;

/**
 * The one decision: whether a chat gets what is on its way to it, and when. The fan-out asks it for each slot, the inbox
 * again before it brings what waited. Whether the chat was told of the same event already is a second question, which
 * needs receipts (delivery/receipts/siblings.ts).
 */
export const decide = (question: Question): Decision => {
  const { chat, by, openedAt, isRecalled, story, now } = question;
  if (isRecalled) return skip('recalled');
  if (chat === undefined || by === undefined) return skip('not following');
  // Also where the bot may not post: what it has posted it may often change.
  if (question.isAmendment)
    return chat.state === 'gone' && chat.kind === 'private' ? skip('gone') : { kind: 'send' };
  if (chat.isBanned) return skip('banned');
  if (question.post !== undefined) return asPost(chat, question.post, now);
  if (by === 'itself') return asState(chat, now) ?? { kind: 'send' };
  if (by.since > openedAt) return skip('followed later');
  return (
    asWished(chat, by, story, now) ??
    asState(chat, now) ??
    asTimed(chat, by, question) ??
    asSound(chat, question)
  );
};

/** A post is no news: mutes, filters and digests say nothing of it. Quiet hours do, but not in a chat of whoever posts. */
const asPost = (chat: Chat, { meant, dueAt }: NonNullable<Question['post']>, now: number): Decision => {
  if (meant !== undefined && chat.refusesPosts) return skip('refuses posts');
  if (meant !== undefined && !isMeant(chat, meant)) return skip('not meant');
  const state = asState(chat, now);
  if (state !== undefined) return state;
  if (dueAt !== undefined && now < dueAt) return hold(dueAt, 'hour');
  const { quiet, timeZone, sound } = chat;
  if (meant === undefined) return { kind: 'send' };
  const isQuietNow = quiet !== undefined && isQuiet(quiet, timeZone, now);
  if (isQuietNow && !quiet.isSilent) return hold(nextAt({ minute: quiet.to, timeZone }, now), 'quiet');
  return { kind: 'send', ...((isQuietNow || sound === 'never') && { isSilent: true }) };
};

/** What the chat does not want at all. */
const asWished = (
  chat: Chat,
  { mutedUntil, filter }: Follow,
  story: FilterText | undefined,
  now: number,
): Decision | undefined => {
  if (mutedUntil !== undefined && now < mutedUntil) return skip('muted');
  if (story === undefined) return undefined;
  const failed = failedTerm(filter ?? [], story) ?? failedTerm(chat.filter ?? [], story);
  return failed && { kind: 'skip', why: 'filtered', detail: writeTerm(failed) };
};

/** What the bot cannot do there now. */
const asState = (chat: Chat, now: number): Decision | undefined => {
  if (chat.state === 'active') return undefined;
  // What comes while the bot may not post is kept for a day, and so is what comes while it is out of a group or channel.
  const until = (chat.pausedAt ?? 0) + keptMs;
  const isKept = chat.state === 'paused' || chat.kind !== 'private';
  if (isKept && now < until) return { kind: 'hold', until, why: 'paused' };
  // That a group lets its members write again Telegram tells no bot: so a paused chat is tried once a day.
  return chat.state === 'paused' ? { kind: 'send' } : skip('gone');
};

/** What comes at another time: with a digest, or after quiet hours. */
const asTimed = (chat: Chat, follow: Follow, question: Question): Decision | undefined => {
  const { story, toldToday, isBreaking, waited, now } = question;
  if (isBreaking && chat.breakingAtOnce) return undefined;
  const digest = follow.digest ?? chat.digest;
  if (story !== undefined) {
    const isEnough = follow.top !== undefined && (toldToday ?? 0) >= follow.top && !isBreaking;
    if (isEnough && digest === undefined && waited === undefined) return skip('enough today');
    const hasWaited = waited?.why === 'digest';
    // At the hour that the chat has chosen for it, quiet hours or not.
    if (hasWaited && (digest === undefined || now - waited.until <= latestMs)) return undefined;
    // With a number of its own a follow's first stories come by themselves, the rest with the digest.
    const isForDigest = follow.top === undefined || isEnough || hasWaited;
    if (digest !== undefined && isForDigest) return hold(nextDigest(digest, chat.timeZone, now), 'digest');
  }
  const { quiet, timeZone } = chat;
  if (quiet === undefined || quiet.isSilent || !isQuiet(quiet, timeZone, now)) return undefined;
  return hold(nextAt({ minute: quiet.to, timeZone }, now), 'quiet');
};

const asSound = ({ quiet, timeZone, sound }: Chat, { isBreaking, now }: Question): Decision => {
  const isSilent =
    sound === 'never' ||
    (sound === 'breaking' && !isBreaking) ||
    (quiet !== undefined && isQuiet(quiet, timeZone, now));
  return { kind: 'send', ...(isSilent && { isSilent }) };
};

/** Whether it is quiet in the chat by its clock. */
export const isQuiet = (quiet: QuietHours, timeZone: string, now: number): boolean =>
  isWithin(localTime(now, timeZone).minute, quiet);

/** When the next digest after `now` falls due (milliseconds since the epoch). */
export const nextDigest = ({ at, days }: DigestTimes, timeZone: string, now: number): number =>
  Math.min(...at.map((minute) => nextAt({ minute, days, timeZone }, now)));

const hold = (until: number, why: HoldReason): Decision => ({ kind: 'hold', until, why });

const skip = (why: SkipReason): Decision => ({ kind: 'skip', why });
