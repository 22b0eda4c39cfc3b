import { syncBuiltinESMExports } from 'node:module';
import timers from 'node:timers/promises';
import { systemClock } from '../../src/runtime/clock.ts';
import { createSteeredClock } from '../../src/runtime/steered-clock.ts';
import { createLowest } from './lowest.ts';
import { createPieces, withDue } from './pieces.ts';
import { createRest } from './rest.ts';

/** The whole bot as a process of its own, whose time its parent moves on: it is told by messages, and answers each. */
export type Order = { id: number } & (
  { kind: 'pass'; ms: number } | { kind: 'rest' } | { kind: 'weigh' } | { kind: 'stop' }
);
export type Answer = {
  id: number;
  /** To `pass` and `rest`: whether it has come to rest. */
  isAtRest?: boolean;
  rssMiB?: number;
  /** What is alive after a full collection: on V8's heap, and in buffers outside of it. */
  heapMiB?: number;
  outsideMiB?: number;
  /** Timers and handles: the fewest of each kind that were there at rest since it was last asked. */
  resources?: Record<string, number>;
};

/** Longest that is waited for rest, of real time (milliseconds). */
const patienceMs = 20_000;
const { atRest, sends } = createRest({ patienceMs, pause: timers.setTimeout });

const aheadMs = Number(process.env['SOAK_AHEAD_MS']);
const ahead = { ...systemClock, now: () => systemClock.now() + aheadMs };
const steered = createSteeredClock({ base: ahead, settled: () => Promise.resolve() });
const { clock, dueAt } = withDue(steered);
const pass = createPieces({ pass: steered.pass, atRest, sends, dueIn: () => dueAt() - clock.now() });
// What the store keeps for a time goes by the machine's clock: by ours here, and the store's own pauses, too.
Date.now = clock.now;
timers.setTimeout = ((ms: number, value: unknown, { signal }: { signal?: AbortSignal } = {}) =>
  clock.sleep(ms, signal).then(() => value)) as typeof timers.setTimeout;
syncBuiltinESMExports();

// Only now: the store takes hold of the timers when it is loaded.
const { startKabar } = await import('../../src/app/kabar.ts');
const { readConfig } = await import('../../src/config.ts');
const { createLog } = await import('../../src/runtime/log.ts');

const read = readConfig(process.env);
if (!read.ok) throw new Error(read.problems.join('\n'));
const starting = startKabar(read.config, createLog(read.config.logLevel), { clock });

const lowest = createLowest();

const weigh = () => {
  globalThis.gc?.();
  const { rss, heapUsed, external } = process.memoryUsage();
  return {
    rssMiB: rss / 2 ** 20,
    heapMiB: heapUsed / 2 ** 20,
    outsideMiB: external / 2 ** 20,
    resources: lowest.take(),
  };
};

const obey = async (order: Order): Promise<Partial<Answer>> => {
  if (order.kind === 'weigh') return weigh();
  if (order.kind === 'stop') {
    await (await starting).stop();
    return {};
  }
  const isAtRest = order.kind === 'pass' ? await pass(order.ms) : await atRest();
  lowest.note(process.getActiveResourcesInfo());
  return { isAtRest };
};

process.on('message', (order: Order) => {
  void obey(order).then((more) => {
    process.send?.({ id: order.id, ...more } satisfies Answer);
    if (order.kind === 'stop') process.disconnect();
  });
});
process.on('disconnect', () => process.exit(0));
await starting;
process.send?.({ id: 0 } satisfies Answer);
