import type { Filter } from '../../audience/settings/filter.ts';
import { mostTerms } from '../../audience/settings/typed-filter.ts';
import type { Tuning } from '../../audience/tuning.ts';
import type { Story } from '../../story/story.ts';
import { isOpen, type Review, type Wording } from './review.ts';
import type { Editor, Reviews } from './reviews.ts';

/** What an editor wants of a story. `at`: milliseconds since the epoch. */
export type Wish = { kind: 'publish' | 'slot' } | { kind: 'declined' } | { kind: 'at'; at: number };

/** Words of a story that are offered to be left out. */
const mostWords = 4;

/** What editors decide, carried out. Each rejects with a StoreError: then call it again. */
export type Reviewing = {
  get(id: string): Promise<Review | undefined>;
  /** Those of a chat that wait, with their stories, the oldest first. */
  waitingIn(chatId: number): Promise<{ review: Review; story: Story }[]>;
  /** Carries out what the first editor says; `isFirst` is false for everybody after. */
  decide(id: string, wish: Wish, by: Editor): Promise<{ isFirst: boolean; review: Review | undefined }>;
  /** False: it is decided. */
  reword(id: string, wording: Wording, by: Editor): Promise<boolean>;
  storyOf(review: Review): Promise<Story | undefined>;
  /** The words of a story that may be left out from now on. */
  words(review: Review): Promise<string[]>;
  /** Leaves out this story, and every one of its source with that word. */
  leaveOut(id: string, word: string, by: Editor): Promise<{ isFirst: boolean; review: Review | undefined }>;
};

export const createReviewing = ({
  reviews,
  getStory,
  hasten,
  tuning,
  telling,
}: {
  reviews: Reviews;
  getStory(id: string): Promise<Story | undefined>;
  /** Has what was decided carried out. Rejects with a StoreError. */
  hasten(review: Review): Promise<void>;
  tuning: Pick<Tuning, 'follows'>;
  telling(story: Story, most: number): string[];
}): Reviewing => {
  const decide: Reviewing['decide'] = async (id, wish, by) => {
    const verdict = wish.kind === 'declined' ? wish : { ...wish, by: by.userId };
    const decided = await reviews.decide(id, verdict, by);
    const { review } = decided;
    // Also for whoever comes second: a crash may have come between the two.
    if (review?.verdict !== undefined && review.end === undefined) await hasten(review);
    return decided;
  };
  return {
    get: reviews.get,
    waitingIn: async (chatId) => {
      const waiting = await reviews.waitingIn(chatId);
      const stories = await Promise.all(waiting.map(({ storyId }) => getStory(storyId)));
      return waiting.flatMap((review, at) => {
        const story = stories[at];
        return story === undefined ? [] : [{ review, story }];
      });
    },
    decide,
    reword: reviews.reword,
    storyOf: ({ storyId }) => getStory(storyId),
    words: async ({ storyId }) => {
      const story = await getStory(storyId);
      return story === undefined ? [] : telling(story, mostWords);
    },
    leaveOut: async (id, word, by) => {
      const review = await reviews.get(id);
      const story = review && (await getStory(review.storyId));
      if (review === undefined || story === undefined || !isOpen(review, Infinity))
        return { isFirst: false, review };
      const decided = await decide(id, { kind: 'declined' }, by);
      if (!decided.isFirst) return decided;
      const [, topicId] = review.place.campaignId.split(/:(.*)/s);
      await tuning.follows(review.chatId, [topicId ?? story.sourceId], ({ filter = [] }) => ({
        filter: withoutWord(filter, word),
      }));
      return decided;
    },
  };
};

/** A filter that keeps the word away, too; one that has no room for it stays as it is. */
const withoutWord = (filter: Filter, word: string): Filter => {
  const isKnown = filter.some(({ not, any }) => not === true && any.length === 1 && any[0] === word);
  return isKnown || filter.length >= mostTerms ? filter : [...filter, { not: true, any: [word] }];
};
