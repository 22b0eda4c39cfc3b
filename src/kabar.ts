import { schedule } from 'node-cron';
import { commands } from '../commands/index.ts';
import { createAudience } from './audience/follow.ts';
import type { Chat } from './audience/chat.ts';
import { systemClock, type Clock } from './clock.ts';
import type { Config } from './config.ts';
import { createDeliverySystem } from './delivery/index.ts';
import { createPacer } from './delivery/pacer.ts';
import { createRate } from './delivery/rate.ts';
import { createAccess } from './desk/access.ts';
import { createChats } from './desk/chats.ts';
import { createFollows } from './desk/follows.ts';
import { createLatest } from './desk/latest.ts';
import { createMerge } from './desk/merge.ts';
import { suggestionsFrom } from './desk/suggestions.ts';
import { createCatalogue, knownSources } from './feed/catalogue.ts';
import { createDiscovery } from './feed/discover.ts';
import { createFetcher } from './feed/fetch.ts';
import { createAgent } from './feed/guard.ts';
import type { Log } from './log.ts';
import { createNewsdesk } from './newsdesk.ts';
import { createReports } from './story/reports.ts';
import type { Story } from './story/story.ts';
import { textsFor } from './message/texts.ts';
import { openCollections } from './store/collections.ts';
import { createBot } from './telegram/bot.ts';
import { connect } from './telegram/connect.ts';
import { registerMenus } from './telegram/menus.ts';
import { createPictures } from './telegram/pictures.ts';
import { createPolling } from './telegram/polling.ts';
import { createSender } from './telegram/sender.ts';
import { userAgent } from './user-agent.ts';
import { healthRoute, type Health } from './web/health.ts';
import { createWebServer, type WebServer } from './web/server.ts';
import { onceReady, websubRoute } from './web/websub.ts';

/** How often what was learned about Telegram's limit is kept. */
const paceSavedMs = 30_000;
/** How often the count of words is kept: up to a megabyte, and a little old is good enough. */
const wordsSavedMs = 600_000;
/** A story goes without a picture that takes longer to come (milliseconds). */
const pictureMs = 5_000;
/** What is in flight at a stop has this long to finish, and then this long to be recorded: 10 s with the rest (invariant 10). */
const grace = { finishMs: 8_000, recordMs: 500 };

export type Kabar = {
  /** Stops taking work, finishes what is in flight within 10 s, saves. Doing it twice is doing it once. Never rejects. */
  stop(): Promise<void>;
  /** Settles when Kabar has ended: rejects where it cannot go on (Telegram refuses the token), else after `stop`. */
  done: Promise<void>;
};

/**
 * Opens the store, wires every part and starts them. Rejects with a StoreError, with Telegram's word on the token, or where
 * HTTP_PORT cannot be had. `ending`: stops it, also in the middle of the start.
 */
