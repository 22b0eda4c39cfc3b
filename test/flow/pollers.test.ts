import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { seedFollowers } from '../bench/stage.ts';
import { hasRedis, startRedis } from '../stage/redis-server.ts';
import { countsOf, pause, until } from './counting.ts';
import { runWithServer } from './server.ts';
import { createStage, type Stage } from './stage.ts';

let redis: Awaited<ReturnType<typeof startRedis>>;
let stage: Stage;
let queueUrl: string;
const timeout = 120_000;

const poller = () => stage.run({ ROLE: 'poller', QUEUE_URL: queueUrl, BOT_TOKEN: '', STORE_URL: '' });
const owner = (more = {}) => stage.run({ ROLE: 'bot', QUEUE_URL: queueUrl, ...more });
const story = {
  guid: 'gempa-1',
  title: 'Gempa mengguncang Maluku',
  text: 'AMBON - Getaran terasa kuat selama beberapa detik.',
  date: new Date('2026-11-28T03:00:00Z'),
};

/** A feed with one reader; slow to answer for so long (milliseconds). */
const followed = async (path: string, delayMs = 0) => {
  const feed = stage.newsroom.feed(path, { title: 'Harian' });
  const readers = stage.telegram.people(1);
  await seedFollowers(stage.storeUrl, feed.url, 'Harian', readers);
  if (delayMs > 0) feed.fault({ delayMs });
  const told = () => countsOf(stage.telegram, readers, 'Gempa')[0] ?? 0;
  return {
    feed,
    told,
    card: () => stage.telegram.view(readers[0] ?? 0).find(({ text }) => /Gempa/.test(text)),
  };
};

