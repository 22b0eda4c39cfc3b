import { createHash } from 'node:crypto';
import type { Verdict } from '../../audience/decision.ts';
import type { Place } from '../../delivery/campaign.ts';
import type { Story } from '../../story/story.ts';

/** What an editor has put in the place of a story's own. `photo`: Telegram's name (file_id) of a picture. */
export type Wording = { headline?: string; lead?: string; photo?: string };

/** A message that asks editors. `cardId`: the card above it. */
export type Shown = { chatId: number; messageId: number; cardId?: number };

/** How a review ended: posted, left out, its time passed, or there is nothing to decide any more (taken back, unfollowed, refused by Telegram). */
export type ReviewEnd = 'posted' | 'declined' | 'expired' | 'over';

/** One story that the editors of one chat look through. Times in milliseconds since the epoch. */
export type Review = {
  id: string;
  chatId: number;
  storyId: string;
  place: Place;
  askedAt: number;
  /** What then happens is the chat's choice. */
  until: number;
  shown: Shown[];
  /** The story as it was shown; undefined: not to everybody yet. */
  version?: string;
  verdict?: Verdict;
  decided?: { userId: number; name: string; at: number };
  wording?: Wording;
  /** Whose decision was not carried out, as they may not post there any more. */
  withdrawn?: string;
  /** Who has worded it anew since it was shown. */
  rewordedBy?: string;
  end?: ReviewEnd;
};

/** What is kept of a story that was left out, to know it again. */
export type Declined = Pick<Story, 'id' | 'headline' | 'lead' | 'url' | 'firstRanAt'> & { at: number };

export type ReviewStore = {
  get(id: string): Promise<Review | undefined>;
  /** Rejects with a StoreError. */
  put(review: Review): Promise<void>;
  /** Ids of those that are not over, the oldest first. */
  open(): Promise<string[]>;
  markOpen(id: string): Promise<void>;
  markOver(id: string): Promise<void>;
  /** What was left out in a chat of late, the latest last. */
  declined(chatId: number): Promise<Declined[]>;
  /** Rejects with a StoreError. */
  noteDeclined(chatId: number, declined: Declined): Promise<void>;
};

/** The same story in the same chat is one review, however often it is asked for. */
export const reviewId = (chatId: number, storyId: string): string =>
  createHash('sha256').update(`${chatId}:${storyId}`).digest('base64url').slice(0, 12);

/** Whether somebody may still decide otherwise: nothing is decided, or it waits for a time or a turn. */
export const isOpen = ({ verdict, end }: Pick<Review, 'verdict' | 'end'>, now: number): boolean => {
  if (end !== undefined) return false;
  if (verdict === undefined || verdict.kind === 'slot') return true;
  return verdict.kind === 'at' && now < verdict.at;
};

/** The story with what an editor has put in the place of its own. */
export const withWording = (story: Story, { headline, lead }: Wording): Story => ({
  ...story,
  ...(headline !== undefined && { headline }),
  ...(lead !== undefined && { lead }),
});
