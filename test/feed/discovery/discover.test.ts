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
const on = (site: Site, answerMs: number | ((url: string) => number) = 0) => {
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
        const ms = typeof answerMs === 'number' ? answerMs : answerMs(url);
        if (ms > 0) await clock.sleep(ms, signal);
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

describe('discovery', () => {
  it('takes an address that is a feed', async () => {
    const { find, asked } = on({ 'https://contoh.id/rss': rss });
    expect(await find('https://contoh.id/rss')).toMatchObject({ kind: 'feed', url: 'https://contoh.id/rss' });
    expect(asked).toHaveLength(1);
  });

  it('takes the feed that a page declares, relative to its base, and not the one of its comments', async () => {
    const { find } = on({
      'https://contoh.id/': page(
        `<base href="https://cdn.contoh.id/x/">${link('komentar', 'Contoh » Comments Feed')}${link('berita.xml', 'Contoh')}`,
      ),
      'https://cdn.contoh.id/x/berita.xml': rss,
    });
    expect(await find('https://contoh.id/')).toMatchObject({ url: 'https://cdn.contoh.id/x/berita.xml' });
  });

  it('gives the choice between several feeds of a page, but not between formats of one', async () => {
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

  it('heeds the Link header of a page', async () => {
    const { find } = on({
      'https://contoh.id/': {
        text: page(''),
        links: '</style.css>; rel=preload, </k.xml>; rel="alternate"; type="application/atom+xml"',
      },
      'https://contoh.id/k.xml': rss,
    });
    expect(await find('https://contoh.id/')).toMatchObject({ url: 'https://contoh.id/k.xml' });
  });

  it('tries the usual places of a site, then its news sitemap', async () => {
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

  it('tries the usual places of a site whose front page is closed, and says that it is closed where that is in vain', async () => {
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

  it('offers no more of a page than its first dozen feeds, each once', async () => {
    const many = Array.from({ length: 5_000 }, (_, n) => `<link rel=feed href=/${n % 2_500}>`).join('');
    const { find } = on({ 'https://contoh.id/': page(many) });
    const found = await find('https://contoh.id/');
    expect(found).toMatchObject({ kind: 'choice', feeds: { length: 12 } });
    expect(pageLeads(Buffer.from(page(many)), { url: 'https://contoh.id/' }).offers).toHaveLength(100);
  });

  it('says that a site without a feed has none', async () => {
    await expect(on({ 'https://contoh.id/': page('') }).find('https://contoh.id/')).rejects.toMatchObject({
      reason: 'not-a-feed',
    });
  });

  it('takes the feed that a link of the page leads to', async () => {
    const { find } = on({
      'https://contoh.id/': page('<a href="/berita.php">RSS</a>'),
      'https://contoh.id/berita.php': rss,
    });
    expect(await find('https://contoh.id/')).toMatchObject({
      kind: 'feed',
      url: 'https://contoh.id/berita.php',
    });
  });

  it('goes from link to link until one leads to a feed', async () => {
    const { find, asked } = on({
      'https://contoh.id/': page(
        '<a href="/rss">RSS</a><a href="/feed.xml">Feed</a><a href="/k.php">RSS</a>',
      ),
      'https://contoh.id/rss': 'server-error',
      'https://contoh.id/k.php': rss,
    });
    expect(await find('https://contoh.id/')).toMatchObject({ url: 'https://contoh.id/k.php' });
    expect(asked.slice(1)).toEqual(['/rss', '/feed.xml', '/k.php'].map((path) => `https://contoh.id${path}`));
  });

  it('gives the choice between feeds that a page links to alike, once one of them is there', async () => {
    const links = ['nasional', 'olahraga', 'hukum'].map((name) => `<a href="/rss/${name}.xml">${name}</a>`);
    const list = page(`<a href="/tentang">RSS</a>${links.join('')}`);
    const { find, asked } = on({ 'https://contoh.id/rss': list, 'https://contoh.id/rss/nasional.xml': rss });
    expect(await find('https://contoh.id/rss')).toEqual({
      kind: 'choice',
      feeds: ['nasional', 'olahraga', 'hukum'].map((title) => ({
        url: `https://contoh.id/rss/${title}.xml`,
        title,
      })),
    });
    expect(asked).toHaveLength(2);
  });

  it('goes on once at the page of feeds that a link leads to', async () => {
    const { find } = on({
      'https://contoh.id/': page('<a href="/daftar">RSS</a>'),
      'https://contoh.id/daftar': page('<a href="/k/1">RSS Nasional</a><a href="/k/2">RSS Olahraga</a>'),
      'https://contoh.id/k/1': rss,
    });
    expect(await find('https://contoh.id/')).toMatchObject({
      kind: 'choice',
      feeds: [{ title: 'RSS Nasional' }, { title: 'RSS Olahraga' }],
    });
    const deep = on({
      'https://contoh.id/': page('<a href="/daftar">RSS</a>'),
      'https://contoh.id/daftar': page('<a href="/daftar/2">RSS</a>'),
      'https://contoh.id/daftar/2': page('<a href="/k.php">RSS</a>'),
      'https://contoh.id/k.php': rss,
    });
    await expect(deep.find('https://contoh.id/')).rejects.toMatchObject({ reason: 'not-a-feed' });
  });

  it('takes no page of another site for a list of feeds', async () => {
    const { find } = on({
      'https://contoh.id/': page('<a href="https://lain.id/rss">RSS</a>'),
      'https://lain.id/rss': page(link('/feed', 'Lain')),
      'https://lain.id/feed': rss,
    });
    await expect(find('https://contoh.id/')).rejects.toMatchObject({ reason: 'not-a-feed' });
  });

  const refresh = (url: string) => page(`<meta http-equiv="refresh" content="0; url=${url}">`);

  it('goes on where a page sends its readers', async () => {
    const { find } = on({
      'https://contoh.id/': refresh('/id/'),
      'https://contoh.id/id/': refresh('https://baru.id/'),
      'https://baru.id/': page(link('/umpan', 'Baru')),
      'https://baru.id/umpan': rss,
    });
    expect(await find('https://contoh.id/')).toMatchObject({ url: 'https://baru.id/umpan' });
  });

  it('takes the feed to which a page sends its readers', async () => {
    const { find } = on({ 'https://contoh.id/': refresh('/umpan'), 'https://contoh.id/umpan': rss });
    expect(await find('https://contoh.id/')).toMatchObject({ url: 'https://contoh.id/umpan' });
  });

  it('goes round in no circle of pages, and along no endless chain of them', async () => {
    const circle = on({
      'https://a.id/': refresh('https://b.id/'),
      'https://b.id/': refresh('https://a.id/'),
    });
    await expect(circle.find('https://a.id/')).rejects.toMatchObject({ reason: 'not-a-feed' });
    expect(circle.asked.filter((url) => /^https:\/\/[ab]\.id\/$/.test(url))).toEqual([
      'https://a.id/',
      'https://b.id/',
    ]);
    const chain = Array.from({ length: 20 }, (_, n) => [`https://a.id/${n}/x`, refresh(`/${n + 1}/x`)]);
    const endless = on(Object.fromEntries(chain));
    await expect(endless.find('https://a.id/0/x')).rejects.toMatchObject({ reason: 'not-a-feed' });
    expect(endless.asked.filter((url) => /\/\d+\/x$/.test(url))).toHaveLength(5);
  });

  it('looks for the usual places of the page itself where the one that it leads to is closed', async () => {
    const { find } = on({
      'https://contoh.id/': refresh('http://10.0.0.1/'),
      'http://10.0.0.1/': 'refused-address',
      'https://contoh.id/rss': rss,
    });
    expect(await find('https://contoh.id/')).toMatchObject({ url: 'https://contoh.id/rss' });
  });

  it('takes the known feed of a profile without asking for its page, and the page where that feed is not there', async () => {
    const known = on({ 'https://sosial.id/@koran.rss': rss });
    expect(await known.find('https://sosial.id/@koran')).toMatchObject({
      url: 'https://sosial.id/@koran.rss',
    });
    expect(known.asked).toEqual(['https://sosial.id/@koran.rss']);
    const other = on({
      'https://sosial.id/@koran': page(link('/k.xml', 'Koran')),
      'https://sosial.id/k.xml': rss,
    });
    expect(await other.find('https://sosial.id/@koran')).toMatchObject({ url: 'https://sosial.id/k.xml' });
    const gone = on({ 'https://sosial.id/@koran.rss': 'time-out' });
    await expect(gone.find('https://sosial.id/@koran')).rejects.toMatchObject({ reason: 'time-out' });
  });

  it('takes the feed of the channel that a page of YouTube is about', async () => {
    const feed = 'https://www.youtube.com/feeds/videos.xml?channel_id=UCkoran-koran_koran0001A';
    const html = page(`<script>{"externalId":"UCkoran-koran_koran0001A"}</script>${link('/x', 'Lain')}`);
    const { find } = on({ 'https://www.youtube.com/@koran': html, [feed]: rss });
    expect(await find('https://www.youtube.com/@koran')).toMatchObject({ kind: 'feed', url: feed });
  });

  it('says of a channel of Telegram that it cannot be followed, without asking for it', async () => {
    const { find, asked } = on({});
    for (const address of ['https://t.me/koran', 'https://t.me/s/koran', 'https://t.me/+abc'])
      await expect(find(address)).rejects.toMatchObject({ reason: 'telegram-channel' });
    expect(asked).toEqual([]);
  });

  it('takes the likeliest of several feeds, whichever host answers first', async () => {
    const site: Site = {
      'https://contoh.id/': page('<a href="/rss">RSS</a><a href="https://feeds.cepat.id/x">Umpan</a>'),
      'https://contoh.id/rss': rss,
      'https://feeds.cepat.id/x': rss,
    };
    const { find, clock, asked } = on(site, (url) => (url.includes('cepat') ? 10 : 1_000));
    const found = find('https://contoh.id/');
    await clock.advance(1_500);
    expect(asked).toHaveLength(3);
    await clock.advance(1_000);
    expect(await found).toMatchObject({ url: 'https://contoh.id/rss' });
  });
});
