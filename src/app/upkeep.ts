import type { Reports } from '../clustering/reports.ts';
import type { Config } from '../config.ts';
import { mainFeeds } from '../feed/catalogue/suggestions.ts';
import { createGeneral, type General } from '../feed/general.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import { createTicker, type Ticker } from '../runtime/ticker.ts';
import { createHealth, type Health } from '../web/health.ts';
import type { Ingest } from './ingest.ts';
import type { People } from './people/people.ts';
import type { Sending } from './sending.ts';

/** What goes on by itself once Kabar runs, and how it is doing. */
export type Upkeep = {
  /** The general sources. */
  general: General;
  ticker: Ticker;
  health(): Health;
  isReady(): boolean;
  setReady(): void;
  /** Keeps the count of words. Never rejects. */
  saveWords(): Promise<void>;
};

/** What goes on by itself; wired. */
export const createUpkeep = ({
  config,
  clock,
  log,
  store,
  reports,
  sending: { delivery },
  ingest,
  people,
  stopping,
}: {
  config: Config;
  clock: Clock;
  log: Log;
  store: { troubles(): string[] };
  reports: Pick<Reports, 'save'>;
  sending: Sending;
  ingest: Ingest;
  people: People;
  stopping: AbortSignal;
}): Upkeep => {
  const general = createGeneral({
    addresses: mainFeeds(people.catalogue, config.generalSources).map(({ address }) => address),
    register: people.register,
    clock,
    log,
    stopping,
  });
  const ticker = createTicker(config.pollCron, ingest.tick, {
    ...(clock.onPassed && { onPassed: clock.onPassed }),
  });
  let isSetReady = false;
  const isReady = () => isSetReady;
  const { hearing: polling } = people;
  return {
    general,
    ticker,
    health: createHealth({ clock, store, delivery, ingest, ticker, polling, isReady, stopping }),
    isReady,
    setReady: () => {
      isSetReady = true;
    },
    saveWords: () => reports.save().catch((error: unknown) => log.warn('words.unsaved', { error })),
  };
};
