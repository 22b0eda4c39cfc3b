import { describe, expect, it } from 'vitest';
import { createArticles } from '../../src/article/fetch.ts';
import { FeedError, type FeedFailure } from '../../src/http/failure.ts';
import type { Fetched, FetchOptions } from '../../src/http/client.ts';
import { createTurns } from '../../src/http/turns.ts';
import { createLog } from '../../src/runtime/log.ts';
import type { Article } from '../../src/article/page/article.ts';
import type { Story } from '../../src/story/story.ts';
import { createSimulatedClock } from '../runtime/simulated-clock.ts';

const seconds = 1_000;
const story = (n: number, facts: Partial<Story> = {}): Story => ({
  id: `s${n}`,
  sourceId: 'f1',
  sourceTitle: 'Harian',
  url: `https://koran.test/${n}`,
  headline: `Berita nomor ${n}`,
  lead: '',
  seenAt: Date.UTC(2026, 0, 1) + n,
  categories: [],
  ...facts,
});
const full: Partial<Story> = {
  lead: 'Isi.',
  picture: { url: 'https://koran.test/1.jpg', caption: 'Banjir' },
  place: 'Serang',
  author: 'Ani',
  publishedAt: Date.UTC(2026, 0, 1),
};

type Site = {
  /** What a page takes to come (milliseconds). */
  ms: number;
  fails?: FeedFailure | FeedError | Error;
  /** Where an address leads. */
  leadsTo: Record<string, string>;
  isForbidden(url: string): boolean;
  delayMs: number;
  says: Partial<Article>;
};

const scene = (facts: Partial<Site> = {}) => {
  const clock = createSimulatedClock(Date.UTC(2026, 0, 1));
  const stop = new AbortController();
  const site: Site = { ms: 100, leadsTo: {}, isForbidden: () => false, delayMs: 0, says: {}, ...facts };
  const visits: { url: string; at: number; end?: number }[] = [];
  const fetch = async (url: string, { mayGo, signal }: FetchOptions = {}): Promise<Fetched> => {
    const visit: (typeof visits)[number] = { url, at: clock.now() };
    visits.push(visit);
    await clock.sleep(site.ms, signal);
    visit.end = clock.now();
    if (signal?.aborted) throw new FeedError('unreachable');
    const next = site.leadsTo[url];
    if (next !== undefined && mayGo?.(next) === false) throw new FeedError('denied');
    if (typeof site.fails === 'string') throw new FeedError(site.fails);
    if (site.fails !== undefined) throw site.fails;
    return { status: 'ok', url, body: Buffer.from(url), contentType: 'text/html' };
  };
  const articles = createArticles({
    clock,
    log: createLog('silent'),
    turns: createTurns({ clock, width: 4 }),
    stopping: stop.signal,
    fetcher: { fetch },
    reader: {
      article: async (body) => ({
        headline: `Berita nomor ${/\d+$/.exec(Buffer.from(body).toString())?.[0]}`,
        lead: `Isi ${Buffer.from(body).toString()}`,
        related: [],
        ...site.says,
      }),
    },
    robots: {
      permission: async (url) => ({ isAllowed: !site.isForbidden(url), delayMs: site.delayMs }),
    },
  });
  /** What comes of it, and after how many milliseconds. */
  const enrich = async (stories: Story[]) => {
    const start = clock.now();
    let ms = 0;
    const done = articles.enrich(stories).then((enriched) => {
      ms = clock.now() - start;
      return enriched;
    });
    await clock.advance(60 * seconds);
    return { stories: await done, ms };
  };
  return { clock, site, visits, enrich, stop, articles };
};
const stories = (count: number) => Array.from({ length: count }, (_, index) => story(index + 1));
const filled = (all: Story[]) => all.filter(({ lead }) => lead !== '').map(({ id }) => id);

