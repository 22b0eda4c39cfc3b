import { randomBytes } from 'node:crypto';
import type { Dispatcher } from 'undici';
import type { Clock } from '../runtime/clock.ts';
import type { Config } from '../config.ts';
import { createArticlePages } from '../article/pages.ts';
import type { Fetcher } from '../http/client.ts';
import { createIntake, type IntakeParts } from '../feed/intake.ts';
import { createPoller, type PollerParts } from '../feed/poll/poller.ts';
import { createReader } from '../worker/reader.ts';
import type { FeedRecord } from '../feed/record.ts';
import { createPush } from '../feed/websub/push.ts';
import { createHubPost } from '../feed/websub/post.ts';
import type { Log } from '../runtime/log.ts';
import type { openCollections } from '../store/collections.ts';
import type { Story } from '../story/story.ts';

export type NewsdeskParts = {
  config: Config;
  clock: Clock;
  log: Log;
  random: () => number;
  store: Awaited<ReturnType<typeof openCollections>>;
  agent: Dispatcher;
  userAgent: string;
  fetcher: Fetcher;
  publish: IntakeParts['publish'];
  revise: IntakeParts['revise'];
  merge: PollerParts['merge'];
  stopping: AbortSignal;
};

export type Newsdesk = ReturnType<typeof createNewsdesk>;

/** Where news comes in: the poller, which looks at feeds, and push, where hubs can reach Kabar; wired. */
export const createNewsdesk = (parts: NewsdeskParts) => {
  const { config, store } = parts;
  const { lock, feeds, audiences } = store;
  const reader = createReader();
  const articles = createArticlePages({ ...parts, reader });
  const enrich = async (fresh: Story[]) => (config.articlePages ? articles.enrich(fresh) : fresh);
  const intake = createIntake({ ...parts, feeds, stored: store.stories.getMany, enrich });
  const bounds = {
    minMs: config.pollMinSeconds * 1_000,
    maxMs: config.pollMaxSeconds * 1_000,
    startMs: config.pollIntervalSeconds * 1_000,
  };
  const followers = async (sourceId: string) => (await audiences.size(sourceId)).followers;
  const push =
    config.publicUrl === undefined
      ? undefined
      : createPush({
          ...parts,
          lock,
          feeds,
          reader,
          intake,
          store: store.websub,
          post: createHubPost(parts),
          followers,
          callbackRoot: `${config.publicUrl}/websub`,
          randomText: (bytes) => randomBytes(bytes).toString('base64url'),
          hasten: (feedId) => poller.hasten(feedId),
        });
  const poller = createPoller({
    ...parts,
    lock,
    feeds,
    reader,
    intake,
    bounds,
    concurrency: config.feedConcurrency,
    followers,
    ...(push && { push }),
  });

  return {
    reader,
    enrich,
    bounds,
    callback: push?.callback,
    /** Looks at the feed from now on, and has it pushed where that can be. */
    watch: (record: FeedRecord) => {
      poller.watch(record);
      void push?.attend(record);
    },
    /** Somebody has left the feed. */
    left: (feedId: string) => void push?.forsaken(feedId),
    tick: poller.tick,
    /** Hubs may call as soon as this has resolved. Rejects with a StoreError. */
    load: async () => push?.load(),
    start: async () => {
      push?.start();
      await poller.start();
    },
    /** Resolves once nothing is under way. */
    idle: async () => {
      await Promise.all([poller.idle(), push?.idle()]);
    },
    close: reader.close,
    stats: () => ({ feeds: poller.stats(), ...(push && { push: push.stats() }) }),
    trouble: poller.trouble,
  };
};
