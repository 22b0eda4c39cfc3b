import { describe, expect, it } from 'vitest';
import { alikeLinks, firstFormats, toldApart } from '../../../src/feed/discovery/choice.ts';

const at = (path: string, title = '', type = '') => {
  const url = new URL(path, 'https://koran.id/').href;
  return { url, title: title || url, type };
};
const pathsOf = (feeds: { url: string }[]) => feeds.map(({ url }) => url.replace('https://koran.id', ''));

describe('formats of one feed', () => {
  it.each([
    ['types and the names of formats', [at('/1', 'Koran RSS', 'rss'), at('/2', 'Koran Atom', 'atom')]],
    ['types alone', [at('/1', 'Koran', 'rss'), at('/2', 'Koran', 'atom')]],
    ['the names of formats alone', [at('/1', 'RSS 2.0'), at('/2', 'RSS 0.92'), at('/3', 'Atom')]],
    ['their files', [at('/rss.xml'), at('/atom.xml')]],
  ])('are told by %s', (_kind, feeds) => {
    const { first, others } = firstFormats(feeds);
    expect([first, others]).toEqual([feeds.slice(0, 1), feeds.slice(1)]);
  });

  it.each([
    ['of other names', [at('/1', 'Nasional RSS', 'rss'), at('/2', 'Olahraga Atom', 'atom')]],
    ['of one name and format', [at('/nasional.xml', 'RSS', 'rss'), at('/olahraga.xml', 'RSS', 'rss')]],
    ['of other numbers', [at('/1', 'Berita 1', 'rss'), at('/2', 'Berita 2', 'rss')]],
  ])('are not feeds %s', (_kind, feeds) => {
    expect(firstFormats(feeds)).toEqual({ first: feeds, others: [] });
  });
});

describe('links alike', () => {
  it.each([
    ['/rss/nasional', ['/rss/nasional', '/rss/olahraga'], ['/feed', '/umpan/hukum']],
    ['/nasional.php', ['/nasional.php', '/olahraga.php'], ['/feed', '/rss/hukum.php']],
    ['/nasional/feed', ['/nasional/feed', '/olahraga/feed/'], ['/rss']],
    ['/k?rubrik=1', ['/k?rubrik=1', '/k?rubrik=2'], ['/langganan']],
    ['/feed', ['/feed'], ['/langganan', '/rss.xml', 'https://lain.id/feed']],
  ])('to %s are %j, not %j', (path, alike, others) => {
    const feeds = [...alike, ...others].map((one) => at(one));
    expect(pathsOf(alikeLinks(at(path), feeds))).toEqual(alike);
  });
});

it('feeds that are called alike are told apart by their paths, others are left as they are', () => {
  const feeds = [at('/nasional.xml', 'RSS'), at('/olahraga.xml?a=1', 'RSS'), at('/x', 'Hukum')];
  expect(toldApart(feeds).map(({ title }) => title)).toEqual([
    'RSS (/nasional.xml)',
    'RSS (/olahraga.xml?a=1)',
    'Hukum',
  ]);
});
