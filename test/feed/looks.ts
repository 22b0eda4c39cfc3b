import { parseFeed } from '../../src/feed/parse/parse.ts';
import { toStory } from '../../src/story/build.ts';
import { firstLook, selectNew, type Known, type Selected } from '../../src/story/known/known.ts';

/** What an entry says; `date`: ISO 8601. */
export type Said = { title: string; guid?: string; link?: string; text?: string; date?: string };

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const element = (name: string, text: string | undefined, attributes = ''): string =>
  text === undefined ? '' : `<${name}${attributes}>${escaped(text)}</${name}>`;

/** Writes a feed of these entries in each format. */
export const formats = {
  rss: (entries: Said[]) =>
    `<rss version="2.0"><channel><title>Warta Uji</title><link>https://warta.test/</link>${entries
      .map(
        ({ title, guid, link, text, date }) =>
          `<item>${element('title', title)}${element('link', link)}${element('guid', guid, ' isPermaLink="false"')}${element('description', text)}${element('pubDate', date && new Date(date).toUTCString())}</item>`,
      )
      .join('')}</channel></rss>`,
  atom: (entries: Said[]) =>
    `<feed xmlns="http://www.w3.org/2005/Atom"><title>Warta Uji</title><id>https://warta.test/</id>${entries
      .map(
        ({ title, guid, link, text, date }) =>
          `<entry>${element('title', title)}${element('id', guid)}${link === undefined ? '' : `<link href="${escaped(link)}"/>`}${element('summary', text)}${element('published', date)}</entry>`,
      )
      .join('')}</feed>`,
  json: (entries: Said[]) =>
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Warta Uji',
      items: entries.map(({ title, guid, link, text, date }) => ({
        title,
        ...(guid !== undefined && { id: guid }),
        ...(link !== undefined && { url: link }),
        ...(text !== undefined && { content_text: text }),
        ...(date !== undefined && { date_published: date }),
      })),
    }),
  rdf: (entries: Said[]) =>
    `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://warta.test/"><title>Warta Uji</title></channel>${entries
      .map(
        ({ title, guid, link, text, date }) =>
          `<item${guid === undefined ? '' : ` rdf:about="${escaped(guid)}"`}>${element('title', title)}${element('link', link)}${element('description', text)}${element('dc:date', date)}</item>`,
      )
      .join('')}</rdf:RDF>`,
};
export type Format = keyof typeof formats;
export const allFormats = ['rss', 'atom', 'json', 'rdf'] as const satisfies Format[];

const minuteMs = 60_000;
/** When the first look of a test takes place. */
export const startsAt = Date.parse('2026-03-10T08:00:00Z');

/** Looks at a feed, each through a document of the format: the first one finds all of it known, unless `known` is given. */
export const createLooks = (format: Format, known?: Known) => {
  let before = known;
  let now = startsAt;
  return {
    /** What a look so many minutes after the last one brings. */
    look: async (entries: Said[], minutes = 5): Promise<Selected> => {
      now += minutes * minuteMs;
      const body = new TextEncoder().encode(formats[format](entries));
      const feed = await parseFeed(body, { url: 'https://warta.test/umpan', now });
      const stories = feed.entries.map((entry) =>
        toStory(entry, { sourceId: 'f7', sourceTitle: 'Warta Uji', now }),
      );
      const selected =
        before === undefined
          ? { fresh: [], changed: [], passedOver: [], ...firstLook(stories, now) }
          : selectNew(before, stories, now);
      before = selected.known;
      return selected;
    },
  };
};

/** What the last of several looks at a feed brings, five minutes between them. */
export const lastLook = async (format: Format, documents: Said[][]): Promise<Selected> => {
  const { look } = createLooks(format);
  const all: Selected[] = [];
  for (const document of documents) all.push(await look(document));
  const last = all.at(-1);
  if (last === undefined) throw new Error('no document');
  return last;
};
