import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FeedRecord } from '../../../src/feed/record.ts';
import { createStoryIndex, type StoryIndex } from '../../../src/search/index/index.ts';
import type { Story } from '../../../src/story/story.ts';
import { createSimulatedClock, type SimulatedClock } from '../../runtime/simulated-clock.ts';

const dayMs = 86_400_000;
let folder: string;
let clock: SimulatedClock;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kabar-index-'));
  clock = createSimulatedClock();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const story = (id: string, facts: Partial<Story> = {}): Story => ({
  id,
  sourceId: 'f1',
  sourceTitle: 'Harian Satu',
  headline: `Berita ${id}`,
  lead: '',
  publishedAt: clock.now() - 3_600_000,
  seenAt: clock.now(),
  categories: [],
  ...facts,
});

/** A store of these stories, and indexes over it. `walked`: how many were read by walking. */
const createWorld = (given: Story[] = []) => {
  const kept = new Map(given.map((one) => [one.id, one]));
  const records = new Map<string, Partial<FeedRecord>>([
    ['f1', { title: 'Harian Satu', url: 'https://satu.example/rss' }],
    ['f2', { title: 'Koran Dua', url: 'https://dua.example/rss' }],
    ['f3', { title: 'Surat', url: 'https://surat.example/rss?token=1' }],
  ]);
  const log: string[] = [];
  const walked = { stories: 0 };
  const open = (path: string | undefined = join(folder, 'index'), storeMark = 'store'): StoryIndex =>
    createStoryIndex({
      path,
      storeMark,
      feeds: {
        getMany: async (ids) => ids.map((id) => records.get(id) as FeedRecord | undefined),
        pages: async function* () {
          yield [...records.keys()];
        },
        recent: async (ids) =>
          ids.map((id) =>
            [...kept.values()]
              .filter(({ sourceId }) => sourceId === id)
              .map((one) => ({ id: one.id, time: one.publishedAt ?? one.seenAt })),
          ),
      },
      stories: {
        getMany: async (ids) => ids.map((id) => kept.get(id)),
        walk: async (after, limit) => {
          const ids = [...kept.keys()].toSorted().filter((id) => after === undefined || id > after);
          const some = ids.slice(0, limit);
          walked.stories += some.length;
          const next = some.length === limit ? some.at(-1) : undefined;
          return { stories: some.flatMap((id) => kept.get(id) ?? []), ...(next !== undefined && { next }) };
        },
      },
      clock,
      log: { info: (event) => log.push(event), warn: (event) => log.push(event) },
    });
  return { kept, records, log, walked, open };
};

/** Lets everything go on that waits for less than a minute. */
const settle = async (work: Promise<unknown> = Promise.resolve()) => {
  await clock.advance(60_000);
  await work;
};
const found = (
  index: StoryIndex,
  match: string | undefined = '"berita"',
  sources?: string[],
  alsoAbout?: string,
): string[] =>
  index
    .find({
      ...(match !== undefined && { match }),
      among:
        sources === undefined
          ? { publicAnd: [] }
          : { sources, ...(alsoAbout !== undefined && { alsoAbout }) },
      from: 0,
      to: Math.floor(clock.now() / 1_000),
      most: 100,
    })
    .map(({ id }) => id);

