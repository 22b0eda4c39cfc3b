import type { Clock } from '../runtime/clock.ts';
import { FeedError } from './failure.ts';
import type { Fetcher } from './client.ts';
import type { Permission } from './robots-rules.ts';
import type { Turns, Wait } from './turns.ts';

/** What sites allow Kabar to fetch beyond their feeds (RFC 9309). */
export type Robots = {
  /** Whether a page may be fetched: no, where that cannot be known in time. Never rejects. */
  permission(url: string, wait: Wait): Promise<Permission>;
};

/** The name that rules call Kabar by (RFC 9309, 2.2.1). */
export const productToken = 'Kabar';

/** Rules hold for a day at most (RFC 9309, 2.4; milliseconds). */
const keptMs = 86_400_000;
/** A site whose rules cannot be had is left alone for this long, then asked again (milliseconds). */
const closedMs = 900_000;
/** Rules are read up to here (characters; RFC 9309, 2.5 asks for 500 KiB). */
const maxChars = 524_288;
/** Kept at most: sites, and characters of their rules altogether. */
const most = { sites: 1_000, chars: 4_000_000 };

/** `open`: nothing is forbidden; `closed`: everything is. */
type Rules = { text: string } | 'open' | 'closed';
type Kept = { rules: Rules; until: number };

const allowed: Permission = { isAllowed: true, delayMs: 0 };
const refused: Permission = { isAllowed: false, delayMs: 0 };

export const createRobots = (parts: {
  clock: Clock;
  fetcher: Fetcher;
  /** Reads rules off the main thread, as hostile as they are. Rejects with a FeedError. */
  reader: { permission(rules: string, url: string, agent: string): Promise<Permission> };
  turns: Turns;
  stopping: AbortSignal;
}): Robots => {
  const { clock, fetcher, reader, turns, stopping } = parts;
  const sites = new Map<string, Kept>();
  const loading = new Map<string, Promise<Rules>>();
  let chars = 0;

  const forget = (origin: string) => {
    const kept = sites.get(origin);
    if (kept !== undefined) chars -= sizeOf(kept.rules);
    sites.delete(origin);
  };
  const keep = (origin: string, rules: Rules, ms: number): Rules => {
    forget(origin);
    sites.set(origin, { rules, until: clock.now() + ms });
    chars += sizeOf(rules);
    for (const oldest of sites.keys()) {
      if (sites.size <= most.sites && chars <= most.chars) break;
      forget(oldest);
    }
    return rules;
  };

  const load = async (origin: string, wait: Wait): Promise<Rules> => {
    try {
      const fetched = await turns.take(new URL(origin).host, { ...wait, signal: stopping }, () =>
        fetcher.fetch(`${origin}/robots.txt`, { accept: 'text/plain, */*;q=0.1', signal: stopping }),
      );
      if (fetched === undefined) return 'closed';
      return keep(origin, rulesIn(fetched.body ?? new Uint8Array()), keptMs);
    } catch (error) {
      if (stopping.aborted) return 'closed';
      // 2.3.1.3 and 2.3.1.4: no rules are no limits; rules that cannot be had forbid everything, unless older ones are known.
      if (error instanceof FeedError && /^(?:not-found|denied|gone)$/.test(error.reason))
        return keep(origin, 'open', keptMs);
      const asked = error instanceof FeedError ? (error.retryAfterMs ?? 0) : 0;
      return keep(origin, sites.get(origin)?.rules ?? 'closed', Math.min(keptMs, Math.max(closedMs, asked)));
    }
  };

  /** What is known, else what the site says; it is asked once, however many wait for it. */
  const rulesOf = (origin: string, wait: Wait): Rules | Promise<Rules> => {
    const kept = sites.get(origin);
    if (kept !== undefined && kept.until > clock.now()) return kept.rules;
    const known = loading.get(origin);
    if (known !== undefined) return known;
    const asked = load(origin, wait).finally(() => loading.delete(origin));
    loading.set(origin, asked);
    return asked;
  };

  return {
    permission: async (url, wait) => {
      const { origin } = new URL(url);
      const rules = await orAborted(rulesOf(origin, wait), wait.signal);
      if (rules === 'open') return allowed;
      if (rules === undefined || rules === 'closed') return refused;
      try {
        return await reader.permission(rules.text, url, productToken);
      } catch {
        // Rules that cannot be read within the limits are somebody's joke.
        keep(origin, 'closed', closedMs);
        return refused;
      }
    },
  };
};

const sizeOf = (rules: Rules): number => (typeof rules === 'string' ? 0 : rules.text.length);

const rulesIn = (body: Uint8Array): Rules => {
  const text = new TextDecoder().decode(body.subarray(0, maxChars));
  return /disallow|crawl-delay/i.test(text) ? { text } : 'open';
};

const orAborted = async <T>(work: T | Promise<T>, signal: AbortSignal): Promise<T | undefined> => {
  const aborted = Promise.withResolvers<undefined>();
  const onAbort = () => aborted.resolve(undefined);
  if (signal.aborted) return undefined;
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([work, aborted.promise]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
};
