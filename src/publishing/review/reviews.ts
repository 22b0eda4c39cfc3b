import type { Chat } from '../../audience/chat.ts';
import type { Verdict } from '../../audience/decision.ts';
import { isSameReport } from '../../clustering/same-report.ts';
import { storyOfCampaign } from '../../delivery/campaign.ts';
import { isReviewed, type Reviews as Asked } from '../../delivery/reviews.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Lock } from '../../runtime/lock.ts';
import type { StoryStore } from '../../story/ports.ts';
import type { Story } from '../../story/story.ts';
import {
  isOpen,
  reviewId,
  withWording,
  type Declined,
  type Review,
  type ReviewStore,
  type Wording,
} from './review.ts';

/** Who decides: their id and first name. */
export type Editor = { userId: number; name: string };

/** Letters of a lead that are compared to know a story again. */
const comparedLead = 600;

/** The stories that editors look through, and what they say of them. Each rejects with a StoreError. */
export type Reviews = Asked & {
  get(id: string): Promise<Review | undefined>;
  /** Those of a chat that nobody has decided yet, the oldest first. */
  waitingIn(chatId: number): Promise<Review[]>;
  /** Who comes first decides: `isFirst` is false for everybody after, and for what is over. */
  decide(id: string, verdict: Verdict, by: Editor): Promise<{ isFirst: boolean; review: Review | undefined }>;
  /** Puts other words or another picture in the place of a story's own, as long as it is not decided. False: it is. */
  reword(id: string, wording: Wording, by: Editor): Promise<boolean>;
  /** Calls back with the id of each review that has changed, but for how it is shown. */
  onChange(listener: (id: string) => void): void;
};

export const createReviews = ({
  clock,
  lock,
  store,
  stories,
  getChat,
}: {
  clock: Pick<Clock, 'now'>;
  lock: Lock;
  store: ReviewStore;
  stories: Pick<StoryStore, 'get'>;
  getChat(id: number): Promise<Pick<Chat, 'id' | 'formerId'> | undefined>;
}): Reviews => {
  let changed = (_id: string) => {};
  const under = <T>(id: string, work: (review: Review | undefined) => Promise<T>) =>
    lock(`review:${id}`, async () => work(await store.get(id)));
  const put = async (review: Review) => {
    await store.put(review);
    changed(review.id);
  };

  /** A group that has become a supergroup is asked about no story once more: its reviews stay under the id that it had. */
  const originOf = async (chatId: number): Promise<number> =>
    originIn((await getChat(chatId)) ?? { id: chatId });

  const verdict = async (chat: Chat, story: Story): Promise<Verdict | undefined> => {
    const review = await store.get(reviewId(originIn(chat), story.id));
    if (review?.verdict !== undefined) return review.verdict;
    const isKnown = (declined: Declined) =>
      declined.id === story.id || isSameReport(compared(story), declined);
    return (await store.declined(originIn(chat))).some(isKnown) ? { kind: 'declined' } : undefined;
  };

  const ask: Asked['ask'] = async (givenId, place, until) => {
    const chatId = await originOf(givenId);
    const storyId = storyOfCampaign(place.campaignId);
    const id = reviewId(chatId, storyId);
    return under(id, async (review) => {
      if (review === undefined) {
        await store.put({ id, chatId, storyId, place, askedAt: clock.now(), until, shown: [] });
        await store.markOpen(id);
        changed(id);
      } else if (review.end === undefined) {
        // A crash may have come between the two.
        await store.markOpen(id);
        if (review.until !== until) await put({ ...review, until });
      }
    });
  };

  return {
    verdict,
    ask,
    worded: async (chat, story) => {
      const review = isReviewed(chat) ? await store.get(reviewId(originIn(chat), story.id)) : undefined;
      if (review?.wording === undefined) return { story };
      const { photo } = review.wording;
      return { story: withWording(story, review.wording), ...(photo !== undefined && { photo }) };
    },
    reopen: async (chatId, storyId) =>
      under(reviewId(await originOf(chatId), storyId), async (review) => {
        if (review?.decided === undefined) return;
        const { verdict: _verdict, decided, end: _end, ...rest } = review;
        await store.markOpen(review.id);
        await put({ ...rest, withdrawn: decided.name });
      }),
    get: store.get,
    waitingIn: async (chatId) => {
      const origin = await originOf(chatId);
      const all = await Promise.all((await store.open()).map(store.get));
      return all
        .filter((one) => one !== undefined)
        .filter((one) => one.chatId === origin && one.verdict === undefined);
    },
    decide: (id, said, { userId, name }) =>
      under(id, async (review) => {
        const now = clock.now();
        if (review === undefined || !isOpen(review, now)) return { isFirst: false, review };
        if (said.kind === 'declined') {
          const story = await stories.get(review.storyId);
          const declined = story === undefined ? undefined : { ...compared(story), at: now };
          if (declined !== undefined) await store.noteDeclined(review.chatId, declined);
        }
        const { withdrawn: _withdrawn, ...rest } = review;
        const decided = { ...rest, verdict: said, decided: { userId, name, at: now } };
        await put(decided);
        return { isFirst: true, review: decided };
      }),
    reword: (id, wording, { name }) =>
      under(id, async (review) => {
        if (review === undefined || review.end !== undefined || review.verdict !== undefined) return false;
        await put({ ...review, wording: { ...review.wording, ...wording }, rewordedBy: name });
        return true;
      }),
    onChange: (listener) => {
      changed = listener;
    },
  };
};

/** The id that a chat had first. */
const originIn = ({ id, formerId }: Pick<Chat, 'id' | 'formerId'>): number => formerId ?? id;

/** What is compared of a story. */
const compared = ({ id, headline, lead, url, firstRanAt }: Story): Omit<Declined, 'at'> => ({
  id,
  headline,
  lead: lead.slice(0, comparedLead),
  ...(url !== undefined && { url }),
  ...(firstRanAt !== undefined && { firstRanAt }),
});
