import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import { firstLook, selectNew, type Known, type Selected } from '../story/known/known.ts';
import { revised } from '../article/revise.ts';
import type { Story } from '../story/story.ts';
import type { ParsedFeed } from './parse/parse.ts';
import { mergeRecent, type FeedRecord, type FeedStore, type Recent } from './record.ts';
import { storiesIn } from './stories.ts';

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
  /** Stories as they were last published or revised. */
  stored(ids: string[]): Promise<(Story | undefined)[]>;
  /** Fills in what a feed leaves out; never rejects. */
  enrich(stories: Story[]): Promise<Story[]>;
  /** Makes the stories' campaigns durable; only then do they count as seen. */
  publish(sourceId: string, stories: Story[]): Promise<void>;
  /** Brings what a known story says now to those who have it. */
  revise(stories: Story[]): Promise<void>;
};

const nothingNew = { fresh: [], changed: [], passedOver: [] };
/** Stories that a line of the log names, and how much of each headline (UTF-16 code units). */
const namedInLog = 5;
const headlineChars = 100;

export const createIntake = (parts: IntakeParts): Intake => {
  const { clock, log, feeds, stored, publish, revise } = parts;

  /** What only their pages said is kept: a page is read once. Those that are not stored yet are left as they are. */
  const merged = async (stories: Story[]): Promise<{ story: Story; isStored: boolean }[]> => {
    const before = stories.length === 0 ? [] : await stored(stories.map(({ id }) => id));
    return stories.map((story, index) => {
      const known = before[index];
      return known === undefined
        ? { story, isStored: false }
        : { story: revised(known, story), isStored: true };
    });
  };

  /** Stories in their order, each with what its page says: remembered where a stop came between publishing and recording, else fetched. */
  const complete = async (fresh: Story[]): Promise<Story[]> => {
    const known = await merged(fresh);
    const added = await parts.enrich(known.flatMap(({ story, isStored }) => (isStored ? [] : story)));
    const byId = new Map(added.map((story) => [story.id, story]));
    return known.map(({ story }) => byId.get(story.id) ?? story);
  };

  /** Whoever asks why a story never came finds it here. */
  const tellPassedOver = (feed: string, passedOver: Selected['passedOver'], newestAt?: number): void => {
    for (const [why, left] of Map.groupBy(passedOver, (one) => one.why))
      log.info('feed.passed-over', {
        feed,
        why,
        stories: left.length,
        ...(newestAt !== undefined && { newestBefore: isoTime(newestAt) }),
        first: left.slice(0, namedInLog).map(({ story: { id, headline, publishedAt } }) => ({
          id,
          headline: headline.slice(0, headlineChars),
          ...(publishedAt !== undefined && { publishedAt: isoTime(publishedAt) }),
        })),
      });
  };

  return {
    take: async (record, feed) => {
      const { id } = record;
      const now = clock.now();
      const present = storiesIn(feed, record, now);
      const before = await feeds.known(id);
      // What is known is what the feed says: a page's words must not make a story look changed.
      const { fresh, changed, passedOver, known } =
        before === undefined
          ? { ...nothingNew, ...firstLook(present, now) }
          : selectNew(before, present, now);
      const news = await complete(fresh);
      await publish(id, news);
      const versions = (await merged(changed)).map(({ story }) => story);
      if (versions.length > 0) await revise(versions);
      const added = news.map((story) => ({ id: story.id, time: story.publishedAt ?? story.seenAt }));
      const [recent = []] = await feeds.recent([id]);
      if (news.length > 0) log.info('feed.news', { feed: id, stories: news.length });
      tellPassedOver(id, passedOver, before?.newestAt);
      return {
        record: {
          ...record,
          ...(added.length > 0 && { lastNewsAt: Math.max(...added.map(({ time }) => time)) }),
          ...(passedOver.length > 0 && { passedOver: (record.passedOver ?? 0) + passedOver.length }),
        },
        news: { known, recent: mergeRecent(added.toReversed(), recent) },
        fresh: news.length,
      };
    },
  };
};

const isoTime = (time: number): string => new Date(time).toISOString();
