import { schedule } from 'node-cron';
import { commands } from '../../commands/index.ts';
import { createAudience } from '../audience/follow.ts';
import type { Chat } from '../audience/chat.ts';
import { systemClock, type Clock } from '../runtime/clock.ts';
import type { Config } from '../config.ts';
import { createChatPace } from '../delivery/pacing/chat-pace.ts';
import { createDeliverySystem } from '../delivery/index.ts';
import { createNotice } from '../delivery/send/notice.ts';
import { believed, createKeeping } from '../delivery/pacing/keeping.ts';
import { createPacer } from '../delivery/pacing/pacer.ts';
import { createRate } from '../delivery/pacing/rate.ts';
import { createMerge } from '../audience/merge.ts';
import { createFetcher } from '../http/client.ts';
import { createAgent } from '../http/agent.ts';
import { endInTime } from './shutdown.ts';
import { createFrontdesk } from './bot.ts';
import type { Log } from '../runtime/log.ts';
import { createNewsdesk } from './ingest.ts';
import { createReports } from '../clustering/reports.ts';
import type { Story } from '../story/story.ts';
import { textsFor } from '../i18n/texts.ts';
import { openCollections } from '../store/collections.ts';
import { connect } from '../telegram/api/connect.ts';
import { registerMenus } from '../telegram/api/menus.ts';
import { createPictures } from '../telegram/api/pictures.ts';
import { createSender } from '../telegram/api/sender.ts';
import { userAgent } from '../http/user-agent.ts';
import { healthRoute, type Health } from '../web/health.ts';
import { createWebServer, type WebServer } from '../web/server.ts';
import { onceReady, websubRoute } from '../web/websub.ts';

/** How often what was learned about Telegram's limit is kept. */
const paceSavedMs = 30_000;
/** How often the count of words is kept: up to a megabyte, and a little old is good enough. */
const wordsSavedMs = 600_000;
/** A story goes without a picture that takes longer to come (milliseconds). */
const pictureMs = 5_000;

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
  const { lock, chats, audiences } = store;
  const defaults = { language: config.defaultLanguage, timeZone: config.defaultTimeZone };
  const audience = createAudience(chats, audiences);

  const rate = createRate({
    start: config.telegramRate,
    learned: believed(await store.pace.load(), clock.now()),
  });
  const savePace = createKeeping({ clock, log, rate, save: store.pace.save });
  // A hold is kept at once: it counts for whoever comes after a crash, too.
  const pace = createChatPace();
  const pacer = createPacer({ clock, rate, pace, onHeld: () => void savePace() });
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

  const notify = createNotice({ clock, pacer, port: sender, stopping });
  /** Tells the person who connected a chat that nothing can be posted there. */
  const onPaused = async (chat: Chat, why: string) => {
    if (chat.connectedBy === undefined) return;
    const { language } = (await chats.get(chat.connectedBy)) ?? defaults;
    await notify(chat.connectedBy, textsFor(language).deliveryPaused(chat.title, why));
  };

  const reports = createReports(store.reports, lock);
  const delivery = createDeliverySystem({
    ...store,
    clusters: store.reports,
    clock,
    log,
    random: Math.random,
    pacer,
    chatPace: pace,
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

  const { bot, polling } = createFrontdesk({
    config,
    clock,
    log,
    store,
    pacer,
    pace,
    audience: { ...audience, migrate: delivery.migrate },
    fetcher,
    newsdesk,
  });
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

  const end = () => {
    log.info('pace', { perSecond: Math.round(rate.perSecond()), window: rate.window() });
    stopper.abort();
    void ticking.stop();
    clearInterval(saving);
    clearInterval(savingWords);
    return endInTime({
      clock,
      log,
      save: () => Promise.all([savePace(), saveWords(), store.flush()]),
      finish: () => [
        started.then(() => Promise.all([web?.close(), polling.stop(), newsdesk.idle(), delivery.idle()])),
      ],
      cut: () => {
        web?.cut();
        return [sender.close(), newsdesk.close(), agent.destroy()];
      },
      close: store.close,
    });
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
