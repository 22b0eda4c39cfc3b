import { describe, expect, it } from 'vitest';
import { FeedError, type FeedFailure } from '../../src/http/failure.ts';
import type { Fetched } from '../../src/http/client.ts';
import { permissionIn } from '../../src/http/robots-rules.ts';
import { createRobots } from '../../src/http/robots.ts';
import { createTurns } from '../../src/http/turns.ts';
import { createSimulatedClock } from '../runtime/simulated-clock.ts';

const hourMs = 3_600_000;
type Answer = string | FeedFailure | FeedError | Promise<string>;

/** Sites that answer `answer` for their robots.txt, as long as it is not changed. */
const scene = (answer: Answer, more: { read?: typeof permissionIn } = {}) => {
  const clock = createSimulatedClock();
  const stop = new AbortController();
  const site = { answer, asked: [] as string[] };
  const robots = createRobots({
    clock,
    turns: createTurns({ clock, width: 4 }),
    stopping: stop.signal,
    reader: { permission: async (...given) => (more.read ?? permissionIn)(...given) },
    fetcher: {
      fetch: async (url): Promise<Fetched> => {
        site.asked.push(url);
        const told = await site.answer;
        if (told instanceof FeedError) throw told;
        if (/^[a-z]+(-[a-z]+)*$/.test(told)) throw new FeedError(told as FeedFailure);
        return { status: 'ok', url, body: Buffer.from(told) };
      },
    },
  });
  const isAllowed = async (url = 'https://koran.test/berita/1', signal = new AbortController().signal) =>
    (await robots.permission(url, { signal, until: clock.now() + 4_000 })).isAllowed;
  return { clock, site, stop, isAllowed, robots };
};
const closed = 'User-agent: *\nDisallow: /berita/';

describe('asking a site for its rules', () => {
  it('a site is asked once for its rules, which hold for a day', async () => {
    const { clock, site, isAllowed } = scene(closed);
    expect(await Promise.all([isAllowed(), isAllowed(), isAllowed('https://koran.test/')])).toEqual([
      false,
      false,
      true,
    ]);
    await isAllowed('http://koran.test/');
    await isAllowed('https://koran.test:8443/');
    expect(site.asked).toEqual(
      ['https://koran.test', 'http://koran.test', 'https://koran.test:8443'].map(
        (origin) => `${origin}/robots.txt`,
      ),
    );
    site.answer = 'User-agent: *\nDisallow:';
    await clock.advance(23 * hourMs);
    expect(await isAllowed()).toBe(false);
    await clock.advance(2 * hourMs);
    expect(await isAllowed()).toBe(true);
    expect(site.asked).toHaveLength(4);
  });

  it.each(['not-found', 'denied', 'gone'] as const)('rules that are %s are no limits', async (reason) => {
    const { site, isAllowed } = scene(reason);
    expect([await isAllowed(), await isAllowed()]).toEqual([true, true]);
    expect(site.asked).toHaveLength(1);
  });

  it.each(['server-error', 'unreachable', 'time-out', 'too-big', 'refused-address'] as const)(
    'rules that fail with %s forbid everything, and are asked for again a quarter of an hour later',
    async (reason) => {
      const { clock, site, isAllowed } = scene(reason);
      expect([await isAllowed(), await isAllowed()]).toEqual([false, false]);
      expect(site.asked).toHaveLength(1);
      site.answer = '';
      await clock.advance(hourMs / 4);
      expect(await isAllowed()).toBe(true);
    },
  );

  it('a site that cannot be reached keeps the rules that are known', async () => {
    const { clock, site, isAllowed } = scene(closed);
    await isAllowed();
    site.answer = 'unreachable';
    await clock.advance(25 * hourMs);
    expect(await isAllowed('https://koran.test/')).toBe(true);
    expect(await isAllowed()).toBe(false);
    expect(site.asked).toHaveLength(2);
  });

  it('a busy site is asked for its rules no sooner than it says', async () => {
    const { clock, site, isAllowed } = scene(
      new FeedError('server-error', '503', { retryAfterMs: 2 * hourMs }),
    );
    await isAllowed();
    await clock.advance(hourMs);
    await isAllowed();
    expect(site.asked).toHaveLength(1);
  });

  it('rules that come later than a caller waits are known to the next one', async () => {
    const { promise, resolve } = Promise.withResolvers<string>();
    const { site, isAllowed } = scene(promise);
    const patience = new AbortController();
    const first = isAllowed(undefined, patience.signal);
    patience.abort();
    expect(await first).toBe(false);
    expect(await isAllowed(undefined, patience.signal)).toBe(false);
    resolve('');
    expect(await isAllowed()).toBe(true);
    expect(site.asked).toHaveLength(1);
  });

  it('a site whose rules cannot be read within the limits is left alone', async () => {
    const { isAllowed } = scene(closed, {
      read: () => {
        throw new FeedError('too-big');
      },
    });
    expect([await isAllowed('https://koran.test/'), await isAllowed('https://koran.test/')]).toEqual([
      false,
      false,
    ]);
  });

  it('rules of all sites together take no more than a few megabytes', async () => {
    const read = () => ({ isAllowed: true, delayMs: 0 });
    const { site, isAllowed } = scene(`User-agent: *\nDisallow: /x${'x'.repeat(600_000)}`, { read });
    const pages = Array.from({ length: 20 }, (_, n) => `https://koran-${n}.test/`);
    for (const page of pages) expect(await isAllowed(page)).toBe(true);
    await isAllowed(pages.at(-1));
    expect(site.asked).toHaveLength(20);
    await isAllowed(pages[0]);
    expect(site.asked).toHaveLength(21);
  });
});
