import type { Bot } from 'grammy';
import { commands } from '../commands/index.ts';
import type { Audience } from './audience/follow.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { ChatPace } from './delivery/chat-pace.ts';
import type { Pacer } from './delivery/pacer.ts';
import { createAccess } from './desk/access.ts';
import { createChats } from './desk/chats.ts';
import { createFollows } from './desk/follows.ts';
import { createLatest } from './desk/latest.ts';
import { suggestionsFrom } from './desk/suggestions.ts';
import { createCatalogue, knownSources } from './feed/catalogue.ts';
import { createDiscovery } from './feed/discover.ts';
import type { Fetcher } from './feed/fetch.ts';
import type { Log } from './log.ts';
import type { Newsdesk } from './newsdesk.ts';
import type { Collections } from './store/collections.ts';
import { createBot } from './telegram/bot.ts';
import { createPolling, type Polling } from './telegram/polling.ts';

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
  const bot = createBot({
    token: config.botToken,
    apiRoot: config.botApiRoot,
    clock,
    log,
    pacer,
    pace,
    audience,
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
  return { bot, polling: createPolling(bot, clock, log) };
};
