import type { ListedFeed, ListProblem, ReadList } from '../../feed/opml/list.ts';
import { FeedError } from '../../http/failure.ts';
import type { FollowFailure } from '../../i18n/catalogue.ts';
import type { FollowCount } from '../../i18n/parts.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { ChatFacts, Follower } from '../chat.ts';
import type { Audience } from '../follow.ts';
import type { Following } from '../following.ts';
import { topicOf } from '../topics/topic.ts';
import type { Topics } from '../topics/topics.ts';
import type { ChatWishes, Tuning } from '../tuning.ts';
import { portableNames, readChat, readFollow, type FollowSettings } from './portable.ts';

/** New feeds taken of one file; whoever sends it again gets the next. */
export const mostImported = 200;
/** Feeds looked at side by side. */
const atOnce = 8;
/** Pause between two words of how far it is (milliseconds): a group bears 20 changes a minute. */
const toldEveryMs = 4_000;

/** One feed of a file, or a topic: then its words stand in place of the address. */
export type ImportedFeed = { url: string; title: string; isTopic?: true; settings: FollowSettings };

/** How many of these are feeds, and how many are topics. */
export const countImported = (feeds: readonly ImportedFeed[]): FollowCount => {
  const topics = feeds.filter(({ isTopic }) => isTopic).length;
  return { sources: feeds.length - topics, topics };
};

/** What a file would do to a chat. */
export type ImportPlan = {
  fresh: ImportedFeed[];
  /** Those followed already; of these only the settings are of use. */
  known: ImportedFeed[];
  /** How many feeds of the file stand behind those that are taken. */
  left: number;
  /** What the chat of the file had chosen for itself. */
  chat: ChatWishes;
};

/** `too-long`: reading it took too long. */
export type ImportProblem = ListProblem | 'too-long';
/** `choice`: the address is a page with several feeds; `topic`: the words are too many, or none. */
export type ImportFailure = FollowFailure | 'choice' | 'topic';

export type ImportOutcome = {
  followed: FollowCount;
  already: number;
  failed: { feed: ImportedFeed; why: ImportFailure }[];
};

/** Following what a file lists, with what it says of each. */
export type Importing = {
  /** Reads a file and changes nothing. */
  plan(chat: ChatFacts, body: Uint8Array): Promise<ImportPlan | { why: ImportProblem }>;
  /**
   * Follows the feeds, several side by side, and sets what is chosen for them and for the chat. `tell` hears every few
   * seconds how many are done. Rejects with a StoreError once no feed is being looked at any more.
   */
  carryOut(
    order: { chat: ChatFacts; by: Follower; feeds: ImportedFeed[]; settings: ChatWishes },
    tell: (done: number, of: number) => Promise<void>,
  ): Promise<ImportOutcome>;
};

