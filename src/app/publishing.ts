import { enrolAll } from '../audience/subscribers/everybody.ts';
import type { Config } from '../config.ts';
import type { Catalogue } from '../feed/catalogue/catalogue.ts';
import { createAmendments } from '../publishing/amend/amendments.ts';
import { createSentThings } from '../publishing/amend/sent.ts';
import { createBroadcasts } from '../publishing/broadcasts.ts';
import { createScheduling } from '../publishing/scheduling.ts';
import { countReach } from '../publishing/reach.ts';
import { resultTable } from '../publishing/result.ts';
import { campaignOf, type Destination } from '../publishing/broadcast.ts';
import { readTrait } from '../publishing/typed-trait.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import type { Collections } from '../store/collections.ts';
import type { Outbox } from '../telegram/api/outbox.ts';
import type { Language } from '../i18n/language.ts';
import type { Sending } from './sending.ts';

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
  stopping: AbortSignal;
}) => {
  const { posts } = sending.delivery;
  const operators = new Set(config.operatorIds);
  const broadcasts = createBroadcasts({
    store: store.broadcasts,
    posts,
    clock,
    log,
    edit: outbox.edit,
    languageOf: async (userId) => (await reader(userId)).language,
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
    isOperator: (userId) => operators.has(userId),
    stopping,
  });
  return {
    scheduling,
    /** Takes up what an earlier run left under way. Rejects with a StoreError. */
    start: async () => {
      await broadcasts.start();
      await amendments.start();
      scheduling.start();
      // Those who followed before there was such an audience; what fails is done at the next start.
      void listEverybody(store, stopping).catch((error: unknown) =>
        log.warn('subscribers.unlisted', { error }),
      );
    },
    idle: async () => {
      await scheduling.idle();
      await broadcasts.idle();
      await amendments.idle();
    },
    amendments,
    recallStory: sending.delivery.recall,
    sent: createSentThings({ posted: store.broadcasts, posts, fates: sending.delivery.fates }),
    broadcasts,
    isOperator: (userId: number) => operators.has(userId),
    reach: (to: Destination) => countReach(to, { audiences: store.audiences, chats: store.chats }),
    perSecond: () => sending.pacer.stats().perSecond,
    readTrait: (said: string) => readTrait(said, { catalogue, audiences: store.audiences }),
    sendTable: (id: string, chatId: number, note: string) =>
      outbox.file(chatId, 'kabar.csv', resultTable(posts.receipts(campaignOf(id)), store.chats), note),
  };
};
