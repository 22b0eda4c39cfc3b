import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mostInFlight } from '../../src/delivery/pacing/rate.ts';
import { mostUnsaved } from '../../src/delivery/receipts/group-commit.ts';
import type { StoreServer } from '../stage/server-process.ts';
import { servers } from '../stage/stores.ts';
import { openWay, type Way } from '../stage/way.ts';
import { createChangeover, says, twiceIn } from './changeover.ts';
import { pause, until } from './counting.ts';
import { createStage, type Stage } from './stage.ts';

const timeout = 90_000;
/** Chats that may have a story twice: those whose receipt the owner could not write before it stopped. */
const mostTwice = mostUnsaved + mostInFlight;

let stage: Stage;
const ways: Way[] = [];
const way = async (to: string) => {
  const opened = await openWay(to);
  ways.push(opened);
  return opened;
};
beforeEach(async () => {
  stage = await createStage();
});
afterEach(async () => {
  await stage.close();
  for (const one of ways.splice(0)) await one.close();
});

describe.each(servers.filter(({ isHere }) => isHere))('a network that is cut before $name', ({ start }) => {
  let server: StoreServer;
  beforeAll(async () => {
    server = await start();
  }, timeout);
  afterAll(() => server.close());

  it(
    'has the owner send nothing more before another does, and what arrives late at the store changes nothing',
    { timeout },
    async () => {
      const url = await server.freshUrl();
      const [store, telegram] = [await way(url), await way(stage.telegram.url)];
      const ofOwner = { STORE_URL: store.url, BOT_API_ROOT: telegram.url };
      const { owner, waiting, reached, finished } = await createChangeover(stage, { url, ofOwner });
      const ended = once(owner.process, 'exit');
      store.cut();
      await until(() => says(waiting, 'standby.takes-over') === 1, 'the stand-by takes over', 10);
      const sent = telegram.sent();
      expect(reached()).toBeLessThan(5_000);
      store.restore();
      expect(await ended).toEqual([75, null]);
      const counts = await finished();
      expect(telegram.sent()).toBe(sent);
      expect(twiceIn(counts)).toBeLessThanOrEqual(mostTwice);
      expect(Math.max(...counts)).toBeLessThanOrEqual(2);
      expect(await waiting.kill('SIGTERM')).toBe(0);
    },
  );

  it(
    'and forgets every connection has somebody go on with the campaign, and nobody is left out',
    { timeout },
    async () => {
      const url = await server.freshUrl();
      const store = await way(url);
      const scene = await createChangeover(stage, { url, ofOwner: { STORE_URL: store.url } });
      const { owner, waiting, finished } = scene;
      store.cut({ isForgotten: true });
      store.restore();
      const counts = await finished();
      expect(twiceIn(counts)).toBeLessThanOrEqual(mostTwice);
      expect(Math.max(...counts)).toBeLessThanOrEqual(2);
      const isOver = says(waiting, 'standby.takes-over') === 1;
      expect(await owner.kill('SIGTERM')).toBe(isOver ? 75 : 0);
      await waiting.ready;
      expect(await waiting.kill('SIGTERM')).toBe(0);
    },
  );

  it('and forgets the connection of a stand-by leaves it able to take over', { timeout }, async () => {
    const url = await server.freshUrl();
    const store = await way(url);
    const owner = await stage.run({ STORE_URL: url });
    const waiting = stage.start({ STORE_URL: store.url, STANDBY: 'true' });
    await until(() => says(waiting, 'standby.waiting') === 1, 'it waits');
    store.cut({ isForgotten: true });
    await until(() => says(waiting, 'standby.unanswered') === 1, 'it says that it has no answer');
    store.restore();
    await pause(1_000);
    await owner.kill('SIGKILL');
    await until(() => says(waiting, 'standby.takes-over') === 1, 'the stand-by takes over', 10);
    await waiting.ready;
    expect(await waiting.kill('SIGTERM')).toBe(0);
  });
});
