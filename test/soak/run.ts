import { parseArgs } from 'node:util';
import { createAccounts } from './accounts.ts';
import { createKeeper } from './keeper.ts';
import { createLives } from './lives.ts';
import { createPassing, stepMs } from './passing.ts';
import { dayMs, hourMs, planStories, type Scale } from './plan.ts';
import { printReport, type Day } from './report.ts';
import { createStage, type Stage } from './stage.ts';
import { createWriter } from './posts/writer.ts';
import { createTrouble } from './trouble.ts';
import { memoryFlags } from '../bench/stage.ts';
import { allocation } from '../launch/entry.ts';

/** So long before the end all trouble ends: what is on its way is to arrive (milliseconds). */
const calmMs = 13 * hourMs;

/** How often an editor has a post scheduled (milliseconds). */
const writesMs = 6 * hourMs;

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
  POLL_INTERVAL_SECONDS: '10800',
  POLL_MIN_SECONDS: '7200',
  POLL_MAX_SECONDS: '21600',
  TELEGRAM_RATE: '1000',
  ALLOW_PRIVATE_NETWORK: 'true',
  FEED_CONCURRENCY: '32',
  LOG_LEVEL: 'warn',
  // As `npm start` has it.
  ...allocation,
});

const soak = async (): Promise<number> => {
  const began = performance.now();
  const stage = await createStage(scale);
  const { time, telegram, feeds, ledger } = stage;
  const startedAt = time.now();
  const stories = planStories(scale);
  const accounts = createAccounts(stage);
  const trouble = createTrouble(stage, scale.seed);
  const bot = createKeeper(botEnv(stage), ['--disable-warning=ExperimentalWarning', ...memoryFlags]);
  const days: Day[] = [];
  const totalMs = scale.days * dayMs;
  const lives = createLives(stage, bot, { totalMs, seed: scale.seed + 3 });
  const passing = createPassing(stage, bot, lives);
  const writer = createWriter(stage, passing.moment);
  let next = 0;

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
    const seconds = (performance.now() - began) / 1_000;
    const [storeMiB, messages] = [stage.storeMiB(), ledger.messages()];
    days.push({
      day,
      life: lives.life(),
      rssMiB,
      heapMiB,
      outsideMiB,
      resources,
      storeMiB,
      messages,
      seconds,
    });
    process.stderr.write(
      `day ${day}: ${Math.round(seconds)} s, ${rssMiB.toFixed(0)} MiB (heap ${heapMiB.toFixed(1)}, outside ${outsideMiB.toFixed(1)}), store ${storeMiB.toFixed(1)} MiB, ${messages} messages\n`,
    );
  };

  await bot.start(0);
  await bot.ask({ kind: 'rest' });
  for (let passed = stepMs; passed <= totalMs; passed += stepMs) {
    publish(passed);
    const isCalm = passed > totalMs - calmMs;
    if (isCalm && passed - stepMs <= totalMs - calmMs) trouble.end();
    if (!isCalm && passed % hourMs === 0) trouble.hour();
    if (!isCalm && passed % writesMs === hourMs) await writer.write();
    if (passed % hourMs === 0) stage.editor.pressAgain(time.now());
    const isKilled = lives.begin(passed);
    await passing.step(isKilled && next < stories.length);
    await lives.end(passed);
    if (passed % dayMs === 0) await endDay(passed / dayMs);
  }
  const warnings = bot.warnings;
  await bot.stop();
  const verdicts = await accounts.close(time.now());
  const code = printReport({
    scale,
    verdicts,
    posts: writer.judged(),
    days,
    totals: { ...lives.totals, ...passing.totals },
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

process.exitCode = await soak();
