/** A story as the newsroom publishes it. */
export type Item = {
  guid: string;
  title: string;
  text: string;
  url: string;
  date: Date | undefined;
  /** When it was last revised. */
  updated?: Date;
  image?: { url: string; caption?: string; credit?: string };
  categories: string[];
  author?: string;
  /** What only its page says, or says otherwise. */
  page?: { text?: string; image?: Item['image']; author?: string; editor?: string; date?: Date };
};
export type Format = 'rss' | 'atom' | 'rdf' | 'json';
export type FeedFacts = {
  title: string;
  format: Format;
  url: string;
  page: string;
  language?: string;
  hub?: string;
};

const xml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Content types by format. */
export const contentTypes: Record<Format, string> = {
  rss: 'application/rss+xml; charset=utf-8',
  atom: 'application/atom+xml; charset=utf-8',
  rdf: 'application/rdf+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
};

/** Writes a feed, the newest story first. */
export const writeFeed = (facts: FeedFacts, items: Item[]): string => writers[facts.format](facts, items);

const rss = (
  { title, page, url, language = 'id', hub }: FeedFacts,
  items: Item[],
): string => `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel><title>${xml(title)}</title><link>${xml(page)}</link><language>${language}</language>
<atom:link rel="self" href="${xml(url)}"/>${hub === undefined ? '' : `<atom:link rel="hub" href="${xml(hub)}"/>`}
${items
  .map(
    ({
      guid,
      title: headline,
      text,
      url: link,
      date,
      image,
      categories,
      author,
    }) => `<item><title>${xml(headline)}</title><link>${xml(link)}</link>
<guid isPermaLink="false">${xml(guid)}</guid>${date === undefined ? '' : `<pubDate>${date.toUTCString()}</pubDate>`}
<description>${xml(`<p>${xml(text)}</p>`)}</description>${categories.map((one) => `<category>${xml(one)}</category>`).join('')}${
      author === undefined ? '' : `<dc:creator>${xml(author)}</dc:creator>`
    }${
      image === undefined
        ? ''
        : `<media:content url="${xml(image.url)}" medium="image">${image.caption === undefined ? '' : `<media:description>${xml(image.caption)}</media:description>`}${
            image.credit === undefined ? '' : `<media:credit>${xml(image.credit)}</media:credit>`
          }</media:content>`
    }</item>`,
  )
  .join('\n')}
</channel></rss>`;

const atom = (
  { title, page, url, language = 'id', hub }: FeedFacts,
  items: Item[],
): string => `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}"><title>${xml(title)}</title><id>${xml(url)}</id>
<link href="${xml(page)}"/><link rel="self" href="${xml(url)}"/>${hub === undefined ? '' : `<link rel="hub" href="${xml(hub)}"/>`}<updated>${(items[0]?.date ?? new Date(0)).toISOString()}</updated>
${items
  .map(
    ({ guid, title: headline, text, url: link, date, categories, author, image, updated }) =>
      `<entry><id>${xml(guid)}</id><title>${xml(headline)}</title><link href="${xml(link)}"/>${
        date === undefined
          ? ''
          : `<published>${date.toISOString()}</published><updated>${(updated ?? date).toISOString()}</updated>`
      }${author === undefined ? '' : `<author><name>${xml(author)}</name></author>`}${categories
        .map((one) => `<category term="${xml(one)}"/>`)
        .join(
          '',
        )}${image === undefined ? '' : `<link rel="enclosure" type="image/jpeg" href="${xml(image.url)}"/>`}<summary>${xml(text)}</summary></entry>`,
  )
  .join('\n')}
</feed>`;

const rdf = ({ title, page }: FeedFacts, items: Item[]): string => `<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="${xml(page)}"><title>${xml(title)}</title><link>${xml(page)}</link></channel>
${items
  .map(
    ({ title: headline, text, url: link, date }) =>
      `<item rdf:about="${xml(link)}"><title>${xml(headline)}</title><link>${xml(link)}</link><description>${xml(text)}</description>${
        date === undefined ? '' : `<dc:date>${date.toISOString()}</dc:date>`
      }</item>`,
  )
  .join('\n')}
</rdf:RDF>`;

const json = ({ title, page, url, hub }: FeedFacts, items: Item[]): string =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: page,
    feed_url: url,
    ...(hub !== undefined && { hubs: [{ type: 'WebSub', url: hub }] }),
    items: items.map(({ guid, title: headline, text, url: link, date, categories, author, image }) => ({
      id: guid,
      url: link,
      title: headline,
      content_text: text,
      ...(date !== undefined && { date_published: date.toISOString() }),
      ...(categories.length > 0 && { tags: categories }),
      ...(author !== undefined && { authors: [{ name: author }] }),
      ...(image !== undefined && { image: image.url }),
    })),
  });

const writers: Record<Format, (facts: FeedFacts, items: Item[]) => string> = { rss, atom, rdf, json };
