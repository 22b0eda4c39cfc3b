import type { Elements, Field, Fields } from './elements.ts';

const maxItems = 500;

/** Reads a JSON Feed (https://www.jsonfeed.org/version/1.1/) into the same elements as XML; undefined where it is none. Never throws. */
export const readJsonFeed = (source: string, url: string): Elements | undefined => {
  const feed = parse(source);
  if (!isRecord(feed) || !Array.isArray(feed['items'])) return undefined;
  const version = feed['version'];
  if (!(typeof version === 'string' && version.includes('jsonfeed.org')) && typeof feed['title'] !== 'string')
    return undefined;
  const fields = (facts: Record<string, unknown>): Fields => {
    const made: Fields = new Map();
    for (const [name, value] of Object.entries(facts)) {
      const list = (Array.isArray(value) ? value : [value]).flatMap((one): Field[] => {
        if (typeof one !== 'string' && typeof one !== 'number') return [];
        return [{ text: String(one), attributes: new Map(), base: url }];
      });
      if (list.length > 0) made.set(name, list);
    }
    return made;
  };
  return {
    root: 'json',
    base: url,
    channel: fields({ title: feed['title'], link: feed['home_page_url'], language: feed['language'] }),
    items: feed['items']
      .filter(isRecord)
      .slice(0, maxItems)
      .map((item) => {
        const { id, url: address, external_url: external, title, image, banner_image: banner, tags } = item;
        return fields({
          guid: id,
          link: address ?? external,
          title,
          text: item['content_text'],
          content: item['content_html'],
          summary: item['summary'],
          published: item['date_published'],
          updated: item['date_modified'],
          picture: image ?? banner,
          category: tags,
          'dc:creator': namesOf(item['authors'] ?? [item['author']]),
        });
      }),
  };
};

const namesOf = (authors: unknown): unknown[] =>
  Array.isArray(authors) ? authors.filter(isRecord).map(({ name }) => name) : [];

const parse = (source: string): unknown => {
  try {
    return JSON.parse(source);
  } catch {
    return undefined;
  }
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
