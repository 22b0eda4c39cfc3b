import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  checkSources,
  fileOf,
  marked,
  reportLine,
  sourcesIn,
  type Checked,
} from '../../../src/feed/catalogue/check.ts';
import type { Source } from '../../../src/feed/catalogue/catalogue.ts';
import { FeedError } from '../../../src/http/failure.ts';
import { createNewsroom, type Newsroom } from '../../../src/sandbox/newsroom/index.ts';
import { startEnv } from '../../launch/environment.ts';

const sourceAt = (name: string, ...urls: string[]): Source => ({
  name,
  aliases: [],
  domains: [],
  language: 'id',
  place: 'indonesia',
  feeds: urls.map((url, at) => ({
    title: `Bagian ${at + 1}`,
    url,
    topics: ['general'],
    list: 'kabar',
    checked: false,
  })),
});

describe('a check of the catalogue', () => {
  const clock = { now: () => 0, sleep: async () => {} };

  it('asks a host for one feed at a time, and several hosts at once', async () => {
    const busy = new Set<string>();
    let most = 0;
    const sources = ['a', 'b', 'c'].map((host) =>
      sourceAt(host, ...[1, 2, 3].map((n) => `https://${host}.example/${n}`)),
    );
    const told: Checked[] = [];
    const checked = await checkSources(sources, {
      clock,
      atOnce: 2,
      tell: (one) => void told.push(one),
      discovery: {
        find: async (address) => {
          const { host } = new URL(address);
          expect(busy).not.toContain(host);
          busy.add(host);
          most = Math.max(most, busy.size);
          await new Promise(setImmediate);
          busy.delete(host);
          throw new FeedError('time-out');
        },
      },
    });
    expect(most).toBe(2);
    expect(checked).toHaveLength(9);
    expect(told).toEqual(checked);
    expect(checked.every((one) => !one.ok && one.why === 'time-out')).toBe(true);
  });

  it('asks the hosts of one site one after another', async () => {
    const busy = new Set<string>();
    const sources = [
      'banten.koran.co.id',
      'jogja.koran.co.id',
      'koran.co.id',
      'www.berita.com',
      'berita.com',
    ].map((host) => sourceAt(host, `https://${host}/rss`));
    let most = 0;
    await checkSources(sources, {
      clock,
      atOnce: 8,
      tell: () => {},
      discovery: {
        find: async (address) => {
          const site = /[^.]+\.(co\.id|com)/.exec(new URL(address).host)?.[0] ?? '';
          expect(busy).not.toContain(site);
          busy.add(site);
          most = Math.max(most, busy.size);
          await new Promise(setImmediate);
          busy.delete(site);
          throw new FeedError('time-out');
        },
      },
    });
    expect(most).toBe(2);
  });

  it('marks what could be read with the day, and leaves the rest as it was', () => {
    const before = [
      sourceAt('b', 'https://b.example/1', 'https://b.example/2'),
      sourceAt('a', 'https://a.example/'),
    ];
    const about = { source: 'b', section: 'Bagian 1' };
    const after = marked(
      before,
      [
        { ...about, url: 'https://b.example/1', ok: true, entries: 1 },
        { ...about, url: 'https://b.example/2', ok: false, why: 'time-out' },
      ],
      '2026-05-05',
    );
    expect(after.flatMap(({ feeds }) => feeds.map(({ checked }) => checked))).toEqual([
      '2026-05-05',
      false,
      false,
    ]);
    const lines = fileOf(after).split('\n');
    expect(lines.map((line) => line.slice(0, 14))).toEqual([
      '[',
      '  {"name":"a",',
      '  {"name":"b",',
      ']',
      '',
    ]);
    expect(sourcesIn(JSON.parse(fileOf(after)))).toEqual(after.toReversed());
  });

  it('takes a page with several feeds for sound only where a front page was meant', async () => {
    const sources = [sourceAt('a', 'https://a.example/', 'https://a.example/rss')];
    const discovery = { find: async () => ({ kind: 'choice' as const, feeds: [] }) };
    expect(await checkSources(sources, { clock, atOnce: 1, tell: () => {}, discovery })).toMatchObject([
      { ok: true, offers: 0 },
      { ok: false, why: 'not-a-feed' },
    ]);
  });

  it('says of each section in a line what is there, or what is wrong', () => {
    const about = { source: 'ANTARA', section: 'Terkini', url: 'https://a.example/rss' };
    const newestAt = Date.UTC(2026, 4, 5, 6, 23);
    expect(reportLine({ ...about, ok: true, entries: 3, newestAt })).toBe(
      'ok    ANTARA · Terkini: 3 entries, newest 2026-05-05 06:23 UTC',
    );
    expect(reportLine({ ...about, ok: true, entries: 1, foundAt: 'https://b.example/' })).toBe(
      'ok    ANTARA · Terkini: 1 entries, no dates, found at https://b.example/',
    );
    expect(reportLine({ ...about, ok: false, why: 'gone' })).toBe(
      'FAIL  ANTARA · Terkini: gone  https://a.example/rss',
    );
  });

  it.each([
    [{}, /list of sources/],
    [[{ name: 'a' }], /source 1 must have/],
    [[sourceAt('a', 'https://a.example/'), sourceAt('b')], /source 2/],
    [[sourceAt('a', 'ftp://a.example/')], /source 1/],
    [[null], /source 1/],
    [[{ ...sourceAt('a', 'https://a.example/'), place: 'toString' }], /source 1/],
    [[{ ...sourceAt('a', 'https://a.example/'), language: 'fr' }], /source 1/],
    ...[
      { topics: [] },
      { topics: ['xyz'] },
      { list: 'toString' },
      { checked: 'kemarin' },
      { place: 'xyz' },
    ].map((wrong): [unknown, RegExp] => {
      const { feeds, ...rest } = sourceAt('a', 'https://a.example/');
      return [[{ ...rest, feeds: [{ ...feeds[0], ...wrong }] }], /source 1/];
    }),
  ])('refuses a file that is no catalogue: %j', (json, problem) => {
    expect(() => sourcesIn(json)).toThrow(problem);
  });
});

