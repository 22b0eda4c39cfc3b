import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import { isPageOf, lacksFacts } from './needs.ts';
import { enrich, type Article } from './page/article.ts';
import type { Story } from '../story/story.ts';
import { FeedError } from '../http/failure.ts';
import type { Fetcher } from '../http/client.ts';
import type { PageReader } from '../worker/reader.ts';
import type { Robots } from '../http/robots.ts';
import type { Turns, Wait } from '../http/turns.ts';
import { createVisit } from './visit.ts';

/** Gives stories what their pages say and their feed does not. */
export type Articles = {
  /**
   * The stories in their order, filled in where their page could be read within a few seconds and as they were where not.
   * Never rejects. Call it once for a story. `open`: ids of stories whose page is read though their feed lacks nothing.
   */
  enrich(stories: Story[], open?: ReadonlySet<string>): Promise<Story[]>;
};

/** Pages of one look, the newest stories' first: a backlog after downtime must not become a crawl. */
const mostPages = 10;
/** Stories wait for their pages this long each, and this long together (milliseconds). */
const waits = { eachMs: 4_000, allMs: 8_000 };

export const createArticles = (parts: {
  clock: Clock;
  log: Log;
  fetcher: Fetcher;
  reader: Pick<PageReader, 'article'>;
  robots: Robots;
  turns: Turns;
  /** Whether more of a story's text would tell whether it is of a known event. */
  isOpen?(story: Story): boolean;
  stopping: AbortSignal;
}): Articles => {
  const { clock, log, fetcher, reader, robots, turns, stopping } = parts;
  const isWanted = (story: Story, open?: ReadonlySet<string>) =>
    lacksFacts(story) ||
    (story.url !== undefined && (parts.isOpen?.(story) === true || open?.has(story.id) === true));

  const visit = createVisit({ fetcher, robots, turns });

  const articleOf = async (story: Story, wait: Wait): Promise<Article | undefined> => {
    const fetched = story.url === undefined ? undefined : await visit(story.url, wait);
    if (fetched?.body === undefined) return undefined;
    const { url, contentType } = fetched;
    const article = await reader.article(fetched.body, { url, ...(contentType && { contentType }) });
    return isPageOf(story, article) ? article : undefined;
  };

  return {
    enrich: async (stories, open) => {
      const wanted = stories
        .filter((story) => isWanted(story, open))
        .toSorted((one, two) => toldAt(two) - toldAt(one))
        .slice(0, mostPages);
      if (wanted.length === 0) return stories;
      const waitMs = Math.min(waits.allMs, waits.eachMs * wanted.length);
      const over = new AbortController();
      const wait = { signal: over.signal, until: clock.now() + waitMs };
      const articles = new Map<string, Article>();
      const reading = wanted.map(async (story) => {
        try {
          const article = await articleOf(story, wait);
          if (article !== undefined) articles.set(story.id, article);
        } catch (error) {
          if (error instanceof FeedError)
            log.debug('article.unread', { story: story.id, why: error.message });
          else log.warn('article.failed', { story: story.id, error });
        }
      });
      const timer = new AbortController();
      await Promise.race([
        Promise.all(reading),
        clock.sleep(waitMs, AbortSignal.any([stopping, timer.signal])),
      ]);
      timer.abort();
      over.abort();
      return stories.map((story) => {
        const article = articles.get(story.id);
        return article === undefined ? story : enrich(story, article);
      });
    },
  };
};

const toldAt = ({ publishedAt, seenAt }: Story): number => publishedAt ?? seenAt;
