import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import type { Intake } from '../intake.ts';
import type { PushPort } from '../poll/poller.ts';
import type { Reader } from '../../worker/reader.ts';
import type { FeedRecord, FeedStore } from '../record.ts';
import { createHubRequests } from './requests.ts';
import { createCallback, type Callback } from './callback.ts';
import type { HubPost } from './hub.ts';
import { createBacklog } from './backlog.ts';
import { begun, missed, parting, proved, type WebSubStore } from './record.ts';
import { createRoster, advertPrint } from './roster.ts';

/** Kabar as a subscriber of WebSub hubs (https://www.w3.org/TR/websub/): what they bring goes the way of what looks find. */
export type Push = PushPort & {
  /** Takes up the subscriptions and the bodies that are in the store. Rejects with a StoreError. */
  load(): Promise<void>;
  /** From now on hubs are asked for what is due. */
  start(): void;
  /** Subscribes, or unsubscribes, as the feed's record says. Never rejects. */
  attend(record: FeedRecord): Promise<void>;
  /** Somebody has left the feed: where nobody follows it any more its hub is told at once. Never rejects. */
  forsaken(feedId: string): Promise<void>;
  callback: Callback;
  /** Resolves once nothing is being asked or read. */
  idle(): Promise<void>;
  stats(): { subscriptions: number; believed: number; unread: number };
};

export type PushParts = {
  clock: Clock;
  log: Log;
  random: () => number;
  /** So many random bytes, not to be guessed, fit for an address. */
  randomText(bytes: number): string;
  lock: <T>(name: string, work: () => Promise<T>) => Promise<T>;
  store: WebSubStore;
  feeds: FeedStore;
  reader: Reader;
  intake: Intake;
  post: HubPost;
  followers(feedId: string): Promise<number>;
  /** Where hubs reach this subscriber: the call-back addresses' beginning, without a slash at its end. */
  callbackRoot: string;
  /** Has a feed looked at soon. */
  hasten(feedId: string): void;
  stopping: AbortSignal;
};

/** How often it is looked whether something is due (milliseconds). */
const tickMs = 5_000;
/** Bytes of chance in a call-back address, and in a secret (W3C WebSub 5.1: less than 200 in all). */
const chance = { id: 16, secret: 32 };

export const createPush = (parts: PushParts): Push => {
  const { clock, log, lock, feeds, reader, intake, stopping, hasten } = parts;
  const roster = createRoster(parts.store);

  const onContent = async (feedId: string, body: Uint8Array, contentType: string | undefined) => {
    const fresh = await takeBrought({ feedId, body, contentType }, { clock, feeds, reader, intake, lock });
    if (fresh === undefined) return;
    log.info('websub.brought', { feed: feedId, stories: fresh });
    if (fresh > 0) await judge(feedId, proved);
  };
  const onUnreadable = (feedId: string) => {
    hasten(feedId);
    void judge(feedId, missed);
  };
  const backlog = createBacklog({ ...parts, onContent, onUnreadable });
  /** Feeds whose hub did bring something that was not taken: what the next look finds was not left out by it. */
  const excused = new Set<string>();
  const callback = createCallback({
    ...parts,
    roster,
    backlog,
    hasten: (feedId) => {
      excused.add(feedId);
      hasten(feedId);
    },
  });
  const requests = createHubRequests({ ...parts, roster });

  /** Notes how well a feed's hub does. What cannot be noted shows again before long. */
  const judge = async (feedId: string, verdict: typeof proved) => {
    for (const { id } of roster.of(feedId))
      await requests
        .change(id, verdict)
        .catch((error: unknown) => log.warn('websub.unsaved', { feed: feedId, error }));
  };

  /** Whether there is something to ask a hub for now. */
  const attend = async ({ id: feedId, push, idle, ended }: FeedRecord): Promise<boolean> => {
    const present = roster.of(feedId).filter(({ state }) => state !== 'leaving');
    if (push === undefined && present.length === 0) return false;
    const isFollowed = !idle && !ended && (await parts.followers(feedId)) > 0;
    const wanted = isFollowed ? push : undefined;
    const print = wanted && advertPrint([wanted.hub, ...(wanted.others ?? [])], wanted.topic);
    const unwanted = present.filter((one) => one.print !== print);
    for (const one of unwanted) await requests.change(one.id, (before) => parting(before, clock.now()));
    if (wanted === undefined || unwanted.length < present.length) return unwanted.length > 0;
    const [id, secret] = [parts.randomText(chance.id), parts.randomText(chance.secret)];
    const about = { id, secret, feedId, callback: `${parts.callbackRoot}/${id}`, ...wanted };
    await roster.save(begun(about, clock.now()));
    return true;
  };

  /** What fails here is done at the next look. */
  const attempt = async (feedId: string, work: () => Promise<boolean>) => {
    try {
      if (await lock(`push:${feedId}`, work)) tick();
    } catch (error) {
      log.warn('websub.unsaved', { feed: feedId, error });
    }
  };
  const attended = (record: FeedRecord) => attempt(record.id, () => attend(record));

  const tick = () => {
    if (stopping.aborted) return;
    backlog.tick();
    requests.tick();
  };

  const tickOn = async () => {
    while (!stopping.aborted) {
      tick();
      await clock.sleep(tickMs, stopping);
    }
  };

  const pushedUntil = (feedId: string): number | undefined => {
    const now = clock.now();
    const times = roster.of(feedId).flatMap((one) => one.believedUntil ?? []);
    return times.find((time) => time > now);
  };

  return {
    load: async () => {
      // After a move of the public address hubs cannot reach the old ones: the next looks subscribe anew.
      await roster.load((one) => one.callback === `${parts.callbackRoot}/${one.id}`);
      await backlog.load();
    },
    start: () => void tickOn(),
    attend: attended,
    forsaken: async (feedId) => {
      if (roster.of(feedId).length === 0) return;
      await attempt(feedId, async () => {
        const record = await feeds.get(feedId);
        return record !== undefined && attend(record);
      });
    },
    looked: async (record, fresh) => {
      const isExcused = excused.delete(record.id);
      await attended(record);
      // What lies in the backlog was brought in time; it is only not read yet.
      if (fresh === 0 || isExcused || pushedUntil(record.id) === undefined || backlog.holds(record.id))
        return;
      log.info('websub.missed', { feed: record.id, stories: fresh });
      await judge(record.id, missed);
    },
    pushedUntil,
    callback,
    idle: async () => {
      await Promise.all([requests.idle(), backlog.idle()]);
    },
    stats: () => ({ ...roster.stats(clock.now()), unread: backlog.size() }),
  };
};

/**
 * Hands on what a hub has brought, and gives how many stories are new; undefined: nobody wants the feed. Documents may be
 * cut to the newest entries: what is not in them stays known, so the next full look finds no news in it.
 */
const takeBrought = async (
  { feedId, body, contentType }: { feedId: string; body: Uint8Array; contentType: string | undefined },
  { clock, feeds, reader, intake, lock }: Pick<PushParts, 'clock' | 'feeds' | 'reader' | 'intake' | 'lock'>,
): Promise<number | undefined> => {
  const before = await feeds.get(feedId);
  if (before === undefined || before.idle || before.ended) return undefined;
  const about = { url: before.url, now: clock.now(), ...(contentType !== undefined && { contentType }) };
  const feed = await reader.read(body, about);
  return lock(`feed:${feedId}`, async () => {
    const record = await feeds.get(feedId);
    if (record === undefined || record.idle || record.ended) return 0;
    const taken = await intake.take(record, feed);
    await feeds.save(taken.record, taken.news);
    return taken.fresh;
  });
};