export const startKabar = async (
  config: Config,
  log: Log,
  { clock = systemClock, ending }: { clock?: Clock; ending?: AbortSignal } = {},
): Promise<Kabar> => {
  const stopper = new AbortController();
  const stopping = stopper.signal;
  const store = await openCollections(config.storeUrl);
  const { lock, chats, audiences, stories, feeds } = store;
  const defaults = { language: config.defaultLanguage, timeZone: config.defaultTimeZone };
  const audience = createAudience(chats, audiences);

  const rate = createRate({ start: config.telegramRate, learned: await store.pace.load() });
  const pacer = createPacer({ clock, rate });
  const agent = createAgent({ allowPrivateNetwork: config.allowPrivateNetwork });
  const asWhom = userAgent(config.userAgentContact);
  const fetcher = createFetcher({ agent, clock, userAgent: asWhom });
  /** A picture that Telegram could not get itself, through the same guard as feeds. */
  const fetchPicture = async (url: string): Promise<Blob | undefined> => {
    const signal = AbortSignal.any([stopping, AbortSignal.timeout(pictureMs)]);
    const { body, contentType = '' } = await fetcher.fetch(url, {
      accept: 'image/*',
      onlyType: /^image\//i,
      signal,
    });
    return body === undefined ? undefined : new Blob([new Uint8Array(body)], { type: contentType });
  };
  const picture = createPictures({ clock, fetch: fetchPicture });
  const sender = createSender({ token: config.botToken, apiRoot: config.botApiRoot, picture });

  /** Tells the person who connected a chat that nothing can be posted there. */
  const onPaused = async (chat: Chat, why: string) => {
    if (chat.connectedBy === undefined) return;
    const { language } = (await chats.get(chat.connectedBy)) ?? defaults;
    const words = textsFor(language).deliveryPaused(chat.title, why);
    const permit = await pacer.acquire('interactive', stopping);
    const outcome = await sender.send({ chatId: chat.connectedBy }, { html: words, plain: words });
    permit.done(outcome.kind === 'flood' ? { floodMs: outcome.retryAfterMs } : 'ok');
  };

  const reports = createReports(store.reports, lock);
  const delivery = createDeliverySystem({
    ...store,
    clusters: store.reports,
    clock,
    log,
    random: Math.random,
    pacer,
    audience,
    port: sender,
    onPaused,
    stopping,
  });

  const newsdesk = createNewsdesk({
    config,
    clock,
    log,
    random: Math.random,
    store,
    agent,
    userAgent: asWhom,
    fetcher,
    publish: async (sourceId: string, fresh: Story[]) =>
      delivery.publish(sourceId, await reports.place(fresh)),
    revise: async (changed: Story[]) => delivery.revise(await reports.update(changed)),
    merge: createMerge({ ...store, audience }),
    stopping,
  });

  const catalogue = createCatalogue(knownSources);
  const bot = createBot({
    token: config.botToken,
    apiRoot: config.botApiRoot,
    clock,
    log,
    pacer,
    audience: { ...audience, migrate: delivery.migrate },
    commands,
    ports: {
      chats: createChats(chats, defaults),
      follows: createFollows({
        clock,
        lock,
        defaults,
        feeds,
        stories,
        chats,
        audience,
        discovery: createDiscovery({ fetcher, reader: newsdesk.reader, clock }),
        watch: newsdesk.watch,
        enrich: newsdesk.enrich,
        firstPauseMs: newsdesk.bounds.startMs,
      }),
      latest: createLatest({ chats, feeds, stories }),
      drafts: store.drafts,
      queries: store.queries,
      choices: store.choices,
      catalogue,
      albums: store.albums,
      suggestions: suggestionsFrom(catalogue),
      access: createAccess(config.access, config.operatorIds),
    },
  });

  const polling = createPolling(bot, clock, log);
  const startedAt = clock.now();
  let isReady = false;
  const health = (): Health => {
    const { perSecond, ...pace } = pacer.stats();
    return {
      problems: [
        ...(delivery.healthy() ? [] : ['the store takes no writes, so sending is held']),
        ...[newsdesk.trouble(), polling.trouble()].filter((one) => one !== undefined),
        ...(isReady ? [] : ['starting: waiting for Telegram']),
        ...(stopping.aborted ? ['stopping'] : []),
      ],
      uptimeSeconds: Math.round((clock.now() - startedAt) / 1_000),
      ...newsdesk.stats(),
      sending: delivery.busy(),
      pace: { perSecond: Math.round(perSecond), ...pace },
    };
  };
  /** Opens the server, where there is to be one. */
  const serve = (): Promise<WebServer> =>
    createWebServer({
      port: config.httpPort,
      prefix: config.publicUrl === undefined ? '' : new URL(config.publicUrl).pathname.replace(/\/$/, ''),
      routes: [
        healthRoute(health),
        ...(newsdesk.callback ? [onceReady(() => isReady, websubRoute(newsdesk.callback))] : []),
      ],
      log,
    });
  let web: WebServer | undefined;

  const ticking = schedule(config.pollCron, newsdesk.tick, { noOverlap: true });
  const savePace = () =>
    store.pace.save(rate.learned()).catch((error: unknown) => log.warn('pace.unsaved', { error }));
  const saveWords = () => reports.save().catch((error: unknown) => log.warn('words.unsaved', { error }));
  const saving = setInterval(() => void savePace(), paceSavedMs);
  const savingWords = setInterval(() => void saveWords(), wordsSavedMs);

  const start = async () => {
    await reports.load();
    await newsdesk.load();
    stopping.throwIfAborted();
    if (config.httpPort !== 0) web = await serve();
    await connect(bot, clock, log, stopping);
    stopping.throwIfAborted();
    await delivery.start();
    await newsdesk.start();
    stopping.throwIfAborted();
    isReady = true;
  };

  const unlessLate = async (work: Promise<unknown>, ms: number): Promise<boolean> => {
    const inTime = new AbortController();
    try {
      return await Promise.race([work.then(() => true), clock.sleep(ms, inTime.signal).then(() => false)]);
    } finally {
      inTime.abort();
    }
  };
  const finish = async () => {
    await started;
    const ends = [web?.close(), polling.stop(), newsdesk.idle(), delivery.idle()];
    for (const end of await Promise.allSettled(ends))
      if (end.status === 'rejected') log.warn('stop.failed', { error: end.reason });
  };
  const end = async () => {
    log.info('pace', { perSecond: Math.round(rate.perSecond()), window: rate.window() });
    stopper.abort();
    void ticking.stop();
    clearInterval(saving);
    clearInterval(savingWords);
    // At once, for whoever is cut off before the end; what is learned after that is little.
    await Promise.all([savePace(), saveWords(), store.flush().catch(() => {})]);
    const finished = finish();
    if (!(await unlessLate(finished, grace.finishMs)))
      log.warn('stop.unfinished', { sending: delivery.busy() });
    web?.cut();
    await Promise.allSettled([sender.close(), newsdesk.close(), agent.destroy()]);
    await unlessLate(finished, grace.recordMs);
    await savePace();
    await store.close().catch((error: unknown) => log.warn('store.unsaved', { error }));
  };
  let ended: Promise<void> | undefined;
  const stop = () => (ended ??= end());

  ending?.addEventListener('abort', () => void stop(), { once: true });
  const starting = start();
  const started = starting.catch(() => {});
  if (ending?.aborted) void stop();
  try {
    await starting;
  } catch (error) {
    await stop();
    if (ending?.aborted) return { stop, done: Promise.resolve() };
    throw error;
  }
  registerMenus(bot.api, commands, config.defaultLanguage).catch((error: unknown) =>
    log.warn('menus.failed', { error }),
  );
  const done = polling.run().then(
    () => stop(),
    async (error: unknown) => {
      await stop();
      throw error;
    },
  );
  return { stop, done };
};
