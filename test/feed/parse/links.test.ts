import { describe, expect, it } from 'vitest';
import { parseFeed } from '../../../src/feed/parse/parse.ts';
import { json, rss } from './carriers.ts';
import { escape } from './newsroom.ts';

const url = 'https://warta.example/kanal/feed';
const entryOf = async (body: string) =>
  (await parseFeed(Buffer.from(body), { url, now: Date.UTC(2026, 0, 15) })).entries[0];
const linkIn = async (inside: string) => (await entryOf(rss(`<title>x</title>${inside}`)))?.url;
const atomWith = (link: string, id = 'urn:1') =>
  `<feed xmlns="http://www.w3.org/2005/Atom"><title>C</title><entry><title>x</title><id>${id}</id>${link}</entry></feed>`;

describe('the link of an entry', () => {
  it.each([
    ['www.warta.example/kabar/7', 'https://www.warta.example/kabar/7'],
    ['warta.example/kabar/7', 'https://warta.example/kabar/7'],
    ['//lain.example/kabar/7', 'https://lain.example/kabar/7'],
    ['https:/warta.example/kabar/7', 'https://warta.example/kabar/7'],
    ['http//warta.example/kabar/7', 'http://warta.example/kabar/7'],
    ['http://https://warta.example/kabar/7', 'https://warta.example/kabar/7'],
    ['https://warta.example/k?a=1&amp;b=2', 'https://warta.example/k?a=1&b=2'],
    ['https://warta.example/k?a=1&amp;amp;b=2', 'https://warta.example/k?a=1&b=2'],
    ['https://warta.example/k?a=1&#038;b=2', 'https://warta.example/k?a=1&b=2'],
    ['/k?a=1&amp;amp;b=2', 'https://warta.example/k?a=1&b=2'],
    ['https://warta.example/kabar tujuh', 'https://warta.example/kabar%20tujuh'],
    ['kabar/7', 'https://warta.example/kanal/kabar/7'],
    [
      'https://arsip.example/web/https://warta.example/7',
      'https://arsip.example/web/https://warta.example/7',
    ],
    [
      'https://www.google.com/url?rct=j&sa=t&url=https://warta.example/kabar/kopi&ct=ga&cd=CAI&usg=AO',
      'https://warta.example/kabar/kopi',
    ],
    [
      'https://www.google.co.id/url?q=https%3A%2F%2Fwarta.example%2Fkabar%3Fid%3D7&sa=U',
      'https://warta.example/kabar?id=7',
    ],
    [
      'http://www.bing.com/news/apiclick.aspx?ref=FexRss&url=https%3a%2f%2fwarta.example%2f7&c=1',
      'https://warta.example/7',
    ],
    ['https://l.facebook.com/l.php?u=https%3A%2F%2Fwarta.example%2F7&h=AT', 'https://warta.example/7'],
    [
      'https://warta.example/url?url=https://lain.example/',
      'https://warta.example/url?url=https://lain.example/',
    ],
    [
      'https://www.google.com/url?url=javascript:alert(1)',
      'https://www.google.com/url?url=javascript:alert(1)',
    ],
  ])('%s is %s', async (said, meant) => {
    expect(await linkIn(`<link>${escape(said)}</link>`)).toBe(meant);
    expect((await entryOf(atomWith(`<link href="${escape(said)}"/>`)))?.url).toBe(meant);
    expect((await entryOf(json({ title: 'x', url: said })))?.url).toBe(meant);
  });

  it.each([
    [
      'one with a blank',
      '<guid>https://warta.example/kabar tujuh</guid>',
      'https://warta.example/kabar%20tujuh',
    ],
    [
      'one with blanks around it',
      '<guid isPermaLink="true"> https://warta.example/7 </guid>',
      'https://warta.example/7',
    ],
    ['one from the root', '<guid>/kabar/7</guid>', 'https://warta.example/kabar/7'],
    [
      'one that says so',
      '<guid isPermaLink="true">kabar/7.html</guid>',
      'https://warta.example/kanal/kabar/7.html',
    ],
    [
      'one without a scheme',
      '<guid isPermaLink="true">www.warta.example/7</guid>',
      'https://www.warta.example/7',
    ],
    ['a number', '<guid>1234567</guid>', undefined],
    ['a number that says so', '<guid isPermaLink="true">1234567</guid>', undefined],
    ['one that says that it is none', '<guid isPermaLink="false">/kabar/7</guid>', undefined],
    ['a tag', '<guid isPermaLink="true">tag:warta.example,2026:7</guid>', undefined],
  ])('is its guid where it has no other: %s', async (_what, guid, link) => {
    expect(await linkIn(guid)).toBe(link);
  });

  it.each([
    [
      '<enclosure url="https://suara.example/7.mp3" type="audio/mpeg" length="1"/>',
      'https://suara.example/7.mp3',
    ],
    ['<enclosure url="https://suara.example/7.m4a?x=1"/>', 'https://suara.example/7.m4a?x=1'],
    ['<media:content url="https://film.example/7" medium="video"/>', 'https://film.example/7'],
    [
      '<guid isPermaLink="false">ep-7</guid><enclosure url="/7.ogg" type="audio/ogg"/>',
      'https://warta.example/7.ogg',
    ],
    [
      '<link>https://warta.example/7</link><enclosure url="/7.mp3" type="audio/mpeg"/>',
      'https://warta.example/7',
    ],
    ['<enclosure url="https://foto.example/7.jpg" type="image/jpeg"/>', undefined],
  ])('is what is to be heard or seen where there is no page: %s', async (inside, link) => {
    expect(await linkIn(inside)).toBe(link);
  });

  it('is a recording in Atom and JSON, too', async () => {
    const recording = '<link rel="enclosure" type="audio/mpeg" href="https://suara.example/7.mp3"/>';
    expect((await entryOf(atomWith(recording)))?.url).toBe('https://suara.example/7.mp3');
    const attachments = [{ url: 'https://suara.example/7.mp3', mime_type: 'audio/mpeg' }];
    const body = `{"version":"https://jsonfeed.org/version/1","title":"C","items":[${JSON.stringify({ id: '7', attachments })}]}`;
    expect((await entryOf(body))?.url).toBe('https://suara.example/7.mp3');
  });
});

