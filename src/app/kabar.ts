import packageFacts from '../../package.json' with { type: 'json' };
import type { Config } from '../config.ts';
import { knownSources, type Source } from '../feed/catalogue/catalogue.ts';
import { systemClock, type Clock } from '../runtime/clock.ts';
import type { OnEvent } from '../runtime/events.ts';
import type { Log } from '../runtime/log.ts';
import { shownAddress } from '../store/remote/address.ts';
import type { Lease } from '../store/owner/lease.ts';
import { connect } from '../telegram/api/connect.ts';
import { registerMenus } from '../telegram/api/menus.ts';
import { healthRoutes } from '../web/health.ts';
import { createWebServer, type Route, type WebServer } from '../web/server.ts';
import { webhookRoute } from '../web/webhook.ts';
import { onceReady, websubRoute } from '../web/websub.ts';
import { endInTime } from './shutdown.ts';
import { rateToldMs, tellRate } from './telling.ts';
import { wire, type Parts } from './wire.ts';

/** How often what was learned about Telegram's limit is kept (milliseconds). */
const paceSavedMs = 30_000;
/** How often the day's deliveries are kept for the status page (milliseconds). */
const statusSavedMs = 300_000;
/** How often the count of words is kept (milliseconds): up to a megabyte, and a little old is good enough. */
const wordsSavedMs = 600_000;

export type Kabar = {
  /** Stops taking work, finishes what is in flight within 10 s, saves. Doing it twice is doing it once. Never rejects. */
  stop(): Promise<void>;
  /** Settles when Kabar has ended: rejects where it cannot go on (Telegram refuses the token), else after `stop`. */
  done: Promise<void>;
  /** What runs here, for the log: the bot, the version, the store, how many chats and feeds. No secret. */
  facts: Record<string, unknown>;
};

/**
 * Opens the store, wires every part and starts them. Rejects with a StoreError, with Telegram's word on the token, or where
 * HTTP_PORT cannot be had. `sources`: those that people may follow by name. `ending`: stops it, also in the middle of the start.
 * `lease`: by which this process owns the store, and gives it back itself; absent: the store is claimed while Kabar runs.
 * `onEvent`: is told of what happens inside.
 */
export const startKabar = async (
  config: Config,
  log: Log,
  {
    clock = systemClock,
    sources = knownSources,
    ending,
    onEvent,
    lease,
  }: {
    clock?: Clock;
    sources?: readonly Source[];
    ending?: AbortSignal;
    onEvent?: OnEvent;
    lease?: Lease;
  } = {},
): Promise<Kabar> => {
  const stopper = new AbortController();
  const parts = await wire({ config, log, clock, sources, stopping: stopper.signal, onEvent, lease });
  const { bot, hearing, commands } = parts.people;
  const repeated = [
    parts.upkeep.ticker,
    every(paceSavedMs, parts.sending.savePace),
    every(wordsSavedMs, parts.upkeep.saveWords),
    ...(parts.status === undefined ? [] : [every(statusSavedMs, parts.status.save)]),
    ...(onEvent === undefined ? [] : [every(rateToldMs, tellRate(parts.sending.pacer.stats, onEvent))]),
  ];
  const server: { web?: WebServer } = {};
  const starting = start(parts, server);
  const started = starting.catch(() => {});

  let ended: Promise<void> | undefined;
  const stop = () =>
    (ended ??= (async () => {
      stopper.abort();
      for (const one of repeated) void one.stop();
      await end(parts, server, started);
    })());

  ending?.addEventListener('abort', () => void stop(), { once: true });
  if (ending?.aborted) void stop();
  try {
    await starting;
  } catch (error) {
    await stop();
    if (ending?.aborted) return { stop, done: Promise.resolve(), facts: {} };
    throw error;
  }
  registerMenus(bot.api, commands, config.defaultLanguage).catch((error: unknown) =>
    parts.log.warn('menus.failed', { error }),
  );
  const done = hearing.run().then(
    () => stop(),
    async (error: unknown) => {
      await stop();
      throw error;
    },
  );
  const { feeds } = parts.ingest.stats();
  const chats = await parts.store.chats.count();
  const facts = {
    bot: `@${bot.botInfo.username}`,
    version: packageFacts.version,
    store: shownAddress(config.storeUrl),
    ...(chats !== undefined && { chats }),
    feeds: feeds.feeds,
  };
  return { stop, done, facts };
};

/** Starts every part in order; `server`: where the web server is put once it is open. */
const start = async (parts: Parts, server: { web?: WebServer }): Promise<void> => {
  const { config, clock, log, reports, readers, ingest, sending, people, upkeep, stopping } = parts;
  await readers.bans.load();
  await reports.load();
  await readers.topics.load();
  await upkeep.general.load();
  await ingest.load();
  stopping.throwIfAborted();
  if (config.httpPort !== 0) server.web = await serve(parts);
  await connect({ bot: people.bot, apiRoot: config.botApiRoot, clock, log, stopping });
  stopping.throwIfAborted();
  await sending.delivery.start();
  await people.publishing.start();
  people.reporting.weekly.start();
  people.operating.alarms.start();
  people.operating.day.start();
  await ingest.start();
  stopping.throwIfAborted();
  void upkeep.general.find();
  upkeep.setReady();
  void parts.searching.index.start();
};

const serve = ({ config, log, ingest, people, upkeep, status }: Parts): Promise<WebServer> =>
  createWebServer({
    port: config.httpPort,
    prefix: config.publicUrl === undefined ? '' : new URL(config.publicUrl).pathname.replace(/\/$/, ''),
    routes: [
      ...healthRoutes({
        isAlive: () => upkeep.ticker.trouble() === undefined,
        isReady: () => upkeep.health().problems.length === 0,
      }),
      ...(status?.routes ?? []),
      ...webhookRoutes(people.hearing),
      ...(ingest.callback ? [onceReady(upkeep.isReady, websubRoute(ingest.callback))] : []),
    ],
    log,
  });

const webhookRoutes = ({ secret, receive }: Parts['people']['hearing']): Route[] =>
  secret === undefined || receive === undefined ? [] : [webhookRoute({ secret, receive })];

/** Finishes what is in flight, saves and closes (invariant 10). `started`: settles when the start is over. */
const end = (parts: Parts, server: { web?: WebServer }, started: Promise<void>): Promise<void> => {
  const { clock, log, store, agent, sending, searching, ingest, people, upkeep, status } = parts;
  const { rate, savePace, delivery } = sending;
  log.info('pace', { perSecond: Math.round(rate.perSecond()), window: rate.window() });
  return endInTime({
    clock,
    log,
    save: () => Promise.all([savePace(), upkeep.saveWords(), status?.save(), store.flush()]),
    finish: () => [
      started.then(() =>
        Promise.all([
          server.web?.close(),
          people.hearing.stop().then(people.idle),
          ingest.idle(),
          delivery.idle(),
        ]),
      ),
    ],
    cut: () => {
      server.web?.cut();
      return [sending.close(), people.close(), ingest.close(), agent.destroy()];
    },
    close: async () => {
      status?.close();
      await searching.index.stop();
      await store.close();
    },
  });
};

/** Does something again and again until it is stopped. */
const every = (ms: number, work: () => unknown): { stop(): void } => {
  const timer = setInterval(() => void work(), ms);
  return { stop: () => clearInterval(timer) };
};
