import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { toStory } from '../story/build.ts';
import { seed, selectNew, type Known } from '../story/known.ts';
import type { Story } from '../story/story.ts';
import type { ParsedFeed } from './parse.ts';
import { mergeRecent, type FeedRecord, type FeedStore, type Recent } from './record.ts';

/** What is to be saved of a feed once its news are on their way. */
export type Taken = {
  record: FeedRecord;
  news: { known: Known; recent: Recent[] };
  /** How many stories were new. */
  fresh: number;
};

/** Hands on what is new in a feed, however its document came here: by a look at it or by a hub. */
export type Intake = {
  /**
   * Gives the feed's record and lists as they are then; they must not be saved before this resolves (invariant 1).
   * Call it under the feed's lock. Rejects with a StoreError.
   */
  take(record: FeedRecord, feed: ParsedFeed): Promise<Taken>;
};

export type IntakeParts = {
  clock: Clock;
  log: Log;
  feeds: Pick<FeedStore, 'known' | 'recent'>;
  /** Makes the stories' broadcasts durable; only then do they count as seen. */
  publish(sourceId: string, stories: Story[]): Promise<void>;
  /** Brings what a known story says now to those who have it. */
  revise(stories: Story[]): Promise<void>;
};

export const createIntake = ({ clock, log, feeds, publish, revise }: IntakeParts): Intake => ({
  take: async (record, feed) => {
    const { id } = record;
    const now = clock.now();
    const about = { sourceId: id, sourceTitle: record.title, now };
    const present = feed.entries.map((entry) =>
      toStory(entry, { ...about, ...(feed.language && { language: feed.language }) }),
    );
    const before = await feeds.known(id);
    const { fresh, changed, known } =
      before === undefined
        ? { fresh: [], changed: [], known: seed(present, now) }
        : selectNew(before, present, now);
    await publish(id, fresh);
    if (changed.length > 0) await revise(changed);
    const added = fresh.map((story) => ({ id: story.id, time: story.publishedAt ?? story.seenAt }));
    const [recent = []] = await feeds.recent([id]);
    if (fresh.length > 0) log.info('feed.news', { feed: id, stories: fresh.length });
    return {
      record: {
        ...record,
        ...(added.length > 0 && { lastNewsAt: Math.max(...added.map(({ time }) => time)) }),
      },
      news: { known, recent: mergeRecent(added.toReversed(), recent) },
      fresh: fresh.length,
    };
  },
});
