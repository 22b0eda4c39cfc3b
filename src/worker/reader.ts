import type { Article } from '../article/page/article.ts';
import type { About, ParsedFeed } from '../feed/parse/parse.ts';
import type { FeedList, ReadList } from '../feed/opml/list.ts';
import { FeedError, type FeedFailure } from '../http/failure.ts';
import type { AboutPage, PageLeads } from '../feed/discovery/leads.ts';
import { topOf } from '../feed/discovery/page-top.ts';
import type { Permission } from '../http/robots-rules.ts';
import { createSemaphore } from '../runtime/semaphore.ts';
import { collectAll, createCollector } from './collector.ts';
import { createHost, NoAnswer } from './host.ts';

export type PageOptions = { url: string; contentType?: string };
/** What the worker thread is given, by the name of the task. */
export type Tasks = {
  feed: { input: About & { body: Uint8Array }; output: ParsedFeed };
  article: { input: PageOptions & { body: Uint8Array }; output: Article };
  leads: { input: AboutPage & { body: Uint8Array }; output: PageLeads };
  list: { input: { body: Uint8Array; names: readonly string[] }; output: ReadList };
  writtenList: { input: { list: FeedList; now: number }; output: string };
  robots: { input: { rules: string; url: string; agent: string }; output: Permission };
};
/** What the worker thread is asked: to load what a task needs, or to do it. */
export type Question =
  | { prepare: keyof Tasks }
  | { [Name in keyof Tasks]: { name: Name; input: Tasks[Name]['input'] } }[keyof Tasks];
/** What the worker thread answers: errors do not cross threads with their class. */
export type WorkerAnswer<T> = { ok: true; value: T } | { ok: false; reason: FeedFailure; message: string };

export type Reader = {
  /** Parses off the main thread. Rejects with a FeedError and nothing else. */
  read(body: Uint8Array, options: About): Promise<ParsedFeed>;
  close(): Promise<void>;
};

/** Reads what feeds link to, off the main thread, too: pages and rules are as hostile as feeds. */
export type PageReader = {
  /** What an article's page says. Rejects with a FeedError and nothing else. */
  article(body: Uint8Array, options: PageOptions): Promise<Article>;
  /** What the text of a robots.txt says about an address on its site (RFC 9309). Rejects with a FeedError and nothing else. */
  permission(rules: string, url: string, agent: string): Promise<Permission>;
};

export type LeadReader = {
  /** What a page leads to: its feeds, or another page. Rejects with a FeedError and nothing else. */
  leads(body: Uint8Array, about: AboutPage): Promise<PageLeads>;
};

/** Lists of feeds as files, off the main thread, too: it never loads what reads and writes them. */
export type ListReader = {
  /** Reads an OPML file; `names`: the own attributes that are read. Rejects with a FeedError and nothing else: it takes too long. */
  list(body: Uint8Array, names: readonly string[]): Promise<ReadList>;
  /** Writes an OPML file. `now`: milliseconds since the epoch. Rejects with a FeedError and nothing else. */
  writeList(list: FeedList, now: number): Promise<string>;
};

/** A thread without work ends after this time (milliseconds). */
const idleMs = 15_000;
/** Room for what a thread has just made (megabytes): with more, a large feed leaves three times its garbage behind, and with less it takes longer. */
const youngMegabytes = 32;
/** Time for a list of feeds (milliseconds): a person waits for it, and it comes once. */
const listLimitMs = 5_000;
/** Time for a thread to be there (milliseconds). */
const startLimitMs = 30_000;

/** A thread is started with the first feed and ends soon after the last; what is over the limits loses its thread, not Kabar. */
export const createReader = (
  options: { timeLimitMs?: number; pageLimitMs?: number; maxMegabytes?: number } = {},
): Reader & PageReader & LeadReader & ListReader => {
  const { timeLimitMs = 1_900, pageLimitMs = 2_000, maxMegabytes = 192 } = options;
  const host = createHost({
    file: new URL('serve.ts', import.meta.url),
    resourceLimits: { maxOldGenerationSizeMb: maxMegabytes, maxYoungGenerationSizeMb: youngMegabytes },
    idleMs,
    onIdle: () => collectAll(),
  });
  const collector = createCollector();
  /** The time limits are for the reading: nothing is blamed for what stood before it in the queue. */
  const queue = createSemaphore(() => 1);
  /** Tasks that the thread has the code of. */
  const prepared = new Set<keyof Tasks>();

  /** A thread may have to be started first and to load code, and a busy machine takes its time for that. */
  const prepare = async (name: keyof Tasks): Promise<void> => {
    if (!host.isThere()) prepared.clear();
    if (prepared.has(name)) return;
    await host.ask({ prepare: name } satisfies Question, startLimitMs);
    prepared.add(name);
  };

  const run = async <Name extends keyof Tasks>(
    name: Name,
    input: Tasks[Name]['input'],
    limitMs: number,
  ): Promise<Tasks[Name]['output']> => {
    const leave = await queue.enter();
    let answer: WorkerAnswer<Tasks[Name]['output']>;
    try {
      await prepare(name);
      answer = (await host.ask({ name, input }, limitMs)) as typeof answer;
    } catch (error) {
      const isLate = error instanceof NoAnswer && error.isLate;
      throw new FeedError(
        isLate ? 'too-big' : 'not-a-feed',
        isLate ? 'took too long to read' : 'the reader gave up',
      );
    } finally {
      leave();
      if ('body' in input) collector(input.body.length);
    }
    if (answer.ok) return answer.value;
    throw new FeedError(answer.reason, answer.message);
  };

  return {
    read: (body, about) => run('feed', { body, ...about }, timeLimitMs),
    article: (body, about) => run('article', { body, ...about }, pageLimitMs),
    leads: (body, about) => run('leads', { body: topOf(body), ...about }, pageLimitMs),
    permission: (rules, url, agent) => run('robots', { rules, url, agent }, pageLimitMs),
    list: (body, names) => run('list', { body, names }, listLimitMs),
    writeList: (list, now) => run('writtenList', { list, now }, listLimitMs),
    close: host.close,
  };
};
