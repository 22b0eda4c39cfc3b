import { describe, expect, it } from 'vitest';
import { createDiscovery } from '../../../src/feed/discovery/discover.ts';
import { FeedError, type FeedFailure } from '../../../src/http/failure.ts';
import type { Fetched } from '../../../src/http/client.ts';
import { pageLeads } from '../../../src/feed/discovery/leads.ts';
import { parseFeed } from '../../../src/feed/parse/parse.ts';
import { createSimulatedClock } from '../../runtime/simulated-clock.ts';
import { dialects } from '../parse/dialects.ts';
import { pieces } from '../parse/newsroom.ts';

const rss = dialects['plainRss']?.(pieces(3)) ?? '';

type Site = Record<string, string | FeedFailure | (Partial<Fetched> & { text: string })>;

/** A discovery on a web of these pages, and the addresses that it asked for. `answerMs`: how long each takes to answer. */
const on = (site: Site, answerMs = 0) => {
  const asked: string[] = [];
  const clock = createSimulatedClock();
  const discovery = createDiscovery({
    clock,
    reader: {
      read: async (body, options) => {
        // Told from a feed at once: pages are not what the reading of feeds is tested with here.
        if (Buffer.from(body).includes('<html')) throw new FeedError('not-a-feed');
        return parseFeed(body, options);
      },
      leads: async (body, about) => pageLeads(body, about),
      close: async () => {},
    },
    fetcher: {
      fetch: async (url, { signal } = {}) => {
        asked.push(url);
        if (answerMs > 0) await clock.sleep(answerMs, signal);
        if (signal?.aborted) throw new FeedError('unreachable', 'aborted');
        const page = site[url] ?? 'not-found';
        if (typeof page === 'string' && !page.includes('<')) throw new FeedError(page as FeedFailure);
        const { text, ...more } = typeof page === 'string' ? { text: page } : page;
        return { status: 'ok', url, body: Buffer.from(text), ...more };
      },
    },
  });
  return { find: discovery.find, asked, clock };
};
const page = (links: string) =>
  `<!doctype html><html><head><title>Contoh</title>${links}</head><body>x</body></html>`;
const link = (href: string, title: string, type = 'application/rss+xml') =>
  `<link rel="alternate" type="${type}" title="${title}" href="${href}">`;

