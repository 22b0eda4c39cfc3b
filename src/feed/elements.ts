import { decodeXml, readAttributes, scanXml } from './xml.ts';

/** One field of a feed or entry: its text (HTML where it holds markup), attributes, and the base of its links. */
export type Field = { text: string; attributes: Map<string, string>; base: string };
/** Fields by canonical name, in document order. */
export type Fields = Map<string, Field[]>;
export type Elements = { root: string | undefined; channel: Fields; items: Fields[]; base: string };

/** Entries read of one feed; more are an archive, not news. */
const maxItems = 500;
const maxDepth = 100;
const maxFieldChars = 400_000;

/** Namespaces by what their address holds, whatever prefix the feed gives them. */
const namespaces: [RegExp, string][] = [
  [/w3\.org\/2005\/atom|purl\.org\/atom\/ns/i, 'atom'],
  [/purl\.org\/rss\/1\.0\/modules\/content/i, 'content'],
  [/purl\.org\/dc\/terms/i, 'dcterms'],
  [/purl\.org\/dc\/elements/i, 'dc'],
  [/search\.yahoo\.com\/mrss/i, 'media'],
  [/purl\.org\/rss\/1\.0\/modules\/syndication/i, 'sy'],
  [/itunes\.com\/dtds\/podcast/i, 'itunes'],
  [/schemas\/sitemap-news/i, 'news'],
  [/schemas\/sitemap-image/i, 'image'],
  [/22-rdf-syntax-ns/i, 'rdf'],
  [/w3\.org\/1999\/xhtml/i, 'xhtml'],
  [
    /purl\.org\/rss\/1\.0\/?$|purl\.org\/net\/rss|my\.netscape\.com|backend\.userland|sitemaps\.org\/schemas\/sitemap\/|^$/i,
    '',
  ],
];
/** Prefixes that feeds use without saying what they mean. */
const usual = new Map(
  'atom a10 atom10 content dc dcterms media sy itunes news image rdf xhtml'
    .split(' ')
    .map((prefix) => [prefix, prefix.startsWith('a') ? 'atom' : prefix] as const),
);

const roots = new Set(['rss', 'rdf:rdf', 'feed', 'urlset', 'channel']);
const itemNames = new Set(['item', 'entry']);
/** Hold others' fields: what is in them says nothing of the feed or entry around. */
const foreign = new Set(['image', 'textinput', 'itunes:owner', 'news:publication', 'rdf:li', 'items']);
/** Hold fields of their own element. */
const containers = new Set([
  'media:group',
  'author',
  'contributor',
  'news:news',
  'image:image',
  'rdf:bag',
  'media:credits',
]);
/** Fields whose markup is part of their text. */
const markupFields = new Set(
  'title description summary content content:encoded tagline subtitle info media:description media:title media:text atom:summary atom:content atom:title xhtml:body xhtml:div body fulltext dc:description dc:title'.split(
    ' ',
  ),
);

/**
 * Reads a feed's elements, mending as it goes: whatever is not closed ends where the next field or entry begins. Names
 * come canonical, by namespace; Atom's own stand without prefix in an Atom feed. Linear and bounded; never throws.
 */
