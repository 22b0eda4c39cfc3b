import Parser from 'rss-parser';
import { parseDate, zoneIn } from './date.ts';
import { decodeBody } from './decode.ts';
import { readElements, type Elements, type Field, type Fields } from './elements.ts';
import { FeedError } from './failure.ts';
import { readJsonFeed } from './json-feed.ts';
import { pictureOf, type FeedImage } from './picture.ts';
import { plainText, readHtml } from './text.ts';
import { encodeXml } from './xml.ts';

export type ParsedEntry = {
  /** The publisher's id (guid, id, rdf:about), else the link, else empty. */
  id: string;
  /** Absolute http(s) address. */
  url: string | undefined;
  /** Plain text on one line. */
  title: string;
  /** Plain text. */
  text: string;
  publishedAt: Date | undefined;
  updatedAt: Date | undefined;
  author: string | undefined;
  categories: string[];
  image: FeedImage | undefined;
};
export type ParsedFeed = {
  title: string;
  link: string | undefined;
  /** BCP 47 tag. */
  language: string | undefined;
  entries: ParsedEntry[];
  /** The publisher's wishes: pause between two looks (`<ttl>`, `sy:`; milliseconds), hours of the day (UTC) without news. */
  ttlMs?: number;
  skipHours?: number[];
  /** WebSub: the hub, and the address by which it knows the feed. */
  hub?: string;
  self?: string;
};

const maxBytes = 25 * 1_048_576;

/**
 * Reads a feed of any common kind (RSS 0.9 to 2.0, RDF, Atom 0.3 and 1.0, JSON Feed, Google News sitemap). What is broken is
 * mended first, and rss-parser reads the mended document. Rejects with a FeedError (`not-a-feed`, `too-big`) and nothing
 * else. Linear in the size of the body.
 */
export const parseFeed = async (
  body: Uint8Array,
  { url, contentType, now }: { url: string; contentType?: string; now: number | Date },
): Promise<ParsedFeed> => {
  if (body.length > maxBytes) throw new FeedError('too-big');
  const source = decodeBody(body, contentType);
  const start = source.slice(0, 256).trimStart();
  const elements =
    (start.startsWith('{') ? readJsonFeed(source, url) : undefined) ?? readElements(source, url);
  if (elements.root === undefined || (elements.root === 'channel' && elements.items.length === 0))
    throw new FeedError('not-a-feed');
  const drafts = elements.items.map((fields) => draftOf(fields));
  const read = await readBack(elements, drafts);
  const zone = zoneOf(drafts);
  const latest = Number(now) + 366 * 86_400_000;
  const date = (text: string | undefined): Date | undefined => {
    const found = text === undefined ? undefined : parseDate(text, zone === undefined ? {} : { zone });
    return found && found.getTime() <= latest ? found : undefined;
  };
  return {
    title: read.title,
    link: absolute(linkOf(elements.channel), url),
    language: first(elements.channel, 'language', 'dc:language')?.slice(0, 35) || undefined,
    entries: drafts.map((draft, index) => {
      const item = read.items[index];
      const link = draft.url;
      return {
        id: item?.guid ?? link ?? '',
        url: link,
        title: item?.title ?? '',
        text: draft.text,
        publishedAt: date(draft.published),
        updatedAt: date(draft.updated),
        author: draft.author,
        categories: draft.categories,
        image: draft.image,
      };
    }),
    ...wishesOf(elements.channel),
    ...hubOf(elements.channel),
  };
};

type Draft = {
  guid?: string;
  url: string | undefined;
  title: string;
  text: string;
  published: string | undefined;
  updated: string | undefined;
  author: string | undefined;
  categories: string[];
  image: FeedImage | undefined;
};

const draftOf = (fields: Fields): Draft => {
  const body = [
    'content:encoded',
    'content',
    'description',
    'summary',
    'atom:content',
    'atom:summary',
    'body',
    'xhtml:body',
    'fulltext',
    'media:description',
    'dc:description',
  ]
    .flatMap((name) => fields.get(name) ?? [])
    .filter(({ text }) => text !== '');
  const summary = first(fields, 'description', 'summary', 'atom:summary', 'tagline');
  const pieces = body.map(({ text, attributes }) => readHtml(unpacked(text, attributes)));
  const own = first(fields, 'text');
  const text = own ?? (summary === undefined ? pieces[0]?.text : readHtml(summary).text) ?? '';
  const guid = first(fields, 'guid', 'id', 'rdf:about', 'dc:identifier');
  const link = linkField(fields);
  const url = link && absolute(link.text, link.base);
  const author = first(fields, 'author/name', 'dc:creator', 'author', 'itunes:author', 'author/email');
  const titles = ['title', 'atom:title', 'news:title', 'dc:title', 'media:title'].flatMap(
    (name) => fields.get(name) ?? [],
  );
  const title = titles.find((one) => one.text !== '');
  const base = body[0]?.base ?? link?.base ?? '';
  return {
    ...(guid !== undefined && { guid }),
    url: url ?? (isWeb(guid) ? guid : undefined),
    title: title === undefined ? '' : plainText(unpacked(title.text, title.attributes)),
    text: text || (pieces.find((one) => one.text !== '')?.text ?? ''),
    published:
      first(
        fields,
        'pubdate',
        'published',
        'issued',
        'dc:date',
        'dcterms:issued',
        'dcterms:created',
        'atom:published',
        'news:publication_date',
        'created',
        'date',
      ) ?? first(fields, 'updated', 'modified', 'atom:updated', 'dcterms:modified', 'lastmod'),
    updated: first(fields, 'updated', 'modified', 'atom:updated', 'dcterms:modified', 'lastmod'),
    author: author === undefined ? undefined : plainText(author, 120) || undefined,
    categories: categoriesOf(fields),
    image: pictureOf(fields, pieces, (address, of) => absolute(address, of ?? base)),
  };
};