export const createImporting = ({
  clock,
  following: { follow, list, has, moveHere },
  followTopic,
  arrange,
  tuning,
  readList,
}: {
  clock: Pick<Clock, 'now'>;
  following: Pick<Following, 'follow' | 'list' | 'has' | 'moveHere'>;
  followTopic: Topics['follow'];
  arrange: Audience['arrange'];
  tuning: Tuning;
  /** Rejects with a FeedError where it takes too long. */
  readList(body: Uint8Array, names: readonly string[]): Promise<ReadList>;
}): Importing => ({
  plan: async (chat, body) => {
    const file = await readList(body, portableNames).catch((error: unknown) => {
      if (error instanceof FeedError) return { kind: 'none', why: 'too-long' } as const;
      throw error;
    });
    if (file.kind === 'none') return { why: file.why };
    const isSameChat = file.own['chat'] === String(chat.id);
    const about = { isSameChat, now: clock.now() };
    const plan: ImportPlan = { fresh: [], known: [], left: file.left, chat: readChat(file.own) };
    const followed = new Set((await list(chat.id)).map(({ sourceId }) => sourceId));
    const isKnown = async (some: ListedFeed[]): Promise<boolean[]> => {
      const known = await has(
        chat.id,
        some.map(({ url }) => url),
      );
      return some.map(({ url, own }, at) =>
        url === '' ? followed.has(topicOf(own['topic'] ?? '')?.id ?? '') : known[at] === true,
      );
    };
    for (let at = 0; at < file.feeds.length; at += mostImported) {
      const some = file.feeds.slice(at, at + mostImported);
      const known = plan.fresh.length < mostImported ? await isKnown(some) : [];
      for (const [index, { url, title, own }] of some.entries()) {
        const feed: ImportedFeed = {
          url: url || (own['topic'] ?? ''),
          title,
          ...(url === '' && { isTopic: true }),
          settings: readFollow(own, about),
        };
        if (plan.fresh.length === mostImported) plan.left++;
        else (known[index] ? plan.known : plan.fresh).push(feed);
      }
    }
    return plan;
  },
  carryOut: async ({ chat, by, feeds, settings }, tell) => {
    const outcome: ImportOutcome = {
      followed: { sources: 0, topics: 0 },
      already: 0,
      failed: [],
    };
    /** Places in the file of what is followed from now on. */
    const fresh = new Map<string, number>();
    const wished = new Map<string, FollowSettings>();
    const topicAt = async (words: string, who: Follower) => {
      const topic = await followTopic(chat, words, who);
      return topic === undefined
        ? ({ kind: 'failed', why: 'topic' } as const)
        : ({ kind: 'followed', ...topic } as const);
    };
    const take = async (feed: ImportedFeed) => {
      const { threadId = by.threadId } = feed.settings;
      const who = { userId: by.userId, ...(threadId !== undefined && { threadId }) };
      const result = feed.isTopic ? await topicAt(feed.url, who) : await follow(chat, feed.url, who);
      if (result.kind !== 'followed')
        return void outcome.failed.push({ feed, why: result.kind === 'failed' ? result.why : 'choice' });
      if (result.already) outcome.already++;
      else outcome.followed[feed.isTopic ? 'topics' : 'sources']++;
      if (!result.already) fresh.set(result.sourceId, feeds.indexOf(feed));
      wished.set(result.sourceId, feed.settings);
      if (result.already && feed.settings.threadId !== undefined)
        await moveHere(chat.id, result.sourceId, feed.settings.threadId);
    };
    await sideBySide(feeds, take, paced(tell, clock));
    // Side by side they have come in any order; numbers of /following are the file's.
    const inOrder = [...fresh].toSorted(([, one], [, two]) => one - two).map(([sourceId]) => sourceId);
    if (inOrder.length > 1) await arrange(chat.id, inOrder);
    if ([...wished.values()].some((one) => Object.keys(one).length > 0))
      await tuning.follows(chat.id, [...wished.keys()], ({ sourceId }) => {
        const { threadId: _set, ...wishes } = wished.get(sourceId) ?? {};
        return wishes;
      });
    if (Object.keys(settings).length > 0) await tuning.chat(chat, () => settings);
    return outcome;
  },
});

/** Does it to each, some at once. Rejects with the first failure once nothing is under way. */
const sideBySide = async <T>(
  all: readonly T[],
  work: (one: T) => Promise<void>,
  tell: (done: number, of: number) => Promise<void>,
): Promise<void> => {
  const waiting = [...all];
  const errors: unknown[] = [];
  let done = 0;
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined && errors.length === 0; next = waiting.shift()) {
      await work(next).catch((error: unknown) => errors.push(error));
      await tell(++done, all.length);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, all.length) }, worker));
  if (errors.length > 0) throw errors[0];
};

/** Tells no more often than every few seconds, one word at a time; a word that does not come through is no failure. */
const paced = (tell: (done: number, of: number) => Promise<void>, clock: Pick<Clock, 'now'>) => {
  let toldAt = clock.now();
  return async (done: number, of: number): Promise<void> => {
    if (done === of || clock.now() - toldAt < toldEveryMs) return;
    toldAt = clock.now();
    await tell(done, of).catch(() => {});
  };
};
