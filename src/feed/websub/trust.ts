import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import type { Subscription } from './record.ts';
import type { HubRequests } from './requests.ts';
import type { Roster } from './roster.ts';

/** How far hubs are believed to bring all news. */
export type Trust = {
  /** Notes how well a feed's hub does (`proved` or `missed`, record.ts). What cannot be noted shows again before long. Never rejects. */
  judge(feedId: string, verdict: (before: Subscription) => Subscription): Promise<void>;
  /** Until when the feed's hub is believed to bring all news (milliseconds since the epoch); undefined: it is not. */
  pushedUntil(feedId: string): number | undefined;
};

export const createTrust = ({
  clock,
  log,
  roster,
  requests,
}: {
  clock: Pick<Clock, 'now'>;
  log: Log;
  roster: Pick<Roster, 'of'>;
  requests: Pick<HubRequests, 'change'>;
}): Trust => ({
  judge: async (feedId, verdict) => {
    for (const { id } of roster.of(feedId))
      await requests
        .change(id, verdict)
        .catch((error: unknown) => log.warn('websub.unsaved', { feed: feedId, error }));
  },
  pushedUntil: (feedId) => {
    const now = clock.now();
    const times = roster.of(feedId).flatMap((one) => one.believedUntil ?? []);
    return times.find((time) => time > now);
  },
});
