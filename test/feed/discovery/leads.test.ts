import { describe, expect, it } from 'vitest';
import { pageLeads, type AboutPage, type Lead } from '../../../src/feed/discovery/leads.ts';

const site = 'https://koran.id/';
const leadsOf = (html: string, about: Partial<AboutPage> = {}) =>
  pageLeads(Buffer.from(html), { url: site, ...about });
const urlsOf = (html: string, about?: Partial<AboutPage>) =>
  leadsOf(html, about).offers.map(({ url }) => url);
const kindsOf = (offers: Lead[]) => offers.map(({ kind, url }) => `${kind} ${new URL(url).pathname}`);
const rssLink = (href: string, title = 'Koran', more = '') =>
  `<link rel="alternate" type="application/rss+xml" title="${title}" href="${href}"${more}>`;

describe('a <link> of a page', () => {
  it.each([
    ['of a registered type', '<link rel="alternate" type="application/atom+xml" href="/k">'],
    ['in upper case', '<LINK REL="ALTERNATE" TYPE="APPLICATION/RSS+XML" HREF="/k">'],
    [
      'with blanks and a charset in its type',
      '<link rel=" alternate " type=" application/rss+xml; charset=utf-8" href=" /k ">',
    ],
    ['of a made-up type', '<link rel="alternate" type="application/x-rss+xml" href="/k">'],
    ['of a type without its tree', '<link rel="alternate" type="text/rss" href="/k">'],
    ['of the type that is only a word', '<link rel="alternate" type="RSS" href="/k">'],
    ['of XML', '<link rel="alternate" type="text/xml" href="/k">'],
    ['of RSS 1.0', '<link rel="alternate" type="application/rdf+xml" href="/k">'],
    ['of JSON Feed', '<link rel="alternate" type="application/feed+json" href="/k">'],
    [
      'of JSON that is called a feed',
      '<link rel="alternate" type="application/json" title="JSON Feed" href="/k">',
    ],
    ['that is a feed by its rel', '<link rel="feed" href="/k">'],
    ['that has the type and no rel', '<link type="application/rss+xml" href="/k">'],
    ['that has no type and says RSS', '<link rel="alternate" title="Koran RSS" href="/k">'],
    [
      'that has a language beside its type',
      '<link rel="alternate" hreflang="id" type="application/rss+xml" href="/k">',
    ],
    ['that has another type and says RSS', '<link rel="alternate" type="text/html" title="RSS" href="/k">'],
    ['in the body', '</head><body><p>x<link rel="alternate" type="application/rss+xml" href="/k">'],
    ['with an encoded type', '<link rel="alternate" type="application/rss&#43;xml" href="/k">'],
  ])('leads to a feed: one %s', (_kind, html) => {
    expect(urlsOf(html)).toEqual(['https://koran.id/k']);
  });

  it.each([['/umpan/feed'], ['/rss.php'], ['/k?format=rss'], ['/berita.xml']])(
    'leads to a feed where it has no type but an address like one: %s',
    (href) => {
      expect(urlsOf(`<link rel="alternate" href="${href}">`)).toEqual([`https://koran.id${href}`]);
    },
  );

  it.each([
    ['a language alone', '<link rel="alternate" hreflang="en" href="/en/feed">'],
    ['a medium alone', '<link rel="alternate" media="handheld" href="/m">'],
    [
      'oEmbed',
      '<link rel="alternate" type="application/json+oembed" href="/wp-json/oembed/1.0/embed?url=x">',
    ],
    ['oEmbed in XML', '<link rel="alternate" type="text/xml+oembed" href="/oembed?format=xml">'],
    [
      'the API of WordPress',
      '<link rel="alternate" type="application/json" title="JSON" href="/wp-json/wp/v2/posts/1">',
    ],
    ['JSON of anything', '<link rel="alternate" type="application/json" href="/index.json">'],
    ['a style', '<link rel="alternate stylesheet" type="text/css" title="Feed" href="/feed.css">'],
    ['a search', '<link rel="search" type="application/opensearchdescription+xml" href="/osd.xml">'],
    ['an icon', '<link rel="icon" type="image/png" href="/rss.png">'],
    ['a site map', '<link rel="alternate" type="application/xml" title="Sitemap" href="/sitemap.xml">'],
    ['ActivityPub', '<link rel="alternate" type="application/activity+json" href="/users/koran">'],
    [
      'no address',
      '<link rel="alternate" type="application/rss+xml"><link rel="alternate" type="application/rss+xml" href="">',
    ],
    [
      'another scheme',
      rssLink('javascript:alert(1)') + rssLink('data:text/xml,x') + rssLink('ftp://koran.id/rss'),
    ],
    ['a comment around it', `<!-- ${rssLink('/k')} -->`],
    ['a script around it', `<script>document.write('${rssLink('/k')}')</script>`],
  ])('leads to no feed where it has %s', (_kind, html) => {
    expect(leadsOf(html)).toEqual({ offers: [] });
  });

  it.each([
    ['www.koran.id/feed', 'https://www.koran.id/feed'],
    ['koran.id/feed', 'https://koran.id/feed'],
    ['KORAN.id/feed', 'https://koran.id/feed'],
    ['feeds.koran.id/utama', 'https://feeds.koran.id/utama'],
    ['feeds.feedburner.com/koran', 'https://feeds.feedburner.com/koran'],
    ['//koran.id/feed', 'https://koran.id/feed'],
    ['https//koran.id/feed', 'https://koran.id/feed'],
    ['https:/koran.id/feed', 'https://koran.id/feed'],
    ['http://http://koran.id/feed', 'http://koran.id/feed'],
    ['feed:https://koran.id/feed', 'https://koran.id/feed'],
    ['feed://koran.id/feed', 'https://koran.id/feed'],
    ['feed:koran.id/feed', 'https://koran.id/feed'],
    ['feed:/feed', 'https://koran.id/feed'],
    ['/feed?a=1&amp;amp;b=2', 'https://koran.id/feed?a=1&b=2'],
    ['/fe\ned', 'https://koran.id/feed'],
    ['feed.xml', 'https://koran.id/arsip/feed.xml'],
    ['rss.id/feed.xml', 'https://rss.id/feed.xml'],
    ['index.php/feed', 'https://koran.id/arsip/index.php/feed'],
    ['./v1.2/feed', 'https://koran.id/arsip/v1.2/feed'],
    ['arsip.lama/feed', 'https://koran.id/arsip/arsip.lama/feed'],
    ['?feed=rss2', 'https://koran.id/arsip/?feed=rss2'],
    ['/feed#atas', 'https://koran.id/feed'],
  ])('written %j means %s', (href, expected) => {
    expect(urlsOf(rssLink(href), { url: 'https://koran.id/arsip/' })).toEqual([expected]);
  });

  it.each([
    ['<base href="https://cdn.koran.id/x/">', 'https://cdn.koran.id/x/k'],
    ['<base target="_blank"><base href="/dua/"><base href="/tiga/">', 'https://koran.id/dua/k'],
    ['<base href="www.koran.id/y/">', 'https://www.koran.id/y/k'],
    ['<base href="javascript:x">', 'https://koran.id/k'],
  ])('is resolved against the base of its page: %s', (base, expected) => {
    expect(urlsOf(rssLink('k') + base)).toEqual([expected]);
  });

  it('names a host and a port as the page does, also without a scheme', () => {
    expect(urlsOf(rssLink('127.0.0.1:8080/feed'), { url: 'http://127.0.0.1:8080/' })).toEqual([
      'http://127.0.0.1:8080/feed',
    ]);
  });

  it('has what it says for its title, without entities and markup, or its address', () => {
    const html =
      rssLink('/a', ' Berita  &amp; Opini ') + rssLink('/b', '&lt;b&gt;Tebal&lt;/b&gt;') + rssLink('/c', '');
    expect(leadsOf(html).offers.map(({ title }) => title)).toEqual([
      'Berita & Opini',
      'Tebal',
      'https://koran.id/c',
    ]);
  });
});

