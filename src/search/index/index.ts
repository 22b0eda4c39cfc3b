import type { FeedStore } from '../../feed/record.ts';
import { isPublicAddress } from '../../feed/public-address.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import type { StoryStore, StoryWalk } from '../../story/ports.ts';
import type { Story } from '../../story/story.ts';
import { entryOf, type Entry } from './entry.ts';
import { openIndexFile, removeIndexFile } from './file.ts';
import {
  createIndexTables,
  type Hit,
  type IndexedSource,
  type IndexQuery,
  type IndexTables,
} from './tables.ts';

/** How long a story may wait to be written with others (milliseconds). */
const waitMs = 500;
/** Stories written in one go: some twelve milliseconds, in which nothing else runs. */
const atOnce = 50;
/** Pause after each of these where there is much to do, so that others have most of the time (milliseconds). */
const pauseMs = 20;
/** Stories that wait at most; of more the oldest are left to the next start, which finds them missing. */
const mostWaiting = 20_000;
/** As long as the store keeps stories (seconds). */
const keptS = 30 * 86_400;
/** The index holds so many at most, the newest ones. */
const mostKept = 300_000;
const purging = { everyMs: 3_600_000, atOnce: 100 };
/** Pages of segments merged in one go. */
const mergedAtOnce = 32;
const mostMerges = 2_000;

/** Words to the stories in which they stand: a hand beside the store, made anew from it where it is missing or damaged. */
export type StoryIndex = {
  /** Notes stories as they are now; they are found within a second or so. Never blocks, never throws. */
  note(stories: readonly Story[]): void;
  /** Takes out what a source has told that is not public. Never rejects. */
  forgetPrivate(sourceId: string): Promise<void>;
  /** Takes out stories that are no more. Never throws. */
  drop(ids: readonly string[]): void;
  /** The newest that fit, the newest first; times in seconds. None where the index is just made anew. */
  find(query: IndexQuery): Hit[];
  /** Sources in whose title or host a name stands. */
  sourcesNamed(name: string): IndexedSource[];
  /** Whether all of the stories are in it. */
  isWhole(): boolean;
  /** Makes what is missing, in the background; resolves once that is done. Never rejects. */
  start(): Promise<void>;
  /** Writes what is noted, and closes. Never rejects. */
  stop(): Promise<void>;
};

export type StoryIndexParts = {
  /** Undefined: in memory. */
  path: string | undefined;
  feeds: Pick<FeedStore, 'getMany' | 'pages' | 'recent'>;
  stories: Pick<StoryStore, 'getMany'> & StoryWalk;
  clock: Clock;
  log: Pick<Log, 'info' | 'warn'>;
};

