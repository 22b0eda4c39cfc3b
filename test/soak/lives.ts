import { setTimeout as sleep } from 'node:timers/promises';
import { createRandom } from '../../src/sandbox/telegram/random.ts';
import { createAmbush } from './ambush.ts';
import type { Keeper } from './keeper.ts';
import type { Stage } from './stage.ts';

/** Kills and restarts, as shares of the whole time: the last part is one life, long enough to see memory stay flat. */
const ends = { kill: [0.05, 0.11, 0.19, 0.28, 0.39], stop: [0.08, 0.16, 0.33] };
/** Kills in the middle of a fan-out and of a digest, as shares of the whole time from which on they are waited for, and after how many messages. */
const ambushes = { shares: [0.03, 0.1, 0.14, 0.22, 0.26, 0.31], most: 6 };

/** What is looked at again after so long of real time, and how much time passes for it meanwhile (milliseconds). */
const waits = { lookMs: 500, passMs: 15_000 };

/** The bot's processes, one after the other: when each ends, and how. Times in milliseconds from the start. */
export type Lives = {
  totals: { kills: number; stops: number; fanOutKills: number; digestKills: number };
  /** Processes before this one. */
  life(): number;
  /** A step of the clock begins, at the end of which so much has passed. Gives whether the bot is to be killed by `kill` at its end. */
  begin(passed: number): boolean;
  /** The step is over; a restart that is due is made. */
  end(passed: number): Promise<void>;
  /** Kills the bot while something is on its way, if it comes to that, and begins it anew. */
  kill(): Promise<void>;
  /** Resolves once what was asked of the bot is done, or will never be as the bot was killed from an ambush meanwhile. */
  unlessKilled<T>(asked: Promise<T>): Promise<T | undefined>;
  /** Begins a bot anew that was killed from an ambush; gives whether there was one. */
  revive(): Promise<boolean>;
};

export const createLives = (
  stage: Stage,
  bot: Keeper,
  { totalMs, seed }: { totalMs: number; seed: number },
): Lives => {
  const { telegram, ledger, time } = stage;
  const random = createRandom(seed);
  const due = (shares: readonly number[]) => shares.map((share) => share * totalMs);
  const kills = due(ends.kill);
  const stops = due(ends.stop);
  const laid = due(ambushes.shares);
  const totals = { kills: 0, stops: 0, fanOutKills: 0, digestKills: 0 };
  let killed: Promise<void> | undefined;

  /** A start may wait, as Telegram is away: time passes for it, too. */
  const start = async () => {
    const starting = bot.start(time.skipped()).then(() => true);
    while (!(await Promise.race([starting, sleep(waits.lookMs, false)]))) {
      time.skip(waits.passMs);
      bot.ask({ kind: 'pass', ms: waits.passMs }).catch(() => {});
    }
  };
  const ambush = createAmbush(stage, (moment) => {
    totals[moment === 'digest' ? 'digestKills' : 'fanOutKills']++;
    // What was under way at that moment is taken after it, and nobody is there any more to note it.
    killed = bot.kill().then(async () => {
      while (stage.underWay() > 0) await sleep(5);
      ledger.killed(time.now());
    });
  });
  const layAmbush = () => {
    laid.shift();
    ambush.lay(laid.length % 2 === 0 ? 'digest' : 'fan-out', 2 + Math.floor(random() * (ambushes.most - 1)));
  };
  const revive = async () => {
    if (killed === undefined) return false;
    await killed;
    killed = undefined;
    totals.kills++;
    await start();
    return true;
  };

  return {
    totals,
    life: () => totals.kills + totals.stops,
    begin: (passed) => {
      ambush.begin();
      if (passed >= (laid[0] ?? Infinity)) layAmbush();
      return passed >= (kills[0] ?? Infinity);
    },
    end: async (passed) => {
      ambush.end();
      if (passed < (stops[0] ?? Infinity)) return;
      stops.shift();
      await bot.stop();
      totals.stops++;
      await start();
    },
    kill: async () => {
      kills.shift();
      ambush.end();
      if (await revive()) return;
      for (let looks = 0; looks < 200 && telegram.stats().inFlight <= 1; looks++) await sleep(1);
      await sleep(random() * 20);
      await bot.kill();
      ledger.killed(time.now());
      totals.kills++;
      await start();
    },
    unlessKilled: (asked) =>
      asked.catch((error: unknown) => {
        if (killed === undefined) throw error;
        return undefined;
      }),
    revive,
  };
};