describe('the date of an entry', () => {
  it.each([
    ['<pubDate>Fri, 05/03/2019 - 15:21</pubDate>', '2019-05-03T15:21:00.000Z'],
    ['<pubDate>Tue, 05/03/2019 - 15:21</pubDate>', '2019-03-05T15:21:00.000Z'],
    [
      '<pubDate><time datetime="2019-05-03T19:21:28Z">Fri, 05/03/2019 - 15:21</time></pubDate>',
      '2019-05-03T19:21:28.000Z',
    ],
    [
      '<pubDate>&lt;time datetime="2019-05-03T19:21:28Z" class="t"&gt;Friday&lt;/time&gt;</pubDate>',
      '2019-05-03T19:21:28.000Z',
    ],
    [
      '<pubDate><![CDATA[<span property="dc:date" content="2019-05-03T15:21:28-04:00">Friday</span>]]></pubDate>',
      '2019-05-03T19:21:28.000Z',
    ],
    ['<pubDate><time>Fri, 03 May 2019 15:21:00 GMT</time></pubDate>', '2019-05-03T15:21:00.000Z'],
    [
      '<dc:date xmlns:dc="http://purl.org/dc/elements/1.1/"><time datetime="2019-05-03">3 May</time></dc:date>',
      '2019-05-03T00:00:00.000Z',
    ],
  ])('is read as some content systems write it: %s', async (inside, date) => {
    const entry = await entryOf(rss(`<title>x</title>${inside}<guid>1</guid>`));
    expect([entry?.publishedAt?.toISOString(), entry?.title, entry?.id]).toEqual([date, 'x', '1']);
  });
});

describe('a JSON Feed that was cut', () => {
  const whole = `{"version":"https://jsonfeed.org/version/1.1","title":"C","authors":[{"name":"A"}],"items":[
    {"id":"1","title":"Satu","tags":["a","b"],"authors":[{"name":"B"}]},
    {"id":"2","title":"Du\\"a } ]","content_text":"x"},
    {"id":"3","title":"Tiga"}]}`;
  const titles = async (body: string) =>
    (await parseFeed(Buffer.from(body), { url, now: 0 })).entries.map(({ title }) => title);

  it.each([
    ['in a text', '"Ti', ['Satu', 'Du"a } ]']],
    ['behind an entry', ',\n    {"id":"3"', ['Satu', 'Du"a } ]']],
    ['in an entry of an entry', '"content_text', ['Satu']],
    ['behind all entries', ']}', ['Satu', 'Du"a } ]', 'Tiga']],
  ])('%s gives the entries that are whole', async (_where, at, expected) => {
    expect(await titles(whole.slice(0, whole.lastIndexOf(at) + (at === '"Ti' ? 3 : 0)))).toEqual(expected);
  });

  it('before its first entry ends is none', async () => {
    await expect(titles(whole.slice(0, whole.indexOf('"tags"')))).rejects.toMatchObject({
      reason: 'not-a-feed',
    });
  });

  it('or has a comma too many is read', async () => {
    expect(await titles(whole.replace('"Tiga"}]', '"Tiga"},]'))).toEqual(['Satu', 'Du"a } ]', 'Tiga']);
  });
});
