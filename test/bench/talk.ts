import { setTimeout as sleep } from 'node:timers/promises';
import { createTelegram, type Telegram } from '../../src/sandbox/telegram/index.ts';
import { openBefore, type Way } from './before.ts';
import { createTheatre, seedFollowers, startProgram } from './stage.ts';
import { round, table } from './table.ts';

/** The commit before people's talk was given a pace, a budget and turns. */
const before = '2394c5b';
/** As Telegram's own are said to be. */
const limits = { overall: { perSecond: 30 }, perChat: { perSecond: 1 }, perGroup: { perMinute: 20 } };
const port = 18_080;
/** Longest that is waited for the story or an answer (milliseconds). */
const patienceMs = 60_000;

type Scene = { name: string; talkers: number; chats: number; talkMs: number };
const scenes: Scene[] = [
  { name: 'nobody talks', talkers: 0, chats: 200, talkMs: 0 },
  { name: 'one person, 20/s', talkers: 1, chats: 200, talkMs: patienceMs },
  { name: '50 people, 20/s each, 12 s', talkers: 50, chats: 300, talkMs: 12_000 },
];

/** A story at 30/s while people talk, how long a newcomer waits for an answer, and health; beside the same by an earlier commit. */
export const talk = async (): Promise<string> => {
  const old = await openBefore(before);
  const ways: [string, Way | undefined][] = [
    ['now', { seedFollowers, startProgram }],
    [before, old.way],
  ];
  const rows: (string | number)[][] = [];
  const missed: string[] = [];
  for (const scene of scenes)
    for (const [name, way] of ways) {
      if (way === undefined) continue;
      const measured = await measure(scene, way);
      rows.push([scene.name, scene.chats, name, ...measured]);
      if (name === 'now') missed.push(...missedBy(scene, measured));
    }
  await old.close();
  const verdict = missed.length === 0 ? 'all held' : `missed: ${missed.join('; ')}`;
  return `${ofRows(rows)}\n\nGoals: a story out within ${goals.storyS} s beside one talker, a newcomer answered within ${goals.newcomerS} s; ${verdict}.`;
};

/** What was promised (seconds): a story to 200 chats beside one talker, and a newcomer's answer beside any number. */
const goals = { storyS: 15, newcomerS: 3 };

/** Which goals a measured row misses; one that has given up says so in words. */
const missedBy = ({ name, talkers }: Scene, [, story = '', newcomer = '']: (string | number)[]): string[] => {
  const isWithin = (seconds: string | number, goal: number) => typeof seconds === 'number' && seconds <= goal;
  return [
    ...(talkers > 1 || isWithin(story, goals.storyS) ? [] : [`${name}: story ${story} s`]),
    ...(isWithin(newcomer, goals.newcomerS) ? [] : [`${name}: newcomer ${newcomer} s`]),
  ];
};

const ofRows = (rows: (string | number)[][]): string =>
  table(
    [
      'talk',
      'chats',
      'commit',
      'have it',
      'story, s',
      'newcomer, s',
      'health, ms',
      '429s',
      'answers',
      'of them "too much"',
    ],
    rows,
  );

const measure = async (scene: Scene, way: Way): Promise<(string | number)[]> => {
  const telegram = await createTelegram({ keep: 1_000 });
  const theatre = await createTheatre();
  const feed = theatre.newsroom.feed('/berita.xml', { title: 'Harian' });
  const ids = telegram.people(scene.chats);
  await way.seedFollowers(theatre.storeUrl, feed.url, 'Harian', ids);
  telegram.limits(limits);
  const program = await way.startProgram({
    BOT_TOKEN: telegram.token,
    BOT_API_ROOT: telegram.url,
    GENERAL_SOURCES: 'none',
    STORE_URL: theatre.storeUrl,
    HTTP_PORT: String(port),
  });
  const talkers = Array.from({ length: scene.talkers }, (_, at) =>
    telegram.person({ first_name: `Orang ${at}`, language_code: 'id' }),
  );
  const talking = talkOf(talkers, scene.talkMs);
  await sleep(1_000);
  telegram.resetStats();
  feed.publish({ title: 'Gempa terasa di Serang', text: '' });
  const newcomer = sleep(4_000).then(() => answerToNewcomer(telegram));
  const health = sleep(4_000).then(healthMs);
  const { having, seconds } = await untilAllHaveIt(telegram, ids);
  const answered = await newcomer;
  const answers = talkers.flatMap(({ id }) => telegram.view(id).filter(({ from }) => from?.is_bot));
  const row = [
    having,
    having === ids.length ? round(seconds, 1) : `> ${patienceMs / 1_000}`,
    answered,
    await health,
    telegram.stats().refused429,
    answers.length,
    answers.filter(({ text }) => /banyak sekali sekaligus/.test(text)).length,
  ];
  clearInterval(talking);
  await program.stop();
  await Promise.all([telegram.close(), theatre.close()]);
  return row;
};

/** Each says something twenty times a second, of which two in three are of a kind. */
const talkOf = (talkers: ReturnType<Telegram['person']>[], forMs: number) => {
  const ends = performance.now() + forMs;
  let said = 0;
  return setInterval(() => {
    if (performance.now() > ends) return;
    said++;
    for (const talker of talkers) talker.send(['/help', '/latest', `halo ${said}`][said % 3] ?? '');
  }, 50);
};

const answerToNewcomer = async (telegram: Telegram): Promise<string | number> => {
  const newcomer = telegram.person({ first_name: 'Ani', language_code: 'id' });
  const began = performance.now();
  newcomer.send('/help');
  const answer = telegram.waitFor(newcomer.id, /Yang bisa/, { timeoutMs: patienceMs - 10_000 });
  return answer.then(
    () => round((performance.now() - began) / 1_000),
    () => `> ${(patienceMs - 10_000) / 1_000}`,
  );
};

const healthMs = async (): Promise<number> => {
  const began = performance.now();
  await fetch(`http://127.0.0.1:${port}/readyz`).then((response) => response.text());
  return round(performance.now() - began, 0);
};

/** From the first that has it. */
const untilAllHaveIt = async (telegram: Telegram, ids: number[]) => {
  const began = performance.now();
  let first = began;
  for (;;) {
    const having = ids.filter((id) => telegram.taken(id) > 0).length;
    const now = performance.now();
    if (having === 0) first = now;
    if (having === ids.length || now - began > patienceMs) return { having, seconds: (now - first) / 1_000 };
    await sleep(25);
  }
};