export const readElements = (source: string, url: string): Elements => {
  const prefixes = new Map(usual);
  const channel: Fields = new Map();
  const items: Fields[] = [];
  const stack: { name: string; base: string }[] = [];
  let root: string | undefined;
  let isAtom = false;
  let isSitemap = false;
  let item: { fields: Fields; depth: number } | undefined;
  let skipping: number | undefined;
  let field:
    | (Field & {
        name: string;
        depth: number;
        parts: string[];
        size: number;
        hasMarkup: boolean;
        inner: number;
      })
    | undefined;

  /** A default namespace given further in is that element's own affair (XHTML in a title, mostly). */
  const declare = (attributes: Map<string, string>) => {
    for (const [name, uri] of attributes) {
      if (name !== 'xmlns' ? !name.startsWith('xmlns:') : root !== undefined) continue;
      const found = namespaces.find(([pattern]) => pattern.test(uri.trim()))?.[1];
      prefixes.set(name.slice(6), found ?? (name === 'xmlns' ? '' : name.slice(6)));
    }
  };
  const canonical = (raw: string): string => {
    const colon = raw.indexOf(':');
    const local = raw.slice(colon + 1);
    const space =
      prefixes.get(colon < 0 ? '' : raw.slice(0, colon)) ?? (colon < 0 ? '' : raw.slice(0, colon));
    if (space === '' || (space === 'atom' && (isAtom || itemNames.has(local) || local === 'feed')))
      return local;
    return `${space}:${local}`;
  };
  const base = () => stack.at(-1)?.base ?? url;

  const endField = () => {
    if (field === undefined) return;
    const { name, parts, attributes, base: of } = field;
    const into = item?.fields ?? channel;
    const text = parts.join('').trim();
    const list = into.get(name);
    const entry = { text, attributes, base: of };
    if (list === undefined) into.set(name, [entry]);
    else if (list.length < 64) list.push(entry);
    stack.length = field.depth;
    field = undefined;
  };
  const endItem = () => {
    endField();
    if (item === undefined) return;
    stack.length = item.depth;
    item = undefined;
  };
  const say = (text: string) => {
    if (field === undefined || field.size > maxFieldChars) return;
    field.parts.push(text);
    field.size += text.length;
  };

  scanXml(source, {
    enough: () => items.length > maxItems,
    inside: () => stack.at(-1)?.name.replace(/^.*\//, ''),
    open: (raw, attributeText, selfClosing) => {
      const attributes = attributeText.length > 1 ? readAttributes(attributeText) : new Map<string, string>();
      if (attributeText.includes('xmlns')) declare(attributes);
      let name = canonical(raw);
      if (root === undefined && roots.has(name)) {
        root = name;
        isAtom = name === 'feed';
        isSitemap = name === 'urlset';
      }
      if (skipping !== undefined) {
        if (!(itemNames.has(name) && stack.length > 0)) {
          if (!selfClosing && stack.length < maxDepth) stack.push({ name: raw, base: base() });
          return;
        }
        stack.length = skipping;
        skipping = undefined;
      }
      if (isSitemap && name === 'url') name = 'item';
      const own = attributes.get('xml:base');
      const here = own !== undefined && URL.canParse(own, base()) ? new URL(own, base()).href : base();
      if (itemNames.has(name) && root !== undefined) {
        endItem();
        const fields: Fields = new Map();
        items.push(fields);
        item = { fields, depth: stack.length };
        const about = attributes.get('rdf:about');
        if (about !== undefined) fields.set('rdf:about', [{ text: about, attributes, base: here }]);
        if (selfClosing) item = undefined;
        else stack.push({ name: raw, base: here });
        return;
      }
      if (field !== undefined) {
        const isNested = markupFields.has(field.name) && !isSibling(name, field.name);
        if (isNested) {
          field.hasMarkup = true;
          const tag = raw.replace(/^.*:/, '');
          say(`<${tag}${attributeText.replace(/[<>]/g, '')}>`);
          if (!selfClosing) field.inner++;
          return;
        }
        endField();
      }
      if (root === undefined || stack.length >= maxDepth) return;
      const parent = stack.at(-1)?.name.toLowerCase();
      const isContainer = containers.has(name) && !selfClosing;
      if (((foreign.has(name) && item === undefined) || (name === 'source' && isAtom)) && !selfClosing) {
        skipping = stack.length;
        stack.push({ name: raw, base: here });
        return;
      }
      if (roots.has(name) || name === 'channel') {
        if (!selfClosing) stack.push({ name: raw, base: here });
        return;
      }
      if (isContainer && name !== 'author') {
        stack.push({ name: raw, base: here });
        return;
      }
      const full =
        parent !== undefined && /(^|:)(author|contributor)$/.test(parent) ? `author/${name}` : name;
      field = {
        name: full,
        attributes,
        base: here,
        text: '',
        depth: stack.length,
        parts: [],
        size: 0,
        hasMarkup: attributes.get('type') === 'xhtml',
        inner: 0,
      };
      stack.push({ name: raw, base: here });
      if (selfClosing) endField();
      else if (name === 'author') {
        // Atom's author holds a name; RSS's is text: both end up as fields.
        field = undefined;
        const list = (item?.fields ?? channel).get('author');
        const text: Field = { text: '', attributes, base: here };
        if (list === undefined) (item?.fields ?? channel).set('author', [text]);
        else list.push(text);
      }
    },
    close: (raw) => {
      const name = canonical(raw);
      if (skipping !== undefined) {
        const at = stack.findLastIndex((one) => one.name === raw);
        if (at >= skipping) stack.length = at;
        if (stack.length <= skipping) skipping = undefined;
        return;
      }
      if (field !== undefined) {
        const own = stack.at(-1)?.name;
        if (own === raw && field.inner <= 0) return endField();
        if (markupFields.has(field.name) && field.inner > 0 && !itemNames.has(name) && !roots.has(name)) {
          if (own === raw && !isHtml(raw)) return endField();
          field.inner--;
          return say(`</${raw.replace(/^.*:/, '')}>`);
        }
        if (own === raw) return endField();
      }
      if (itemNames.has(name) || (isSitemap && name === 'url')) return endItem();
      const at = stack.findLastIndex((one) => one.name === raw);
      if (at < 0) return;
      if (item !== undefined && at < item.depth) endItem();
      else endField();
      stack.length = Math.min(stack.length, at);
    },
    text: (text, literal) => {
      if (skipping !== undefined) return;
      if (field === undefined) {
        const parent = stack.at(-1)?.name;
        if (parent !== undefined && canonical(parent) === 'author') {
          const last = (item?.fields ?? channel).get('author')?.at(-1);
          if (last) last.text += literal ? text : decodeXml(text);
        }
        return;
      }
      if (field.hasMarkup) say(literal ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;') : text);
      else say(literal ? text : decodeXml(text));
    },
  });
  endItem();
  return { root, channel, items, base: base() };
};

/** Whether an element opening inside an open field belongs beside it: the field was never closed. */
const isSibling = (name: string, within: string): boolean =>
  name !== within && (name.includes(':') ? !name.startsWith('xhtml:') : siblings.has(name));
const siblings = new Set(
  'title link guid id pubdate description summary updated published category author content enclosure comments source channel item entry modified issued'.split(
    ' ',
  ),
);
const isHtml = (name: string): boolean => !siblings.has(name) && !name.includes(':');
