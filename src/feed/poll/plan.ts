import { createDemand, type Demand } from '../../http/hosts.ts';
import type { FeedRecord, FeedStore } from '../record.ts';
import { createAgenda } from './agenda.ts';
import { slowedBy, type Bounds } from './schedule.ts';

/** Feeds overdue at a start are spread this far apart (milliseconds), within the usual interval. */
const spreadMs = 100;
/** The agenda is exact to this (milliseconds): what is put so far back is due now. */
const tickMs = 1_000;

/** Which feeds are looked at, and when next. Times in milliseconds since the epoch. */
export type Plan = {
  /** Reads from the store which feeds there are and when they are due. Rejects with a StoreError. */
  load(feeds: Pick<FeedStore, 'pages' | 'getMany'>, now: number): Promise<void>;
  put(record: FeedRecord, at: number): void;
  /** When its record says, or more rarely where a hub brings its news. */
  putNext(record: FeedRecord): void;
  /** Moves one that is known. */
  delay(id: string, at: number): void;
  /** It is not looked at any more. */
  drop(id: string): void;
  /** When it is due; undefined: it is in no line, or being looked at. */
  at(id: string): number | undefined;
  /** Takes those that are due by now, each with its host. */
  take(now: number): { id: string; host: string }[];
  pauseMs: Demand['pauseMs'];
  size(): number;
};

/** `pushedUntil`: until when a hub is believed to bring the feed's news. */
export const createPlan = (bounds: Bounds, pushedUntil: (feedId: string) => number | undefined): Plan => {
  const agenda = createAgenda();
  const demand = createDemand();

  const put: Plan['put'] = ({ id, url, intervalMs = bounds.startMs }, at) => {
    demand.set(id, new URL(url).host, Math.max(intervalMs, bounds.minMs));
    agenda.put(id, at);
  };

  /** Records hold when a look would be due without push, so that whatever ends it ends the slower pace with it. */
  const nextLook = ({ id, nextAt: at, intervalMs: usualMs = bounds.startMs }: FeedRecord): number => {
    const until = pushedUntil(id);
    return until === undefined ? at : slowedBy(until, { at, usualMs, bounds });
  };

  return {
    load: async (feeds, now) => {
      let overdue = 0;
      for await (const ids of feeds.pages())
        for (const record of await feeds.getMany(ids)) {
          if (record === undefined || record.idle || record.ended || demand.hostOf(record.id)) continue;
          const isOverdue = record.nextAt <= now;
          put(record, isOverdue ? now - tickMs + ((overdue++ * spreadMs) % bounds.startMs) : record.nextAt);
        }
    },
    put,
    putNext: (record) => put(record, nextLook(record)),
    delay: agenda.put,
    drop: demand.drop,
    at: agenda.at,
    take: (now) =>
      agenda.take(now).flatMap((id) => {
        const host = demand.hostOf(id);
        return host === undefined ? [] : [{ id, host }];
      }),
    pauseMs: demand.pauseMs,
    size: demand.size,
  };
};
