import { describe, expect, it } from 'vitest';
import { parseFeed } from '../../../src/feed/parse/parse.ts';
import { atom, carriers, rss } from './carriers.ts';

const pictureOf = async (body: string) =>
  (await parseFeed(Buffer.from(body), { url: 'https://warta.example/kanal/feed', now: 0 })).entries[0]?.image
    ?.url;
const inItem = (inside: string) =>
  pictureOf(rss(`<title>x</title><link>https://koran.example/2026/kabar</link>${inside}`));
const good = 'https://foto.example/panen.jpg';

describe('a picture that a feed names', () => {
  it.each([
    [
      'the face of its writer',
      '<media:content url="https://secure.gravatar.com/avatar/ab?s=96" medium="image"/>',
    ],
    ['an avatar', '<media:thumbnail url="https://koran.example/avatars/7.png"/>'],
    [
      'the face of a blogger',
      '<media:thumbnail url="https://lh3.googleusercontent.com/-x7Yz-_ab/AAAAAAAAAAI/AAA/bc/s72-c/photo.jpg"/>',
    ],
    ['of 30 pixels', `<media:thumbnail url="${good}" width="30" height="30"/>`],
    ['of one pixel', `<media:content url="${good}" medium="image" width="1" height="1"/>`],
    ['a counter', '<enclosure url="https://stats.example.org/pixel.gif" type="image/gif"/>'],
    ['a drawing', '<enclosure url="https://koran.example/logo.svg" type="image/svg+xml"/>'],
    ['an advert', '<media:content url="https://ads.koran.example/728x90.jpg" medium="image"/>'],
    ['a placeholder', '<image>https://koran.example/img/placeholder.png</image>'],
    ['an icon', '<image>https://koran.example/favicon-32x32.png</image>'],
  ])('is none where it is %s', async (_what, inside) => {
    expect(await inItem(inside)).toBeUndefined();
    expect(await inItem(`${inside}<description><![CDATA[<img src="${good}"/>]]></description>`)).toBe(good);
  });

  it.each([
    ['a ratio is no size', `<media:content url="${good}" medium="image" width="16" height="9"/>`, good],
    [
      'a thumbnail gives way to the picture in the text',
      `<media:thumbnail url="https://foto.example/kecil.jpg" width="72" height="72"/><description><![CDATA[<img src="${good}"/>]]></description>`,
      good,
    ],
    [
      'a thumbnail is better than none',
      '<media:thumbnail url="https://foto.example/kecil.jpg" width="120" height="90"/>',
      'https://foto.example/kecil.jpg',
    ],
    [
      'a thumbnail is enlarged where its host does that',
      '<media:thumbnail url="https://2.bp.blogspot.com/-x/AA/s72-c/panen.jpg" width="72" height="72"/>',
      'https://2.bp.blogspot.com/-x/AA/s1600/panen.jpg',
    ],
    [
      'a thumbnail is enlarged by its address alone',
      '<media:thumbnail url="https://blogger.googleusercontent.com/img/b/R2/AV/w72-h72-p-k-no-nu/panen.png"/>',
      'https://blogger.googleusercontent.com/img/b/R2/AV/s1600/panen.png',
    ],
    [
      'the smallest still of a video gives way to a larger',
      '<media:thumbnail url="https://i.ytimg.com/vi/ab-c/default.jpg"/>',
      'https://i.ytimg.com/vi/ab-c/hqdefault.jpg',
    ],
    [
      'a relative one stands where its entry does',
      '<enclosure url="foto/1.jpg" type="image/jpeg"/>',
      'https://koran.example/2026/foto/1.jpg',
    ],
  ])('%s', async (_what, inside, url) => {
    expect(await inItem(inside)).toBe(url);
  });
});

