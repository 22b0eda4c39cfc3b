import { describe, expect, it } from 'vitest';
import type { ChatFacts, Follow } from '../../../src/audience/chat.ts';
import type { FollowResult } from '../../../src/audience/following.ts';
import { topicOf } from '../../../src/audience/topics/topic.ts';
import { createImporting, type ImportedFeed } from '../../../src/audience/record/import.ts';
import type { ChatWishes, FollowWishes } from '../../../src/audience/tuning.ts';
import type { ReadList } from '../../../src/feed/opml/list.ts';
import { FeedError } from '../../../src/http/failure.ts';
import { StoreError } from '../../../src/store/keyv/key-value.ts';

const chat: ChatFacts = { id: 7, kind: 'private', title: 'Ann' };
const by = { userId: 7 };
const url = (at: number) => `https://koran${at}.example/rss`;
const feed = (at: number, settings: ImportedFeed['settings'] = {}): ImportedFeed => ({
  url: url(at),
  title: `Koran ${at}`,
  settings,
});
const feeds = (count: number) => Array.from({ length: count }, (_, at) => feed(at));
const listOf = (count: number): ReadList => ({
  kind: 'list',
  left: 0,
  title: '',
  own: {},
  feeds: Array.from({ length: count }, (_, at) => ({ title: `Koran ${at}`, url: url(at), own: {} })),
});

/** Importing over feeds that all can be followed. `followed`: those that are already. */
const open = ({
  list = listOf(0),
  followed = [],
  follow = async (address): Promise<FollowResult> => ({
    kind: 'followed',
    already: followed.includes(address),
    sourceId: address,
    title: address,
    address,
  }),
}: {
  list?: ReadList | Error;
  followed?: string[];
  follow?: (address: string) => Promise<FollowResult>;
}) => {
  let now = 0;
  const moved: { sourceId: string; threadId: number | undefined }[] = [];
  const wished = new Map<string, FollowWishes>();
  const chosen: ChatWishes[] = [];
  const arranged: string[] = [];
  const threads: (number | undefined)[] = [];
  const importing = createImporting({
    clock: { now: () => now },
    following: {
      follow: (_chat, address, { threadId }) => {
        threads.push(threadId);
        return follow(address);
      },
      has: async (_chatId, addresses) => addresses.map((one) => followed.includes(one)),
      list: async () => followed.map((sourceId) => ({ sourceId, title: '', address: '' })),
      moveHere: async (_chatId, sourceId, threadId) => {
        moved.push({ sourceId, threadId });
        return true;
      },
    },
    followTopic: async (_chat, words) =>
      words.startsWith('!')
        ? undefined
        : { already: false, sourceId: topicOf(words)?.id ?? '', title: words },
    arrange: async (_chatId, sourceIds) => void arranged.push(...sourceIds),
    tuning: {
      chat: async (_about, change) => {
        chosen.push(change({} as never));
        return {} as never;
      },
      follows: async (_chatId, sourceIds, change) => {
        for (const sourceId of sourceIds) wished.set(sourceId, change({ sourceId } as Follow));
        return undefined;
      },
    },
    readList: async () => {
      if (list instanceof Error) throw list;
      return list;
    },
  });
  return { importing, arranged, moved, wished, chosen, threads, pass: (ms: number) => (now += ms) };
};
const nothing = new Uint8Array();

describe('plan', () => {
  it('tells new feeds from those that are followed', async () => {
    const { importing } = open({ list: listOf(3), followed: [url(1)] });
    const plan = await importing.plan(chat, nothing);
    expect(plan).toMatchObject({
      fresh: [{ url: url(0) }, { url: url(2) }],
      known: [{ url: url(1) }],
      left: 0,
    });
  });

  it('takes the first 200 new feeds and counts the rest', async () => {
    const { importing } = open({ list: listOf(300), followed: [url(0), url(1)] });
    const plan = await importing.plan(chat, nothing);
    if ('why' in plan) throw new Error(plan.why);
    expect([plan.fresh.length, plan.known.length, plan.left]).toEqual([200, 2, 98]);
    expect(plan.fresh.at(-1)?.url).toBe(url(201));
  });

  it('takes the next feeds of the same file once the first are followed', async () => {
    const followed = Array.from({ length: 200 }, (_, at) => url(at));
    const { importing } = open({ list: listOf(300), followed });
    expect(await importing.plan(chat, nothing)).toMatchObject({ left: 0, fresh: { length: 100 } });
  });

  it('says why a file is none, also where reading it took too long', async () => {
    const bad = open({ list: { kind: 'none', why: 'entities' } });
    expect(await bad.importing.plan(chat, nothing)).toEqual({ why: 'entities' });
    const slow = open({ list: new FeedError('too-big') });
    expect(await slow.importing.plan(chat, nothing)).toEqual({ why: 'too-long' });
  });
});