describe('finding a feed', () => {
  it('takes an address that is a feed', async () => {
    const { find, asked } = on({ 'https://contoh.id/rss': rss });
    expect(await find('https://contoh.id/rss')).toMatchObject({ kind: 'feed', url: 'https://contoh.id/rss' });
    expect(asked).toHaveLength(1);
  });

  it('takes the feed that the page links to, relative to its base, and not the one of the comments', async () => {
    const { find } = on({
      'https://contoh.id/': page(
        `<base href="https://cdn.contoh.id/x/">${link('komentar', 'Contoh » Comments Feed')}${link('berita.xml', 'Contoh')}`,
      ),
      'https://cdn.contoh.id/x/berita.xml': rss,
    });
    expect(await find('https://contoh.id/')).toMatchObject({ url: 'https://cdn.contoh.id/x/berita.xml' });
  });

  it('gives the choice between several, but not between formats of one', async () => {
    const choice = on({
      'https://contoh.id/': page(link('/nasional', 'Nasional') + link('/olahraga', 'Olahraga')),
    });
    expect(await choice.find('https://contoh.id/')).toEqual({
      kind: 'choice',
      feeds: [
        { url: 'https://contoh.id/nasional', title: 'Nasional' },
        { url: 'https://contoh.id/olahraga', title: 'Olahraga' },
      ],
    });
    const formats = on({
      'https://contoh.id/': page(
        link('/rss', 'Contoh RSS 2.0') + link('/atom', 'Contoh - Atom', 'application/atom+xml'),
      ),
      'https://contoh.id/rss': rss,
    });
    expect(await formats.find('https://contoh.id/')).toMatchObject({
      kind: 'feed',
      url: 'https://contoh.id/rss',
    });
    const both = on({
      'https://contoh.id/': page(
        link('/nasional', 'Nasional RSS') +
          link('/nasional.atom', 'Nasional Atom', 'application/atom+xml') +
          link('/olahraga', 'Olahraga RSS'),
      ),
    });
    expect(await both.find('https://contoh.id/')).toMatchObject({
      feeds: [{ url: 'https://contoh.id/nasional' }, { url: 'https://contoh.id/olahraga' }],
    });
  });

  it('heeds the Link header', async () => {
    const { find } = on({
      'https://contoh.id/': {
        text: page(''),
        links: '</style.css>; rel=preload, </k.xml>; rel="alternate"; type="application/atom+xml"',
      },
      'https://contoh.id/k.xml': rss,
    });
    expect(await find('https://contoh.id/')).toMatchObject({ url: 'https://contoh.id/k.xml' });
  });

  it('tries the usual places, then a news sitemap', async () => {
    const usual = on({ 'https://contoh.id/a': page(''), 'https://contoh.id/feed.xml': rss });
    expect(await usual.find('https://contoh.id/a')).toMatchObject({ url: 'https://contoh.id/feed.xml' });
    const sitemap = on({
      'https://contoh.id/': page(''),
      'https://contoh.id/news-sitemap.xml':
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://contoh.id/1</loc><n:news><n:title>Satu</n:title></n:news></url></urlset>',
    });
    expect(await sitemap.find('https://contoh.id/')).toMatchObject({
      url: 'https://contoh.id/news-sitemap.xml',
      feed: { entries: [{ title: 'Satu' }] },
    });
  });

  it('keeps the address that leads to a feed for now, and the one that it has moved to for good', async () => {
    const found = (more: Partial<Fetched>) =>
      on({ 'https://contoh.id/feed': { text: rss, ...more } }).find('https://contoh.id/feed');
    const signed = { url: 'https://cdn.contoh.id/tmp?sig=1' };
    expect(await found(signed)).toMatchObject({ url: 'https://contoh.id/feed' });
    const moved = { url: 'https://contoh.id/rss', permanentUrl: 'https://contoh.id/rss' };
    expect(await found(moved)).toMatchObject({ url: 'https://contoh.id/rss' });
  });

  it('tells sections of one name apart, and takes two formats without titles for one feed', async () => {
    const sections = on({
      'https://contoh.id/': page(link('/nasional.xml', 'RSS') + link('/olahraga.xml', 'RSS')),
    });
    expect(await sections.find('https://contoh.id/')).toMatchObject({
      feeds: [{ title: 'RSS (/nasional.xml)' }, { title: 'RSS (/olahraga.xml)' }],
    });
    const formats = on({
      'https://contoh.id/': page(link('/rss.xml', '') + link('/atom.xml', '', 'application/atom+xml')),
      'https://contoh.id/rss.xml': rss,
    });
    expect(await formats.find('https://contoh.id/')).toMatchObject({ url: 'https://contoh.id/rss.xml' });
  });

  it('tries the usual places where the front page is closed, and says so where that is in vain', async () => {
    const closed: Site = { 'https://contoh.id/': 'denied' };
    const { find } = on({ ...closed, 'https://contoh.id/feed': rss });
    expect(await find('https://contoh.id/')).toMatchObject({ url: 'https://contoh.id/feed' });
    await expect(on(closed).find('https://contoh.id/')).rejects.toMatchObject({ reason: 'denied' });
    const article = on({ 'https://contoh.id/baca/1': 'not-found', 'https://contoh.id/feed': rss });
    await expect(article.find('https://contoh.id/baca/1')).rejects.toMatchObject({ reason: 'not-found' });
  });

  it('tries a section before the whole site', async () => {
    const site: Site = {
      'https://contoh.id/kategori/olahraga/': page(''),
      'https://contoh.id/kategori/olahraga/feed': rss,
      'https://contoh.id/feed': rss,
    };
    expect(await on(site).find('https://contoh.id/kategori/olahraga/')).toMatchObject({
      url: 'https://contoh.id/kategori/olahraga/feed',
    });
  });

  it('goes on over http where https is not reached, and only then', async () => {
    const plain = on({ 'https://contoh.id/rss': 'unreachable', 'http://contoh.id/rss': rss });
    expect(await plain.find('https://contoh.id/rss')).toMatchObject({ url: 'http://contoh.id/rss' });
    const refused = on({ 'https://contoh.id/rss': 'refused-address', 'http://contoh.id/rss': rss });
    await expect(refused.find('https://contoh.id/rss')).rejects.toMatchObject({ reason: 'refused-address' });
    expect(refused.asked).toHaveLength(1);
  });

  it('tries no more of a host that does not answer in time', async () => {
    const { find, asked } = on({ 'https://contoh.id/': page(''), 'https://contoh.id/rss': 'time-out' });
    await expect(find('https://contoh.id/')).rejects.toMatchObject({ reason: 'not-a-feed' });
    expect(asked).toEqual(['https://contoh.id/', 'https://contoh.id/feed', 'https://contoh.id/rss']);
  });

  it('gives up after half a minute, whatever is left to be tried', async () => {
    const { find, asked, clock } = on({ 'https://contoh.id/': page('') }, 8_000);
    const found = find('https://contoh.id/').catch((error: unknown) => error);
    await clock.advance(29_000);
    expect(asked).toHaveLength(4);
    await clock.advance(1_500);
    expect(await found).toMatchObject({ name: 'FeedError', reason: 'time-out' });
    expect(asked).toHaveLength(4);
  });

  it('takes no more of a page than its first dozen feeds, each once', async () => {
    const many = Array.from({ length: 5_000 }, (_, n) => `<link rel=feed href=/${n % 2_500}>`).join('');
    const { find } = on({ 'https://contoh.id/': page(many) });
    const found = await find('https://contoh.id/');
    expect(found).toMatchObject({ kind: 'choice', feeds: { length: 12 } });
    expect(pageLeads(Buffer.from(page(many)), { url: 'https://contoh.id/' }).offers).toHaveLength(100);
  });

  it('says that there is none', async () => {
    await expect(on({ 'https://contoh.id/': page('') }).find('https://contoh.id/')).rejects.toMatchObject({
      reason: 'not-a-feed',
    });
  });
});