describe.skipIf(!hasRedis)('pollers, with a Redis between them and the bot', { timeout }, () => {
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis?.close());
  beforeEach(async () => {
    [stage, queueUrl] = [await createStage(), await redis.freshUrl()];
  });
  afterEach(() => stage.close());

  it('bring the same card as one process alone does', async () => {
    const cards: (string | undefined)[] = [];
    for (const path of ['/satu.xml', '/dua.xml']) {
      const { feed, told, card } = await followed(path);
      feed.publish(story);
      const isShared = path === '/dua.xml';
      const running = isShared ? [await poller(), await poller(), await owner()] : [await stage.run()];
      await until(() => told() === 1, 'the reader has it');
      cards.push(card()?.text);
      for (const one of running.toReversed()) expect(await one.kill('SIGTERM')).toBe(0);
      await stage.close();
      stage = await createStage();
    }
    expect(cards[0]).toContain(story.title);
    expect(cards[1]).toBe(cards[0]);
  });

  it('are killed in the middle of a look, and another one makes it: the story is told once', async () => {
    const { feed, told } = await followed('/berita.xml', 3_000);
    feed.publish(story);
    await owner();
    const first = await poller();
    await until(() => stage.newsroom.underWay() > 0, 'it is asking');
    await first.kill('SIGKILL');
    expect(told()).toBe(0);
    await poller();
    await until(() => told() > 0, 'the reader has it', 60);
    await pause(5_000);
    expect(told()).toBe(1);
  });

  it('answer an owner that was killed, and the next one tells the story once', async () => {
    const { feed, told } = await followed('/berita.xml', 3_000);
    feed.publish(story);
    await poller();
    const first = await owner();
    await until(() => stage.newsroom.underWay() > 0, 'a poller is asking');
    await first.kill('SIGKILL');
    await until(() => stage.newsroom.underWay() === 0, 'the answer is there');
    await owner();
    await until(() => told() > 0, 'the reader has it');
    await pause(5_000);
    expect(told()).toBe(1);
  });

  it('make one request at a time to a host, also over the death of an owner', async () => {
    const feeds: Awaited<ReturnType<typeof followed>>[] = [];
    for (let n = 0; n < 6; n++) feeds.push(await followed(`/${n}.xml`, 400));
    for (const [n, { feed }] of feeds.entries())
      feed.publish({ ...story, title: `Gempa ${n}`, guid: `${n}` });
    await Promise.all([poller(), poller()]);
    const first = await owner();
    let most = 0;
    const counting = setInterval(() => (most = Math.max(most, stage.newsroom.underWay())), 5);
    await until(() => stage.newsroom.requests.length > 2, 'they are asking');
    await until(() => stage.newsroom.underWay() > 0, 'one is asking');
    await first.kill('SIGKILL');
    await owner();
    await until(() => feeds.every(({ told }) => told() === 1), 'all have it', 60);
    clearInterval(counting);
    expect(most).toBe(1);
  });

  it('are not asked for a feed while one of them asks its host for a page that a former owner wanted', async () => {
    const { newsroom } = stage;
    const { feed, told } = await followed('/berita.xml');
    newsroom.fault(new URL(feed.publish(story).url).pathname, { delayMs: 3_000 });
    await poller();
    const first = await owner();
    await until(() => newsroom.counts('/robots.txt')[404] === 1, 'the page’s turn has come');
    await until(() => newsroom.underWay() > 0, 'the page is asked for');
    await first.kill('SIGKILL');
    // Slow enough to be seen by whoever counts.
    feed.fault({ delayMs: 400 });
    let most = 0;
    const counting = setInterval(() => (most = Math.max(most, newsroom.underWay())), 5);
    await owner();
    await until(() => told() === 1, 'the reader has it', 60);
    clearInterval(counting);
    expect(most).toBe(1);
  });

  it('ask a host nothing more after a pause in which another one was given its feed', async () => {
    const { newsroom, telegram } = stage;
    const feed = newsroom.feed('/berita.xml', { title: 'Harian' });
    // Each look asks twice, slowly, and the first one is paused between.
    feed.fault({ delayMs: 3_000 });
    const url = newsroom.page('/lama.xml', { delayMs: 3_000, redirectTo: feed.path });
    const readers = telegram.people(1);
    await seedFollowers(stage.storeUrl, url, 'Harian', readers);
    feed.publish(story);
    await owner();
    const first = await poller();
    await until(() => newsroom.underWay() > 0, 'it is asking');
    first.process.kill('SIGSTOP');
    await poller();
    await until(() => newsroom.counts('/lama.xml')[302] === 1, 'the first one was answered');
    await until(() => newsroom.underWay() > 0, 'the other one asks');
    let most = 0;
    const counting = setInterval(() => (most = Math.max(most, newsroom.underWay())), 5);
    first.process.kill('SIGCONT');
    const told = () => countsOf(telegram, readers, 'Gempa')[0] ?? 0;
    await until(() => told() > 0, 'the reader has it', 60);
    await until(() => newsroom.counts('/lama.xml')[302] === 4, 'it is looked at on', 60);
    clearInterval(counting);
    expect(most).toBe(1);
    expect(told()).toBe(1);
  });

  it('are named on the status page with when they were heard of, one that was killed as silent, one that was stopped not at all', async () => {
    const token = 'kunci-untuk-operator';
    const { url } = await runWithServer(stage, { ROLE: 'bot', QUEUE_URL: queueUrl, STATUS_TOKEN: token });
    const [killed, stopped, alive] = await Promise.all([poller(), poller(), poller()]);
    const ask = (path: string, accept: string) =>
      fetch(url + path, { headers: { authorization: `Bearer ${token}`, accept, 'accept-language': 'en' } });
    const known = async () => {
      const answer = await ask('/status', 'application/json');
      const { pollers } = (await answer.json()) as { pollers: { pid: number; isThere: boolean }[] };
      return new Map(pollers.map(({ pid, isThere }) => [pid, isThere]));
    };
    const soon = { timeout: 30_000 };
    await expect.poll(async () => [...(await known()).values()], soon).toEqual([true, true, true]);
    await killed.kill('SIGKILL');
    expect(await stopped.kill('SIGTERM')).toBe(0);
    const [dead, well] = [killed.process.pid ?? 0, alive.process.pid ?? 0];
    await expect.poll(known, soon).toEqual(
      new Map([
        [well, true],
        [dead, false],
      ]),
    );
    const page = await (await ask('/status', 'text/html')).text();
    expect(page).toContain('1 poller is there');
    expect(page).toMatch(new RegExp(`Poller: process ${well} on .*, last heard of (now|\\d+ seconds? ago)<`));
    expect(page).toMatch(new RegExp(`Poller that is silent: process ${dead} on .*, last heard of `));
    expect(await (await ask('/metrics', '*/*')).text()).toMatch(/^kabar_pollers 1$/m);
  });

  it('finish their looks at a stop and end with 0', async () => {
    const { feed, told } = await followed('/berita.xml', 2_000);
    feed.publish(story);
    await owner();
    const one = await poller();
    await until(() => stage.newsroom.underWay() > 0, 'it is asking');
    expect(await one.kill('SIGTERM')).toBe(0);
    await until(() => told() === 1, 'the reader has it');
    expect(one.log.filter(({ level }) => level === 'error' || level === 'warn')).toEqual([]);
    expect(one.output()).not.toContain('berita.xml');
  });
});