describe('a link of a page', () => {
  it.each([
    ['that says RSS', '<a href="/k.php">RSS</a>'],
    ['that says it among others', '<a href="/k.php">Berlangganan lewat RSS</a>'],
    ['that says Atom', '<a href="/k.php">Atom 1.0</a>'],
    ['that says XML as a badge does', '<a href="/k.php"><b>XML</b></a>'],
    ['that says it of a section', '<a href="/k.php">RSS Olahraga</a>'],
    ['that says it in its title', '<a href="/k.php" title="RSS feed">Ikuti kami</a>'],
    ['that says it in its label', '<a href="/k.php" aria-label="RSS"><svg></svg></a>'],
    ['that says it in its drawing', '<a href="/k.php"><svg><title>RSS</title></svg></a>'],
    ['that says it in the words for its picture', '<a href="/k.php"><img src="/i/1.gif" alt="RSS"></a>'],
    ['that shows the icon', '<a href="/k.php"><img src="/i/rss.gif"></a>'],
    ['that has the class of the icon', '<a href="/k.php"><i class="fa fa-rss"></i></a>'],
    ['that has the type', '<a href="/k.php" type="application/rss+xml">Berita</a>'],
    ['on a map of a picture', '<map><area href="/k.php" alt="RSS"></map>'],
    ['that is never closed', '<p><a href="/k.php">RSS<p>Berita lain'],
    ['whose scheme is feed:', '<a href="feed://koran.id/k.php">Langganan</a>'],
    [
      'of a feed reader',
      '<a href="https://feedly.com/i/subscription/feed%2Fhttps%3A%2F%2Fkoran.id%2Fk.php">Feedly</a>',
    ],
  ])('leads to a feed: one %s', (_kind, html) => {
    expect(leadsOf(html).offers).toMatchObject([{ url: 'https://koran.id/k.php', kind: 'linked' }]);
  });

  it.each([
    '/feed',
    '/rss/',
    '/rss.xml',
    '/index.rdf',
    '/berita.atom',
    '/rss/nasional',
    '/?feed=rss2',
    '/k?format=feed&type=rss',
    '/berita-rss.php',
    '/feeds/posts/default',
  ])('leads to a feed by its address alone: %s', (href) => {
    expect(urlsOf(`<a href="${href}">Berita</a>`)).toEqual([`https://koran.id${href}`]);
  });

  it.each([
    ['feedback', '<a href="/feedback">Feedback</a><a href="/feedback/rss">RSS</a>'],
    ['mail', '<a href="mailto:redaksi@koran.id?subject=RSS">RSS</a>'],
    ['a script', '<a href="javascript:langganan()">RSS</a>'],
    ['a place on the page', '<a href="#rss">RSS</a><a href="https://koran.id/#rss">RSS</a>'],
    [
      'sharing',
      '<a href="https://www.facebook.com/sharer.php?u=https://koran.id/rss">RSS</a><a href="/share?to=rss">RSS</a><a href="/a?share=rss">RSS</a>',
    ],
    ['a channel of Telegram', '<a href="https://t.me/koran_rss">RSS</a>'],
    ['an encyclopedia', '<a href="https://id.wikipedia.org/wiki/RSS">RSS</a>'],
    ['where a reader came from', '<a href="/berita/1?utm_source=rss&utm_medium=feed">Harga beras turun</a>'],
    [
      'a headline',
      '<a href="/berita/mengenang-bom-atom">Mengenang bom atom di Hiroshima</a><a href="/r/1">Ketua RSS itu mengatakan hal lain tentang pemilu di India kemarin malam</a>',
    ],
    ['a picture', '<a href="/i/rss.png">RSS</a>'],
    ['a site map', '<a href="/sitemap.xml">XML</a>'],
    ["somebody else's page about it", '<a href="https://lain.id/apa">RSS</a>'],
    [
      'a list that is called feed in its classes',
      '<a class="js-feed-item" href="/berita/2">Harga beras turun</a>',
    ],
    ['signing in', '<a href="/login?to=/rss">RSS</a>'],
  ])('leads to no feed where it leads to %s', (_kind, html) => {
    expect(leadsOf(html)).toEqual({ offers: [] });
  });

  it('is tried before others the more it says, and the more its address says', () => {
    const html = `
      <a href="/tentang-rss.html">Apa itu RSS?</a>
      <a href="https://teman.id/feed">RSS</a>
      <a href="/langganan">Langganan <img src="/i/rss.gif"></a>
      <a href="/k.php">RSS</a>
      <a href="/feed">RSS</a>`;
    expect(urlsOf(html)).toEqual([
      'https://koran.id/feed',
      'https://koran.id/k.php',
      'https://koran.id/tentang-rss.html',
      'https://koran.id/langganan',
      'https://teman.id/feed',
    ]);
  });

  it('is taken once, by what says most', () => {
    expect(leadsOf('<a href="/feed"><img src="/a.gif"></a><a href="/feed">RSS</a>').offers).toEqual([
      { url: 'https://koran.id/feed', title: 'RSS', kind: 'linked' },
    ]);
  });

  it('is one of a dozen at most', () => {
    const html = Array.from({ length: 5_000 }, (_, n) => `<a href="/rss/${n}">RSS ${n}</a>`).join('');
    expect(urlsOf(html)).toHaveLength(12);
  });
});