describe('npm run catalogue', () => {
  let newsroom: Newsroom;
  let folder: string;
  beforeEach(async () => {
    [newsroom, folder] = await Promise.all([createNewsroom(), mkdtemp(join(tmpdir(), 'kabar-catalogue-'))]);
  });
  afterEach(() => Promise.all([newsroom.close(), rm(folder, { recursive: true })]));

  const run = async (args: string[], env: Record<string, string>) => {
    const child = spawn(
      process.execPath,
      [join(import.meta.dirname, '../../../src/check-catalogue.ts'), ...args],
      {
        env: { ...startEnv, ...env },
      },
    );
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => (output += String(chunk)));
    const [code] = await once(child, 'close');
    return { code: Number(code), lines: output.split('\n') };
  };

  it('looks at each feed of a file with the reader and the guard of the bot', async () => {
    const good = newsroom.feed('/baik.xml', { title: 'Baik' });
    good.publish({ title: 'Satu', date: new Date() });
    newsroom.feed('/kosong.xml', { title: 'Kosong' });
    const old = newsroom.feed('/lama.xml', { title: 'Lama' });
    old.publish({ title: 'Dulu', date: new Date('2020-05-05T06:23Z') });
    const file = join(folder, 'catalogue.json');
    const bad = [`${newsroom.url}/kosong.xml`, old.url, newsroom.page('/tutup', { status: 410 })];
    await writeFile(file, JSON.stringify([sourceAt('Baik', good.url, good.page), sourceAt('Buruk', ...bad)]));

    const open = { ALLOW_PRIVATE_NETWORK: 'true' };
    const [all, one, guarded, unknown] = await Promise.all([
      run([file], open),
      run([file, '--only', 'baik'], open),
      run([file, '--only', 'baik'], {}),
      run([file, '--only', 'xyz'], open),
    ]);
    expect(all.code).toBe(1);
    const kept = await readFile(file, 'utf8');
    const day = new Date().toISOString().slice(0, 4);
    const marking = await run([file, '--only', 'baik', '--mark'], open);
    expect(marking.code).toBe(0);
    const days = (text: string) => [...text.matchAll(/"checked":("\d{4}|false)/g)].map(([, one]) => one);
    expect(days(kept)).toEqual(Array.from({ length: 5 }, () => 'false'));
    expect(days(await readFile(file, 'utf8'))).toEqual([`"${day}`, `"${day}`, 'false', 'false', 'false']);
    const rest = await run([file, '--unchecked'], open);
    expect(rest.lines.at(-2)).toBe('3 feeds of 1 sources: 0 ok, 3 failed');
    expect(all.lines).toEqual([
      expect.stringMatching(/^ok {4}Baik · Bagian 1: 1 entries, newest \d{4}-.* UTC$/),
      expect.stringMatching(/^ok {4}Baik · Bagian 2: 1 entries, .* found at .*\/baik\.xml$/),
      expect.stringMatching(/^FAIL {2}Buruk · Bagian 1: empty /),
      expect.stringMatching(/^FAIL {2}Buruk · Bagian 2: old, newest 2020-05-05 06:23 UTC /),
      expect.stringMatching(/^FAIL {2}Buruk · Bagian 3: gone /),
      '5 feeds of 2 sources: 2 ok, 3 failed',
      '',
    ]);
    expect(one.code).toBe(0);
    expect(one.lines.at(-2)).toBe('2 feeds of 1 sources: 2 ok, 0 failed');
    expect(guarded.code).toBe(1);
    expect(guarded.lines[0]).toMatch(/refused-address/);
    expect(unknown.code).toBe(64);
    expect(unknown.lines[0]).toBe('no source is called "xyz"');
  });
});
