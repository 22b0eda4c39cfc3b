import type { Chat } from '../../audience/chat.ts';
import type { Verdict } from '../../audience/decision.ts';
import { storyOfCampaign } from '../../delivery/campaign.ts';
import type { Reviews as Asked } from '../../delivery/reviews.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Lock } from '../../runtime/lock.ts';
import type { StoryStore } from '../../story/ports.ts';
import { isOpen, reviewId, type Review, type ReviewStore, type Wording } from './review.ts';
import { noteDeclined, originIn, readVerdict, readWaiting, readWorded } from './said.ts';

/** Who decides: their id and first name. */
export type Editor = { userId: number; name: string };

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

/** The reviews of a store. `getChat`: for the id that a chat had first. */
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
    verdict: (chat, story) => readVerdict(store, chat, story),
    ask,
    worded: (chat, story) => readWorded(store, chat, story),
    reopen: async (chatId, storyId) =>
      under(reviewId(await originOf(chatId), storyId), async (review) => {
        if (review?.decided === undefined) return;
        const { verdict: _verdict, decided, end: _end, ...rest } = review;
        await store.markOpen(review.id);
        await put({ ...rest, withdrawn: decided.name });
      }),
    get: store.get,
    waitingIn: async (chatId) => readWaiting(store, await originOf(chatId)),
    decide: (id, said, { userId, name }) =>
      under(id, async (review) => {
        const now = clock.now();
        if (review === undefined || !isOpen(review, now)) return { isFirst: false, review };
        if (said.kind === 'declined') await noteDeclined(store, stories, review, now);
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
