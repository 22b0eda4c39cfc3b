import robotsModule from 'robots-parser';
import { readArticle } from '../story/article.ts';
import { parseDate } from './date.ts';
import { decodeBody } from './decode.ts';
import { FeedError } from './failure.ts';
import { parseFeed } from './parse.ts';
import type { Tasks, WorkerAnswer } from './reader.ts';

/** Its types say `default`, its CommonJS module is the function itself. */
const robotsParser = robotsModule as unknown as (typeof robotsModule)['default'];

type Task<Name extends keyof Tasks> = (
  input: Tasks[Name]['input'],
) => Promise<WorkerAnswer<Tasks[Name]['output']>>;

/** What a reader thread does with one feed. */
export const feed: Task<'feed'> = ({ body, ...about }) => answered(() => parseFeed(body, about));

/** What it does with an article's page. */
export const article: Task<'article'> = ({ body, url, contentType }) =>
  answered(() => readArticle(decodeBody(body, contentType), { url, parseDate: (text) => parseDate(text) }));

/** Nobody means a longer pause than a day (seconds). */
const longestDelay = 86_400;

/** What it does with the rules of a site. */
export const robots: Task<'robots'> = ({ rules, url, agent }) =>
  answered(() => {
    const said = robotsParser(new URL('/robots.txt', url).href, rules);
    const delay = said.getCrawlDelay(agent) ?? 0;
    return {
      isAllowed: said.isAllowed(url, agent) !== false,
      delayMs: Math.min(longestDelay, Math.max(0, delay)) * 1_000,
    };
  });

const answered = async <T>(work: () => T | Promise<T>): Promise<WorkerAnswer<T>> => {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (error instanceof FeedError) return { ok: false, reason: error.reason, message: error.message };
    return { ok: false, reason: 'not-a-feed', message: 'the reader failed' };
  }
};
