import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import type { Intake } from '../intake.ts';
import type { PushPort } from '../poll/poller.ts';
import type { Reader } from '../../worker/reader.ts';
import type { FeedRecord, FeedStore } from '../record.ts';
import { createHubRequests } from './requests.ts';
import { createCallback, type Callback } from './callback.ts';
import type { HubPost } from './hub.ts';
import { createAttendance } from './attendance.ts';
import { createBacklog } from './backlog.ts';
import { takeBrought } from './brought.ts';
import { missed, proved, type WebSubStore } from './record.ts';
import { createRoster } from './roster.ts';
import { createTrust } from './trust.ts';

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

export const createPush = (parts: PushParts): Push => {
  const { clock, log, random, randomText, lock, store, feeds, reader, intake, post } = parts;
  const { followers, callbackRoot, hasten, stopping } = parts;
  const roster = createRoster(store);

  const onContent = async (feedId: string, body: Uint8Array, contentType: string | undefined) => {
    const fresh = await takeBrought({ feedId, body, contentType }, { clock, feeds, reader, intake, lock });
    if (fresh === undefined) return;
    log.info('websub.brought', { feed: feedId, stories: fresh });
    if (fresh > 0) await trust.judge(feedId, proved);
  };
  const onUnreadable = (feedId: string) => {
    hasten(feedId);
    void trust.judge(feedId, missed);
  };
  const backlog = createBacklog({ store, clock, log, stopping, onContent, onUnreadable });
  /** Feeds whose hub did bring something that was not taken: what the next look finds was not left out by it. */
  const excused = new Set<string>();
  const callback = createCallback({
    clock,
    log,
    random,
    lock,
    roster,
    backlog,
    hasten: (feedId) => {
      excused.add(feedId);
      hasten(feedId);
    },
  });
  const requests = createHubRequests({ clock, log, random, lock, roster, post, stopping });
  const attend = createAttendance({ clock, roster, requests, followers, randomText, callbackRoot });

  const trust = createTrust({ clock, log, roster, requests });

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

  return {
    load: async () => {
      // After a move of the public address hubs cannot reach the old ones: the next looks subscribe anew.
      await roster.load((one) => one.callback === `${callbackRoot}/${one.id}`);
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
      if (fresh === 0 || isExcused || trust.pushedUntil(record.id) === undefined || backlog.holds(record.id))
        return;
      log.info('websub.missed', { feed: record.id, stories: fresh });
      await trust.judge(record.id, missed);
    },
    pushedUntil: trust.pushedUntil,
    callback,
    idle: async () => {
      await Promise.all([requests.idle(), backlog.idle()]);
    },
    stats: () => ({ ...roster.stats(clock.now()), unread: backlog.size() }),
  };
};
