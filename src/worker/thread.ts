import { FeedError } from '../http/failure.ts';
import type { Tasks, WorkerAnswer } from './reader.ts';

type Task<Name extends keyof Tasks> = (
  input: Tasks[Name]['input'],
) => Promise<WorkerAnswer<Tasks[Name]['output']>>;

/** The code of each task, loaded with the first of its kind: most threads read feeds and nothing else. */
const code = {
  feed: () => import('../feed/parse/parse.ts'),
  article: () => import('./article.ts'),
  leads: () => import('../feed/discovery/leads.ts'),
  list: () => import('./lists.ts'),
  writtenList: () => import('./lists.ts'),
  robots: () => import('../http/robots-rules.ts'),
};

/** Loads the code of a task. */
export const prepare = async (name: keyof Tasks): Promise<void> => void (await code[name]());

/** What a reader thread does with one feed. */
export const feed: Task<'feed'> = ({ body, ...about }) =>
  answered(async () => (await code.feed()).parseFeed(body, about));

/** What it does with an article's page. */
export const article: Task<'article'> = (given) =>
  answered(async () => (await code.article()).articleIn(given));

/** What it does with a page that may link to feeds. */
export const leads: Task<'leads'> = ({ body, ...about }) =>
  answered(async () => (await code.leads()).pageLeads(body, about));

/** What it does with a list of feeds that somebody sent. */
export const list: Task<'list'> = ({ body, names }) =>
  answered(async () => (await code.list()).readList(body, names));

/** What it does with a list of feeds that somebody asked for. */
export const writtenList: Task<'writtenList'> = ({ list: feeds, now }) =>
  answered(async () => (await code.writtenList()).writeList(feeds, now));

/** What it does with the rules of a site. */
export const robots: Task<'robots'> = ({ rules, url, agent }) =>
  answered(async () => (await code.robots()).permissionIn(rules, url, agent));

const answered = async <T>(work: () => Promise<T>): Promise<WorkerAnswer<T>> => {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (error instanceof FeedError) return { ok: false, reason: error.reason, message: error.message };
    return { ok: false, reason: 'not-a-feed', message: 'the reader failed' };
  }
};
