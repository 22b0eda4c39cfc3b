import { createAlbumStore } from './albums.ts';
import { createAudienceStore } from './audiences.ts';
import { createCampaignStore } from './campaigns.ts';
import { createChatStore } from './chats.ts';
import { createDayCounts } from './day-counts.ts';
import { createFeedStore } from './feeds.ts';
import { createInboxStore } from './inboxes.ts';
import { createLock } from '../runtime/lock.ts';
import { createManagerStore, createUntoldStore } from './managers.ts';
import { openStore, type StoreOptions } from './keyv/open.ts';
import { createAmendmentStore } from './publishing/amendments.ts';
import { createAuditStore } from './publishing/audit.ts';
import { createAwaiting } from './publishing/awaiting.ts';
import { createBroadcastStore } from './publishing/broadcasts.ts';
import { createMembersStore, createSumsStore } from './publishing/sums.ts';
import { createWeeklyStore } from './publishing/weekly.ts';
import { createEverybodyStore } from './publishing/everybody.ts';
import { createReviewStore } from './publishing/reviews.ts';
import { createScheduleStore } from './publishing/schedule.ts';
import { createHaltStore } from './publishing/halts.ts';
import { createAlarmStore } from './operator/alarms.ts';
import { createToldDayStore } from './operator/told-day.ts';
import { createBanStore } from './operator/bans.ts';
import { createPaceStore } from './pace.ts';
import { createPostedLog } from './publishing/posted.ts';
import { createReportStore } from './reports.ts';
import { createRevisionStore } from './revisions.ts';
import { createSlipStore, forgetSlips, type SlipStore } from './slips.ts';
import { createStoryStore, createStoryWalk } from './stories.ts';
import { createSavedStore } from './audience/saved.ts';
import { createTopicStore } from './audience/topics.ts';
import { createUpdateStore } from './telegram/updates.ts';
import { createWebSubStore } from './websub.ts';

const dayMs = 86_400_000;

export type Collections = Awaited<ReturnType<typeof openCollections>>;

/** Opens the store and gives its collections, all under one lock. Rejects with a StoreError. */
export const openCollections = async (url: string, options: StoreOptions = {}) => {
  const store = await openStore(url, options);
  const lock = createLock();
  const feeds = createFeedStore(store, lock);
  return {
    lock,
    chats: createChatStore(store, lock),
    audiences: createAudienceStore(store, lock),
    stories: { ...createStoryStore(store), ...createStoryWalk(store) },
    campaigns: createCampaignStore(store, lock),
    inboxes: createInboxStore(store, lock),
    saved: createSavedStore(store, lock),
    topics: createTopicStore(store, lock),
    dayCounts: createDayCounts(store),
    postedLog: createPostedLog(store),
    reviews: createReviewStore(store, lock),
    revisions: createRevisionStore(store, lock),
    reports: createReportStore(store, lock),
    feeds,
    websub: createWebSubStore(store, lock),
    pace: createPaceStore(store),
    /** Slips under a name of their own, each kept for so many days. */
    slips: <T>(name: string, days: number): SlipStore<T> =>
      createSlipStore<T>(store, lock, name, days * dayMs),
    forgetSlips: (owner: number) => forgetSlips(store, lock, owner),
    albums: createAlbumStore(store, lock),
    updates: <Update extends { update_id: number }>() => createUpdateStore<Update>(store),
    halts: createHaltStore(store),
    broadcasts: createBroadcastStore(store, lock),
    awaiting: createAwaiting(store),
    amendments: createAmendmentStore(store, lock),
    schedule: createScheduleStore(store, lock),
    everybody: createEverybodyStore(store),
    bans: createBanStore(store),
    alarms: createAlarmStore(store),
    toldDay: createToldDayStore(store),
    audit: createAuditStore(store, lock),
    sums: createSumsStore(store),
    members: createMembersStore(store),
    weekly: createWeeklyStore(store, lock),
    managers: createManagerStore(store, lock),
    untold: createUntoldStore(store, lock),
    /** As the store's own. */
    origin: store.origin,
    /** What the store does not do at present, in a few words each. */
    troubles: store.troubles,
    writes: store.writes,
    /** Writes what may wait. Rejects with a StoreError. */
    flush: feeds.flush,
    /** Writes what may wait, and closes. Rejects with a StoreError, but closes all the same. */
    close: async () => {
      try {
        await feeds.flush();
      } finally {
        await store.close();
      }
    },
  };
};
