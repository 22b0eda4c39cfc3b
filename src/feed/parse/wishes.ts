import { first, type Fields } from './fields.ts';
import { absolute, linksWithRel } from './links.ts';

/** What a publisher asks of those who read the feed, and where else it can be had. */
export type Wishes = {
  /** Pause between two looks (`<ttl>`, `sy:`; milliseconds). */
  ttlMs?: number;
  /** Hours of the day (UTC) without news. */
  skipHours?: number[];
  /** WebSub: the hub, where there are several the others, and the address by which they know the feed. */
  hub?: string;
  otherHubs?: string[];
  self?: string;
  /** Where the feed says that it has moved to. */
  newUrl?: string;
};

const hourMs = 3_600_000;
const periods: Record<string, number> = {
  hourly: hourMs,
  daily: 24 * hourMs,
  weekly: 168 * hourMs,
  monthly: 720 * hourMs,
  yearly: 8_760 * hourMs,
};

export const wishesOf = (channel: Fields, url: string): Wishes => {
  const ttl = Number(first(channel, 'ttl')) * 60_000;
  const period = periods[first(channel, 'sy:updateperiod')?.toLowerCase() ?? ''] ?? 0;
  const often = period / Math.max(1, Number(first(channel, 'sy:updatefrequency') ?? 1) || 1);
  const ttlMs = Math.max(Number.isFinite(ttl) ? ttl : 0, often);
  const hours = (channel.get('hour') ?? [])
    .map(({ text }) => (/^\d{1,2}$/.test(text) ? Number(text) % 24 : Number.NaN))
    .filter(Number.isInteger);
  const [hub, ...otherHubs] = linksWithRel(channel, 'hub');
  const [self] = linksWithRel(channel, 'self');
  const moved = absolute(first(channel, 'itunes:new-feed-url', 'newlocation'), url);
  return {
    ...(ttlMs > 0 && { ttlMs }),
    ...(hours.length > 0 && { skipHours: hours }),
    ...(hub !== undefined && { hub }),
    ...(otherHubs.length > 0 && { otherHubs }),
    ...(self !== undefined && { self }),
    ...(moved !== undefined && moved !== url && { newUrl: moved }),
  };
};
