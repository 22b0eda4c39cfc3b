import { parseArgs } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';
import { createRandom } from '../../src/sandbox/telegram/random.ts';
import { createAccounts } from './accounts.ts';
import { createAmbush } from './ambush.ts';
import { createKeeper, type Keeper } from './keeper.ts';
import { dayMs, hourMs, planStories, type Scale } from './plan.ts';
import { printReport, type Day } from './report.ts';
import { createStage, type Stage } from './stage.ts';
import { createTrouble } from './trouble.ts';
import { memoryFlags } from '../bench/stage.ts';

/** How far time moves at once (milliseconds); before it moves on, what it has woken is done. */
const stepMs = 300_000;
/** The pieces of a step. */
const pieces = { firstMs: 3_000, growth: 6 };
/** How often it is looked whether the bot is at rest, how little it must have done since, and how often in a row (milliseconds of CPU). */
const rest = { everyMs: 5, cpuMs: 3, looks: 2 };
/** Longest that is waited for rest, of real time. */
const patienceMs = 20_000;
/** Kills and restarts, as shares of the whole time: the last part is one life, long enough to see memory stay flat. */
const ends = { kill: [0.05, 0.11, 0.19, 0.28, 0.39], stop: [0.08, 0.16, 0.33] };
/** Kills in the middle of a fan-out and of a digest, as shares of the whole time from which on they are waited for, and after how many messages. */
const ambushes = { shares: [0.03, 0.1, 0.14, 0.22, 0.26, 0.31], most: 6 };

const { values } = parseArgs({
  options: {
    feeds: { type: 'string', default: '500' },
    chats: { type: 'string', default: '5000' },
    days: { type: 'string', default: '14' },
    seed: { type: 'string', default: '1' },
  },
});
const scale: Scale = {
  feeds: Number(values.feeds),
  chats: Number(values.chats),
  days: Number(values.days),
  seed: Number(values.seed),
};

const botEnv = ({ telegram, storeUrl }: Stage): Record<string, string> => ({
  BOT_TOKEN: telegram.token,
  BOT_API_ROOT: telegram.url,
  STORE_URL: storeUrl,
  GENERAL_SOURCES: 'none',
  POLL_INTERVAL_SECONDS: '7200',
  POLL_MIN_SECONDS: '3600',
  POLL_MAX_SECONDS: '21600',
  TELEGRAM_RATE: '1000',
  ALLOW_PRIVATE_NETWORK: 'true',
  FEED_CONCURRENCY: '32',
  LOG_LEVEL: 'warn',
});

/** Waits until nothing is under way and the bot does nothing; gives whether it came to that. */
const settled = async (stage: Stage, bot: Keeper): Promise<boolean> => {
  const until = performance.now() + patienceMs;
  let before = Infinity;
  for (let quiet = 0; quiet < rest.looks;) {
    if (performance.now() > until) return false;
    await sleep(rest.everyMs);
    const { cpuUs } = await bot.ask({ kind: 'look' });
    const isQuiet = stage.underWay() === 0 && cpuUs - before < rest.cpuMs * 1_000;
    before = cpuUs;
    quiet = isQuiet ? quiet + 1 : 0;
  }
  return true;
};

