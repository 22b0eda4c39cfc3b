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

/** What the real process takes beside an earlier commit, and what a fan-out takes to ever more followers. */
export const memory = async (): Promise<string> =>
  [await ofTheProcess(), await ofManyFollowers()].join('\n\n');

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

/** Peak memory of a fan-out to ever more followers, the send port replaced by a counter. */
const ofManyFollowers = async (): Promise<string> => {
  const rows: (string | number)[][] = [];
  for (const followers of [10_000, 100_000, 1_000_000]) {
    const theatre = await createTheatre();
    await seedFollowers(theatre.storeUrl, 'https://contoh.id/feed', 'Harian', range(followers));
    const child = spawn(
      process.execPath,
      [...memoryFlags, join(import.meta.dirname, 'memory-worker.ts'), theatre.storeUrl],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
    const { sent, seconds, peakMiB, cpu } = JSON.parse(line) as {
      sent: number;
      seconds: number;
      peakMiB: number;
      cpu: number;
    };
    rows.push([
      followers,
      sent,
      round(seconds, 1),
      round(sent / seconds, 0),
      round((1_000 * cpu) / sent, 3),
      round(peakMiB, 0),
    ]);
    await theatre.close();
  }
  return table(['followers', 'sent', 'seconds', 'messages/s', 'CPU s per 1,000', 'peak MiB'], rows);
};

const range = function* (count: number) {
  for (let id = 1; id <= count; id++) yield id;
};
