import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import packageFacts from '../../../package.json' with { type: 'json' };
import type { AdminNeeds } from '../../../commands/operator/admin.ts';
import type { BanList } from '../../audience/bans.ts';
import type { Config } from '../../config.ts';
import type { FeedRegister } from '../../feed/register.ts';
import type { Language } from '../../i18n/language.ts';
import { createAlarms, type Alarms } from '../../operating/alarms.ts';
import { feedsInTrouble } from '../../operating/figures.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import type { Collections } from '../../store/collections.ts';
import { storePath } from '../../store/keyv/open.ts';
import type { Outbox } from '../../telegram/api/outbox.ts';
import type { Polling } from '../../telegram/updates/polling.ts';
import type { Ingest } from '../ingest.ts';
import type { Sending } from '../sending.ts';
import { wireDayLine, type DayLine } from './day-line.ts';
import { createNaming } from './naming.ts';
import { openCampaigns, whatIsOnItsWay } from './on-its-way.ts';

/** `day`: tells the log of each day that is over. */
export type Operating = AdminNeeds & { alarms: Alarms; day: DayLine };

type OperatingNeeds = {
  config: Config;
  clock: Clock;
  log: Log;
  store: Collections;
  sending: Sending;
  ingest: Ingest;
  register: FeedRegister;
  outbox: Outbox;
  hearing(): Pick<Polling, 'trouble' | 'isConflict'>;
  bans: BanList;
  isOperator(userId: number): boolean;
  languageOf(userId: number): Promise<Language>;
  stopping: AbortSignal;
};

/** What operators see and are told of, and whom they shut out; wired. `hearing`: made after this. */
export const createOperating = ({
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
  isOperator,
  languageOf,
  stopping,
}: OperatingNeeds): Operating => {
  const startedAt = clock.now();
  const { delivery, pacer } = sending;
  const { named, feedOf } = createNaming({
    chats: store.chats,
    feeds: store.feeds,
    register,
    chatNamed: outbox.chatNamed,
  });
  const onItsWay = () => whatIsOnItsWay(store);
  const storeTroubles = () => [
    ...store.troubles(),
    ...(delivery.healthy() ? [] : ['the store takes no writes, so sending is held']),
  ];
  const alarms = createAlarms({
    clock,
    log,
    store: store.alarms,
    operators: config.operatorIds,
    languageOf,
    send: outbox.send,
    facts: async () => ({
      startedAt,
      store: storeTroubles(),
      isConflict: hearing().isConflict(),
      oldestNewsAt: await oldestNewsAt(store),
      lastSentAt: sending.lastSentAt(),
      disk: await diskOf(config.storeUrl),
      rate: { perSecond: pacer.stats().perSecond, usual: config.telegramRate },
    }),
    stopping,
  });
  const day = wireDayLine({
    clock,
    log,
    timeZone: config.defaultTimeZone,
    store,
    feeds: () => ingest.stats().feeds.feeds,
    failing: async () => (await findFeedsInTrouble(store, clock.now())).found,
    floods: () => pacer.counts().floods,
    stopping,
  });
  return {
    isOperator,
    bans,
    named,
    feedOf,
    onItsWay,
    wakeFeed: async (url) => {
      // As for one that is followed anew: what came meanwhile is no news any more.
      await register.open(url).catch((error: unknown) => log.info('feed.unwoken', { error }));
    },
    feedsInTrouble: () => findFeedsInTrouble(store, clock.now()),
    figures: async () => {
      const { perSecond, ...pace } = pacer.stats();
      const going = await onItsWay();
      const trouble = [ingest.trouble(), hearing().trouble()].filter((one) => one !== undefined);
      return {
        version: packageFacts.version,
        startedAt,
        chats: await store.chats.count(),
        feeds: ingest.stats().feeds,
        problems: [...storeTroubles(), ...trouble],
        pace: { ...pace, perSecond, usual: config.telegramRate },
        campaigns: (await store.campaigns.open()).length,
        oldest: going.find(({ isPaused }) => !isPaused),
      };
    },
    alarms,
    day,
  };
};

/** When the oldest story that is on its way, and that nobody has paused, was begun (milliseconds since the epoch). */
const oldestNewsAt = async (store: Pick<Collections, 'campaigns' | 'halts'>): Promise<number | undefined> => {
  const news = (await openCampaigns(store)).find(
    ({ campaign, isHalted }) => !isHalted && campaign.content.kind === 'story',
  );
  return news?.campaign.createdAt;
};

const findFeedsInTrouble = ({ feeds, audiences }: Pick<Collections, 'feeds' | 'audiences'>, now: number) => {
  const records = (async function* () {
    for await (const ids of feeds.pages()) yield await feeds.getMany(ids);
  })();
  return feedsInTrouble(records, async (id) => (await audiences.size(id)).followers, now);
};

/** Room on the disk of a store in a file (bytes). */
const diskOf = async (storeUrl: string): Promise<{ free: number; total: number } | undefined> => {
  const path = storePath(storeUrl);
  if (path === undefined) return undefined;
  const { bavail, blocks, bsize } = await statfs(dirname(path));
  return { free: bavail * bsize, total: blocks * bsize };
};
