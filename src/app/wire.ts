import { createReports } from '../clustering/reports.ts';
import type { Config } from '../config.ts';
import { type Source } from '../feed/catalogue/catalogue.ts';
import { type Clock } from '../runtime/clock.ts';
import type { OnEvent } from '../runtime/events.ts';
import type { Log } from '../runtime/log.ts';
import { keepWarnings } from '../runtime/warnings.ts';
import type { Lease } from '../store/owner/lease.ts';
import { createOutside } from './ground/outside.ts';
import { createReaders } from './ground/readers.ts';
import { openStoring } from './ground/storing.ts';
import { createNews, type Word } from './news.ts';
import { createPeople } from './people/people.ts';
import { createUpkeep } from './upkeep.ts';

/** Warnings that the status page shows. */
const mostWarnings = 50;

/** Every part of Kabar, wired. */
export type Parts = Awaited<ReturnType<typeof wire>>;

type WireNeeds = {
  config: Config;
  log: Log;
  clock: Clock;
  sources: readonly Source[];
  stopping: AbortSignal;
  onEvent: OnEvent | undefined;
  lease: Lease | undefined;
};

/** Opens the store and makes the sides of Kabar: where news comes in and goes out, and where people come. Parts that are made later are asked only once all are there. */
export const wire = async ({ config, log: given, clock, sources, stopping, onEvent, lease }: WireNeeds) => {
  const { statusToken } = config;
  const warnings =
    statusToken === undefined ? undefined : keepWarnings(given, { now: clock.now, most: mostWarnings });
  const log = warnings?.log ?? given;
  const isOwner = lease?.isMine ?? (() => true);
  const storing = await openStoring({
    config,
    clock,
    log,
    lease,
    onEvent,
    general: () => upkeep.general.ids(),
    onSent: (chatId) => people.reporting.members.seen(chatId),
  });
  const { opened, store, searching } = storing;
  const readers = createReaders({
    config,
    clock,
    log,
    store,
    onLeft: (feedId) => {
      ingest.left(feedId);
      void searching.left(feedId);
    },
  });
  const outside = createOutside(config, clock);
  const reports = createReports(store.reports, store.lock);
  const status =
    statusToken === undefined
      ? undefined
      : await openStatusPage({
          config,
          token: statusToken,
          clock,
          log,
          store: opened,
          fetcher: outside.fetcher,
          warnings: () => warnings?.last() ?? [],
          lease,
          sides: () => ({ health: upkeep.health, sending, ingest }),
        });
  const { sending, ingest } = await createNews({
    config,
    clock,
    log,
    storing,
    readers,
    reports,
    outside,
    onFeed: async ({ sourceId, notice: kind, sourceTitle: title }: Word) => {
      const { followers } = await store.audiences.size(sourceId);
      await people.operating.alarms.onFeed({ kind, title, followers });
    },
    isGeneral: (feedId) => upkeep.general.has(feedId),
    onEvent,
    onCounted: status?.onCounted,
    isOwner,
    stopping,
  });
  const people = createPeople({
    config,
    sources,
    clock,
    log,
    storing,
    readers,
    reports,
    fetcher: outside.fetcher,
    sending,
    ingest,
    isOwner,
    stopping,
  });
  const upkeep = createUpkeep({ config, clock, log, store, reports, sending, ingest, people, stopping });
  const { agent } = outside;
  return {
    config,
    clock,
    log,
    store,
    agent,
    reports,
    readers,
    searching,
    sending,
    ingest,
    people,
    upkeep,
    status,
    stopping,
  };
};

type OpenStatus = typeof import('./status.ts').openStatus;

/** Loads the status page first: what it is made with takes memory. */
const openStatusPage = async (needs: Parameters<OpenStatus>[0]): ReturnType<OpenStatus> => {
  const { openStatus } = await import('./status.ts');
  return openStatus(needs);
};
