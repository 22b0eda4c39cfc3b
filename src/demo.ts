import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { readConfig } from './config.ts';
import { startKabar, type Kabar } from './app/kabar.ts';
import type { Source } from './feed/catalogue/catalogue.ts';
import type { Clock } from './runtime/clock.ts';
import type { OnEvent } from './runtime/events.ts';
import { createLog } from './runtime/log.ts';
import { createSteeredClock } from './runtime/steered-clock.ts';
import { createNewsroom } from './sandbox/newsroom/index.ts';
import { openPage, type Page } from './sandbox/page/index.ts';
import { playScene } from './sandbox/scene.ts';
import { printChats } from './sandbox/screen.ts';
import { openSite } from './sandbox/site.ts';
import { createTelegram, type Telegram } from './sandbox/telegram/index.ts';

/** How long is waited for what a step of time has set going, and how often it is looked (milliseconds). */
const settling = { everyMs: 8, looks: 60 };
/** Messages that each chat remembers: a demo may run for days. */
const keep = 300;

/** Starts the real Kabar for a simulated Telegram; it looks at its feeds every second. */
const start = async (
  { token, url }: Telegram,
  options: { clock?: Clock; sources?: Source[]; onEvent?: OnEvent } = {},
): Promise<Kabar> => {
  const read = readConfig({
    BOT_TOKEN: token,
    BOT_API_ROOT: url,
    GENERAL_SOURCES: 'none',
    STORE_URL: 'memory:',
    POLL_CRON: '* * * * * *',
    POLL_INTERVAL_SECONDS: '1',
    POLL_MIN_SECONDS: '1',
    POLL_MAX_SECONDS: '1',
    ALLOW_PRIVATE_NETWORK: 'true',
    LOG_LEVEL: 'warn',
  });
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return startKabar(read.config, createLog('warn'), options);
};

/** A paper of the newsroom as the catalogue has it; with these alone nothing is asked of the internet unless somebody gives an address there. */
const sourceOf = ({ title, url, language }: Page['papers'][number]): Source => ({
  name: title,
  aliases: [],
  domains: [],
  language,
  place: 'banten',
  feeds: [{ title, url, topics: ['general', 'sport', 'business'], list: 'kabar', checked: false }],
});

/** Plays a short scene in words, and ends. */
const scene = async (): Promise<void> => {
  const [telegram, newsroom] = await Promise.all([createTelegram(), createNewsroom()]);
  const screen = printChats(telegram, (line) => process.stdout.write(`${line}\n`));
  const kabar = await start(telegram);
  try {
    await playScene(telegram, newsroom, screen);
  } finally {
    await kabar.stop();
    await Promise.all([telegram.close(), newsroom.close()]);
  }
};

/** Opens the page, and ends on Ctrl-C or SIGTERM. */
const page = async (port: number): Promise<void> => {
  const site = await openSite({ port });
  const clock = createSteeredClock({
    settled: async () => {
      // One request of Kabar's is always under way: its question for updates.
      const isQuiet = () => telegram.stats().inFlight <= 1 && newsroom.underWay() === 0;
      for (let look = 0; look === 0 || (look < settling.looks && !isQuiet()); look++)
        await new Promise((resolve) => setTimeout(resolve, settling.everyMs));
    },
  });
  const { now, pass } = clock;
  const telegram = await createTelegram({ site, now, keep });
  const newsroom = await createNewsroom({ site, now });
  const shown = openPage({ site, telegram, newsroom, now, pass });
  const kabar = await start(telegram, { clock, sources: shown.papers.map(sourceOf), onEvent: shown.inside });
  process.stdout.write(`Kabar is here: ${shown.url}\nCtrl-C ends it.\n`);
  openBrowser(shown.url);
  const asked = new Promise<void>((resolve) => process.once('SIGINT', resolve).once('SIGTERM', resolve));
  await Promise.race([shown.begin(), asked]);
  await Promise.race([asked, kabar.done]);
  shown.close();
  await kabar.stop();
  await Promise.all([telegram.close(), newsroom.close()]);
  await site.close();
};

/** Shows the page where there is a desktop to show it on. */
const openBrowser = (url: string): void => {
  const { platform, env } = process;
  const hasDesktop = Boolean(env['DISPLAY'] ?? env['WAYLAND_DISPLAY']);
  const command =
    platform === 'darwin'
      ? ['open']
      : platform === 'win32'
        ? ['cmd', '/c', 'start', '']
        : hasDesktop
          ? ['xdg-open']
          : undefined;
  if (command === undefined) return;
  const [program = '', ...options] = command;
  // Whoever has no browser has the address.
  spawn(program, [...options, url], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
};

const { values } = parseArgs({
  options: { page: { type: 'boolean' }, scene: { type: 'boolean' }, port: { type: 'string', default: '0' } },
});
if (values.page || (process.stdout.isTTY && !values.scene)) await page(Number(values.port));
else await scene();
