import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Person } from '../../src/sandbox/telegram/index.ts';
import { bundledFile } from '../launch/bundled.ts';
import { countsOf, pause, until } from './counting.ts';
import { createStage, type Running, type Stage } from './stage.ts';

const hourMs = 3_600_000;
const intervalS = 5;
const patience = { timeoutMs: 90_000 };

let stage: Stage;
let folder: string;
beforeEach(async () => {
  stage = await createStage();
  folder = await mkdtemp(join(tmpdir(), 'kabar-clock-'));
});
afterEach(async () => {
  await stage.close();
  await rm(folder, { recursive: true, force: true });
});

/** The zone in which it is about noon now (hours ahead of UTC): between then and 25 hours later lies one midnight, whenever this runs. */
const ahead = 12 - new Date().getUTCHours();
const zone = `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;

const preload = `--import=${await bundledFile('shifted-clock')}`;
const env = () => ({
  NODE_OPTIONS: preload,
  CLOCK_FILE: join(folder, 'shift'),
  POLL_INTERVAL_SECONDS: String(intervalS),
  POLL_MIN_SECONDS: String(intervalS),
  POLL_MAX_SECONDS: String(intervalS),
  DEFAULT_TIME_ZONE: zone,
});

/** Puts the clock of the process on by so much, or back. */
const setClock = async (kabar: Running, ms: number) => {
  const done = () => kabar.log.filter(({ event }) => event === 'clock.set').length;
  const before = done();
  await writeFile(join(folder, 'shift'), String(ms));
  kabar.process.kill('SIGUSR2');
  await until(() => done() > before, 'the clock is set');
};

/** The local time so many hours from now, as people type it. */
const clockIn = (hours: number) =>
  new Date(Date.now() + (hours + ahead) * hourMs).toISOString().slice(11, 16).replace(':', '.');

it('the clock put back an hour and on by 26 brings no flood of looks, loses and repeats no card, and keeps digests and the daily line to one each', async () => {
  const { telegram, newsroom } = stage;
  const feeds = Array.from({ length: 5 }, (_, at) => {
    const feed = newsroom.feed(`/harian-${at}.xml`, { title: `Harian ${at}` });
    feed.publish({ title: `Awal ${at}`, text: '' });
    return feed;
  });
  const kabar = await stage.run(env());
  const people: Person[] = Array.from({ length: 5 }, (_, at) =>
    telegram.person({ first_name: `Orang ${at}`, language_code: 'id' }),
  );
  const reader = telegram.person({ first_name: 'Rini', language_code: 'id' });
  for (const one of [...people, reader]) {
    // Of these two a story comes while the clock is behind.
    for (const { url } of one === reader ? feeds.slice(-2) : feeds) {
      const { message_id: after } = one.send(`/follow ${url}`);
      await telegram.waitFor(one.id, /akan saya kirim ke sini/, { after, ...patience });
    }
  }
  const asked = reader.send(`/digest ${clockIn(23)}`);
  await telegram.waitFor(reader.id, /Ringkasan semua berita/, { after: asked.message_id, ...patience });

  const ids = people.map(({ id }) => id);
  const looks = () =>
    feeds.reduce((sum, { counts }) => sum + Object.values(counts()).reduce((a, b) => a + b, 0), 0);
  let published = 0;
  /** Publishes stories one after another and waits until each has come, and gives how many looks that took, and in how many seconds. */
  const live = async (stories: number) => {
    const before = { looks: looks(), at: performance.now() };
    for (let story = 1; story <= stories; story++) {
      const title = `Warta ${++published}.`;
      feeds[published % feeds.length]?.publish({ title, text: '' });
      await Promise.all(
        ids.map((id) => telegram.waitFor(id, (message) => message.text.includes(title), patience)),
      );
    }
    const seconds = (performance.now() - before.at) / 1_000;
    return { looks: looks() - before.looks, seconds };
  };
  /** Each feed is looked at once an interval, and once at the change. */
  const most = ({ seconds }: { seconds: number }) => feeds.length * (Math.ceil(seconds / intervalS) + 2);

  await live(2);
  await setClock(kabar, -hourMs);
  const back = await live(3);
  await setClock(kabar, 26 * hourMs);
  const on = await live(2);
  expect(back.looks).toBeLessThanOrEqual(most(back));
  expect(on.looks).toBeLessThanOrEqual(most(on));
  for (let story = 1; story <= published; story++)
    expect(countsOf(telegram, ids, `Warta ${story}.`)).toEqual(ids.map(() => 1));

  const digest = await telegram.waitFor(reader.id, /^Ringkasan ·/, patience);
  expect(digest.text).toMatch(/2 berita[^]*Warta [34]\.[^]*Warta [34]\./);
  await until(() => kabar.log.some(({ event }) => event === 'day'), 'the day is told', 90);
  await setClock(kabar, -26 * hourMs);
  await live(1);
  await pause(1_000);
  expect(telegram.view(reader.id).filter(({ text }) => text.startsWith('Ringkasan ·'))).toHaveLength(1);
  expect(kabar.log.filter(({ event }) => event === 'day')).toHaveLength(1);
  expect(kabar.log.filter(({ level }) => level === 'error')).toEqual([]);
  expect(await kabar.kill('SIGTERM')).toBe(0);
}, 400_000);
