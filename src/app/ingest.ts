import { randomBytes } from 'node:crypto';
import { createArticlePages } from '../article/pages.ts';
import { createMerge } from '../audience/merge.ts';
import type { Audience } from '../audience/follow.ts';
import type { Config } from '../config.ts';
import { createIntake, type IntakeParts } from '../feed/intake.ts';
import type { LookerParts } from '../feed/poll/looker.ts';
import { createPoller } from '../feed/poll/poller.ts';
import type { FeedRecord } from '../feed/record.ts';
import { createSight } from '../feed/poll/sight.ts';
import { createHubPost } from '../feed/websub/post.ts';
import { createPush } from '../feed/websub/push.ts';
import type { Fetcher } from '../http/client.ts';
import type { Connections } from '../http/connections.ts';
import type { Asking } from '../jobs/ask.ts';
import type { Clock } from '../runtime/clock.ts';
import type { OnCounted } from '../runtime/counted.ts';
import type { OnEvent } from '../runtime/events.ts';
import type { Log } from '../runtime/log.ts';
import type { Collections } from '../store/collections.ts';
import type { Story } from '../story/story.ts';
import { createReader } from '../worker/reader.ts';

export type IngestParts = {
  config: Config;
  clock: Clock;
  log: Log;
  random: () => number;
  store: Collections;
  agent: Connections;
  userAgent: string;
  fetcher: Fetcher;
  audience: Audience;
  /** Whether more of a story's text would tell whether it is of a known event. */
  isOpen(story: Story): boolean;
  publish: IntakeParts['publish'];
  revise: IntakeParts['revise'];
  announce: LookerParts['announce'];
  onEvent?: OnEvent;
  onCounted?: OnCounted;
  /** It is looked at whether anybody follows it or not. */
  isGeneral(feedId: string): boolean;
  isBanned(feedId: string): boolean;
  /** Pollers that look in place of this process. */
  asking?: Asking | undefined;
  stopping: AbortSignal;
};

export type Ingest = ReturnType<typeof createIngest>;

/** Where news comes in: the poller, which looks at feeds, and push, where hubs can reach Kabar; wired. */
export const createIngest = ({
  config,
  clock,
  log,
  random,
  store,
  agent,
  userAgent,
  fetcher,
  audience,
  isOpen,
  publish,
  revise,
  announce,
  onEvent,
  onCounted,
  isGeneral,
  isBanned,
  asking,
  stopping,
}: IngestParts) => {
  const { lock, feeds, audiences } = store;
  const reader = createReader();
  const articles = asking ?? createArticlePages({ isOpen, agent, clock, log, userAgent, reader, stopping });
  const enrich = async (fresh: Story[]) => (config.articlePages ? articles.enrich(fresh) : fresh);
  const intake = createIntake({
    clock,
    log,
    feeds,
    stored: store.stories.getMany,
    enrich,
    publish,
    revise,
  });
  const bounds = {
    minMs: config.pollMinSeconds * 1_000,
    maxMs: config.pollMaxSeconds * 1_000,
    startMs: config.pollIntervalSeconds * 1_000,
  };
  /** A feed that is banned is looked at as little as one that nobody follows. */
  const followers = async (sourceId: string) =>
    isBanned(sourceId)
      ? 0
      : Math.max((await audiences.size(sourceId)).followers, Number(isGeneral(sourceId)));
  const push =
    config.publicUrl === undefined
      ? undefined
      : createPush({
          clock,
          log,
          random,
          randomText: (bytes) => randomBytes(bytes).toString('base64url'),
          lock,
          store: store.websub,
          feeds,
          reader,
          intake,
          post: createHubPost({ agent, clock, userAgent }),
          followers,
          callbackRoot: `${config.publicUrl}/websub`,
          hasten: (feedId) => poller.hasten(feedId),
          stopping,
        });
  const poller = createPoller({
    clock,
    log,
    random,
    lock,
    feeds,
    sight: asking ?? createSight({ clock, fetcher, reader, stopping }),
    intake,
    announce,
    merge: createMerge({ audience, audiences, campaigns: store.campaigns, inboxes: store.inboxes, feeds }),
    followers,
    bounds,
    concurrency: config.feedConcurrency,
    ...(push && { push }),
    ...(onEvent && { onEvent }),
    ...(onCounted && { onCounted }),
    stopping,
  });

  return {
    reader,
    enrich,
    bounds,
    callback: push?.callback,
    /** Whether a hub is believed to bring the feed's news. */
    isPushed: (feedId: string) => push?.pushedUntil(feedId) !== undefined,
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
      await asking?.start();
      await poller.start();
    },
    /** Resolves once nothing is under way. */
    idle: async () => {
      await Promise.all([poller.idle(), push?.idle()]);
    },
    close: () => Promise.all([reader.close(), asking?.close()]),
    /** Pollers of the last hour; undefined where this process looks itself. */
    pollers: asking?.pollers,
    stats: () => ({ feeds: poller.stats(), ...(push && { push: push.stats() }) }),
    trouble: () => asking?.trouble() ?? poller.trouble(),
  };
};
