import type { Choice, Draft, LatestQuery } from '../../commands/shared/ports.ts';
import { createAlbumStore } from './albums.ts';
import { createAudienceStore } from './audiences.ts';
import { createBroadcastStore } from './broadcasts.ts';
import { createChatStore } from './chats.ts';
import { createFeedStore } from './feeds.ts';
import { createInboxStore } from './inboxes.ts';
import { createLock } from '../runtime/lock.ts';
import { openStore, type StoreOptions } from './keyv/open.ts';
import { createPaceStore } from './pace.ts';
import { createReportStore } from './reports.ts';
import { createRevisionStore } from './revisions.ts';
import { createSlipStore } from './slips.ts';
import { createStoryStore } from './stories.ts';
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
    stories: createStoryStore(store),
    broadcasts: createBroadcastStore(store, lock),
    inboxes: createInboxStore(store, lock),
    revisions: createRevisionStore(store, lock),
    reports: createReportStore(store, lock),
    feeds,
    websub: createWebSubStore(store, lock),
    pace: createPaceStore(store),
    drafts: createSlipStore<Draft>(store, lock, 'draft', dayMs),
    queries: createSlipStore<LatestQuery>(store, lock, 'query', 7 * dayMs),
    choices: createSlipStore<Choice>(store, lock, 'choice', 7 * dayMs),
    albums: createAlbumStore(store, lock),
    /** What the store does not do at present, in a few words each. */
    troubles: store.troubles,
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
