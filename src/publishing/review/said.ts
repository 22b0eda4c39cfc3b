import type { Chat } from '../../audience/chat.ts';
import type { Verdict } from '../../audience/decision.ts';
import { isSameReport } from '../../clustering/same-report.ts';
import { isReviewed, type Worded } from '../../delivery/reviews.ts';
import type { StoryStore } from '../../story/ports.ts';
import type { Story } from '../../story/story.ts';
import { reviewId, withWording, type Declined, type Review, type ReviewStore } from './review.ts';

/** Letters of a lead that are compared to know a story again. */
const comparedLead = 600;

/** What the editors of a chat have said of a story; declined, too, where it is the same report as one that they declined. */
export const readVerdict = async (
  store: Pick<ReviewStore, 'get' | 'declined'>,
  chat: Pick<Chat, 'id' | 'formerId'>,
  story: Story,
): Promise<Verdict | undefined> => {
  const review = await store.get(reviewId(originIn(chat), story.id));
  if (review?.verdict !== undefined) return review.verdict;
  const isKnown = (declined: Declined) => declined.id === story.id || isSameReport(compared(story), declined);
  return (await store.declined(originIn(chat))).some(isKnown) ? { kind: 'declined' } : undefined;
};

/** The story as the editors of a chat have worded it. */
export const readWorded = async (
  store: Pick<ReviewStore, 'get'>,
  chat: Pick<Chat, 'id' | 'formerId' | 'follows' | 'review'>,
  story: Story,
): Promise<Worded> => {
  const review = isReviewed(chat) ? await store.get(reviewId(originIn(chat), story.id)) : undefined;
  if (review?.wording === undefined) return { story };
  const { photo } = review.wording;
  return { story: withWording(story, review.wording), ...(photo !== undefined && { photo }) };
};

/** The reviews of a chat that nobody has decided yet, the oldest first. `originId`: the id that the chat had first. */
export const readWaiting = async (
  store: Pick<ReviewStore, 'get' | 'open'>,
  originId: number,
): Promise<Review[]> => {
  const all = await Promise.all((await store.open()).map(store.get));
  return all
    .filter((one) => one !== undefined)
    .filter((one) => one.chatId === originId && one.verdict === undefined);
};

/** Keeps what a story says that is declined, to know it again. */
export const noteDeclined = async (
  store: Pick<ReviewStore, 'noteDeclined'>,
  stories: Pick<StoryStore, 'get'>,
  { chatId, storyId }: Pick<Review, 'chatId' | 'storyId'>,
  at: number,
): Promise<void> => {
  const story = await stories.get(storyId);
  if (story !== undefined) await store.noteDeclined(chatId, { ...compared(story), at });
};

/** The id that a chat had first. */
export const originIn = ({ id, formerId }: Pick<Chat, 'id' | 'formerId'>): number => formerId ?? id;

/** What is compared of a story. */
const compared = ({ id, headline, lead, url, firstRanAt }: Story): Omit<Declined, 'at'> => ({
  id,
  headline,
  lead: lead.slice(0, comparedLead),
  ...(url !== undefined && { url }),
  ...(firstRanAt !== undefined && { firstRanAt }),
});
