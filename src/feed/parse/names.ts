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
const usual = 'atom a10 atom10 content dc dcterms media sy itunes news image rdf xhtml'.split(' ');
/** Prefixes kept of one feed; more are an attack. */
const maxPrefixes = 256;

/** The prefixes of a feed and what they stand for. */
export type Prefixes = {
  declare(attributes: Map<string, string>): void;
  /** The name by its namespace: without prefix for what a feed's own elements are called, whatever the format. */
  canonical(raw: string): string;
};

/** `isAtom`: whether Atom's names are the feed's own, and stand without prefix. */
export const createPrefixes = (isAtom: () => boolean): Prefixes => {
  const prefixes = new Map(usual.map((prefix) => [prefix, prefix.startsWith('a') ? 'atom' : prefix]));
  return {
    declare: (attributes) => {
      for (const [name, uri] of attributes) {
        // A default namespace is its element's own affair: what has no prefix is the feed's own.
        if (!name.startsWith('xmlns:') || prefixes.size >= maxPrefixes) continue;
        const prefix = name.slice(6);
        prefixes.set(prefix, namespaces.find(([pattern]) => pattern.test(uri.trim()))?.[1] ?? prefix);
      }
    },
    canonical: (raw) => {
      const colon = raw.indexOf(':');
      if (colon < 0) return raw;
      const local = raw.slice(colon + 1);
      const space = prefixes.get(raw.slice(0, colon)) ?? raw.slice(0, colon);
      if (space === '' || (space === 'atom' && (isAtom() || itemNames.has(local) || local === 'feed')))
        return local;
      return `${space}:${local}`;
    },
  };
};

export const roots = new Set(['rss', 'rdf:rdf', 'feed', 'urlset', 'channel']);
export const itemNames = new Set(['item', 'entry']);
/** Outside entries: hold others' fields, which say nothing of the feed. */
export const foreign = new Set(['image', 'itunes:owner', 'items', 'itunes:category']);
/** Inside entries too. */
export const foreignEverywhere = new Set(['atom:source', 'rdf:li', 'textinput']);
/** Hold fields of the element around them. */
export const containers = new Set([
  'media:group',
  'news:news',
  'news:publication',
  'image:image',
  'rdf:bag',
  'rdf:seq',
  'media:credits',
  'skiphours',
  'redirect',
]);
/** Hold either text or fields of their own ("author/name"). */
export const holders = new Set(['author', 'contributor', 'atom:author', 'atom:contributor', 'image']);
/** Fields whose markup is part of their text. */
const markupFields = new Set(
  'title description summary content content:encoded tagline subtitle info media:description media:title media:text atom:summary atom:content atom:title xhtml:body xhtml:div body fulltext dc:description dc:title'.split(
    ' ',
  ),
);

/** Some content systems write dates as a page shows them: "<time datetime=...>". */
const dateFields = new Set(
  'pubdate published updated issued modified created dc:date date atom:published atom:updated dcterms:created dcterms:modified dcterms:issued'.split(
    ' ',
  ),
);
const inDates = new Set('time span a abbr b div em font i p strong'.split(' '));
/** Whether an element that opens inside a field is markup of its text. */
export const isMarkupIn = (field: string, name: string, isXhtml: boolean): boolean =>
  markupFields.has(field) ? !isSibling(name, field, isXhtml) : dateFields.has(field) && inDates.has(name);
/** Whether markup may stand in a field. */
export const holdsMarkup = (field: string): boolean => markupFields.has(field) || dateFields.has(field);

/** Elements of HTML that have no end. */
const voids = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
export const isVoid = (name: string): boolean => voids.has(name);
/** A tag as HTML has it: an empty element is closed there by nothing but its end. */
export const htmlTag = (name: string, attributes: string, isEmpty: boolean): string =>
  isEmpty && !voids.has(name)
    ? `<${name}${attributes.replace(/\/\s*$/, '')}></${name}>`
    : `<${name}${attributes}>`;

const siblings = new Set(
  'title link guid id pubdate description summary updated published category author content enclosure comments source channel item entry modified issued'.split(
    ' ',
  ),
);
/** In XHTML these are Atom's for certain; "title", "summary" and the like are HTML's as well. */
const certain = new Set('id guid updated published item entry channel pubdate'.split(' '));

/** Whether an element that opens inside an open field belongs beside it: the field was never closed. */
const isSibling = (name: string, within: string, isXhtml: boolean): boolean => {
  if (isXhtml) return certain.has(name);
  return name !== within && (name.includes(':') ? !name.startsWith('xhtml:') : siblings.has(name));
};
export const isHtml = (name: string): boolean => !siblings.has(name) && !name.includes(':');
