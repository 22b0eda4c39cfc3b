import type { Known } from '../story/known/known.ts';
import type { FeedFailure } from '../http/failure.ts';

/** What Kabar knows of one feed between two looks at it. Plain data; times in milliseconds since the epoch. */
export type FeedRecord = {
  id: string;
  url: string;
  title: string;
  language?: string;
  etag?: string;
  lastModified?: string;
  /** Of the last body that was read through. */
  bodyHash?: string;
  /** When to look again. */
  nextAt: number;
  /** Usual pause between two looks (milliseconds). */
  intervalMs?: number;
  /** Hours (UTC) in which it never has news. */
  skipHours?: number[];
  /** Failed looks in a row, since when, and the last reason. */
  failures: number;
  failingSince?: number;
  why?: FeedFailure;
  /** Followers were told that it fails. */
  toldFailing?: boolean;
  lastNewsAt?: number;
  /** How many entries were new in it and too old to be told as news, all in all. */
  passedOver?: number;
  /** Another address that it has permanently moved to, and how often that was seen in a row. */
  moving?: { url: string; times: number };
  /** Id of the feed at the address that it has moved to, where that was followed on its own: followers go there, one by one. */
  mergedInto?: string;
  /** How often in a row the server said that it is gone (410). */
  gone?: number;
  /** Where it says that its news are pushed from, and the address by which they know it there (WebSub). */
  push?: { hub: string; topic: string; others?: string[] };
  /** Print of what the `Link` headers of its last answer said of that. */
  linksPrint?: string;
  /** Nobody follows it: not looked at until somebody does. */
  idle?: boolean;
  /** Its publisher has closed it. */
  ended?: boolean;
};

/** A story in a feed's list of recent ones; `time`: published, else first seen. */
export type Recent = { id: string; time: number };

/** Recent stories kept for /latest. */
const recentLimit = 60;

/** The newest of both, newest first; of two from the same time the one that was given first stands first. */
export const mergeRecent = (fresh: Recent[], before: Recent[]): Recent[] => {
  const ids = new Set(fresh.map(({ id }) => id));
  return [...fresh, ...before.filter(({ id }) => !ids.has(id))]
    .sort((one, two) => two.time - one.time)
    .slice(0, recentLimit);
};

export type FeedStore = {
  get(id: string): Promise<FeedRecord | undefined>;
  getMany(ids: string[]): Promise<(FeedRecord | undefined)[]>;
  /** Entries of the feed that are no news any more. */
  known(id: string): Promise<Known | undefined>;
  /** Newest first. */
  recent(ids: string[]): Promise<Recent[][]>;
  /** Writes the record and what is given beside it in one go; a feed not seen before is listed. */
  save(record: FeedRecord, news?: { known?: Known; recent?: Recent[] }): Promise<void>;
  /** As `save` of a feed that is listed, but written within about a second, together with others: a crash before that loses it. */
  note(record: FeedRecord): void;
  /** Whether the last try to write what was noted failed. */
  isBehind(): boolean;
  /** Id of the feed that another address has led to. */
  alias(addressId: string): Promise<string | undefined>;
  putAlias(addressId: string, id: string): Promise<void>;
  /** Ids of all feeds, a page at a time. */
  pages(): AsyncIterable<string[]>;
};