describe('the picture in a text', () => {
  it.each([
    ['the real one behind a stand-in', `<img src="/img/lazy.gif" data-src="${good}">`],
    ['the real one behind a blank', `<img src="data:image/gif;base64,R0lGOD" data-lazy-src="${good}">`],
    ['the real one beside a preview', `<img src="https://foto.example/buram.jpg" data-original="${good}">`],
    [
      'the largest of a set',
      `<img src="data:," srcset="https://foto.example/k.jpg 320w, ${good} 1200w, https://foto.example/m.jpg 640w">`,
    ],
    [
      'the largest of a set that scripts fill in',
      `<img src="/loading.gif" data-srcset="https://foto.example/k.jpg 1x, ${good} 2x">`,
    ],
    ['of a picture element', `<picture><source srcset="${good} 900w"><img src="data:,"></picture>`],
    ['behind a hidden one', `<img src="https://foto.example/a.jpg" style="display:none"><img src="${good}">`],
    [
      'behind one of a pixel by its style',
      `<img src="https://foto.example/a.jpg" style="width: 1px; height: 1px"><img src="${good}">`,
    ],
    [
      'behind buttons',
      `<img src="https://koran.example/share-buttons/wa.png"><img src="https://koran.example/img/facebook.png"><img src="${good}">`,
    ],
    ['behind an emoji', `<img alt="🎉" src="https://foto.example/a.jpg"><img src="${good}">`],
    [
      'behind the face of its writer',
      `<img class="avatar avatar-64" src="https://foto.example/a.jpg"><img src="${good}">`,
    ],
    ['behind a thumbnail', `<img src="https://foto.example/a-150x150.jpg"><img src="${good}">`],
    [
      'behind one that is written out',
      `<img src="data:image/png;base64,${'QUJD'.repeat(60_000)}"><img src="${good}">`,
    ],
    ['with a ratio', `<img width="4" height="3" src="${good}">`],
    ['over the whole width', `<img width="100%" src="${good}">`],
  ])('is %s', async (_what, html) => {
    for (const carry of Object.values(carriers)) expect(await pictureOf(carry('x', html))).toBe(good);
  });

  it.each([
    ['a square of 16 pixels', `<img width="16" height="16" src="${good}">`],
    ['a counter', '<img src="https://stats.koran.example/pixel.gif">'],
    ['a stand-in alone', '<img src="/img/placeholder.jpg">'],
    ['an advert', '<img src="https://koran.example/iklan/bawah.jpg">'],
  ])('is none where it is %s', async (_what, html) => {
    expect(await inItem(`<description><![CDATA[${html}]]></description>`)).toBeUndefined();
  });

  it.each([
    'https://foto.example/avatar-3-tayang.jpg',
    'https://foto.example/google-pixel.jpg',
    'https://foto.example/iklan-rokok-dilarang.jpg',
    'https://foto.example/emoji-movie.png',
    'https://foto.example/ikon-baru-jakarta.jpg',
    'https://foto.example/banner/panen.jpg',
    'https://foto.example/facebook-didenda.jpg',
    'https://stat.example/posts/273x223/panen.jpg',
    'https://foto.example/sketsa-icon.png',
  ])('may have a name that only sounds like an ornament: %s', async (url) => {
    expect(await inItem(`<description><![CDATA[<img src="${url}">]]></description>`)).toBe(url);
  });

  it.each([
    ['its link', '', 'https://koran.example/2026/foto/1.jpg'],
    ['its xml:base', ' xml:base="https://arsip.example/a/"', 'https://arsip.example/a/foto/1.jpg'],
  ])('resolves against %s', async (_what, base, url) => {
    expect(
      await pictureOf(
        `<rss version="2.0"><channel><title>C</title><item${base}><title>x</title><link>https://koran.example/2026/kabar</link><description><![CDATA[<img src="foto/1.jpg">]]></description></item></channel></rss>`,
      ),
    ).toBe(url);
  });

  it('resolves against the link of an Atom entry, too', async () => {
    expect(
      await pictureOf(atom('<title>x</title><content type="html">&lt;img src="1.jpg"&gt;</content>')),
    ).toBe('https://warta.example/2026/1.jpg');
  });
});
