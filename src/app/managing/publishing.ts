import { enrolAll } from '../../audience/subscribers/everybody.ts';
import type { Config } from '../../config.ts';
import type { Catalogue } from '../../feed/catalogue/catalogue.ts';
import { createSentThings } from '../../publishing/amend/sent.ts';
import type { Tuning } from '../../audience/tuning.ts';
import type { Review } from '../../publishing/review/review.ts';
import { createReviewing } from '../../publishing/review/reviewing.ts';
import { countReach } from '../../publishing/reach.ts';
import { resultTable } from '../../publishing/result.ts';
import { campaignOf, type Destination } from '../../publishing/broadcast.ts';
import { readTrait } from '../../publishing/typed-trait.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import type { Collections } from '../../store/collections.ts';
import type { Story } from '../../story/story.ts';
import type { Outbox } from '../../telegram/api/outbox.ts';
import type { ReaderOf } from '../people/spoken-to.ts';
import type { Sending } from '../sending.ts';
import { wireDesk } from './desk.ts';
import { createPosting } from './posting.ts';

export type Publishing = ReturnType<typeof createPublishing>;

type PublishingNeeds = {
  config: Config;
  clock: Clock;
  log: Log;
  store: Collections;
  sending: Sending;
  catalogue: Catalogue;
  outbox: Outbox;
  reader: ReaderOf;
  tuning: Pick<Tuning, 'follows' | 'chat'>;
  /** The most telling words of a story. */
  telling(story: Story, most: number): string[];
  /** Whether a person is an administrator of a chat now. May reject. */
  isAdmin(userId: number, chatId: number): Promise<boolean>;
  stopping: AbortSignal;
};

/** What admins and operators publish themselves, and the stories that they look through first; wired. */
export const createPublishing = ({
  config,
  clock,
  log,
  store,
  sending,
  catalogue,
  outbox,
  reader,
  tuning,
  telling,
  isAdmin,
  stopping,
}: PublishingNeeds) => {
  const { delivery, reviews } = sending;
  const { posts } = delivery;
  const operators = new Set(config.operatorIds);
  const isOperator = (userId: number) => operators.has(userId);
  const { broadcasts, amendments, scheduling } = createPosting({
    clock,
    log,
    store,
    posts,
    reword: delivery.reword,
    outbox,
    reader,
    isOperator,
    stopping,
  });
  const hasten = async ({ chatId, place }: Review) =>
    // A group that has become a supergroup since has another id.
    delivery.hasten((await store.chats.get(chatId))?.id ?? chatId, place);
  const desk = wireDesk({ clock, log, store, delivery, outbox, reader, isAdmin, hasten, stopping });
  reviews.onChange(desk.show);
  return {
    reviewing: createReviewing({ reviews, getStory: store.stories.get, hasten, tuning, telling }),
    scheduling,
    /** Takes up what an earlier run left under way. Rejects with a StoreError. */
    start: async () => {
      await broadcasts.start();
      await amendments.start();
      scheduling.start();
      desk.start();
      // Those who followed before there was such an audience; what fails is done at the next start.
      void listEverybody(store, stopping).catch((error: unknown) =>
        log.warn('subscribers.unlisted', { error }),
      );
    },
    idle: async () => {
      await scheduling.idle();
      await desk.idle();
      await broadcasts.idle();
      await amendments.idle();
    },
    amendments,
    withdrawStory: delivery.withdraw,
    sent: createSentThings({ posted: store.broadcasts, posts, fates: delivery.fates }),
    broadcasts,
    isOperator,
    reach: (to: Destination) => countReach(to, { audiences: store.audiences, chats: store.chats }),
    isPaid: config.paidBroadcast,
    perSecond: () => sending.pacer.stats().perSecond,
    readTrait: (said: string) => readTrait(said, { catalogue, audiences: store.audiences }),
    sendTable: (id: string, chatId: number, note: string) =>
      outbox.file(chatId, 'kabar.csv', resultTable(posts.receipts(campaignOf(id)), store.chats), note),
  };
};

/** Lists everybody once; from then on each is listed as they follow. */
const listEverybody = async (store: Collections, stopping: AbortSignal): Promise<void> => {
  if (await store.everybody.isListed()) return;
  await enrolAll(store.feeds.pages(), store, stopping);
  await enrolAll([(await store.topics.all()).map(({ id }) => id)], store, stopping);
  if (!stopping.aborted) await store.everybody.setListed();
};
