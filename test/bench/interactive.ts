import { setTimeout as sleep } from 'node:timers/promises';
import { createTheatre, seedFollowers, startProgram, startSimulator } from './stage.ts';
import { quantile, round, table } from './table.ts';

const asks = 60;
/** Nobody asks sixty times in a row: of one person that is more than is answered. */
const askers = 20;

/** (e): how soon people are answered, and how soon a story reaches 5 chats, in the middle of a campaign to 10,000. */
export const interactive = async (): Promise<string> => {
  const rows: (string | number)[][] = [];
  for (const limit of [30, 1_000]) rows.push(await measure(limit));
  return table(
    [
      'limit',
      'answers',
      '/latest median ms',
      '/latest 95 % ms',
      'story for 5 chats, seconds',
      'campaign still running',
    ],
    rows,
  );
};

const measure = async (limit: number): Promise<(string | number)[]> => {
  const simulator = await startSimulator();
  const theatre = await createTheatre();
  const large = theatre.newsroom.feed('/besar.xml', { title: 'Harian Besar' });
  const small = theatre.newsroom.feed('/kecil.xml', { title: 'Harian Kecil' });
  await seedFollowers(theatre.storeUrl, large.url, 'Harian Besar', await simulator.people(10_000));
  const few = await simulator.people(5);
  await seedFollowers(theatre.storeUrl, small.url, 'Harian Kecil', few);
  const people: number[] = [];
  for (let at = 0; at < askers; at++) {
    const facts = { first_name: `Budi ${at}`, language_code: 'id' };
    people.push(((await simulator.post('people', facts)) as { id: number }).id);
  }
  await simulator.post('limits', { overall: { perSecond: limit } });
  await simulator.post('faults', { latencyMs: 50 });
  const program = await startProgram({
    BOT_TOKEN: simulator.token,
    BOT_API_ROOT: simulator.url,
    GENERAL_SOURCES: 'none',
    STORE_URL: theatre.storeUrl,
    TELEGRAM_RATE: String(limit),
  });
  large.publish({
    title: 'Berita untuk semua',
    text: 'Isi berita yang cukup panjang untuk dibaca semua orang.',
  });
  while ((await simulator.stats()).accepted < 30) await sleep(50);

  let delivered = NaN;
  const published = performance.now();
  small.publish({ title: 'Berita untuk lima', text: '' });
  const arrival = Promise.all(few.map((id) => simulator.wait(id, 'Berita untuk lima'))).then(() => {
    delivered = (performance.now() - published) / 1_000;
  });
  const times: number[] = [];
  for (let n = 0; n < asks; n++) {
    const person = people[n % askers] ?? 0;
    const started = performance.now();
    const { message_id: after } = (await simulator.act('send', ['/latest'], person)) as {
      message_id: number;
    };
    await simulator.wait(person, 'Belum ada', after);
    times.push(performance.now() - started);
    await sleep(limit > 100 ? 20 : 250);
  }
  await arrival;
  const { accepted } = await simulator.stats();
  await program.stop();
  await Promise.all([simulator.close(), theatre.close()]);
  return [
    `${limit}/s`,
    times.length,
    round(quantile(times, 0.5), 0),
    round(quantile(times, 0.95), 0),
    round(delivered, 1),
    accepted < 10_000 ? 'yes' : 'no',
  ];
};
