import { localTime } from '../audience/settings/local-time.ts';
import { countsOf, isShared, type Change } from './counted.ts';
import type { Known } from './known.ts';
import type { Subject } from './ports.ts';
import { isNamed, type Counts } from './sums.ts';

/** What is to be added to a subject's sums of one day (YYYY-MM-DD). */
export type Addition = { subject: Subject; day: string; counts: Counts };

/** What changes of receipts add, by subject and day. `timeZone` (IANA): by whose days sources and all together are counted. */
export const additionsOf = (
  changes: (Change & { at: number })[],
  known: Known,
  timeZone: string,
): Addition[] =>
  changes.flatMap((change): Addition[] => {
    const about = known.facts.get(change.campaignId) ?? {};
    const counts = countsOf(change, about);
    if (Object.keys(counts).length === 0) return [];
    const isSent = counts['s'] !== undefined || counts['p'] !== undefined;
    const of = (subject: Subject, zone: string, some: Counts): Addition => {
      const { day, minute } = localTime(change.at, zone);
      const all = { ...some };
      if (isSent) all[`h:${Math.floor(minute / 60)}`] = 1;
      return { subject, day, counts: all };
    };
    const { chatId } = change.after;
    // Terms are the chat's own, and whose news it has is its business.
    const common: Counts = {};
    for (const key in counts) if (!isNamed(key)) common[key] = counts[key] ?? 0;
    return [
      of('all', timeZone, common),
      ...(about.sourceId === undefined ? [] : [of(`s${about.sourceId}`, timeZone, common)]),
      ...(isShared(chatId) ? [of(`c${chatId}`, known.zones.get(chatId)?.zone ?? timeZone, counts)] : []),
    ];
  });
