import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { seedFollowers } from '../bench/stage.ts';
import { hasRedis, startRedis } from '../stage/redis-server.ts';
import { openWay, type Way } from '../stage/way.ts';
import { countsOf, pause, until } from './counting.ts';
import { createStage, type Stage } from './stage.ts';

let redis: Awaited<ReturnType<typeof startRedis>>;
let stage: Stage;
let queueUrl: string;
/** What of it is cut. */
let way: Way;
const timeout = 180_000;
/** Until a job whose poller is silent is done by another one, or a connection that never answers is given up (seconds), and more. */
const patience = 90;

const poller = (QUEUE_URL = queueUrl) =>
  stage.run({ ROLE: 'poller', QUEUE_URL, BOT_TOKEN: '', STORE_URL: '' });
const owner = (QUEUE_URL = queueUrl) => stage.run({ ROLE: 'bot', QUEUE_URL });

/** A feed with one reader. */
const followed = async () => {
  const feed = stage.newsroom.feed('/berita.xml', { title: 'Harian' });
  const readers = stage.telegram.people(1);
  await seedFollowers(stage.storeUrl, feed.url, 'Harian', readers);
  return { feed, told: (words: string) => countsOf(stage.telegram, readers, words)[0] ?? 0 };
};

describe.skipIf(!hasRedis)('a network that is cut between the bot and its pollers', { timeout }, () => {
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis?.close());
  beforeEach(async () => {
    [stage, queueUrl] = [await createStage(), await redis.freshUrl()];
    way = await openWay(queueUrl);
  });
  afterEach(async () => {
    await stage.close();
    await way.close();
  });

  it.each([
    ['late', false],
    ['never', true],
  ])(
    'in the middle of a look, whose answer comes %s: another poller looks, the story is told once, and the first one takes part again',
    async (_, isForgotten) => {
      const { feed, told } = await followed();
      feed.fault({ delayMs: 3_000 });
      feed.publish({ title: 'Gempa', text: 'Warga diminta tenang.' });
      await owner();
      await poller(way.url);
      await until(() => stage.newsroom.underWay() > 0, 'it is asking');
      way.cut({ isForgotten });
      const second = await poller();
      await until(() => told('Gempa') > 0, 'the reader has it', patience);
      await second.kill('SIGKILL');
      way.restore();
      feed.publish({ title: 'Banjir', text: 'Air mulai surut.' });
      await until(() => told('Banjir') > 0, 'the first poller has looked', patience);
      await pause(2_000);
      expect([told('Gempa'), told('Banjir')]).toEqual([1, 1]);
    },
  );

  it('and forgets the connections of the bot: it asks on, and everything is told once', async () => {
    const { feed, told } = await followed();
    feed.publish({ title: 'Gempa', text: 'Warga diminta tenang.' });
    await owner(way.url);
    await poller();
    await until(() => told('Gempa') > 0, 'the reader has it', patience);
    way.cut({ isForgotten: true });
    feed.publish({ title: 'Banjir', text: 'Air mulai surut.' });
    await pause(4_000);
    expect(told('Banjir')).toBe(0);
    way.restore();
    await until(() => told('Banjir') > 0, 'the bot asks and hears on', patience);
    await pause(2_000);
    expect([told('Gempa'), told('Banjir')]).toEqual([1, 1]);
  });
});
