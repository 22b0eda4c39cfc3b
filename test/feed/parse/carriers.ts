import { toStory } from '../../../src/story/build.ts';
import type { Story } from '../../../src/story/story.ts';
import { parseFeed } from '../../../src/feed/parse/parse.ts';
import { cdata, escape } from './newsroom.ts';

const now = Date.UTC(2026, 0, 15, 5);
const link = 'https://warta.example/2026/kabar-1';

const rss = (item: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Warta Pagi</title><link>https://warta.example/</link><item>${item}</item></channel></rss>`;
const atom = (entry: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"><title>Warta Pagi</title><id>urn:warta</id><entry><id>urn:1</id><link href="${link}"/>${entry}</entry></feed>`;
const json = (item: Record<string, unknown>): string =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Warta Pagi',
    items: [{ id: '1', url: link, ...item }],
  });
const rssItem = (title: string, inside: string): string =>
  rss(`<title>${escape(title)}</title><link>${link}</link><guid>1</guid>${inside}`);

/** An entry of this title and HTML, in each element that feeds have for it. */
export const carriers: Record<string, (title: string, html: string) => string> = {
  description: (title, html) => rssItem(title, `<description>${cdata(html)}</description>`),
  'an escaped description': (title, html) => rssItem(title, `<description>${escape(html)}</description>`),
  'content:encoded': (title, html) =>
    rssItem(title, `<description/><content:encoded>${cdata(html)}</content:encoded>`),
  "Atom's summary": (title, html) =>
    atom(`<title>${escape(title)}</title><summary type="html">${escape(html)}</summary>`),
  "Atom's content": (title, html) =>
    atom(`<title>${escape(title)}</title><content type="html">${cdata(html)}</content>`),
  "a JSON Feed's content_html": (title, html) => json({ title, content_html: html }),
};

/** The first story of a feed. */
export const storyOf = async (body: string | Buffer): Promise<Story> => {
  const { entries, title } = await parseFeed(Buffer.from(body), { url: 'https://warta.example/feed', now });
  const [entry] = entries;
  if (entry === undefined) throw new Error('no entry');
  return toStory(entry, { sourceId: 'f1', sourceTitle: title, now });
};

export { atom, json, rss, rssItem };
