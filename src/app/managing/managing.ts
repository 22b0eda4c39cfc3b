import type { Bot } from 'grammy/web';
import type { BanList } from '../../audience/bans.ts';
import type { Topics } from '../../audience/topics/topics.ts';
import type { Config } from '../../config.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import type { Counting } from '../../stats/counting.ts';
import type { Collections } from '../../store/collections.ts';
import type { Story } from '../../story/story.ts';
import { createOutbox } from '../../telegram/api/outbox.ts';
import { createInquiry } from '../../telegram/api/rights.ts';
import type { Polling } from '../../telegram/updates/polling.ts';
import type { Ingest } from '../ingest.ts';
import { createOperating, type Operating } from './operating.ts';
import { createPublishing, type Publishing } from './publishing.ts';
import { createReporting, type Reporting } from './reporting.ts';
import type { Sending } from '../sending.ts';
import { createReaderOf } from '../people/spoken-to.ts';
import type { Subscribing } from '../people/subscribing.ts';

/** What those need who look after channels, or after Kabar itself. */
export type Managing = {
  publishing: Publishing;
  reporting: Reporting;
  operating: Operating;
  /** What sources and topics are called, in their order. */
  sourceTitles(ids: string[]): Promise<(string | undefined)[]>;
  /** Resolves once nothing is under way. */
  idle(): Promise<void>;
};

type ManagingNeeds = {
  config: Config;
  clock: Clock;
  log: Log;
  store: Collections;
  sending: Sending;
  ingest: Ingest;
  subscribing: Pick<Subscribing, 'languageOf' | 'catalogue' | 'register' | 'tuning'>;
  topics: Pick<Topics, 'wordsOf'>;
  counting: Pick<Counting, 'forget'>;
  bans: BanList;
  /** The most telling words of a story. */
  telling(story: Story, most: number): string[];
  /** Of the bot, which is made after this. */
  api(): Bot['api'];
  /** What hears people, made after this. */
  hearing(): Pick<Polling, 'trouble' | 'isConflict'>;
  stopping: AbortSignal;
};

/** Posts of admins, reports of what was counted, and what operators see and do; wired. */
export const createManaging = ({
  config,
  clock,
  log,
  store,
  sending,
  ingest,
  subscribing: { languageOf, catalogue, register, tuning },
  topics,
  counting,
  bans,
  telling,
  api,
  hearing,
  stopping,
}: ManagingNeeds): Managing => {
  const outbox = createOutbox(api);
  const inquiry = createInquiry(api);
  const reader = createReaderOf(store, languageOf, config.defaultTimeZone);
  const sourceTitles = async (ids: string[]) =>
    (await store.feeds.getMany(ids)).map((feed, at) => feed?.title ?? topics.wordsOf(ids[at] ?? ''));
  const publishing = createPublishing({
    config,
    clock,
    log,
    store,
    sending,
    catalogue,
    outbox,
    reader,
    tuning,
    telling,
    isAdmin: inquiry.isAdmin,
    stopping,
  });
  const reporting = createReporting({
    config,
    clock,
    log,
    store,
    outbox,
    inquiry,
    counting,
    sourceTitles,
    reader,
    stopping,
  });
  const operating = createOperating({
    config,
    clock,
    log,
    store,
    sending,
    ingest,
    register,
    outbox,
    hearing,
    bans,
    isOperator: publishing.isOperator,
    languageOf,
    stopping,
  });
  const idle = async () => {
    await publishing.idle();
    await reporting.idle();
    await operating.alarms.idle();
    await operating.day.idle();
  };
  return { publishing, reporting, operating, sourceTitles, idle };
};
