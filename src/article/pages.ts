import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import { createArticles, type Articles } from './fetch.ts';
import { createFetcher } from '../http/client.ts';
import type { Story } from '../story/story.ts';
import type { Connections } from '../http/connections.ts';
import type { PageReader } from '../worker/reader.ts';
import { createRobots } from '../http/robots.ts';
import { createTurns, type Turns } from '../http/turns.ts';

/** A page is fetched within the caps of feeds, but smaller and sooner. */
export const pageLimits = { bytes: 2 * 1_048_576, totalMs: 4_000 };
/** Pages fetched at the same time, all looks together: each may take as much as the limit above. */
const atOnce = 4;

/** Everything between a story and its page, wired. */
export const createArticlePages = (parts: {
  agent: Connections;
  clock: Clock;
  log: Log;
  userAgent: string;
  reader: PageReader;
  isOpen?(story: Story): boolean;
  stopping: AbortSignal;
  /** Has turns at hosts shared with other processes. */
  share?: (own: Turns) => Turns;
}): Articles => {
  const fetcher = createFetcher({ ...parts, limits: pageLimits });
  const own = createTurns({ clock: parts.clock, width: atOnce });
  const turns = parts.share?.(own) ?? own;
  const robots = createRobots({ ...parts, fetcher, turns });
  return createArticles({ ...parts, fetcher, turns, robots });
};
