import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import packageFacts from '../../../package.json' with { type: 'json' };
import type { AdminNeeds, Named } from '../../../commands/operator/admin.ts';
import type { BanList } from '../../audience/bans.ts';
import type { Config } from '../../config.ts';
import type { Campaign } from '../../delivery/campaign.ts';
import { normaliseAddress } from '../../feed/address.ts';
import type { FeedRegister } from '../../feed/register.ts';
import type { Language } from '../../i18n/language.ts';
import { createAlarms, type Alarms } from '../../operating/alarms.ts';
import { createDayLine } from '../../operating/day.ts';
import { feedsInTrouble, type OnItsWay } from '../../operating/figures.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import { readDays } from '../../stats/days.ts';
import type { Collections } from '../../store/collections.ts';
import { storePath } from '../../store/keyv/open.ts';
import type { Outbox } from '../../telegram/api/outbox.ts';
import type { Polling } from '../../telegram/updates/polling.ts';
import type { Ingest } from '../ingest.ts';
import type { Sending } from '../sending.ts';

/** Campaigns that are looked at to find what is on its way. */
const mostRead = 50;
const pageSize = 256;

/** `day`: tells the log of each day that is over. */
export type Operating = AdminNeeds & { alarms: Alarms; day: ReturnType<typeof createDayLine> };

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
}: {
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
}): Operating => {
  const startedAt = clock.now();
  const { delivery, pacer } = sending;
  const followers = async (id: string) => (await store.audiences.size(id)).followers;
  const storeTroubles = () => [
    ...store.troubles(),
    ...(delivery.healthy() ? [] : ['the store takes no writes, so sending is held']),
  ];

  /** Campaigns that are open, the oldest first; `isHalted`: somebody has paused it. */
  const open = async (): Promise<{ campaign: Campaign; isHalted: boolean }[]> => {
    const halted = await store.halts.get();
    const found = await Promise.all(
      (await store.campaigns.open()).slice(0, mostRead).map(store.campaigns.get),
    );
    return found.flatMap((campaign) =>
      campaign?.state === 'open' ? [{ campaign, isHalted: halted[campaign.id] !== undefined }] : [],
    );
  };
  const onItsWay = async (): Promise<OnItsWay[]> =>
    Promise.all(
      (await open()).map(async ({ campaign, isHalted }) => ({
        ...(await aboutOf(campaign, store)),
        since: campaign.createdAt,
        done: Math.min(campaign.slots, campaign.nextPage * pageSize),
        of: campaign.slots,
        isPaused: isHalted,
      })),
    );

  const feedOf = async (id: string): Promise<Named | undefined> => {
    const record = await store.feeds.get(id);
    return record && { kind: 'feed', id, title: record.title, url: record.url };
  };
  const named = async (said: string): Promise<Named | undefined> => {
    if (/^-?\d{5,16}$/.test(said)) {
      const id = Number(said);
      const chat = await store.chats.get(id);
      return { kind: 'chat', id: chat?.id ?? id, title: chat?.title ?? said };
    }
    if (said.startsWith('@')) {
      const chat = await outbox.chatNamed(said);
      return chat && { kind: 'chat', ...chat };
    }
    const address = normaliseAddress(said);
    return address === undefined ? undefined : feedOf(await register.idAt(address));
  };

  const disk = async () => {
    const path = storePath(config.storeUrl);
    if (path === undefined) return undefined;
    const { bavail, blocks, bsize } = await statfs(dirname(path));
    return { free: bavail * bsize, total: blocks * bsize };
  };

  const failing = () =>
    feedsInTrouble(
      (async function* () {
        for await (const ids of store.feeds.pages()) yield await store.feeds.getMany(ids);
      })(),
      followers,
      clock.now(),
    );

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
    feedsInTrouble: failing,
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
    day: createDayLine({
      clock,
      log,
      timeZone: config.defaultTimeZone,
      told: store.toldDay,
      countsOf: async (days) => {
        const asked = { span: days.length, today: days.at(-1) ?? '' };
        return (await readDays('all', asked, store)).map(({ counts }) => counts);
      },
      facts: async () => ({
        chats: await store.chats.count(),
        feeds: ingest.stats().feeds.feeds,
        failing: (await failing()).found,
        floods: pacer.counts().floods,
        // What the system says of the peak is in kilobytes (getrusage(2)).
        memory: { now: process.memoryUsage.rss(), peak: process.resourceUsage().maxRSS * 1_024 },
      }),
      stopping,
    }),
    alarms: createAlarms({
      clock,
      log,
      store: store.alarms,
      operators: config.operatorIds,
      languageOf,
      send: outbox.send,
      facts: async () => {
        const news = (await open()).find(
          ({ campaign, isHalted }) => !isHalted && campaign.content.kind === 'story',
        );
        return {
          startedAt,
          store: storeTroubles(),
          isConflict: hearing().isConflict(),
          oldestNewsAt: news?.campaign.createdAt,
          lastSentAt: sending.lastSentAt(),
          disk: await disk(),
          rate: { perSecond: pacer.stats().perSecond, usual: config.telegramRate },
        };
      },
      stopping,
    }),
  };
};

/** What a campaign brings, in a few words. */
const aboutOf = async (
  { id, content }: Campaign,
  store: Collections,
): Promise<Pick<OnItsWay, 'what' | 'about'>> => {
  switch (content.kind) {
    case 'story':
      return { what: 'story', about: (await store.stories.get(content.storyId))?.headline ?? '' };
    case 'notice':
      return { what: 'notice', about: content.sourceTitle };
    case 'post':
      return { what: 'post', about: (await store.broadcasts.get(id.slice('post:'.length)))?.about ?? '' };
    case 'amendment': {
      const amendment = await store.amendments.get(id.slice('amend:'.length));
      return { what: content.act.kind, about: amendment?.about ?? '' };
    }
  }
};
