import { setTimeout as pause } from 'node:timers/promises';
import { readConfig } from '../../src/config.ts';
import { startKabar } from '../../src/app/kabar.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { createLog } from '../../src/runtime/log.ts';
import { createSteeredClock } from '../../src/runtime/steered-clock.ts';

/**
 * Kabar by a clock that is AHEAD_MS ahead of the machine's, and skips five minutes at each SIGUSR2, which it notes in its log once they are over: what takes minutes is seen
 * within seconds, while time-outs are as long as ever.
 */
const aheadMs = Number(process.env['AHEAD_MS'] ?? 0);
const clock = createSteeredClock({
  base: { ...systemClock, now: () => systemClock.now() + aheadMs },
  settled: () => pause(200),
});

const read = readConfig(process.env);
if (!read.ok) throw new Error(read.problems.join('\n'));
const log = createLog(read.config.logLevel);
let skipped: Promise<void> = Promise.resolve();
process.on('SIGUSR2', () => {
  skipped = skipped.then(() => clock.pass(5 * 60_000)).then(() => log.info('skipped'));
});
const ending = new AbortController();
process.on('SIGTERM', () => ending.abort());
const kabar = await startKabar(read.config, log, { clock, ending: ending.signal });
log.info('ready', kabar.facts);
await kabar.done;
process.exit(0);
