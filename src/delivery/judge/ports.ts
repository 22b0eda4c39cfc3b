import type { Posted } from '../../audience/settings/pace.ts';

/** Which of a source's stories a chat got on one day, for those that it wants only so many of. */
export type DayCounts = {
  /** Ids of the campaigns that were let through on that day (YYYY-MM-DD). */
  told(chatId: number, sourceId: string, day: string): Promise<string[]>;
  /** Rejects with a StoreError. */
  note(chatId: number, sourceId: string, day: string, campaignId: string): Promise<void>;
};

/** What was let through to a chat of late, for those that have a pace, or editors. */
export type PostedLog = {
  /** The latest last, without those so long ago that they matter to no pace. */
  of(chatId: number, now: number): Promise<Posted[]>;
  /** One that is noted again has a new time. Rejects with a StoreError. */
  note(chatId: number, posted: Posted): Promise<void>;
};
