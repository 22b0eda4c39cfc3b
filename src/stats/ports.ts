import type { ReceiptPage } from '../delivery/campaign.ts';
import type { DaySums, MonthSums } from './sums.ts';

/** Whose counts they are: a chat's, a source's, or all together. */
export type Subject = `c${number}` | `s${string}` | 'all';

/** Sums that are to be written: a subject's present day, and the months (YYYY-MM) that days before it have gone into. */
export type SumsWrite = { subject: Subject; now: DaySums; months: { name: string; days: MonthSums }[] };

/** Daily sums, kept for thirteen months. */
export type SumsStore = {
  /** What is counted now, in the order of the subjects; one that cannot be read counts as none. Rejects with a StoreError. */
  now(subjects: Subject[]): Promise<(DaySums | undefined)[]>;
  /** As `now`, for months (YYYY-MM). */
  months(wanted: { subject: Subject; name: string }[]): Promise<(MonthSums | undefined)[]>;
  /** Writes receipts and the sums that they make in one go. Rejects with a StoreError: then neither counts. */
  save(pages: ReceiptPage[], sums: SumsWrite[]): Promise<void>;
  /** Notes how many reactions a message has, with the sums. */
  saveReactions(message: MessageOf, total: number, sums: SumsWrite[]): Promise<void>;
  reactions(message: MessageOf): Promise<number>;
  /** `months`: those (YYYY-MM) of which there may be sums. */
  forget(chatId: number, months: string[]): Promise<void>;
};
export type MessageOf = { chatId: number; messageId: number };

/** How many members a chat had, once a day (YYYY-MM-DD), the oldest first. */
export type MembersStore = {
  get(chatId: number): Promise<[day: string, count: number][]>;
  put(chatId: number, members: [day: string, count: number][]): Promise<void>;
  forget(chatId: number): Promise<void>;
};
