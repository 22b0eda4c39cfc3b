import { createArticlePages } from '../article/pages.ts';
import { createMerge } from '../audience/merge.ts';
import type { Audience } from '../audience/follow.ts';
import type { Config } from '../config.ts';
import { createIntake, type IntakeParts } from '../feed/intake.ts';
import type { LookerParts } from '../feed/poll/looker.ts';
import { createPoller, type Poller } from '../feed/poll/poller.ts';
import type { FeedRecord } from '../feed/record.ts';
import { createSight } from '../feed/poll/sight.ts';
import type { Push } from '../feed/websub/push.ts';
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
import { wirePush } from './pushing.ts';

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

/** Where news comes in, as the rest of Kabar asks for it. */
export type Ingest = {
  reader: FeedReader;
  /** Reads the pages of stories that say too little. */
  enrich(fresh: Story[]): Promise<Story[]>;
  bounds: Bounds;
  /** What hubs call, where they can reach Kabar. */
  callback: Push['callback'] | undefined;
  /** Whether a hub is believed to bring the feed's news. */
  isPushed(feedId: string): boolean;
  /** Looks at the feed from now on, and has it pushed where that can be. */
  watch(record: FeedRecord): void;
  /** Somebody has left the feed. */
  left(feedId: string): void;
  tick: Poller['tick'];
  /** Hubs may call as soon as this has resolved. Rejects with a StoreError. */
  load(): Promise<void>;
  start(): Promise<void>;
  /** Resolves once nothing is under way. */
  idle(): Promise<void>;
  close(): Promise<unknown>;
  /** Pollers of the last hour; undefined where this process looks itself. */
  pollers: Asking['pollers'] | undefined;
  stats(): { feeds: ReturnType<Poller['stats']>; push?: ReturnType<Push['stats']> };
  trouble(): string | undefined;
};

type FeedReader = ReturnType<typeof createReader>;
/** How often a feed is looked at: at most, at least, and at first (milliseconds). */
type Bounds = { minMs: number; maxMs: number; startMs: number };

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
}: IngestParts): Ingest => {
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
  const bounds = boundsOf(config);
  /** A feed that is banned is looked at as little as one that nobody follows. */
  const followers = async (sourceId: string) =>
    isBanned(sourceId)
      ? 0
      : Math.max((await audiences.size(sourceId)).followers, Number(isGeneral(sourceId)));
  const push = wirePush({
    config,
    clock,
    log,
    random,
    store,
    agent,
    userAgent,
    reader,
    intake,
    followers,
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

  return joined({ reader, enrich, bounds, push, poller, asking });
};

const boundsOf = (config: Config): Bounds => ({
  minMs: config.pollMinSeconds * 1_000,
  maxMs: config.pollMaxSeconds * 1_000,
  startMs: config.pollIntervalSeconds * 1_000,
});

/** The poller and push, which look after the same feeds, as one. */
const joined = ({
  reader,
  enrich,
  bounds,
  push,
  poller,
  asking,
}: Pick<Ingest, 'reader' | 'enrich' | 'bounds'> & {
  push: Push | undefined;
  poller: Poller;
  asking: Asking | undefined;
}): Ingest => ({
  reader,
  enrich,
  bounds,
  callback: push?.callback,
  isPushed: (feedId) => push?.pushedUntil(feedId) !== undefined,
  watch: (record) => {
    poller.watch(record);
    void push?.attend(record);
  },
  left: (feedId) => void push?.forsaken(feedId),
  tick: poller.tick,
  load: async () => push?.load(),
  start: async () => {
    push?.start();
    await asking?.start();
    await poller.start();
  },
  idle: async () => {
    await Promise.all([poller.idle(), push?.idle()]);
  },
  close: () => Promise.all([reader.close(), asking?.close()]),
  pollers: asking?.pollers,
  stats: () => ({ feeds: poller.stats(), ...(push && { push: push.stats() }) }),
  trouble: () => asking?.trouble() ?? poller.trouble(),
});
