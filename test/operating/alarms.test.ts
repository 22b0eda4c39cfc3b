import { expect, it } from 'vitest';
import { createAlarms } from '../../src/operating/alarms.ts';
import type { Told } from '../../src/operating/trouble.ts';
import { createLog } from '../../src/runtime/log.ts';
import { createSimulatedClock } from '../runtime/simulated-clock.ts';

/** Alarms over a store that outlives them. */
const scene = (kept: { told: Told }, more: { isConflict: boolean; isFailing?: boolean }) => {
  const clock = createSimulatedClock();
  const stop = new AbortController();
  const said: [number, string][] = [];
  const alarms = createAlarms({
    clock,
    log: createLog('silent'),
    store: {
      get: async () => kept.told,
      put: async (told) => {
        if (more.isFailing) throw new Error('the disk is full');
        kept.told = told;
      },
    },
    facts: async () => ({
      startedAt: 0,
      store: more.isFailing ? ['the store takes no writes'] : [],
      isConflict: more.isConflict,
      rate: { perSecond: 30, usual: 30 },
    }),
    operators: [1, 2],
    languageOf: async (userId) => (userId === 1 ? 'id' : 'en'),
    send: async (userId, { plain }) => {
      if (userId === 1) return void said.push([userId, plain]);
      said.push([userId, plain]);
      throw new Error('never wrote to the bot');
    },
    stopping: stop.signal,
  });
  return { clock, said, alarms, stop: () => stop.abort() };
};

it('each operator is told once of a trouble, in their language, also across a restart', async () => {
  const kept = { told: {} };
  const facts = { isConflict: false };
  const first = scene(kept, facts);
  first.alarms.start();
  await first.clock.advance(60_000);
  expect(first.said).toEqual([]);
  facts.isConflict = true;
  await first.clock.advance(600_000);
  expect(first.said.map(([userId, text]) => [userId, text.slice(0, 30)])).toEqual(
    [
      [1, '⚠️ Ada proses lain yang memakai'],
      [2, '⚠️ Another process uses the tok'],
    ].map(([userId, text]) => [userId, String(text).slice(0, 30)]),
  );
  first.stop();
  const second = scene(kept, facts);
  second.alarms.start();
  await second.clock.advance(60_000);
  expect(second.said).toEqual([]);
  second.stop();
});

it('a store that takes no writes is told once, although that cannot be written', async () => {
  const { clock, said, alarms, stop } = scene({ told: {} }, { isConflict: false, isFailing: true });
  alarms.start();
  await clock.advance(120_000);
  expect(said.map(([userId]) => userId)).toEqual([1, 2]);
  stop();
});

it('a feed is told of when it died and many follow it', async () => {
  const { said, alarms } = scene({ told: {} }, { isConflict: false });
  await alarms.onFeed({ kind: 'failing', title: 'Harian', followers: 19 });
  await alarms.onFeed({ kind: 'back', title: 'Harian', followers: 2_000 });
  expect(said).toEqual([]);
  await alarms.onFeed({ kind: 'ended', title: 'Harian', followers: 20 });
  expect(said.map(([userId]) => userId)).toEqual([1, 2]);
  expect(said[0]?.[1]).toContain('Harian, dengan 20 pengikut, ditutup penerbitnya');
});
