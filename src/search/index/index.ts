import { isPublicAddress } from '../../feed/public-address.ts';
import type { FeedRecord, FeedStore } from '../../feed/record.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import type { Story } from '../../story/story.ts';
import { entryOf, type Entry } from './entry.ts';
import { createHolder } from './holder.ts';
import { makeWhole, type MakeParts } from './make.ts';
import type { IndexedSource } from './rows.ts';
import type { Hit, IndexQuery } from './tables.ts';

/** How long a story may wait to be written with others (milliseconds). */
const waitMs = 500;
/** Stories written in one go: some six milliseconds, in which nothing else runs. */
const atOnce = 25;
/** Pause after each of these where there is much to do, so that others have most of the time (milliseconds). */
const pauseMs = 10;
/** Pause before another try to write what the disk did not take (milliseconds). */
const againMs = 30_000;
/** Pause before an index is made anew once more: a disk that damages each of them is not to be kept busy (milliseconds). */
const remakeMs = 600_000;
/** Stories that wait at most; of more the oldest are left to the next start, which walks through all of them. */
const mostWaiting = 5_000;
/** Of these so many are written at a stop, in a second or so. */
const mostAtStop = 2_000;
/** As long as the store keeps stories (seconds). */
const keptS = 30 * 86_400;
/** The newest so many are kept. */
const mostKept = { onDisk: 300_000, inMemory: 20_000 };
const purging = { everyMs: 3_600_000, atOnce: 100 };

/** Which stories have which words: a hand beside the store, made anew from it where it is missing or damaged. */
export type StoryIndex = {
  /** Notes stories as they are now; they are found within a second or so. Never blocks, never throws. */
  note(stories: readonly Story[]): void;
  /** Takes out what a source has told that is not public. Never rejects. */
  forgetPrivate(sourceId: string): Promise<void>;
  /** Takes out stories that are no more. Never throws. */
  drop(ids: readonly string[]): void;
  /** The newest that fit, the newest first; times in seconds. None where the index cannot be read. Never throws. */
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

export type StoryIndexParts = Pick<MakeParts, 'stories' | 'storeMark'> & {
  /** Undefined: in memory. */
  path: string | undefined;
  feeds: Pick<FeedStore, 'getMany' | 'pages' | 'recent'>;
  clock: Clock;
  log: Pick<Log, 'info' | 'warn'>;
};

/** Opens the index. Where not even an empty one can be made on the disk, that of the stories to come is kept in memory. */
export const createStoryIndex = ({
  path,
  storeMark,
  feeds,
  stories,
  clock,
  log,
}: StoryIndexParts): StoryIndex => {
  const ended = new AbortController();
  const waiting = new Map<string, Story>();
  const gone = new Set<string>();
  let isWhole = false;
  let isBehind = false;
  let remade = 0;
  let making: Promise<void> = Promise.resolve();
  let writing: Promise<void> | undefined;
  const holder = createHolder(path, log, () => {
    isWhole = false;
    making = making.then(() => rest(remade++ === 0 ? 0 : remakeMs)).then(make);
  });
  const { attempt } = holder;

  const rest = (ms = pauseMs) => clock.sleep(ms, ended.signal);
  const nowS = () => Math.floor(clock.now() / 1_000);

  /** The sources of these stories as they are now: an address may have changed. One whose feed is not known is not public. */
  const sourcesOf = async (entries: readonly Entry[]): Promise<IndexedSource[]> => {
    const titles = new Map(entries.map(({ sourceId, sourceTitle }) => [sourceId, sourceTitle]));
    const records = titles.size === 0 ? [] : await feeds.getMany([...titles.keys()]);
    return [...titles].map(([id, title], index) => sourceOf(id, title, records[index]));
  };

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

  /** Writes what waits, some at a time. Gives whether all of it is written. */
  const writeAll = async (): Promise<boolean> => {
    while (waiting.size > 0 || gone.size > 0) {
      const dropped = [...gone].slice(0, atOnce);
      const some = [...waiting.values()].slice(0, atOnce);
      if (attempt((its) => (its.remove(dropped), true)) !== true) return false;
      for (const id of dropped) gone.delete(id);
      if (!(await put(some).catch(() => false))) return false;
      for (const story of some) if (waiting.get(story.id) === story) waiting.delete(story.id);
      await rest();
    }
    return true;
  };

  const write = (): void => {
    if (ended.signal.aborted) return;
    writing ??= (async () => {
      await rest(waitMs);
      while (!(await writeAll()) && !ended.signal.aborted) await rest(againMs);
    })().finally(() => {
      writing = undefined;
    });
  };

  const make = async (): Promise<void> => {
    // In memory there is room for what comes, and not for all that was.
    if (!holder.isInPlace()) return;
    const pace = { rest, againMs, atOnce, ended: ended.signal };
    const parts = { holder, storeMark, feeds, stories, clock, log, put, ...pace };
    isWhole = await makeWhole(parts).catch((error: unknown) => {
      // The store does not answer: the next start tries again.
      log.warn('search.unmade', { error });
      return false;
    });
  };

  const purge = async (): Promise<void> => {
    const kept = () => (path !== undefined && holder.isInPlace() ? mostKept.onDisk : mostKept.inMemory);
    while (!ended.signal.aborted) {
      const isMore = attempt((its) => its.purge(nowS(), kept(), purging.atOnce));
      await rest(isMore === true ? pauseMs : purging.everyMs);
    }
  };

  /** Waits no longer for any of these than for the last ones. */
  const keepLast = (most: number): void => {
    for (const id of waiting.keys()) {
      if (waiting.size <= most) return;
      waiting.delete(id);
      isBehind = true;
    }
  };

  return {
    note: (given) => {
      for (const story of given) {
        waiting.delete(story.id);
        waiting.set(story.id, story);
        gone.delete(story.id);
      }
      keepLast(mostWaiting);
      write();
    },
    forgetPrivate: async (sourceId) => {
      if (attempt((its) => its.source(sourceId))?.isPublic === true) return;
      for (const [id, story] of waiting) if (story.sourceId === sourceId) waiting.delete(id);
      while (attempt((its) => its.removeOf(sourceId, atOnce)) === true) await rest();
    },
    drop: (ids) => {
      if (ids.length === 0) return;
      for (const id of ids) gone.add(id);
      write();
    },
    find: (query) => attempt((its) => its.find(query)) ?? [],
    sourcesNamed: (name) => {
      const folded = foldedName(name);
      return folded === '' ? [] : (attempt((its) => its.sourcesNamed(folded)) ?? []);
    },
    isWhole: () => isWhole,
    start: async () => {
      making = making.then(make);
      void purge();
      await making;
    },
    stop: async () => {
      ended.abort();
      await making;
      await writing;
      keepLast(mostAtStop);
      const isWritten = await writeAll();
      if (isBehind) attempt((its) => its.putFact('state', 'making'));
      else if (isWhole && isWritten) attempt((its) => its.putFact('state', 'closed'));
      holder.close();
    },
  };
};

const sourceOf = (id: string, title: string, feed: FeedRecord | undefined): IndexedSource => ({
  id,
  name: [feed?.title ?? title, feed === undefined ? '' : new URL(feed.url).hostname]
    .map(foldedName)
    .join(' '),
  isPublic: feed !== undefined && isPublicAddress(feed.url),
});

/** Letters and digits alone, without case and accents. */
const foldedName = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