describe('the offers of a page', () => {
  it('begin with what it declares, then come other formats, then links, then comments', () => {
    const html = `
      ${rssLink('/comments/feed', 'Koran » Umpan Komentar')}
      ${rssLink('/feed', 'Koran » RSS')}
      <link rel="alternate" type="application/atom+xml" title="Koran » Atom" href="/atom">
      <a href="/rss">RSS</a><a href="/komentar/rss">RSS komentar</a>`;
    expect(kindsOf(leadsOf(html).offers)).toEqual([
      'declared /feed',
      'format /atom',
      'linked /rss',
      'comments /comments/feed',
      'comments /komentar/rss',
    ]);
  });

  it('are the declared feeds alone where people get to choose between several', () => {
    const html = `${rssLink('/nasional', 'Nasional')}${rssLink('/olahraga', 'Olahraga')}${rssLink('/comments/feed', 'Comments')}<a href="/rss">RSS</a>`;
    expect(kindsOf(leadsOf(html).offers)).toEqual(['declared /nasional', 'declared /olahraga']);
  });

  it('name a feed once, whether by http or https, with "www." and a slash or without', () => {
    expect(
      urlsOf(
        rssLink('https://koran.id/feed') +
          rssLink('http://koran.id/feed') +
          '<a href="https://www.koran.id/feed/">RSS</a>',
      ),
    ).toEqual(['https://koran.id/feed']);
  });

  it('begin with those of its Link headers', () => {
    const links =
      '</style.css>; rel=preload, </k.xml>; rel="alternate"; type="application/atom+xml"; title="Kabar"';
    expect(leadsOf('', { links }).offers).toEqual([
      { url: 'https://koran.id/k.xml', title: 'Kabar', kind: 'declared' },
    ]);
  });

  it.each([
    ['Comments on: Harga beras', '/a/feed'],
    ['Kommentar-Feed zu: Harga', '/b/feed'],
    ['Koran', '/feeds/12/comments/default'],
    ['Koran', '/?feed=comments-rss2'],
  ])('take %j at %s for a feed of comments', (title, href) => {
    expect(leadsOf(rssLink(href, title)).offers).toMatchObject([{ kind: 'comments' }]);
  });

  it('take a magazine called Commentary for no feed of comments', () => {
    expect(leadsOf(rssLink('/commentary/feed', 'Commentary')).offers).toMatchObject([{ kind: 'declared' }]);
  });

  it.each([609_000, 2_000_000])('are found %d characters into the page', (chars) => {
    expect(urlsOf(`<script>${'x'.repeat(chars)}</script>${rssLink('/jauh')}`)).toEqual([
      'https://koran.id/jauh',
    ]);
  });

  it.each([
    '<a href=/x>RSS',
    '<a ',
    '<',
    '<link rel=alternate type=application/rss+xml href=/x>',
    '<i class=rss>',
    '&amp;',
    '<a href=feed:',
    '<!--',
  ])('are read of two megabytes of %j', (piece) => {
    const body = Buffer.from(piece.repeat(Math.ceil(2_200_000 / piece.length)));
    expect(pageLeads(body, { url: site }).offers.length).toBeLessThanOrEqual(1);
  });
});

