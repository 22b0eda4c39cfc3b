import { setTimeout as sleep } from 'node:timers/promises';
import { openBefore, type Way } from './before.ts';
import { createTheatre, seedFollowers, startProgram, startSimulator, type Simulator } from './stage.ts';
import { round, table } from './table.ts';

/** The commit before fan-outs were made to start as they do now. */
const before = '2394c5b';
const faults = { errorShare: 0.03, resetBeforeShare: 0.03, resetAfterShare: 0.02 };

type Scene = {
  name: string;
  chats: number;
  perSecond: number;
  burst?: number;
  faults?: { seed?: number; latencyMs?: number | [number, number] } & Partial<typeof faults>;
};

const scenes: Scene[] = [
  { name: '30/s', chats: 300, perSecond: 30 },
  { name: '30/s, latency 20-60 ms', chats: 300, perSecond: 30, faults: { latencyMs: [20, 60] } },
  { name: '7/s', chats: 150, perSecond: 7 },
  { name: '7/s, latency 20-60 ms', chats: 150, perSecond: 7, faults: { latencyMs: [20, 60] } },
  ...[1, 2, 3].map((seed) => ({
    name: `30/s, faults, seed ${seed}`,
    chats: 300,
    perSecond: 30,
    faults: { ...faults, seed },
  })),
  { name: '30/s, burst of half a second', chats: 300, perSecond: 30, burst: 15 },
  { name: '12/s', chats: 200, perSecond: 12 },
  { name: '50/s', chats: 1_000, perSecond: 50 },
];

/** The first story after a start, at limits that nobody tells Kabar, beside the same by an earlier commit. */
export const start = async (): Promise<string> => {
  const old = await openBefore(before);
  const ways: [string, Way | undefined][] = [
    ['now', { seedFollowers, startProgram }],
    [before, old.way],
  ];
  const rows: (string | number)[][] = [];
  for (const scene of scenes)
    for (const [name, way] of ways) {
      if (way === undefined) continue;
      const { seconds, refused, lost, twice } = await measure(scene, way);
      rows.push([
        scene.name,
        scene.chats,
        name,
        round(ideal(scene), 1),
        round(seconds),
        refused,
        lost,
        twice,
      ]);
    }
  await old.close();
  return table(['limit', 'chats', 'commit', 'ideal, s', 'seconds', '429s', 'lost', 'twice'], rows);
};

/** Seconds that it would take who knows the limit. */
const ideal = ({ chats, perSecond, burst = perSecond }: Scene): number => (chats - burst) / perSecond;

const measure = async (scene: Scene, way: Way) => {
  const simulator = await startSimulator();
  const theatre = await createTheatre();
  const feed = theatre.newsroom.feed('/berita.xml', { title: 'Harian' });
  const ids = await simulator.people(scene.chats);
  await way.seedFollowers(theatre.storeUrl, feed.url, 'Harian', ids);
  const { perSecond, burst } = scene;
  await simulator.post('limits', { overall: { perSecond, ...(burst !== undefined && { burst }) } });
  await simulator.post('faults', { ...scene.faults, methods: ['sendMessage'] });
  const program = await way.startProgram({
    BOT_TOKEN: simulator.token,
    BOT_API_ROOT: simulator.url,
    GENERAL_SOURCES: 'none',
    STORE_URL: theatre.storeUrl,
  });
  await simulator.act('resetStats');
  await sleep(1_500);
  feed.publish({ title: 'Gempa terasa di Serang', text: 'SERANG, Harian - Warga diminta tetap tenang.' });
  const seconds = await untilAllHaveIt(simulator, ids);
  // What was sent twice may still come.
  await sleep(1_500);
  const { refused429: refused } = await simulator.stats();
  const taken = await takenBy(simulator, ids);
  await program.stop();
  await Promise.all([simulator.close(), theatre.close()]);
  return {
    seconds,
    refused,
    lost: taken.filter((count) => count === 0).length,
    twice: taken.filter((count) => count > 1).length,
  };
};

/** Messages that each chat has taken. */
const takenBy = async (simulator: Simulator, ids: number[]): Promise<number[]> => {
  const chats = (await (await fetch(`${simulator.url}/sandbox/chats`)).json()) as {
    id: number;
    taken: number;
  }[];
  const counts = new Map(chats.map(({ id, taken }) => [id, taken]));
  return ids.map((id) => counts.get(id) ?? 0);
};

/** Seconds from the first chat that has it to the last; gives up after two minutes. */
const untilAllHaveIt = async (simulator: Simulator, ids: number[]): Promise<number> => {
  const began = performance.now();
  let first = Infinity;
  for (;;) {
    const having = (await takenBy(simulator, ids)).filter((count) => count > 0).length;
    const now = performance.now();
    if (having > 0) first = Math.min(first, now);
    if (having === ids.length || now - began > 120_000) return (now - first) / 1_000;
    await sleep(20);
  }
};