const soak = async (): Promise<number> => {
  const began = performance.now();
  const stage = await createStage(scale);
  const { time, telegram, feeds, ledger } = stage;
  const startedAt = time.now();
  const stories = planStories(scale);
  const accounts = createAccounts(stage);
  const trouble = createTrouble(stage, scale.seed);
  const random = createRandom(scale.seed + 3);
  const bot = createKeeper(botEnv(stage), ['--disable-warning=ExperimentalWarning', ...memoryFlags]);
  const days: Day[] = [];
  const totals = { unsettled: 0, kills: 0, stops: 0, fanOutKills: 0, digestKills: 0 };
  const totalMs = scale.days * dayMs;
  const kills = ends.kill.map((share) => share * totalMs);
  const stops = ends.stop.map((share) => share * totalMs);
  let next = 0;
  let life = 0;
  let piece = stepMs;
  const laid = ambushes.shares.map((share) => share * totalMs);
  let killed: Promise<void> | undefined;
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
  /** Whatever is asked of a bot that was killed meanwhile is not answered: it is begun anew, and goes on from there. */
  const revive = async () => {
    if (killed === undefined) return;
    await killed;
    killed = undefined;
    totals.kills++;
    life++;
    await bot.start(time.skipped());
  };

  const killNow = async () => {
    // While something is on its way, if it comes to that.
    for (let looks = 0; looks < 200 && telegram.stats().inFlight <= 1; looks++) await sleep(1);
    await sleep(random() * 20);
    await bot.kill();
    ledger.killed(time.now());
    totals.kills++;
    life++;
    await bot.start(time.skipped());
  };
  const stopNow = async () => {
    await bot.stop();
    totals.stops++;
    life++;
    await bot.start(time.skipped());
  };
  const isKilled = () => killed !== undefined;
  const unlessKilled = (error: unknown): true => {
    if (!isKilled()) throw error;
    return true;
  };
  /** Lets a step pass: in little pieces as long as messages are sent, as what is paced waits for seconds; then in ever longer ones. */
  const pass = async (isLast: boolean) => {
    for (let left = stepMs; left > 0;) {
      const ms = Math.min(piece, left);
      const before = sends(telegram);
      time.skip(ms);
      left -= ms;
      const isPassed = bot.ask({ kind: 'pass', ms });
      isPassed.catch(() => {});
      if (isLast && kills.length > 0 && left === 0) {
        kills.shift();
        ambush.end();
        await (killed === undefined ? killNow() : revive());
      } else await isPassed.catch(unlessKilled);
      if (!(await settled(stage, bot).catch(unlessKilled))) totals.unsettled++;
      while (isKilled()) {
        await revive();
        await settled(stage, bot).catch(unlessKilled);
      }
      ledger.cut(telegram.calls());
      piece = sends(telegram) > before ? pieces.firstMs : Math.min(stepMs, piece * pieces.growth);
    }
  };
  const publish = (until: number) => {
    for (let story = stories[next]; story !== undefined && story.at <= until; story = stories[++next]) {
      const { title, text, feed } = story;
      const item = feeds[feed]?.publish({ title, text, date: new Date(time.now()) });
      if (item !== undefined) accounts.published(story, item.guid);
    }
  };
  const endDay = async (day: number) => {
    const { rssMiB = 0, heapMiB = 0, outsideMiB = 0, resources = {} } = await bot.ask({ kind: 'weigh' });
    await accounts.read(time.now());
    days.push({
      day,
      life,
      rssMiB,
      heapMiB,
      outsideMiB,
      resources,
      storeMiB: stage.storeMiB(),
      messages: ledger.messages(),
      seconds: (performance.now() - began) / 1_000,
    });
    const line = days.at(-1);
    process.stderr.write(
      `day ${day}: ${Math.round(line?.seconds ?? 0)} s, ${rssMiB.toFixed(0)} MiB (heap ${heapMiB.toFixed(1)}, outside ${outsideMiB.toFixed(1)}), store ${line?.storeMiB.toFixed(1)} MiB, ${ledger.messages()} messages\n`,
    );
  };

  await bot.start(0);
  await settled(stage, bot);
  for (let passed = stepMs; passed <= totalMs; passed += stepMs) {
    publish(passed);
    const isLast = passed > totalMs - 13 * hourMs;
    if (isLast && passed - stepMs <= totalMs - 13 * hourMs) trouble.end();
    if (!isLast && passed % hourMs === 0) trouble.hour();
    ambush.begin();
    if (passed >= (laid[0] ?? Infinity)) layAmbush();
    await pass(passed >= (kills[0] ?? Infinity) && next < stories.length);
    ambush.end();
    if (passed >= (stops[0] ?? Infinity)) {
      stops.shift();
      await stopNow();
    }
    if (passed % dayMs === 0) await endDay(passed / dayMs);
  }
  const warnings = bot.warnings;
  await bot.stop();
  const verdicts = await accounts.close(time.now());
  const code = printReport({
    scale,
    verdicts,
    days,
    totals,
    startedAt,
    trouble: trouble.counts,
    editor: stage.editor.counts,
    warnings,
    byStatus: telegram.stats().byStatus,
    seconds: (performance.now() - began) / 1_000,
    published: stories.length,
  });
  await stage.close();
  return code;
};

/** Calls of methods that send, whatever became of them. */
const sends = (telegram: Stage['telegram']): number => {
  const { byMethod } = telegram.stats();
  return ['sendMessage', 'sendPhoto', 'editMessageText'].reduce(
    (sum, method) => sum + (byMethod[method] ?? 0),
    0,
  );
};

process.exitCode = await soak();
