import type { Bot } from 'grammy/web';
import type { Reports } from '../../clustering/reports.ts';
import type { Config } from '../../config.ts';
import type { Catalogue, Source } from '../../feed/catalogue/catalogue.ts';
import type { FeedRegister } from '../../feed/register.ts';
import type { Fetcher } from '../../http/client.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import { tellingWords } from '../../search/telling.ts';
import type { Story } from '../../story/story.ts';
import type { Command } from '../../telegram/command.ts';
import type { Readers } from '../ground/readers.ts';
import type { Storing } from '../ground/storing.ts';
import type { Ingest } from '../ingest.ts';
import type { Operating } from '../managing/operating.ts';
import type { Publishing } from '../managing/publishing.ts';
import type { Reporting } from '../managing/reporting.ts';
import type { Sending } from '../sending.ts';
import { wireCommands } from './commands.ts';
import { createHearing, type Hearing } from './hearing.ts';
import { createManaging } from '../managing/managing.ts';
import { createSubscribing } from './subscribing.ts';

export type People = {
  bot: Bot;
  hearing: Hearing;
  commands: readonly Command[];
  catalogue: Catalogue;
  register: FeedRegister;
  publishing: Publishing;
  reporting: Reporting;
  operating: Operating;
  /** Resolves once nothing is under way. */
  idle(): Promise<void>;
  /** Gives up what still is. */
  close(): Promise<void>;
};

type PeopleNeeds = {
  config: Config;
  /** Those that people may follow by name. */
  sources: readonly Source[];
  clock: Clock;
  log: Log;
  storing: Pick<Storing, 'store' | 'searching' | 'counting'>;
  readers: Readers;
  reports: Pick<Reports, 'rarity'>;
  fetcher: Fetcher;
  sending: Sending;
  ingest: Ingest;
  /** Whether this process still owns the store: asked before each request to Telegram. */
  isOwner(): boolean;
  stopping: AbortSignal;
};

/** Where people come: what they follow, the commands that they give, and the bot that hears them; wired. */
export const createPeople = ({
  config,
  sources,
  clock,
  log,
  storing: { store, searching, counting },
  readers: { audience, topics, bans },
  reports,
  fetcher,
  sending,
  ingest,
  isOwner,
  stopping,
}: PeopleNeeds): People => {
  const { delivery } = sending;
  const telling = (story: Story, most: number) => tellingWords(story, reports.rarity, most);
  const subscribing = createSubscribing({
    config,
    sources,
    clock,
    store,
    audience,
    fetcher,
    ingest,
    bans,
    delivery,
    stopping,
  });
  const managing = createManaging({
    config,
    clock,
    log,
    store,
    sending,
    ingest,
    subscribing,
    topics,
    counting,
    bans,
    telling,
    api: () => bot.api,
    hearing: () => hearing,
    stopping,
  });
  const { commands, hearers, inline } = wireCommands({
    clock,
    store,
    audience,
    topics,
    subscribing,
    searching,
    delivery,
    reader: ingest.reader,
    managing,
    telling,
    timeZone: config.defaultTimeZone,
  });
  const { bot, hearing, idle, close } = createHearing({
    config,
    clock,
    log,
    store,
    sending,
    subscribing,
    commands,
    hearers,
    inline,
    onReactions: counting.reacted,
    bans,
    isOwner,
  });
  return {
    bot,
    hearing,
    commands,
    catalogue: subscribing.catalogue,
    register: subscribing.register,
    publishing: managing.publishing,
    reporting: managing.reporting,
    operating: managing.operating,
    idle: async () => {
      await idle();
      await managing.idle();
    },
    close,
  };
};