/** Opens the index. Where not even an empty one can be made, it is kept in memory. */
export const createStoryIndex = ({ path, feeds, stories, clock, log }: StoryIndexParts): StoryIndex => {
  const ended = new AbortController();
  const waiting = new Map<string, Story>();
  const gone = new Set<string>();
  let tables = openTables(path, log);
  let isWhole = false;
  let making: Promise<void> | undefined;
  let writing: Promise<void> | undefined;

  const rest = (ms = pauseMs) => clock.sleep(ms, ended.signal);
  const nowS = () => Math.floor(clock.now() / 1_000);

  /** What SQLite does not do; a damaged index is thrown away, and made anew. Undefined where it failed. */
  const attempt = <T>(work: (its: IndexTables) => T): T | undefined => {
    try {
      return work(tables);
    } catch (error) {
      if (ended.signal.aborted) return undefined;
      if (!isDamage(error)) {
        log.warn('search.failed', { error });
        return undefined;
      }
      log.warn('search.damaged', { error });
      startAnew();
      return undefined;
    }
  };

  const startAnew = () => {
    try {
      tables.close();
    } catch {
      // It is thrown away all the same.
    }
    if (path !== undefined) removeIndexFile(path);
    tables = openTables(path, log);
    isWhole = false;
    // What is under way finds a new index, and nothing in it.
    making = (making ?? Promise.resolve()).then(make);
  };

  const sourcesOf = async (entries: readonly Entry[]): Promise<IndexedSource[]> => {
    const titles = new Map(entries.map(({ sourceId, sourceTitle }) => [sourceId, sourceTitle]));
    const unknown = [...titles.keys()].filter((id) => attempt((its) => its.source(id))?.hasAddress !== true);
    const records = unknown.length === 0 ? [] : await feeds.getMany(unknown);
    return unknown.map((id, index) =>
      sourceOf(id, records[index]?.title ?? titles.get(id) ?? '', records[index]?.url),
    );
  };

  /** Gives whether they are written. */
  const put = async (given: readonly Story[]): Promise<boolean> => {
    const entries = given.filter(({ recalledAt }) => recalledAt === undefined).map(entryOf);
    const recalled = given.filter(({ recalledAt }) => recalledAt !== undefined).map(({ id }) => id);
    const sources = await sourcesOf(entries);
    const done = attempt((its) => {
      its.put(entries, sources, nowS() + keptS);
      if (recalled.length > 0) its.remove(recalled);
      return true;
    });
    return done === true;
  };

  /** Writes what waits, some at a time; what cannot be written goes on waiting. */
  const writeAll = async (isHurried: () => boolean): Promise<void> => {
    while (waiting.size > 0 || gone.size > 0) {
      const dropped = [...gone].slice(0, atOnce);
      if (dropped.length > 0 && attempt((its) => its.remove(dropped)) === undefined && isHurried()) return;
      for (const id of dropped) gone.delete(id);
      const some = [...waiting.values()].slice(0, atOnce);
      if (some.length > 0 && !(await put(some).catch(() => false))) return;
      for (const story of some) if (waiting.get(story.id) === story) waiting.delete(story.id);
      if (!isHurried()) await rest();
    }
  };

  const write = () => {
    writing ??= (async () => {
      await rest(waitMs);
      await writeAll(() => ended.signal.aborted);
    })().finally(() => {
      writing = undefined;
    });
  };

  /** Walks through all the stories of the store, from where it was left. */
  const build = async (): Promise<void> => {
    let after = attempt((its) => its.fact('after'));
    const began = clock.now();
    log.info('search.making', {});
    while (!ended.signal.aborted) {
      const made = tables;
      const { stories: some, next } = await stories.walk(after, atOnce);
      await put(some);
      // A damaged one was thrown away meanwhile: whoever comes next begins anew.
      if (made !== tables) return;
      if (next === undefined) break;
      after = next;
      attempt((its) => its.putFact('after', next));
      await rest();
    }
    if (ended.signal.aborted) return;
    for (let times = 0; times < mostMerges && attempt((its) => its.tidy(mergedAtOnce)) === true; times++)
      await rest();
    log.info('search.made', { stories: attempt((its) => its.size()), ms: clock.now() - began });
  };

  /** What was noted before a crash and not written: among the recent stories of each feed. */
  const catchUp = async (): Promise<void> => {
    for await (const ids of feeds.pages()) {
      if (ended.signal.aborted) return;
      for (const recent of await feeds.recent(ids)) {
        const missing = attempt((its) => its.missing(recent.map(({ id }) => id))) ?? [];
        const found = missing.length === 0 ? [] : await stories.getMany(missing);
        await put(found.filter((story) => story !== undefined));
        if (missing.length > 0) await rest();
      }
      await rest();
    }
  };

  const make = async (): Promise<void> => {
    try {
      const state = attempt((its) => its.fact('state'));
      if (state === undefined || state === 'making') {
        attempt((its) => its.putFact('state', 'making'));
        const made = tables;
        await build();
        if (ended.signal.aborted || made !== tables) return;
      } else if (state === 'open') await catchUp();
      if (ended.signal.aborted) return;
      attempt((its) => its.putFact('state', 'open'));
      isWhole = true;
    } catch (error) {
      // The store does not answer: the next start tries again.
      log.warn('search.unmade', { error });
    }
  };

  const purge = async (): Promise<void> => {
    while (!ended.signal.aborted) {
      if (attempt((its) => its.purge(nowS(), mostKept, purging.atOnce)) === true) await rest();
      else await rest(purging.everyMs);
    }
  };

  return {
    note: (given) => {
      for (const story of given) {
        waiting.delete(story.id);
        waiting.set(story.id, story);
        gone.delete(story.id);
      }
      for (const id of waiting.keys()) {
        if (waiting.size <= mostWaiting) break;
        waiting.delete(id);
      }
      if (!ended.signal.aborted) write();
    },
    forgetPrivate: async (sourceId) => {
      if (attempt((its) => its.source(sourceId))?.isPublic === true) return;
      for (const [id, story] of waiting) if (story.sourceId === sourceId) waiting.delete(id);
      while (attempt((its) => its.removeOf(sourceId, atOnce)) === true) await rest();
    },
    drop: (ids) => {
      for (const id of ids) gone.add(id);
      if (!ended.signal.aborted) write();
    },
    find: (query) => attempt((its) => its.find(query)) ?? [],
    sourcesNamed: (name) => {
      const folded = foldedName(name);
      return folded === '' ? [] : (attempt((its) => its.sourcesNamed(folded)) ?? []);
    },
    isWhole: () => isWhole,
    start: async () => {
      making ??= make();
      void purge();
      await making;
    },
    stop: async () => {
      ended.abort();
      await making?.catch(() => {});
      await writing?.catch(() => {});
      await writeAll(() => true).catch(() => {});
      try {
        if (isWhole && waiting.size === 0) tables.putFact('state', 'closed');
        tables.close();
      } catch (error) {
        log.warn('search.unclosed', { error });
      }
    },
  };
};

const openTables = (path: string | undefined, log: Pick<Log, 'warn'>): IndexTables => {
  try {
    return createIndexTables(openIndexFile(path).database);
  } catch (error) {
    log.warn('search.unopened', { error });
    return createIndexTables(openIndexFile(undefined).database);
  }
};

const sourceOf = (id: string, title: string, url: string | undefined): IndexedSource => ({
  id,
  name: [foldedName(title), url === undefined ? '' : foldedName(new URL(url).hostname)].join(' '),
  isPublic: url !== undefined && isPublicAddress(url),
  hasAddress: url !== undefined,
});

/** Letters and digits alone, without case and accents. */
const foldedName = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

/** SQLITE_CORRUPT and SQLITE_NOTADB (https://sqlite.org/rescode.html). */
const damageCodes = new Set([11, 26]);
const isDamage = (error: unknown): boolean =>
  error instanceof Error &&
  'errcode' in error &&
  typeof error.errcode === 'number' &&
  damageCodes.has(error.errcode & 0xff);
