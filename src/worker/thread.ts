import { readArticle } from '../article/page/article.ts';
import { parseDate } from '../text/date.ts';
import { decodeBody } from '../text/charset.ts';
import { parseFeed } from '../feed/parse/parse.ts';
import { readList } from '../feed/opml/read.ts';
import { writeList } from '../feed/opml/write.ts';
import { FeedError } from '../http/failure.ts';
import { pageLeads } from '../feed/discovery/leads.ts';
import { permissionIn } from '../http/robots-rules.ts';
import type { Tasks, WorkerAnswer } from './reader.ts';

type Task<Name extends keyof Tasks> = (
  input: Tasks[Name]['input'],
) => Promise<WorkerAnswer<Tasks[Name]['output']>>;

/** Whether the thread is there. */
export const ready = (): boolean => true;

/** What a reader thread does with one feed. */
export const feed: Task<'feed'> = ({ body, ...about }) => answered(() => parseFeed(body, about));

/** What it does with an article's page. */
export const article: Task<'article'> = ({ body, url, contentType }) =>
  answered(() => readArticle(decodeBody(body, contentType), { url, parseDate: (text) => parseDate(text) }));

/** What it does with a page that may link to feeds. */
export const leads: Task<'leads'> = ({ body, ...about }) => answered(() => pageLeads(body, about));

/** What it does with a list of feeds that somebody sent. */
export const list: Task<'list'> = ({ body, names }) => answered(() => readList(body, names));

/** What it does with a list of feeds that somebody asked for. */
export const writtenList: Task<'writtenList'> = ({ list: feeds, now }) =>
  answered(() => writeList(feeds, now));

/** What it does with the rules of a site. */
export const robots: Task<'robots'> = ({ rules, url, agent }) =>
  answered(() => permissionIn(rules, url, agent));

const answered = async <T>(work: () => T | Promise<T>): Promise<WorkerAnswer<T>> => {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (error instanceof FeedError) return { ok: false, reason: error.reason, message: error.message };
    return { ok: false, reason: 'not-a-feed', message: 'the reader failed' };
  }
};
