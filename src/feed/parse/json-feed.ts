import type { Elements } from './elements.ts';
import type { Field, Fields } from './fields.ts';

const maxItems = 5_000;
/** Text that is no markup, whatever it looks like. No XML element can have this name. */
export const plainTextName = 'plain text';

/** Reads a JSON Feed (https://www.jsonfeed.org/version/1.1/) into the same elements as XML; undefined where it is none. Never throws. */
export const readJsonFeed = (source: string, url: string): Elements | undefined => {
  const feed = parse(source);
  if (!isRecord(feed) || !Array.isArray(feed['items'])) return undefined;
  const { version, title } = feed;
  if (!(typeof version === 'string' && version.includes('jsonfeed')) && typeof title !== 'string')
    return undefined;
  const field = (text: unknown, attributes: [string, string][] = []): Field[] =>
    typeof text === 'string' || typeof text === 'number'
      ? [{ text: String(text).trim(), attributes: new Map(attributes), base: url }]
      : [];
  const fields = (facts: Record<string, unknown>): Fields => {
    const made: Fields = new Map();
    for (const [name, value] of Object.entries(facts)) {
      const list = (Array.isArray(value) ? value.slice(0, 64) : [value]).flatMap((one) => field(one));
      if (list.length > 0) made.set(name, list);
    }
    return made;
  };
  const relation = (rel: string, href: unknown): Field[] =>
    typeof href === 'string'
      ? field('', [
          ['rel', rel],
          ['href', href],
        ])
      : [];
  const channel = fields({ title, language: feed['language'] });
  channel.set('link', [
    ...field(feed['home_page_url']),
    ...relation('self', feed['feed_url']),
    ...recordsOf(feed['hubs']).flatMap((hub) => relation('hub', hub['url'])),
  ]);
  const itemOf = (item: Record<string, unknown>): Fields => {
    const made = fields({
      guid: item['id'],
      link: item['url'] ?? item['external_url'],
      title: item['title'],
      [plainTextName]: item['content_text'] ?? item['summary'],
      content: item['content_html'],
      published: item['date_published'],
      updated: item['date_modified'],
      picture: item['image'] ?? item['banner_image'],
      category: item['tags'],
      'dc:creator': recordsOf(item['authors'] ?? [item['author']]).map(({ name }) => name),
    });
    const enclosures = recordsOf(item['attachments']).flatMap(({ url: address, mime_type: type }) =>
      typeof address === 'string'
        ? field('', [
            ['url', address],
            ['type', String(type ?? '')],
          ])
        : [],
    );
    if (enclosures.length > 0) made.set('enclosure', enclosures.slice(0, 64));
    return made;
  };
  return { root: 'json', channel, items: recordsOf(feed['items']).slice(0, maxItems).map(itemOf) };
};

const recordsOf = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? value.filter(isRecord) : [];

/**
 * Longer documents (characters) are looked through first: objects and lists take many times the room that they are written
 * in, and where there is none left, JSON.parse takes the whole process with it.
 */
const longSource = 1_000_000;
/** Objects, lists and members read of one document; a feed of 1,500 entries has a tenth of it. */
const maxValues = 300_000;

/** JSON as it is found: what stands behind the last bracket is left out, and of a feed that was cut, what is not whole. */
const parse = (source: string): unknown => {
  const first = source.length > longSource ? wholeItems(source) : undefined;
  if (first?.isMore === true)
    return first.end > 0 ? parseSound(`${source.slice(0, first.end)}]}`) : undefined;
  const whole = parseSound(source.slice(0, source.lastIndexOf('}') + 1));
  const { end } = whole === undefined ? (first ?? wholeItems(source)) : { end: 0 };
  return end > 0 ? parseSound(`${source.slice(0, end)}]}`) : whole;
};

const parseSound = (source: string): unknown => {
  try {
    return JSON.parse(source);
  } catch {
    return undefined;
  }
};

const [quote, backslash, brace, braceEnd, bracket, bracketEnd, comma] = Array.from('"\\{}[],', (sign) =>
  sign.charCodeAt(0),
);

/** Where the last whole entry ends, an object in a list of the feed's own object; `isMore`: there is more than is read. Linear. */
const wholeItems = (source: string): { end: number; isMore: boolean } => {
  let path = '';
  let depth = 0;
  let isText = false;
  let values = 0;
  let items = 0;
  let end = 0;
  for (let at = 0; at < source.length; at++) {
    const sign = source.charCodeAt(at);
    if (isText) {
      if (sign === backslash) at++;
      else if (sign === quote) isText = false;
    } else if (sign === quote) isText = true;
    else if (sign === comma) values++;
    else if (sign === brace || sign === bracket) {
      values++;
      depth++;
      if (depth <= 3) path = path.slice(0, depth - 1) + source.charAt(at);
    } else if (sign === braceEnd || sign === bracketEnd) {
      if (depth === 3 && path === '{[{' && sign === braceEnd) {
        end = at + 1;
        items++;
      }
      depth--;
    }
    if (values > maxValues || items >= maxItems) return { end, isMore: true };
  }
  return { end, isMore: false };
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
