import type { FeedStore } from '../../feed/record.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import type { StoryStore, StoryWalk } from '../../story/ports.ts';
import type { Story } from '../../story/story.ts';
import type { Holder } from './holder.ts';

/** Pages of segments merged in one go: a hundredth of a second or two. */
const mergedAtOnce = 32;
const mostMerges = 2_000;

export type MakeParts = {
  holder: Holder;
  feeds: Pick<FeedStore, 'pages' | 'recent'>;
  stories: Pick<StoryStore, 'getMany'> & StoryWalk;
  clock: Pick<Clock, 'now'>;
  log: Pick<Log, 'info'>;
  /** Which store it is of: where a backup has taken the place of the store, all of it is walked through again. */
  storeMark: string;
  /** Gives whether they are written. */
  put(stories: readonly Story[]): Promise<boolean>;
  /** Leaves others their turn, or waits that long (milliseconds). */
  rest(ms?: number): Promise<void>;
  /** Pause before another try to write what the disk did not take (milliseconds). */
  againMs: number;
  ended: AbortSignal;
  atOnce: number;
};

/**
 * Makes what is missing in the index: all of it where it is new or was not finished, what a crash may have cost where it was
 * not closed, and nothing where it was. Gives whether it is whole then; not so where it was damaged meanwhile, or Kabar is
 * stopped. Rejects with a StoreError.
 */
export const makeWhole = async (parts: MakeParts): Promise<boolean> => {
  const { holder, ended, storeMark } = parts;
  const made = holder.current();
  const isStale = () => ended.aborted || made !== holder.current();
  const isOfThis = holder.attempt((its) => its.fact('store')) === storeMark;
  const state = (isOfThis && holder.attempt((its) => its.fact('state'))) || 'making';
  if (state === 'making') {
    holder.attempt((its) => {
      if (!isOfThis) its.removeFact('after');
      its.putFact('state', 'making');
      its.putFact('store', storeMark);
    });
    await build(parts, isStale);
  }
  if (state !== 'closed' && !isStale()) await catchUp(parts, isStale);
  if (isStale()) return false;
  holder.attempt((its) => its.putFact('state', 'open'));
  return !isStale();
};

/** Walks through all the stories of the store, from where it was left. */
const build = async (
  { holder, stories, clock, log, put, rest, againMs, atOnce }: MakeParts,
  isStale: () => boolean,
) => {
  const began = clock.now();
  let after = holder.attempt((its) => its.fact('after'));
  for (;;) {
    const { stories: some, next } = await stories.walk(after, atOnce);
    // What cannot be written now is tried again.
    while (!(await put(some)) && !isStale()) await rest(againMs);
    if (isStale()) return;
    if (next === undefined) break;
    after = next;
    holder.attempt((its) => its.putFact('after', next));
    await rest();
  }
  holder.attempt((its) => its.removeFact('after'));
  let merges = 0;
  while (!isStale() && merges++ < mostMerges && holder.attempt((its) => its.tidy(mergedAtOnce))) await rest();
  log.info('search.made', { stories: holder.attempt((its) => its.size()), ms: clock.now() - began });
};

/** Finds what was noted and not written before a crash, or meanwhile: it is among the recent stories of a feed. */
const catchUp = async ({ holder, feeds, stories, put, rest }: MakeParts, isStale: () => boolean) => {
  for await (const ids of feeds.pages()) {
    for (const recent of await feeds.recent(ids)) {
      if (isStale()) return;
      const missing = holder.attempt((its) => its.missing(recent.map(({ id }) => id))) ?? [];
      if (missing.length === 0) continue;
      await put((await stories.getMany(missing)).filter((story) => story !== undefined));
      await rest();
    }
    await rest();
  }
};
