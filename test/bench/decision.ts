import { setImmediate as turn } from 'node:timers/promises';
import type { Chat, Follow } from '../../src/audience/chat.ts';
import type { Filter } from '../../src/audience/settings/filter.ts';
import type { Campaign } from '../../src/delivery/campaign.ts';
import { createJudge } from '../../src/delivery/judge/judge.ts';
import { createLock } from '../../src/runtime/lock.ts';
import { feedIdOf, storiesOf } from './search-stories.ts';
import { quantile, round, table } from './table.ts';

const storyCount = 20_000;
/** The first that is asked about a story, so the one for which its words are found. */
const first = 'the first chat';
/** Milliseconds a decision once a story's words are known, on average. */
const goal = 0.1;

/** The one decision for chats that follow two hundred sources, each with a filter: for the first that is asked about a story, whose words are found then, and for each further one. */
export const decision = async (): Promise<string> => {
  const stories = [...storiesOf(storyCount, Date.now())];
  const words = stories
    .slice(0, 500)
    .flatMap(({ lead }) => lead.split(/\s+/).filter((word) => word.length > 4));
  const filterOf = (terms: number, from: number): Filter =>
    Array.from({ length: terms }, (_, n) => ({
      not: true,
      any: [words[(from * 31 + n * 17) % words.length] ?? '', 'harga emas antam'],
    }));
  const feeds = [...new Set(stories.map(({ sourceId }) => sourceId))];
  const followOf = (sourceId: string, slot: number): Follow => ({ sourceId, slot, since: 0 });
  const large: Chat = {
    ...blank,
    filter: filterOf(20, 1),
    follows: feeds.map((id, slot) => ({ ...followOf(id, slot), filter: filterOf(10, slot) })),
  };
  const judge = createJudge({
    clock: Date,
    lock: createLock(),
    siblings: {
      known: () => undefined,
      of: () => Promise.reject(new Error('Nobody asks what is breaking.')),
      standing: () => Promise.reject(new Error('No chat has a pace.')),
    },
    recorder: { open: () => Promise.reject(new Error('No story is of a topic.')) },
    dayCounts: { told: () => Promise.resolve([]), note: () => Promise.resolve() },
    postedLog: { of: () => Promise.resolve([]), note: () => Promise.resolve() },
    reviews: { verdict: () => Promise.resolve(undefined) },
    halts: { of: () => undefined },
  });
  const asked = stories.flatMap((story) => {
    const by = large.follows.find(({ sourceId }) => sourceId === story.sourceId);
    return by === undefined ? [] : [{ campaign: { ...campaign, id: story.id }, story, chat: large, by }];
  });
  const rows: (string | number)[][] = [];
  for (const name of [first, 'a further chat']) {
    const told = { send: 0, hold: 0, skip: 0 };
    const taken: number[] = [];
    const before = process.cpuUsage();
    for (const question of asked) {
      const begun = performance.now();
      const { kind } = await judge(question);
      taken.push(performance.now() - begun);
      told[kind]++;
      if (taken.length % 1_000 === 0) await turn();
    }
    const { user, system } = process.cpuUsage(before);
    const mean = (user + system) / 1_000 / taken.length;
    if (name !== first && mean > goal) process.exitCode = 1;
    const times = [mean, quantile(taken, 0.5), quantile(taken, 0.99)].map((ms) => round(ms, 4));
    rows.push([name, taken.length, told.send, told.skip, ...times]);
  }
  return [
    table(['asked about', 'decisions', 'send', 'skip', 'CPU ms', 'median ms', '99 % ms'], rows),
    '',
    `${large.follows.length} follows of 10 terms each, and 20 terms for all. Goal: under ${goal} ms once a story's words are known.`,
  ].join('\n');
};

const blank: Chat = {
  id: 7,
  kind: 'private',
  title: 'Ann',
  language: 'id',
  timeZone: 'Asia/Jakarta',
  state: 'active',
  follows: [],
};
const campaign: Omit<Campaign, 'id'> = {
  content: { kind: 'story', storyId: 's' },
  sourceId: feedIdOf(0),
  lane: 'news',
  createdAt: Date.now(),
  slots: 1,
  nextPage: 0,
  state: 'open',
};