describe('the next page of a search', () => {
  it.each([
    ['0; URL=/umpan/', 'https://koran.id/umpan/'],
    ["0;url='https://baru.id/a?b=1'", 'https://baru.id/a?b=1'],
    ['5 ; url = "baru"', 'https://koran.id/baru'],
    ['1;/baru', 'https://koran.id/baru'],
    ['0.5, /baru', 'https://koran.id/baru'],
    ['url=/baru', 'https://koran.id/baru'],
    ['0; url=www.koran.id/baru', 'https://www.koran.id/baru'],
  ])('is the one that a refresh of %j leads to', (content, expected) => {
    const html = `<meta http-equiv=" Refresh " content="${content.replaceAll('"', '&quot;')}">`;
    expect(leadsOf(html)).toEqual({ offers: [], next: expected });
  });

  it.each([
    '300',
    '0',
    '300; url=/lain',
    '0; url=https://koran.id/',
    '0; url=#atas',
    '0; url=javascript:x',
    '0; url=',
    '',
  ])('is none where a refresh of %j shows the page anew or leads nowhere', (content) => {
    expect(leadsOf(`<meta http-equiv="refresh" content="${content}">`)).toEqual({ offers: [] });
  });

  it('is the one that a page without a feed is another form of', () => {
    const html = '<link rel="canonical" href="https://www.koran.id/berita">';
    const text = `<p>${'Berita hari ini. '.repeat(50)}</p>`;
    const next = 'https://www.koran.id/berita';
    expect(leadsOf(html + text, { url: 'https://m.koran.id/amp/berita' })).toEqual({ offers: [], next });
    expect(leadsOf(html + text, { url: 'https://koran.id/berita/?dari=a' })).toEqual({ offers: [] });
    expect(
      leadsOf(html + text + rssLink('/feed'), { url: 'https://m.koran.id/amp/berita' }).next,
    ).toBeUndefined();
  });

  it("is another site's only where the page is nothing but a sign-post", () => {
    const html = '<link rel="canonical" href="https://baru.id/">Kami pindah.';
    expect(leadsOf(html).next).toBe('https://baru.id/');
    expect(leadsOf(html + 'Berita dari kantor berita. '.repeat(50)).next).toBeUndefined();
  });

  it.each([
    ['its frame', '<frameset><frame src="https://asli.id/"></frameset>'],
    ['its script', '<script>window.location.href = "https://asli.id/";</script>'],
    ['its other script', "<script>location.replace('https://asli.id/')</script>"],
  ])('is the one that an empty page shows by %s', (_kind, html) => {
    expect(leadsOf(html).next).toBe('https://asli.id/');
  });
});

