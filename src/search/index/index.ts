import type { FeedStore } from '../../feed/record.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import type { Story } from '../../story/story.ts';
import { createHolder } from './holder.ts';
import { makeWhole, type MakeParts } from './make.ts';
import type { IndexedSource } from './rows.ts';
import { foldedName } from './sources.ts';
import type { Hit, IndexQuery } from './tables.ts';
import { createWaiting } from './waiting.ts';
import { createIndexWriter } from './writer.ts';

/** Stories written in one go: some six milliseconds, in which nothing else runs. */
const atOnce = 25;
/** Pause after each of these where there is much to do, so that others have most of the time (milliseconds). */
const pauseMs = 10;
/** Pause before another try to write what the disk did not take (milliseconds). */
const againMs = 30_000;
/** Pause before an index is made anew once more: a disk that damages each of them is not to be kept busy (milliseconds). */
const remakeMs = 600_000;
/** Of what waits so many stories are written at a stop, in a second or so. */
const mostAtStop = 2_000;
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
  const waiting = createWaiting();
  let isWhole = false;
  let remade = 0;
  let making: Promise<void> = Promise.resolve();
  const holder = createHolder(path, log, () => {
    isWhole = false;
    making = making.then(() => rest(remade++ === 0 ? 0 : remakeMs)).then(make);
  });
  const { attempt } = holder;

  const rest = (ms = pauseMs) => clock.sleep(ms, ended.signal);
  const nowS = () => Math.floor(clock.now() / 1_000);

  const writer = createIndexWriter({
    holder,
    waiting,
    feeds,
    nowS,
    rest,
    againMs,
    atOnce,
    ended: ended.signal,
  });

  const make = async (): Promise<void> => {
    // In memory there is room for what comes, and not for all that was.
    if (!holder.isInPlace()) return;
    const pace = { rest, againMs, atOnce, ended: ended.signal };
    const parts = { holder, storeMark, feeds, stories, clock, log, put: writer.put, ...pace };
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

  return {
    note: (given) => {
      waiting.note(given);
      writer.begin();
    },
    forgetPrivate: async (sourceId) => {
      if (attempt((its) => its.source(sourceId))?.isPublic === true) return;
      waiting.forgetSource(sourceId);
      while (attempt((its) => its.removeOf(sourceId, atOnce)) === true) await rest();
    },
    drop: (ids) => {
      if (ids.length === 0) return;
      waiting.drop(ids);
      writer.begin();
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
      await writer.idle();
      waiting.keepLast(mostAtStop);
      const isWritten = await writer.writeAll();
      if (waiting.isBehind()) attempt((its) => its.putFact('state', 'making'));
      else if (isWhole && isWritten) attempt((its) => its.putFact('state', 'closed'));
      holder.close();
    },
  };
};
