import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mostInFlight } from '../../src/delivery/pacing/rate.ts';
import { servers, stores, type StoreKind } from '../stage/stores.ts';
import { openWay, type Way } from '../stage/way.ts';
import { createChangeover, says, twiceIn } from './changeover.ts';
import { until } from './counting.ts';
import { createStage, type Stage } from './stage.ts';

const timeout = 90_000;

let stage: Stage;
beforeEach(async () => {
  stage = await createStage();
});
afterEach(() => stage.close());

const scene = (url: string, ofOwner = {}) => createChangeover(stage, { url, ofOwner });
const startEach = ({ start }: StoreKind) => {
  const server = Promise.withResolvers<Awaited<ReturnType<StoreKind['start']>>>();
  beforeAll(async () => server.resolve(await start()), timeout);
  afterAll(async () => (await server.promise).close());
  return async () => (await server.promise).freshUrl();
};

describe.each(stores)('a stand-by over $name', (kind) => {
  describe.skipIf(!kind.isHere)('whose owner is killed', () => {
    const freshUrl = startEach(kind);

    it(
      'goes on with its campaign to 5,000 chats: none is lost, and what comes twice was in flight',
      { timeout },
      async () => {
        const { owner, waiting, reached, inFlight, finished } = await scene(await freshUrl());
        // It is held, so that what the owner has left can be counted.
        waiting.process.kill('SIGSTOP');
        await owner.kill('SIGKILL');
        const most = await inFlight();
        const atKill = reached();
        waiting.process.kill('SIGCONT');
        await until(() => reached() > atKill, 'it goes on', 10);
        const counts = await finished();
        expect(twiceIn(counts)).toBeLessThanOrEqual(most);
        expect(Math.max(...counts)).toBeLessThanOrEqual(2);
        expect(says(waiting, 'standby.takes-over')).toBe(1);
        expect(await waiting.kill('SIGTERM')).toBe(0);
      },
    );
  });
});

describe.each(servers)('a stand-by over $name', (kind) => {
  describe.skipIf(!kind.isHere)('whose owner is paused', () => {
    const freshUrl = startEach(kind);
    let telegram: Way;
    beforeEach(async () => {
      telegram = await openWay(stage.telegram.url);
    });
    afterEach(() => telegram.close());

    it(
      'takes over; the owner wakes up late, begins no request and writes nothing, says so and ends with 75',
      { timeout },
      async () => {
        const { owner, waiting, reached, inFlight, finished } = await scene(await freshUrl(), {
          BOT_API_ROOT: telegram.url,
        });
        owner.process.kill('SIGSTOP');
        const unrecorded = await inFlight();
        const sent = telegram.messages();
        const atPause = reached();
        await until(() => reached() > atPause, 'it goes on', 15);
        const ended = once(owner.process, 'exit');
        owner.process.kill('SIGCONT');
        expect(await ended).toEqual([75, null]);
        expect(owner.output()).toMatch(/^Kabar cannot go on: it is not the owner of the store any more/m);
        const all = await finished();
        // It may have been stopped between making requests and handing them to the system: these leave when it wakes up.
        const inHand = telegram.messages() - sent;
        expect(inHand).toBeLessThanOrEqual(mostInFlight);
        expect(twiceIn(all)).toBeLessThanOrEqual(unrecorded + inHand);
        expect(Math.max(...all)).toBeLessThanOrEqual(2);
        expect(says(waiting, 'standby.takes-over')).toBe(1);
        expect(await waiting.kill('SIGTERM')).toBe(0);
      },
    );
  });
});
