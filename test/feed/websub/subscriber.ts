import type { Log } from '../../../src/runtime/log.ts';
import { createAgent } from '../../../src/http/agent.ts';
import { createFetcher } from '../../../src/http/client.ts';
import { feedId } from '../../../src/feed/address.ts';
import { createIntake } from '../../../src/feed/intake.ts';
import { parseFeed } from '../../../src/feed/parse/parse.ts';
import { createPoller } from '../../../src/feed/poll/poller.ts';
import type { FeedRecord } from '../../../src/feed/record.ts';
import { advertIn } from '../../../src/feed/websub/links.ts';
import { createHubPost } from '../../../src/feed/websub/post.ts';
import type { WebSubStore } from '../../../src/feed/websub/record.ts';
import { createSight } from '../../../src/feed/poll/sight.ts';
import { createPush } from '../../../src/feed/websub/push.ts';
import { createHub, createNewsroom, type Feed } from '../../../src/sandbox/newsroom/index.ts';
import { seed } from '../../../src/story/known/known.ts';
import { toStory } from '../../../src/story/build.ts';
import { createLock } from '../../../src/runtime/lock.ts';
import { openCollections } from '../../../src/store/collections.ts';
import { createWebServer, type Route } from '../../../src/web/server.ts';
import { websubRoute } from '../../../src/web/websub.ts';
import { createSimulatedClock } from '../../runtime/simulated-clock.ts';

export type Stage = Awaited<ReturnType<typeof createSubscriberStage>>;

const minute = 60_000;
const bounds = { minMs: minute, maxMs: 360 * minute, startMs: 10 * minute };

/** Poller and subscriber over a store in memory, with a real hub, newsroom and server on this machine, in simulated time. */
export const createSubscriberStage = async (options: { leaseSeconds?: number } = {}) => {
  const clock = createSimulatedClock();
  const { now } = clock;
  const logged: { level: string; event: string; facts: Record<string, unknown> }[] = [];
  const at =
    (level: string) =>
    (event: string, facts: Record<string, unknown> = {}) =>
      void logged.push({ level, event, facts });
  const log: Log = { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
  const [hub, newsroom, store] = await Promise.all([
    createHub({ now, ...options }),
    createNewsroom({ now }),
    openCollections('memory:'),
  ]);
  const routes: Route[] = [];
  const server = await createWebServer({ port: 0, host: '127.0.0.1', routes, log });
  const agent = createAgent({ allowPrivateNetwork: true });
  const published: string[] = [];
  const followers = new Set<string>();
  const stoppers: AbortController[] = [];
  let made = 0;

  /** Starts a poller and a subscriber over what the store holds; an earlier one is dead from then on, as after a kill. */
  const start = async (
    faults: {
      websub?: Partial<WebSubStore>;
      read?: () => Promise<never>;
      publish?: () => Promise<void>;
    } = {},
  ) => {
    for (const one of stoppers.splice(0)) one.abort();
    const stopper = new AbortController();
    stoppers.push(stopper);
    const { feeds } = store;
    // Of its own: what a dead process had locked is free.
    const lock = createLock();
    const reader = { read: faults.read ?? parseFeed, close: async () => {} };
    const publish = async (_sourceId: string, stories: { headline: string }[]) => {
      await faults.publish?.();
      published.push(...stories.map(({ headline }) => headline));
    };
    const intake = createIntake({
      clock,
      log,
      feeds,
      stored: async (ids) => ids.map(() => undefined),
      enrich: async (stories) => stories,
      publish,
      revise: async () => {},
    });
    const common = { clock, log, lock, feeds, reader, intake, random: () => 0.5, stopping: stopper.signal };
    const push = createPush({
      ...common,
      store: { ...store.websub, ...faults.websub },
      post: createHubPost({ agent, clock, userAgent: 'Kabar' }),
      followers: async (id) => (followers.has(id) ? 1 : 0),
      callbackRoot: `http://127.0.0.1:${server.port}/websub`,
      randomText: (bytes) => `${++made}`.padStart(Math.ceil((bytes * 4) / 3), 'x'),
      hasten: (id) => poller.hasten(id),
    });
    const poller = createPoller({
      ...common,
      announce: async () => {},
      merge: async () => {},
      bounds,
      sight: createSight({
        clock,
        fetcher: createFetcher({ agent, clock, userAgent: 'Kabar' }),
        reader,
        stopping: stopper.signal,
      }),
      followers: async (id) => (followers.has(id) ? 1 : 0),
      concurrency: 4,
      push,
    });
    routes.splice(0, routes.length, websubRoute(push.callback, 100_000));
    await push.load();
    push.start();
    await poller.start();
    return { push, poller };
  };
  let running = await start();

  /** Follows a feed as /follow does. */
  const follow = async (feed: Feed): Promise<string> => {
    const id = feedId(feed.url);
    const body = await (await fetch(feed.url)).arrayBuffer();
    const parsed = await parseFeed(new Uint8Array(body), { url: feed.url, now: now() });
    const push = advertIn({ url: feed.url }, parsed);
    const record: FeedRecord = {
      id,
      url: feed.url,
      title: 'x',
      nextAt: now() + bounds.startMs,
      failures: 0,
      ...(push && { push }),
    };
    const present = parsed.entries.map((entry) =>
      toStory(entry, { sourceId: id, sourceTitle: 'x', now: now() }),
    );
    await store.feeds.save(record, { known: seed(present, now()) });
    followers.add(id);
    running.poller.watch(record);
    await running.push.attend(record);
    return id;
  };

  const passes = async (ms: number) => {
    await clock.advance(ms);
    running.poller.tick();
    await settle();
  };
  /** Lets what is under way over HTTP come to its end, a little simulated time passing. */
  const settle = async () => {
    for (let quiet = 0; quiet < 3; quiet++) {
      await clock.advance(300);
      await new Promise((resolve) => setTimeout(resolve, 2));
      await Promise.all([running.push.idle(), running.poller.idle(), hub.settled()]);
    }
  };

  return {
    clock,
    hub,
    newsroom,
    store,
    server,
    published,
    logged,
    follow,
    /** Nobody follows it any more, and nobody has said so yet. */
    unfollow: (id: string) => followers.delete(id),
    /** The last follower leaves as /unfollow does it. */
    leave: async (id: string) => {
      followers.delete(id);
      await running.push.forsaken(id);
    },
    /** Lets simulated time pass (milliseconds), and all that it sets off. */
    passes,
    settle,
    push: () => running.push,
    poller: () => running.poller,
    restart: async (faults: Parameters<typeof start>[0] = {}) => {
      running = await start(faults);
      await settle();
    },
    /** Kabar's looks at a feed. */
    looks: (feed: Feed) =>
      newsroom.requests.filter((one) => one.path === feed.path && one.headers['user-agent'] === 'Kabar')
        .length,
    close: async () => {
      for (const one of stoppers) one.abort();
      await Promise.all([hub.close(), newsroom.close(), agent.destroy()]);
      server.cut();
      await server.close();
      await store.close();
    },
  };
};
