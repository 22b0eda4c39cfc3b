import type { Bot } from 'grammy';
import { commands } from '../../commands/index.ts';
import type { Audience } from '../audience/follow.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Config } from '../config.ts';
import type { ChatPace } from '../delivery/pacing/chat-pace.ts';
import type { Pacer } from '../delivery/pacing/pacer.ts';
import { createAccess } from '../audience/access.ts';
import { createChats } from '../audience/chats.ts';
import { createFollows } from '../audience/following.ts';
import { createLatest } from '../search/latest.ts';
import { suggestionsFrom } from '../feed/discovery/suggestions.ts';
import { createCatalogue, knownSources } from '../feed/discovery/catalogue.ts';
import { createDiscovery } from '../feed/discovery/discover.ts';
import type { Fetcher } from '../http/client.ts';
import type { Log } from '../runtime/log.ts';
import type { Newsdesk } from './ingest.ts';
import type { Collections } from '../store/collections.ts';
import { createBot } from '../telegram/updates/bot.ts';
import { createBudget } from '../telegram/updates/budget.ts';
import { createPolling, type Polling } from '../telegram/updates/polling.ts';

export type FrontdeskParts = {
  config: Config;
  clock: Clock;
  log: Log;
  store: Collections;
  pacer: Pacer;
  pace: ChatPace;
  audience: Audience;
  fetcher: Fetcher;
  newsdesk: Newsdesk;
};

/** Where people come: the bot they talk to, and what hears them. */
export const createFrontdesk = (parts: FrontdeskParts): { bot: Bot; polling: Polling } => {
  const { config, clock, log, store, pacer, pace, audience, fetcher, newsdesk } = parts;
  const defaults = { language: config.defaultLanguage, timeZone: config.defaultTimeZone };
  const catalogue = createCatalogue(knownSources);
  const tired = new WeakSet<object>();
  const bot = createBot({
    token: config.botToken,
    apiRoot: config.botApiRoot,
    clock,
    log,
    pacer,
    pace,
    audience,
    tired,
    commands,
    ports: {
      ...store,
      chats: createChats(store.chats, defaults),
      follows: createFollows({
        ...store,
        clock,
        defaults,
        audience,
        discovery: createDiscovery({ fetcher, reader: newsdesk.reader, clock }),
        watch: newsdesk.watch,
        enrich: newsdesk.enrich,
        firstPauseMs: newsdesk.bounds.startMs,
      }),
      latest: createLatest(store),
      catalogue,
      suggestions: suggestionsFrom(catalogue),
      access: createAccess(config.access, config.operatorIds),
    },
  });
  return { bot, polling: createPolling(bot, clock, log, { budget: createBudget(), tired }) };
};