/** The mended document, in which rss-parser finds nothing to stumble over. Descriptions stay out of it: it would strip them in quadratic time. */
const readBack = async (elements: Elements, drafts: Draft[]) => {
  const title = plainText(first(elements.channel, 'title', 'atom:title', 'dc:title') ?? '', 200);
  const items = drafts.map(
    ({ title: of, guid }) =>
      `<item><title>${encodeXml(of)}</title>${guid === undefined ? '' : `<guid>${encodeXml(guid)}</guid>`}</item>`,
  );
  try {
    const parser = new Parser({ defaultRSS: 2 });
    const read = await parser.parseString(
      `<rss version="2.0"><channel><title>${encodeXml(title)}</title>${items.join('')}</channel></rss>`,
    );
    return {
      title: read.title?.trim() ?? '',
      items: read.items.map((item) => ({ title: item.title?.trim() ?? '', guid: item.guid })),
    };
  } catch {
    throw new FeedError('not-a-feed');
  }
};

const first = (fields: Fields, ...names: string[]): string | undefined => {
  for (const name of names) {
    const found = fields.get(name)?.find(({ text }) => text !== '');
    if (found !== undefined) return unpacked(found.text, found.attributes);
  }
  return undefined;
};

/** Atom 0.3 may carry base64 (mode="base64"), Atom 1.0 any type that is not text as base64. */
const unpacked = (text: string, attributes: Map<string, string>): string => {
  if (attributes.get('mode') !== 'base64' && attributes.get('encoding') !== 'base64') return text;
  return new TextDecoder().decode(Buffer.from(text, 'base64'));
};

const linkField = (fields: Fields): Field | undefined => {
  const links = ['link', 'atom:link'].flatMap((name) => fields.get(name) ?? []);
  const href = (field: Field): Field => ({ ...field, text: field.attributes.get('href') ?? field.text });
  const plain = links.find(({ text, attributes }) => text !== '' && !attributes.has('href'));
  const alternate = links.find(
    ({ attributes }) => attributes.has('href') && (attributes.get('rel') ?? 'alternate') === 'alternate',
  );
  const other = links.find(
    ({ attributes }) =>
      attributes.has('href') &&
      !/^(self|hub|enclosure|edit|replies|next|license|via)$/.test(attributes.get('rel') ?? ''),
  );
  const guid = fields
    .get('guid')
    ?.find(({ text, attributes }) => attributes.get('ispermalink') !== 'false' && isWeb(text));
  const found = plain ?? alternate ?? other ?? fields.get('loc')?.[0] ?? guid;
  return found && href(found);
};
const linkOf = (fields: Fields): string | undefined => linkField(fields)?.text;

const categoriesOf = (fields: Fields): string[] => {
  const all = ['category', 'dc:subject', 'media:category', 'atom:category', 'news:keywords'].flatMap(
    (name) => fields.get(name) ?? [],
  );
  const names = all.map(({ text, attributes }) =>
    plainText(text || attributes.get('label') || attributes.get('term') || '', 80),
  );
  return [...new Set(names.filter(Boolean))].slice(0, 20);
};

/** The zone that any date of the feed names holds for those that name none. */
const zoneOf = (drafts: Draft[]): string | undefined => {
  for (const { published } of drafts) {
    const zone = published === undefined ? undefined : zoneIn(published);
    if (zone !== undefined) return zone;
  }
  return undefined;
};

/** An absolute http(s) address; undefined where there is none. */
const absolute = (address: string | undefined, base: string): string | undefined => {
  const trimmed = address?.trim().replaceAll(/[\n\r\t]/g, '') ?? '';
  if (trimmed === '' || trimmed.length > 4_096 || !URL.canParse(trimmed, base)) return undefined;
  const url = new URL(trimmed, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
  // Kept as the publisher wrote it where it is whole: ids and links must not change by a slash.
  return /^https?:\/\//i.test(trimmed) && !/[\s"<>]/.test(trimmed) ? trimmed : url.href;
};
const isWeb = (text: string | undefined): text is string =>
  text !== undefined && /^https?:\/\/[^\s]+$/i.test(text);

const hourMs = 3_600_000;
const periods: Record<string, number> = {
  hourly: hourMs,
  daily: 24 * hourMs,
  weekly: 168 * hourMs,
  monthly: 720 * hourMs,
  yearly: 8_760 * hourMs,
};

const wishesOf = (channel: Fields) => {
  const ttl = Number(first(channel, 'ttl')) * 60_000;
  const period = periods[first(channel, 'sy:updateperiod')?.toLowerCase() ?? ''] ?? 0;
  const often = period / Math.max(1, Number(first(channel, 'sy:updatefrequency') ?? 1) || 1);
  const ttlMs = Math.max(Number.isFinite(ttl) ? ttl : 0, often);
  const hours = (channel.get('hour') ?? []).map(({ text }) => Number(text) % 24).filter(Number.isInteger);
  return { ...(ttlMs > 0 && { ttlMs }), ...(hours.length > 0 && { skipHours: hours }) };
};

const hubOf = (channel: Fields) => {
  const links = ['link', 'atom:link'].flatMap((name) => channel.get(name) ?? []);
  const href = (rel: string) => {
    const found = links.find(({ attributes }) => attributes.get('rel')?.toLowerCase() === rel);
    return found && absolute(found.attributes.get('href'), found.base);
  };
  const [hub, self] = [href('hub'), href('self')];
  return { ...(hub !== undefined && { hub }), ...(self !== undefined && { self }) };
};