describe('the index of stories', () => {
  it('finds beside what some sources say what public ones say about something', async () => {
    const { open } = createWorld();
    const index = open();
    await settle(index.start());
    index.note([
      story('a', { publishedAt: clock.now() - 9_000 }),
      story('b', { sourceId: 'f2', lead: 'Gempa di Banten.', publishedAt: clock.now() - 8_000 }),
      story('c', { sourceId: 'f2', lead: 'Gempa di Aceh.' }),
      story('d', { sourceId: 'f3', lead: 'Gempa di Banten.' }),
    ]);
    await settle();
    const about = '({headline lead} : "gempa" AND {headline lead} : "banten")';
    expect(found(index, '"berita"', ['f1'], about)).toEqual(['b', 'a']);
    expect(found(index, undefined, ['f1'], about)).toEqual(['b', 'a']);
    expect(found(index, '"berita"', ['f1'])).toEqual(['a']);
    await index.stop();
  });

  it('finds what was noted, the newest first, as it is now and without what was taken back', async () => {
    const { open } = createWorld();
    const index = open();
    await settle(index.start());
    index.note([
      story('a', { publishedAt: clock.now() - 5_000 }),
      story('b', { publishedAt: clock.now() - 9_000 }),
    ]);
    expect(found(index)).toEqual([]);
    await settle();
    expect(found(index)).toEqual(['a', 'b']);
    index.note([story('a', { headline: 'Kabar lain' }), story('b', { recalledAt: clock.now() })]);
    await settle();
    expect(found(index)).toEqual([]);
    expect(found(index, '"kabar"')).toEqual(['a']);
    await index.stop();
  });

  it('keeps stories of the same second apart', async () => {
    const { open } = createWorld();
    const index = open();
    await settle(index.start());
    index.note(Array.from({ length: 60 }, (_, at) => story(`s${at}`)));
    await settle();
    expect(new Set(found(index)).size).toBe(60);
    await index.stop();
  });

  it('is made from the store where it is missing, and not again once it was closed', async () => {
    const world = createWorld(Array.from({ length: 120 }, (_, at) => story(`s${at}`)));
    const first = world.open();
    expect(first.isWhole()).toBe(false);
    await settle(first.start());
    expect(first.isWhole()).toBe(true);
    await first.stop();
    expect(world.walked.stories).toBe(120);
    const again = world.open();
    await settle(again.start());
    expect(found(again)).toHaveLength(100);
    expect(world.walked.stories).toBe(120);
    await again.stop();
  });

  it('is made anew where another store has taken the place of its own', async () => {
    const world = createWorld([story('a')]);
    const first = world.open();
    await settle(first.start());
    await first.stop();
    world.kept.clear();
    world.kept.set('b', story('b'));
    const again = world.open(undefined, 'backup');
    await settle(again.start());
    expect(found(again).toSorted()).toEqual(['a', 'b']);
    expect(again.isWhole()).toBe(true);
    await again.stop();
  });

  it('goes on being made where it was left', async () => {
    const world = createWorld(Array.from({ length: 300 }, (_, at) => story(`s${at}`)));
    const first = world.open();
    void first.start();
    await clock.advance(50);
    const soFar = world.walked.stories;
    expect(soFar).toBeGreaterThan(0);
    expect(soFar).toBeLessThan(300);
    await first.stop();
    const again = world.open();
    await settle(again.start());
    expect(again.isWhole()).toBe(true);
    expect(world.walked.stories).toBeLessThanOrEqual(350);
    const all = again.find({ among: { sources: ['f1'] }, from: 0, to: clock.now(), most: 1_000 });
    expect(new Set(all.map(({ id }) => id)).size).toBe(300);
    await again.stop();
  });

  it('finds what a crash has cost it among the recent stories of the feeds', async () => {
    const world = createWorld([story('a')]);
    const first = world.open();
    await settle(first.start());
    // Noted in the store, and gone before it was written here: nobody has closed the index.
    world.kept.set('b', story('b', { sourceId: 'f2' }));
    const again = world.open();
    await settle(again.start());
    expect(found(again).toSorted()).toEqual(['a', 'b']);
    await again.stop();
    await first.stop();
  });

  it.each([
    ['is no database', (path: string) => writeFileSync(path, 'nothing of the kind '.repeat(500))],
    ['is empty', (path: string) => writeFileSync(path, '')],
    [
      'is of another version',
      (path: string) => {
        const database = new DatabaseSync(path);
        database.exec('PRAGMA user_version = 99');
        database.close();
      },
    ],
    [
      'lacks a table',
      (path: string) => {
        const database = new DatabaseSync(path);
        database.exec('DROP TABLE source');
        database.close();
      },
    ],
  ])('is made anew where the file %s', async (_what, harm) => {
    const world = createWorld([story('a')]);
    const first = world.open();
    await settle(first.start());
    await first.stop();
    harm(join(folder, 'index'));
    const again = world.open();
    await settle(again.start());
    expect(found(again)).toEqual(['a']);
    expect(world.walked.stories).toBe(2);
    await again.stop();
  });

  it('is made anew where it turns out to be damaged while it is used', async () => {
    const world = createWorld(Array.from({ length: 400 }, (_, at) => story(`s${at}`)));
    const path = join(folder, 'index');
    const first = world.open();
    await settle(first.start());
    await first.stop();
    const again = world.open();
    const bytes = readFileSync(path);
    writeFileSync(path, bytes.fill(0xa5, 8_192));
    const starting = again.start();
    found(again);
    await settle(starting);
    await settle();
    expect(world.log).toContain('search.damaged');
    expect(again.isWhole()).toBe(true);
    expect(found(again)).toHaveLength(100);
    await again.stop();
  });

  it('is kept in memory, for what is to come, where the disk does not take it', async () => {
    const world = createWorld([story('a')]);
    writeFileSync(join(folder, 'file'), '');
    const index = world.open(join(folder, 'file', 'index'));
    await settle(index.start());
    index.note([story('b')]);
    await settle();
    expect(found(index)).toEqual(['b']);
    expect(index.isWhole()).toBe(false);
    expect(world.log).toContain('search.unopened');
    await index.stop();
  });

  it('is readable by its owner alone, with the files beside it', async () => {
    const path = join(folder, 'deep', 'index');
    mkdirSync(join(folder, 'deep'));
    const index = createWorld([story('a')]).open(path);
    await settle(index.start());
    for (const side of ['', '-wal', '-shm'].filter((end) => existsSync(`${path}${end}`)))
      expect(statSync(`${path}${side}`).mode & 0o077).toBe(0);
    await index.stop();
    chmodSync(path, 0o644);
    await createWorld().open(path).stop();
    expect(statSync(path).mode & 0o077).toBe(0);
  });

  it('lets go of what the store keeps no longer, thirty days after it was noted', async () => {
    const { open } = createWorld();
    const index = open();
    await settle(index.start());
    index.note([story('old')]);
    await clock.advance(29 * dayMs);
    index.note([story('new')]);
    await settle();
    expect(found(index).toSorted()).toEqual(['new', 'old']);
    await clock.advance(2 * dayMs);
    expect(found(index)).toEqual(['new']);
    await index.stop();
  });

  it('drops what is no more, and what a source that is not public has told once nobody follows it', async () => {
    const { open } = createWorld();
    const index = open();
    await settle(index.start());
    index.note([story('a'), story('b'), story('mine', { sourceId: 'f3' })]);
    await settle();
    expect(found(index, undefined, ['f3'])).toEqual(['mine']);
    index.drop(['a']);
    await settle(index.forgetPrivate('f3'));
    await settle(index.forgetPrivate('f1'));
    expect(found(index, undefined, ['f1', 'f3'])).toEqual(['b']);
    await index.stop();
  });

  it('shows what is public to all, and the rest to who is named', async () => {
    const { open } = createWorld();
    const index = open();
    await settle(index.start());
    index.note([story('a'), story('mine', { sourceId: 'f3' }), story('unknown', { sourceId: 'f9' })]);
    await settle();
    expect(found(index)).toEqual(['a']);
    expect(found(index, '"berita"', ['f3'])).toEqual(['mine']);
    expect(index.sourcesNamed('SURAT').map(({ id, isPublic }) => [id, isPublic])).toEqual([['f3', false]]);
    expect(index.sourcesNamed('satu.example')).toHaveLength(1);
    expect(index.sourcesNamed('%')).toEqual([]);
    await index.stop();
  });

  it('counts the sources that report an event', async () => {
    const { open } = createWorld();
    const index = open();
    await settle(index.start());
    const event = { clusterId: 'a' };
    index.note([
      story('a', event),
      story('b', { ...event, sourceId: 'f2' }),
      story('c', { ...event, sourceId: 'f2' }),
      story('d'),
    ]);
    await settle();
    const hits = index.find({ among: { publicAnd: [] }, from: 0, to: clock.now(), most: 10 });
    expect(new Map(hits.map(({ id, reach }) => [id, reach]))).toEqual(
      new Map([
        ['a', 2],
        ['b', 2],
        ['c', 2],
        ['d', 1],
      ]),
    );
    await index.stop();
  });

  it('answers and closes without a word where it was closed before', async () => {
    const { open, log } = createWorld();
    const index = open();
    await settle(index.start());
    await index.stop();
    index.note([story('a')]);
    expect(found(index)).toEqual([]);
    await index.stop();
    expect(log.filter((event) => event !== 'search.made')).toEqual([]);
  });
});