describe('a page of YouTube', () => {
  const id = 'UCkoran-koran_koran0001A';
  const other = 'UCteman-teman_teman0002B';
  const feed = `https://www.youtube.com/feeds/videos.xml?channel_id=${id}`;
  const url = 'https://www.youtube.com/@koran';

  it.each([
    ['its data', `<script>{"channelId":"${other}"};{"externalId":"${id}"}</script>`],
    [
      'its canonical address',
      `<link rel="canonical" href="https://www.youtube.com/channel/${id}"><script>{"channelId":"${other}"}</script>`,
    ],
    ['its data for sharing', `<meta property="og:url" content="https://www.youtube.com/channel/${id}">`],
    ['its item data', `<meta itemprop="identifier" content="${id}">`],
    ["a video's data", `<script>{"channelId":"${id}","author":"Koran"}</script>`],
    [
      'its far link',
      `${' '.repeat(605_000)}<link rel="alternate" type="application/rss+xml" title="RSS" href="${feed}">`,
    ],
  ])("leads to the channel's feed by %s", (_kind, html) => {
    expect(urlsOf(html, { url })).toEqual([feed]);
  });

  it('on another site leads to no channel', () => {
    expect(urlsOf(`<script>{"externalId":"${id}"}</script>`)).toEqual([]);
  });
});
