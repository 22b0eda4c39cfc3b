import { loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { createNewsroom, type Newsroom } from '../../src/sandbox/newsroom/index.ts';
import { seedCity } from './city-store.ts';
import { createTheatre, startProgram, startSimulator, type Simulator } from './stage.ts';
import { quantile, round, table } from './table.ts';

const chats = 10_000;
const feeds = 500;
const followsEach = 5;
const minutes = 5;
/** Longest that is waited for what is still on its way after the last minute (milliseconds). */
const patienceMs = 600_000;
const port = 18_081;

type Scene = { name: string; isAtOnce: boolean };
const scenes: Scene[] = [
  { name: 'all in the same second', isAtOnce: true },
  { name: 'spread over the minute', isAtOnce: false },
];

/** When a story was published (milliseconds since the epoch), by its mark. */
type Published = Map<string, number>;

/** 10,000 chats that each follow 5 of 500 feeds, each of which has a story a minute, five minutes long: 250,000 stories to bring, at 1000/s. */
export const city = async (): Promise<string> => {
  const rows: (string | number)[][] = [];
  for (const scene of scenes) rows.push([scene.name, ...(await measure(scene))]);
  return table(
    [
      'stories come',
      'brought',
      'lost',
      'twice',
      'messages',
      'bundles',
      'out of order',
      'lag median, s',
      'lag 95 %, s',
      'lag most, s',
      '429s',
      'health median, ms',
      'health most, ms',
      'CPU, s',
      'peak MiB before, in all',
      'load',
    ],
    rows,
  );
};

const measure = async ({ isAtOnce }: Scene): Promise<(string | number)[]> => {
  const simulator = await startSimulator();
  const theatre = await createTheatre();
  const newsrooms = await Promise.all(
    Array.from({ length: feeds }, (_, at) => createNewsroom({ host: hostOf(at) })),
  );
  const wires = newsrooms.map((one, at) => one.feed('/berita.xml', { title: `Harian ${at}` }));
  const ids = await simulator.people(chats);
  const followed = ids.map((_, at) =>
    Array.from({ length: followsEach }, (_none, n) => (at * 7 + n * 101) % feeds),
  );
  await seedCity(
    theatre.storeUrl,
    wires,
    ids.map((id, at) => ({ id, follows: followed[at] ?? [] })),
  );
  await simulator.post('limits', { overall: { perSecond: 1_000 }, perChat: { perSecond: 1 } });
  const program = await startProgram({
    BOT_TOKEN: simulator.token,
    BOT_API_ROOT: simulator.url,
    STORE_URL: theatre.storeUrl,
    TELEGRAM_RATE: '1000',
    HTTP_PORT: String(port),
    POLL_INTERVAL_SECONDS: '5',
    POLL_MIN_SECONDS: '5',
    POLL_MAX_SECONDS: '5',
  });
  // The first look at each feed.
  await sleep(10_000);
  await simulator.act('resetStats');
  const cpuBefore = await program.cpuSeconds();
  const peakBefore = program.peakMiB();
  const health = watchHealth();
  const published = await publishAll(wires, isAtOnce);
  await untilQuiet(simulator);
  const healthMs = health.stop();
  const cpu = (await program.cpuSeconds()) - cpuBefore;
  const { accepted, refused429 } = await simulator.stats();
  const seen = await look(simulator, ids, followed, published);
  const peak = program.peakMiB();
  await program.stop();
  await Promise.all([simulator.close(), theatre.close(), ...newsrooms.map((one) => one.close())]);
  return [
    seen.lags.length,
    seen.lost,
    seen.twice,
    accepted,
    seen.bundles,
    seen.misplaced,
    ...[0.5, 0.95, 1].map((share) => round(quantile(seen.lags, share), 1)),
    refused429,
    ...[0.5, 1].map((share) => round(quantile(healthMs, share), 0)),
    round(cpu, 0),
    `${round(peakBefore, 0)}, ${round(peak, 0)}`,
    round(quantile(health.loads, 0.5), 1),
  ];
};

/** Each feed on a host of its own, as Kabar asks one thing at a time of a host. */
const hostOf = (at: number): string => `127.1.${Math.floor(at / 250)}.${1 + (at % 250)}`;

/** A word that names the story and stands in no other. */
const markOf = (feed: number, minute: number): string => `Z${feed}Q${minute}Z`;
const marks = /Z\d+Q\d+Z/g;

const publishAll = async (wires: ReturnType<Newsroom['feed']>[], isAtOnce: boolean): Promise<Published> => {
  const published: Published = new Map();
  const began = Date.now();
  for (let minute = 0; minute < minutes; minute++)
    for (const [feed, wire] of wires.entries()) {
      const at = began + minute * 60_000 + (isAtOnce ? 0 : (feed * 60_000) / feeds);
      if (at > Date.now()) await sleep(at - Date.now());
      const mark = markOf(feed, minute);
      published.set(mark, Date.now());
      wire.publish({ title: `${prose(6, mark)} ${mark}`, text: `${prose(24, `${mark}.`)}.` });
    }
  return published;
};

const syllables =
  'ba ca da ga ha ja ka la ma na pa ra sa ta wa ya bu ku lu mu nu ru su tu bi di ki li mi ni ri si ti'.split(
    ' ',
  );

/** Words that no other story has, so that none is taken for a report of another's event. */
const prose = (count: number, seed: string): string => {
  let state = [...seed].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 2_147_483_647, 7);
  const next = () => (state = (state * 48_271) % 2_147_483_647);
  const word = () =>
    Array.from({ length: 3 + (next() % 2) }, () => syllables[next() % syllables.length]).join('');
  const words = Array.from({ length: count }, word).join(' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** Until Telegram has taken no message for a quarter of a minute. */
const untilQuiet = async (simulator: Simulator): Promise<void> => {
  const ends = performance.now() + patienceMs;
  for (let before = -1, since = performance.now(); performance.now() < ends; await sleep(500)) {
    const { accepted } = await simulator.stats();
    if (accepted !== before) since = performance.now();
    before = accepted;
    if (performance.now() - since > 15_000) return;
  }
};

const watchHealth = () => {
  const times: number[] = [];
  const loads: number[] = [];
  const timer = setInterval(() => {
    const asked = performance.now();
    loads.push(loadavg()[0] ?? 0);
    void fetch(`http://127.0.0.1:${port}/healthz`)
      .then((response) => response.text())
      .then(
        () => times.push(performance.now() - asked),
        () => times.push(Infinity),
      );
  }, 500);
  return {
    /** The machine's load: others use it, too. */
    loads,
    stop: () => {
      clearInterval(timer);
      return times;
    },
  };
};

type Shown = { text: string; date: number };

/** What each chat shows: every story once, and those of one feed in messages in the order in which they came (within one the newest stands first). */
const look = async (simulator: Simulator, ids: number[], followed: number[][], published: Published) => {
  const seen = { lags: [] as number[], lost: 0, twice: 0, bundles: 0, misplaced: 0 };
  for (const [at, id] of ids.entries()) {
    const shown = (await (await fetch(`${simulator.url}/sandbox/chats/${id}`)).json()) as Shown[];
    const had = new Map<string, number>();
    const place = new Map<string, number>();
    for (const [index, { text, date }] of shown.entries()) {
      const told = new Set(text.match(marks));
      if (told.size > 1) seen.bundles++;
      for (const mark of told) {
        had.set(mark, (had.get(mark) ?? 0) + 1);
        if (!place.has(mark)) place.set(mark, index);
        // Telegram's dates are of whole seconds.
        seen.lags.push(Math.max(0, date + 0.5 - (published.get(mark) ?? 0) / 1_000));
      }
    }
    for (const feed of followed[at] ?? []) {
      const its = Array.from({ length: minutes }, (_, minute) => markOf(feed, minute));
      seen.lost += its.filter((mark) => !had.has(mark)).length;
      seen.twice += its.filter((mark) => (had.get(mark) ?? 0) > 1).length;
      const places = its.flatMap((mark) => place.get(mark) ?? []);
      if (places.some((one, at) => one < (places[at - 1] ?? 0))) seen.misplaced++;
    }
  }
  return seen;
};
