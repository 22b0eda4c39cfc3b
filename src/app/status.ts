import { statSync } from 'node:fs';
import packageFacts from '../../package.json' with { type: 'json' };
import { pageSize } from '../audience/ports.ts';
import type { Config } from '../config.ts';
import type { Campaign } from '../delivery/campaign.ts';
import { isPublicAddress } from '../feed/public-address.ts';
import type { FeedRecord } from '../feed/record.ts';
import { FeedError } from '../http/failure.ts';
import type { Fetcher } from '../http/client.ts';
import { storyLines } from '../inspect/lines.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import type { Warning } from '../runtime/warnings.ts';
import type { Collections } from '../store/collections.ts';
import { storePath } from '../store/keyv/open.ts';
import type { Lease } from '../store/owner/lease.ts';
import type { Health } from '../web/health.ts';
import {
  createStatus,
  type Figures,
  type Inspected,
  type OnItsWay,
  type Status,
  type StatusParts,
} from '../web/status/status.ts';
import type { Ingest } from './ingest.ts';
import type { Sending } from './sending.ts';

/** Campaigns that the page shows. */
const mostCampaigns = 50;
/** Under which the last 24 hours are kept, and for how many days. */
const kept = { name: 'status', id: 'day', days: 2 };

type Sides = { health(): Health; sending: Sending; ingest: Ingest };

/**
 * The status page and metrics, wired: only where STATUS_TOKEN is set, as what they are made with takes memory. `sides`: the
 * other parts of Kabar, which are made after this, as they tell it what they do. Rejects with a StoreError.
 */
export const openStatus = async ({
  config,
  token,
  clock,
  log,
  store,
  fetcher,
  warnings,
  lease,
  sides,
}: {
  config: Config;
  token: string;
  clock: Clock;
  log: Log;
  store: Collections;
  fetcher: Fetcher;
  warnings(): Warning[];
  lease?: Lease | undefined;
  sides(): Sides;
}): Promise<Status & { save(): Promise<void> }> => {
  const days = store.slips<unknown>(kept.name, kept.days);
  const status = createStatus({
    token,
    clock,
    language: config.defaultLanguage,
    timeZone: config.defaultTimeZone,
    figures: () => figuresOf({ config, store, lease, ...sides() }),
    feeds: {
      pages: async function* () {
        for await (const ids of store.feeds.pages()) yield await store.feeds.getMany(ids);
      },
      get: store.feeds.get,
      followers: async (id) => (await store.audiences.size(id)).followers,
      isPushed: (id) => sides().ingest.isPushed(id),
      // One after another: an operator who is in a hurry is no reason to hurry a server.
      inspect: (feed) =>
        store.lock('status:inspect', () =>
          inspectFeed(feed, { clock, fetcher, reader: sides().ingest.reader }),
        ),
    },
    campaigns: (countsOf) => openCampaigns(store, countsOf),
    warnings,
    kept: await days.get(kept.id),
  });
  return {
    ...status,
    save: () =>
      days.set(kept.id, status.kept()).catch((error: unknown) => log.warn('status.unsaved', { error })),
  };
};

const figuresOf = async ({
  config,
  store,
  lease,
  health,
  sending: { pacer },
  ingest,
}: Sides & { config: Config; store: Collections; lease: Lease | undefined }): Promise<Figures> => {
  const { problems, uptimeSeconds } = health();
  const { feeds, push } = ingest.stats();
  const { perSecond, inFlight, heldUntil } = pacer.stats();
  const { floods, waitingIn } = pacer.counts();
  const chats = await store.chats.count();
  const [oldest] = await store.campaigns.open();
  const oldestOpenAt = oldest === undefined ? undefined : (await store.campaigns.get(oldest))?.createdAt;
  const file = storePath(config.storeUrl);
  return {
    version: packageFacts.version,
    problems,
    uptimeSeconds,
    // The page says how things are also while the store does not answer.
    ...(lease && { owner: lease.holder, standBys: await lease.standBys().catch(() => []) }),
    ...(ingest.pollers && { pollers: ingest.pollers() }),
    feeds,
    ...(push && { subscriptions: push.subscriptions }),
    ...(chats !== undefined && { chats }),
    pace: { perSecond: Math.round(perSecond), inFlight, heldUntil, floods },
    waitingIn,
    ...(oldestOpenAt !== undefined && { oldestOpenAt }),
    writes: store.writes(),
    ...(file !== undefined && { storeBytes: sizeOf(file) }),
  };
};

/** With what is still in the log beside it (bytes). */
const sizeOf = (file: string): number =>
  [file, `${file}-wal`].reduce((all, one) => all + (statSync(one, { throwIfNoEntry: false })?.size ?? 0), 0);

/** Fetches a feed once more, as if it had never been seen; nothing of what it says is told to anybody. */
const inspectFeed = async (
  { url }: FeedRecord,
  { clock, fetcher, reader }: { clock: Clock; fetcher: Fetcher; reader: Ingest['reader'] },
): Promise<Inspected> => {
  if (!isPublicAddress(url)) return { ok: false, why: 'private' };
  try {
    const fetched = await fetcher.fetch(url);
    const { body, contentType } = fetched;
    if (body === undefined) return { ok: true, cards: [] };
    const now = clock.now();
    const feed = await reader.read(body, {
      url: fetched.url,
      now,
      ...(contentType !== undefined && { contentType }),
    });
    const lines = storyLines(feed, undefined, { url: fetched.url, now });
    return { ok: true, cards: lines.map(({ card }) => card) };
  } catch (error) {
    if (!(error instanceof FeedError)) throw error;
    return { ok: false, why: error.reason };
  }
};

const openCampaigns = async (
  store: Collections,
  countsOf: Parameters<StatusParts['campaigns']>[0],
): Promise<{ shown: OnItsWay[]; more: number }> => {
  const ids = await store.campaigns.open();
  const halted = await store.halts.get();
  const found = await Promise.all(
    ids.slice(0, mostCampaigns).map(async (id): Promise<OnItsWay[]> => {
      const campaign = await store.campaigns.get(id);
      if (campaign === undefined) return [];
      const title = await titleOf(campaign, store);
      const counts = countsOf(id);
      return [
        {
          kind: campaign.content.kind,
          ...(title !== undefined && { title }),
          begunAt: campaign.createdAt,
          done: Math.min(campaign.slots, campaign.nextPage * pageSize),
          all: campaign.slots,
          isPaused: halted[id]?.halt === 'paused',
          ...(counts && { counts }),
        },
      ];
    }),
  );
  return { shown: found.flat(), more: Math.max(0, ids.length - mostCampaigns) };
};

/** What newsrooms have published for anybody may be told; an admin's post is between the admin and its readers. */
const titleOf = async ({ content }: Campaign, store: Collections): Promise<string | undefined> => {
  if (content.kind !== 'story') return undefined;
  const story = await store.stories.get(content.storyId);
  const feed = story && (await store.feeds.get(story.sourceId));
  return feed !== undefined && isPublicAddress(feed.url) ? story?.headline : undefined;
};
