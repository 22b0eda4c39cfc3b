import { enrolAll } from '../../audience/subscribers/everybody.ts';
import type { Config } from '../../config.ts';
import type { Catalogue } from '../../feed/catalogue/catalogue.ts';
import { createAmendments } from '../../publishing/amend/amendments.ts';
import { createSentThings } from '../../publishing/amend/sent.ts';
import type { Tuning } from '../../audience/tuning.ts';
import { barredAmong } from '../../publishing/barred.ts';
import { createBroadcasts } from '../../publishing/broadcasts.ts';
import { createDesk } from '../../publishing/review/desk.ts';
import type { Review } from '../../publishing/review/review.ts';
import { createReviewing } from '../../publishing/review/reviewing.ts';
import { createScheduling } from '../../publishing/scheduling.ts';
import { countReach } from '../../publishing/reach.ts';
import { resultTable } from '../../publishing/result.ts';
import { campaignOf, type Destination } from '../../publishing/broadcast.ts';
import { readTrait } from '../../publishing/typed-trait.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import type { Collections } from '../../store/collections.ts';
import type { Story } from '../../story/story.ts';
import type { Outbox } from '../../telegram/api/outbox.ts';
import type { Language } from '../../i18n/language.ts';
import type { Sending } from '../sending.ts';

export type Publishing = ReturnType<typeof createPublishing>;

/** Lists everybody once; from then on each is listed as they follow. */
const listEverybody = async (store: Collections, stopping: AbortSignal): Promise<void> => {
  if (await store.everybody.isListed()) return;
  await enrolAll(store.feeds.pages(), store, stopping);
  await enrolAll([(await store.topics.all()).map(({ id }) => id)], store, stopping);
  if (!stopping.aborted) await store.everybody.setListed();
};

/** What admins and operators publish themselves: posts to chats and subscribers; wired. */
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
}: {
  config: Config;
  clock: Clock;
  log: Log;
  store: Collections;
  sending: Sending;
  catalogue: Catalogue;
  outbox: Outbox;
  /** What a person's private chat has chosen. */
  reader(userId: number): Promise<{ language: Language; timeZone: string }>;
  tuning: Pick<Tuning, 'follows' | 'chat'>;
  /** The most telling words of a story. */
  telling(story: Story, most: number): string[];
  /** Whether a person is an administrator of a chat now. May reject. */
  isAdmin(userId: number, chatId: number): Promise<boolean>;
  stopping: AbortSignal;
}) => {
  const { posts } = sending.delivery;
  const operators = new Set(config.operatorIds);
  const barred = (to: Destination) => barredAmong(to, store.chats, clock.now());
  const broadcasts = createBroadcasts({
    store: store.broadcasts,
    posts,
    clock,
    log,
    edit: outbox.edit,
    reader,
    barred,
    stopping,
  });
  const amendments = createAmendments({
    store: store.amendments,
    posts,
    clock,
    log,
    edit: outbox.edit,
    reword: sending.delivery.reword,
    languageOf: async (userId) => (await reader(userId)).language,
    stopping,
  });
  const scheduling = createScheduling({
    clock,
    log,
    schedule: store.schedule,
    store: store.broadcasts,
    broadcasts,
    send: outbox.send,
    reader,
    barred,
    isOperator: (userId) => operators.has(userId),
    stopping,
  });
  const hasten = async ({ chatId, place }: Review) =>
    // A group that has become a supergroup since has another id.
    sending.delivery.hasten((await store.chats.get(chatId))?.id ?? chatId, place);
  const desk = createDesk({
    clock,
    log,
    lock: store.lock,
    store: store.reviews,
    getStory: store.stories.get,
    getChat: store.chats.get,
    managersOf: store.managers.managersOf,
    isAdmin,
    receiptOf: ({ place }) => sending.delivery.receiptAt(place),
    hasten,
    cardFor: sending.delivery.cardFor,
    toldAt: sending.delivery.toldAt,
    postedIn: store.postedLog.of,
    send: outbox.offer,
    edit: (chatId, messageId, message) =>
      outbox
        .edit(chatId, messageId, message)
        .catch((error: unknown) => log.debug('review.unchanged', { error })),
    reader,
    stopping,
  });
  sending.reviews.onChange(desk.show);
  return {
    reviewing: createReviewing({
      reviews: sending.reviews,
      getStory: store.stories.get,
      hasten,
      tuning,
      telling,
    }),
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
    withdrawStory: sending.delivery.withdraw,
    sent: createSentThings({ posted: store.broadcasts, posts, fates: sending.delivery.fates }),
    broadcasts,
    isOperator: (userId: number) => operators.has(userId),
    reach: (to: Destination) => countReach(to, { audiences: store.audiences, chats: store.chats }),
    isPaid: config.paidBroadcast,
    perSecond: () => sending.pacer.stats().perSecond,
    readTrait: (said: string) => readTrait(said, { catalogue, audiences: store.audiences }),
    sendTable: (id: string, chatId: number, note: string) =>
      outbox.file(chatId, 'kabar.csv', resultTable(posts.receipts(campaignOf(id)), store.chats), note),
  };
};