describe('topics', () => {
  const topic = (words: string) => ({ title: words, url: '', own: { topic: words, top: '3' } });
  const list: ReadList = {
    kind: 'list',
    left: 0,
    title: '',
    own: {},
    feeds: [topic('gempa banten'), topic('banjir'), topic('!')],
  };

  it('are told from those followed already, and followed with their settings', async () => {
    const stage = open({ list, followed: [topicOf('banten gempa')?.id ?? ''] });
    const plan = await stage.importing.plan(chat, nothing);
    if ('why' in plan) throw new Error(plan.why);
    expect(plan.known).toMatchObject([{ url: 'gempa banten', isTopic: true }]);
    const order = { chat, by, feeds: plan.fresh, settings: {} };
    const outcome = await stage.importing.carryOut(order, async () => {});
    expect(outcome).toMatchObject({
      followed: { sources: 0, topics: 1 },
      failed: [{ feed: { url: '!' }, why: 'topic' }],
    });
    expect(stage.wished).toEqual(new Map([[topicOf('banjir')?.id, { top: 3 }]]));
  });
});

describe('carryOut', () => {
  const quiet = async () => {};

  it('looks at eight feeds at once', async () => {
    let inside = 0;
    let most = 0;
    const { importing } = open({
      follow: async (address) => {
        most = Math.max(most, ++inside);
        await new Promise((resolve) => setImmediate(resolve));
        inside--;
        return { kind: 'failed', why: 'not-found', address };
      },
    });
    const outcome = await importing.carryOut({ chat, by, feeds: feeds(30), settings: {} }, quiet);
    expect([most, outcome.failed.length]).toEqual([8, 30]);
  });

  it('counts new, known and failed feeds, and says why one failed', async () => {
    const { importing } = open({
      followed: [url(1)],
      follow: async (address) => {
        const found = { kind: 'followed', sourceId: address, title: '', address } as const;
        if (address === url(2)) return { kind: 'failed', why: 'time-out', address };
        if (address === url(3)) return { kind: 'choice', address, offers: [] };
        return { ...found, already: address === url(1) };
      },
    });
    const outcome = await importing.carryOut({ chat, by, feeds: feeds(4), settings: {} }, quiet);
    expect(outcome).toEqual({
      followed: { sources: 1, topics: 0 },
      already: 1,
      failed: [
        { feed: feed(2), why: 'time-out' },
        { feed: feed(3), why: 'choice' },
      ],
    });
  });

  it('sets what the file says of each feed and of the chat', async () => {
    const { importing, wished, chosen, threads, moved } = open({ followed: [url(1)] });
    const some = [feed(0, { top: 5, threadId: 9 }), feed(1, { mutedUntil: 8, threadId: 4 }), feed(2)];
    const settings = { sound: 'never', language: 'en' } as const;
    await importing.carryOut({ chat, by: { userId: 7, threadId: 2 }, feeds: some, settings }, quiet);
    expect(wished).toEqual(
      new Map([
        [url(0), { top: 5 }],
        [url(1), { mutedUntil: 8 }],
        [url(2), {}],
      ]),
    );
    expect(chosen).toEqual([settings]);
    expect(threads).toEqual([9, 4, 2]);
    expect(moved).toEqual([{ sourceId: url(1), threadId: 4 }]);
  });

  it("lists new feeds in the file's order, whichever was read first", async () => {
    const late = new Set([url(0), url(3)]);
    const { importing, arranged } = open({
      follow: async (address) => {
        for (let turns = late.has(address) ? 5 : 1; turns > 0; turns--)
          await new Promise((resolve) => setImmediate(resolve));
        return { kind: 'followed', already: address === url(2), sourceId: address, title: '', address };
      },
    });
    await importing.carryOut({ chat, by, feeds: feeds(5), settings: {} }, quiet);
    expect(arranged).toEqual([0, 1, 3, 4].map(url));
  });

  it('changes no settings where the file has none', async () => {
    const { importing, wished, chosen } = open({});
    await importing.carryOut({ chat, by, feeds: feeds(3), settings: {} }, quiet);
    expect([wished.size, chosen.length]).toEqual([0, 0]);
  });

  it('tells how far it is no more often than every four seconds, and bears a word that fails', async () => {
    const stage = open({
      follow: async (address) => {
        stage.pass(1_000);
        return { kind: 'failed', why: 'not-found', address };
      },
    });
    const told: number[] = [];
    await stage.importing.carryOut({ chat, by, feeds: feeds(40), settings: {} }, async (done) => {
      told.push(done);
      throw new Error('Telegram is away');
    });
    expect(told.length).toBeGreaterThan(2);
    expect(told.length).toBeLessThanOrEqual(10);
  });

  it('rejects where the store fails, once nothing is under way', async () => {
    let inside = 0;
    const { importing } = open({
      follow: async (address) => {
        inside++;
        await new Promise((resolve) => setImmediate(resolve));
        inside--;
        if (address === url(2)) throw new StoreError('could not write chat');
        return { kind: 'failed', why: 'not-found', address };
      },
    });
    const work = importing.carryOut({ chat, by, feeds: feeds(20), settings: {} }, quiet);
    await expect(work).rejects.toThrow(StoreError);
    expect(inside).toBe(0);
  });
});