describe('a fetch of the pages of new stories', () => {
  it('gives the stories in their order, filled in', async () => {
    const { enrich, visits } = scene();
    const enriched = await enrich(stories(3));
    expect(enriched.stories.map(({ id, lead }) => [id, lead])).toEqual([
      ['s1', 'Isi https://koran.test/1'],
      ['s2', 'Isi https://koran.test/2'],
      ['s3', 'Isi https://koran.test/3'],
    ]);
    expect(visits).toHaveLength(3);
  });

  it('goes to a host one page at a time, with a pause; to several hosts at once', async () => {
    const { enrich, visits } = scene();
    const other = story(9, { url: 'https://lain.test/9' });
    const { ms } = await enrich([...stories(3), other]);
    expect(ms).toBe(3 * 100 + 2 * 500);
    const ofOne = visits.filter(({ url }) => url.includes('koran.test'));
    for (const [index, { at }] of ofOne.entries())
      if (index > 0) expect(at - (ofOne[index - 1]?.end ?? Infinity)).toBeGreaterThanOrEqual(500);
    expect(visits.find(({ url }) => url.includes('lain.test'))?.at).toBe(ofOne[0]?.at);
  });

  it('keeps the pause that a site asks for, and does not wait for pages that would come too late', async () => {
    const { enrich, visits } = scene({ delayMs: 5 * seconds });
    const { stories: enriched, ms } = await enrich(stories(4));
    expect(ms).toBe(100 + 5 * seconds + 100);
    expect(visits.map(({ url }) => url)).toEqual(['https://koran.test/4', 'https://koran.test/3']);
    expect(filled(enriched)).toEqual(['s3', 's4']);
  });

  it('fetches nothing for stories that lack nothing, or have no page', async () => {
    const { enrich, visits } = scene();
    const { url: _url, ...pageless } = story(2);
    const given = [story(1, full), pageless];
    expect(await enrich(given)).toEqual({ stories: given, ms: 0 });
    expect(visits).toEqual([]);
  });

  it('fetches the newest ten of a backlog, the newest first', async () => {
    const { enrich, visits } = scene({ ms: 10 });
    const { stories: enriched } = await enrich(stories(40));
    expect(enriched).toHaveLength(40);
    expect(visits[0]?.url).toBe('https://koran.test/40');
    expect(visits.map(({ url }) => url).sort()).toEqual(
      stories(40)
        .slice(30)
        .map(({ url }) => url),
    );
  });

  it('lets a story wait four seconds, and several together eight; what is not there then goes as it is', async () => {
    const one = scene({ ms: 20 * seconds });
    expect(await one.enrich([story(1)])).toEqual({ stories: [story(1)], ms: 4 * seconds });
    const many = scene({ ms: 3 * seconds });
    const { stories: enriched, ms } = await many.enrich(stories(9));
    expect(ms).toBe(8 * seconds);
    expect(filled(enriched)).toEqual(['s8', 's9']);
    expect(many.visits.every(({ end = Infinity }) => end <= Date.UTC(2026, 0, 1) + 8 * seconds)).toBe(true);
    expect(many.visits).toHaveLength(3);
  });

  it('does not wait at a stop', async () => {
    const { articles, clock, stop } = scene({ ms: 20 * seconds });
    const done = articles.enrich([story(1)]);
    await clock.advance(10);
    stop.abort();
    expect(await done).toEqual([story(1)]);
  });

  it.each([
    'not-found',
    'not-a-feed',
    'too-big',
    'refused-address',
    'time-out',
    'unreachable',
    'denied',
    'server-error',
    'gone',
  ] as const)('leaves a story as it was when its page fails with %s', async (fails) => {
    expect((await scene({ fails }).enrich([story(1)])).stories).toEqual([story(1)]);
  });

  it('leaves a story as it was when its page is of something else, is forbidden or cannot be read', async () => {
    const wall = scene({ says: { headline: 'Sebelum melanjutkan: setujui kuki' } });
    expect((await wall.enrich([story(1)])).stories).toEqual([story(1)]);
    const forbidden = scene({ isForbidden: () => true });
    expect((await forbidden.enrich([story(1)])).stories).toEqual([story(1)]);
    expect(forbidden.visits).toEqual([]);
    const broken = scene({ fails: new TypeError('our own fault') });
    expect((await broken.enrich([story(1), story(2, { url: 'no address' })])).stories).toEqual([
      story(1),
      story(2, { url: 'no address' }),
    ]);
  });

  it('follows redirects, under the rules of each place on the way', async () => {
    const leadsTo = { 'https://koran.test/1': 'https://www.koran.test/1' };
    const { enrich, visits } = scene({ leadsTo });
    expect((await enrich([story(1)])).stories[0]?.lead).toBe('Isi https://www.koran.test/1');
    expect(visits).toHaveLength(2);
    const forbidden = scene({ leadsTo, isForbidden: (url) => url.includes('www.') });
    expect((await forbidden.enrich([story(1)])).stories).toEqual([story(1)]);
    expect(forbidden.visits).toHaveLength(1);
    const round = scene({ leadsTo: { 'https://koran.test/1': 'https://koran.test/1' } });
    expect((await round.enrich([story(1)])).stories).toEqual([story(1)]);
    expect(round.visits).toHaveLength(6);
  });

  it('leaves a host alone that has too much to do, for as long as it asks', async () => {
    const { enrich, visits, site, clock } = scene({
      fails: new FeedError('server-error', 'HTTP 429', { retryAfterMs: 300 * seconds }),
    });
    expect((await enrich(stories(5))).ms).toBe(100);
    expect(visits).toHaveLength(1);
    delete site.fails;
    await clock.advance(200 * seconds);
    expect((await enrich([story(6)])).ms).toBe(0);
    await clock.advance(100 * seconds);
    expect(filled((await enrich([story(7)])).stories)).toEqual(['s7']);
  });
});
