import { startKabar } from '../../../src/app/kabar.ts';
import { readConfig } from '../../../src/config.ts';
import type { Source } from '../../../src/feed/catalogue/catalogue.ts';
import { createLog } from '../../../src/runtime/log.ts';
import { createSteeredClock } from '../../../src/runtime/steered-clock.ts';
import { createNewsroom, type Newsroom } from '../../../src/sandbox/newsroom/index.ts';
import { createTelegram, type Telegram } from '../../../src/sandbox/telegram/index.ts';

/** The operator's Telegram id. */
export const operatorId = 20_000_001;
/** A day, so that no feed is looked at between a question and its answer (seconds). */
const seldom = '86400';

/** A simulated Telegram and newsroom, and the whole program in this process by a clock that a test moves on. */
export type House = {
  telegram: Telegram;
  newsroom: Newsroom;
  /** Everything that Kabar logged as a warning or an error, a line of JSON each. */
  troubles: string[];
  /** Lets so much time pass by Kabar's clock (milliseconds). */
  pass(ms: number): Promise<void>;
  /** Resolves once nothing is asked, fetched or shown any more. */
  settled(): Promise<void>;
  close(): Promise<void>;
};

/** A source of the catalogue, its sections feeds of the newsroom with a story each. */
const sourceIn = (newsroom: Newsroom, name: string, sections: string[], more: Partial<Source>): Source => ({
  name,
  aliases: [],
  domains: [],
  language: 'id',
  place: 'indonesia',
  ...more,
  feeds: sections.map((title, at) => {
    const feed = newsroom.feed(`/katalog/${encodeURIComponent(name)}/${at}.xml`, {
      title: `${name} - ${title}`,
    });
    feed.publish({ title: `Gempa Banten menurut ${name} ${title}`, text: 'Warga keluar rumah.' });
    return {
      title,
      url: feed.url,
      topics: at === 0 ? ['general'] : ['sport'],
      list: 'kabar',
      checked: false,
    };
  }),
});

/** A catalogue of some pages, with names that resemble each other. */
const catalogueIn = (newsroom: Newsroom): Source[] => [
  sourceIn(newsroom, 'detikcom', ['Berita', 'Olahraga'], { aliases: ['detik'] }),
  sourceIn(newsroom, 'ANTARA', ['Terkini', 'Olahraga'], {}),
  sourceIn(newsroom, 'BBC News', ['World'], { aliases: ['bbc'], language: 'en', place: 'world' }),
  ...Array.from({ length: 24 }, (_, at) =>
    sourceIn(newsroom, `Harian Banten ${at + 1}`, ['Terkini'], { place: 'banten' }),
  ),
];

/** Opens the simulated world and starts Kabar in it. */
export const openHouse = async (): Promise<House> => {
  const clock = createSteeredClock({ settled: () => Promise.resolve() });
  const [telegram, newsroom] = await Promise.all([createTelegram({ now: clock.now }), createNewsroom()]);
  const read = readConfig({
    BOT_TOKEN: telegram.token,
    BOT_API_ROOT: telegram.url,
    GENERAL_SOURCES: 'none',
    STORE_URL: 'memory:',
    TELEGRAM_RATE: '1000',
    ALLOW_PRIVATE_NETWORK: 'true',
    OPERATOR_IDS: String(operatorId),
    POLL_INTERVAL_SECONDS: seldom,
    POLL_MAX_SECONDS: seldom,
    POLL_CRON: '0 * * * *',
    LOG_LEVEL: 'warn',
  });
  if (!read.ok) throw new Error(read.problems.join('\n'));
  const troubles: string[] = [];
  const log = createLog('warn', (line) => void troubles.push(line));
  const kabar = await startKabar(read.config, log, { clock, sources: catalogueIn(newsroom) });
  let changes = 0;
  telegram.onChange(() => void changes++);
  /** The one request that stands open is the question for updates. */
  const isBusy = () =>
    telegram.pendingUpdates() > 0 || telegram.stats().inFlight > 1 || newsroom.underWay() > 0;
  return {
    telegram,
    newsroom,
    troubles,
    pass: clock.pass,
    settled: async () => {
      for (let quiet = 0, seen = changes; quiet < 3; quiet++) {
        await new Promise((resolve) => setTimeout(resolve, 8));
        if (isBusy() || changes !== seen) quiet = 0;
        seen = changes;
      }
    },
    close: async () => {
      await kabar.stop();
      await Promise.all([telegram.close(), newsroom.close()]);
    },
  };
};
