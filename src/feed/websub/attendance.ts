import type { Clock } from '../../runtime/clock.ts';
import type { FeedRecord } from '../record.ts';
import { begun, parting } from './record.ts';
import type { HubRequests } from './requests.ts';
import { advertPrint, type Roster } from './roster.ts';

/** Bytes of chance in a call-back address, and in a secret (W3C WebSub 5.1: less than 200 in all). */
const chance = { id: 16, secret: 32 };

/**
 * Subscribes to a feed's hub, or unsubscribes, as the feed's record says. Gives whether there is something to ask a hub for now.
 * Rejects with a StoreError.
 */
export type Attendance = (record: FeedRecord) => Promise<boolean>;

export const createAttendance =
  ({
    clock,
    roster,
    requests,
    followers,
    randomText,
    callbackRoot,
  }: {
    clock: Pick<Clock, 'now'>;
    roster: Pick<Roster, 'of' | 'save'>;
    requests: Pick<HubRequests, 'change'>;
    followers(feedId: string): Promise<number>;
    randomText(bytes: number): string;
    callbackRoot: string;
  }): Attendance =>
  async ({ id: feedId, push, idle, ended }) => {
    const present = roster.of(feedId).filter(({ state }) => state !== 'leaving');
    if (push === undefined && present.length === 0) return false;
    const isFollowed = !idle && !ended && (await followers(feedId)) > 0;
    const wanted = isFollowed ? push : undefined;
    const print = wanted && advertPrint([wanted.hub, ...(wanted.others ?? [])], wanted.topic);
    const unwanted = present.filter((one) => one.print !== print);
    for (const one of unwanted) await requests.change(one.id, (before) => parting(before, clock.now()));
    if (wanted === undefined || unwanted.length < present.length) return unwanted.length > 0;
    const [id, secret] = [randomText(chance.id), randomText(chance.secret)];
    const about = { id, secret, feedId, callback: `${callbackRoot}/${id}`, ...wanted };
    await roster.save(begun(about, clock.now()));
    return true;
  };
