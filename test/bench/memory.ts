import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { openBefore } from './before.ts';
import { measureProcess, type Taken } from './memory-process.ts';
import { createTheatre, memoryFlags, seedFollowers } from './stage.ts';
import { quantile, round, table } from './table.ts';

/** The commit before memory was saved. */
const before = '8419e28';
const root = join(import.meta.dirname, '../..');
/** Each commit is measured so often, taking turns: the machine is others', too. */
const rounds = 3;

/** What the real process takes beside an earlier commit, and what a fan-out takes to ever more followers, and where Telegram is out of reach. */
export const memory = async (): Promise<string> =>
  [await ofTheProcess(), await ofManyFollowers(), await ofAnOutage()].join('\n\n');

/** What `npm start` takes with nothing to do, and with 200 feeds and a story to 300 chats. */
const ofTheProcess = async (): Promise<string> => {
  await promisify(execFile)(process.execPath, [join(root, 'src/launch/lay.js')]);
  const old = await openBefore(before);
  const commits = Object.entries({ now: root, ...(old.way && { [before]: old.folder }) });
  const scenes = [
    { feeds: 0, chats: 0 },
    { feeds: 200, chats: 300 },
  ];
  const taken = new Map<string, Taken[]>();
  for (let at = 0; at < rounds; at++)
    for (const scene of scenes)
      for (const [name, folder] of commits) {
        const key = `${scene.feeds} ${name}`;
        taken.set(key, [...(taken.get(key) ?? []), await measureProcess(folder, scene)]);
      }
  await old.close();
  const rows = scenes.flatMap(({ feeds, chats }) =>
    commits.map(([name]) => {
      const runs = taken.get(`${feeds} ${name}`) ?? [];
      const middle = (of: keyof Taken, digits: number) =>
        round(
          quantile(
            runs.map((run) => run[of]),
            0.5,
          ),
          digits,
        );
      return [
        feeds,
        chats,
        name,
        middle('startedMiB', 0),
        middle('peakMiB', 0),
        middle('restMiB', 0),
        middle('cpuSeconds', 1),
      ];
    }),
  );
  return [
    table(['feeds', 'chats', 'commit', 'started, MiB', 'peak, MiB', 'at rest, MiB', 'CPU s'], rows),
    '',
    `Medians of ${rounds} rounds in which the commits take turns. Goals: 120 MB at the peak, 90 at rest.`,
  ].join('\n');
};

/** What one fan-out took, as memory-worker.ts prints it. */
type FanOut = {
  sent: number;
  seconds: number;
  peakMiB: number;
  cpu: number;
  outage?: { beforeMiB: number; afterMiB: number; sent: number; tries: number };
};

/** A fan-out to so many followers, the send port replaced by a counter. */
const fanOut = async (followers: number, outageS: number): Promise<FanOut> => {
  const theatre = await createTheatre();
  await seedFollowers(theatre.storeUrl, 'https://contoh.id/feed', 'Harian', range(followers));
  const child = spawn(
    process.execPath,
    [...memoryFlags, join(import.meta.dirname, 'memory-worker.ts'), theatre.storeUrl],
    { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, OUTAGE_S: String(outageS) } },
  );
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  await theatre.close();
  return JSON.parse(line) as FanOut;
};

/** Peak memory of a fan-out to ever more followers. */
const ofManyFollowers = async (): Promise<string> => {
  const rows: (string | number)[][] = [];
  for (const followers of [10_000, 100_000, 1_000_000]) {
    const { sent, seconds, peakMiB, cpu } = await fanOut(followers, 0);
    const each = round((1_000 * cpu) / sent, 3);
    rows.push([followers, sent, round(seconds, 1), round(sent / seconds, 0), each, round(peakMiB, 0)]);
  }
  return table(['followers', 'sent', 'seconds', 'messages/s', 'CPU s per 1,000', 'peak MiB'], rows);
};

/** How long Telegram is out of reach in a fan-out (seconds). */
const outageS = 120;

/** Peak memory where Telegram cannot be reached in the midst of a fan-out. */
export const ofAnOutage = async (followers = 1_000_000): Promise<string> => {
  const { sent, seconds, peakMiB, outage } = await fanOut(followers, outageS);
  if (outage === undefined) throw new Error('Telegram was there all the time');
  const { beforeMiB, afterMiB, tries } = outage;
  return table(
    [
      'followers',
      'out of reach, s',
      'had it before',
      'attempts meanwhile',
      'sent',
      'seconds in all',
      'peak MiB before',
      'by its end',
      'in all',
    ],
    [
      [
        followers,
        outageS,
        outage.sent,
        tries,
        sent,
        round(seconds, 1),
        ...[beforeMiB, afterMiB, peakMiB].map((one) => round(one, 0)),
      ],
    ],
  );
};

const range = function* (count: number) {
  for (let id = 1; id <= count; id++) yield id;
};
