import { oneLine, plain, safeUrl } from './text.ts';

/** What a page says of its article for machines (schema.org in JSON-LD). */
export type Structured = {
  headline?: string;
  body?: string;
  description?: string;
  author?: string;
  editor?: string;
  section?: string;
  publishedAt?: string;
  image?: string;
  imageCaption?: string;
  imageCredit?: string;
  url?: string;
  /** Where it was written. */
  place?: string;
  /** Where what it tells of happened. */
  location?: string;
  language?: string;
};

type Json = Record<string, unknown>;

/** Objects looked through on one page. */
const maxNodes = 2_000;
const articleTypes = /^(?:\w*NewsArticle|Article|ReportageNewsArticle|BlogPosting|LiveBlogPosting|Report)$/;

/** The first article in a page's JSON-LD: in arrays, in @graph, as a mainEntity; broken blocks are passed over. */
export const structuredArticle = (scripts: string[], base: string): Structured | undefined => {
  const found = scripts.flatMap((script) => articlesIn(parseLoosely(script)));
  const best = found.find((node) => typesOf(node).some((type) => type.endsWith('NewsArticle'))) ?? found[0];
  return best === undefined ? undefined : read(best, base);
};

/** Content systems leave raw line breaks, trailing commas, comments and CDATA in JSON-LD. */
const parseLoosely = (script: string): unknown => {
  const text = script
    .replace(/^\s*(?:\/\*\s*)?(?:<!\[CDATA\[|<!--)(?:\s*\*\/)?/, '')
    .replace(/(?:\/\*\s*)?(?:\]\]>|-->)(?:\s*\*\/)?\s*$/, '')
    .replace(/;\s*$/, '');
  // oxlint-disable-next-line no-control-regex
  return parse(text) ?? parse(text.replace(/[\u0000-\u001f]+/g, ' ').replace(/,(?=\s{0,20}[}\]])/g, ''));
};
const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const articlesIn = (root: unknown): Json[] => {
  const waiting: unknown[] = [root];
  const found: Json[] = [];
  for (let seen = 0; seen < maxNodes && waiting.length > 0; seen++) {
    const node = waiting.shift();
    if (Array.isArray(node)) waiting.push(...node.slice(0, maxNodes - waiting.length));
    else if (isObject(node)) {
      if (typesOf(node).some((type) => articleTypes.test(type))) found.push(node);
      else if (waiting.length < maxNodes)
        waiting.push(node['@graph'], node['mainEntity'], node['mainEntityOfPage'], node['itemListElement']);
    }
  }
  return found;
};

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;
const typesOf = (node: Json): string[] => listed(node['@type']).filter((type) => typeof type === 'string');
const listed = (value: unknown): unknown[] => (Array.isArray(value) ? value.slice(0, 20) : [value]);

const read = (node: Json, base: string): Structured => {
  const image = listed(node['image'])[0];
  const picture = isObject(image) ? image : undefined;
  const body = text(node['articleBody'], 6_000);
  return compact({
    headline: text(node['headline'] ?? node['name']),
    body: body === undefined || body.length < 40 ? undefined : body,
    description: text(node['description'], 1_500),
    author: namesOf(node['author']) ?? namesOf(node['creator']),
    editor: namesOf(node['editor']),
    section: text(listed(node['articleSection'])[0], 80),
    publishedAt: raw(node['datePublished'] ?? node['dateCreated']),
    image: safeUrl(raw(picture?.['url'] ?? picture?.['contentUrl'] ?? image), base),
    imageCaption: text(picture?.['caption']),
    imageCredit: namesOf(picture?.['creditText'] ?? picture?.['creator']),
    url: safeUrl(raw(node['url'] ?? entityId(node['mainEntityOfPage'])), base),
    place: text(node['dateline'], 80),
    location: namesOf(listed(node['contentLocation'])[0]),
    language: raw(node['inLanguage']),
  });
};

const entityId = (value: unknown): unknown => (isObject(value) ? value['@id'] : value);
const raw = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 2_100) : undefined;
const text = (value: unknown, maxChars = 600): string | undefined => {
  const words = typeof value === 'string' ? plain(value, maxChars) : '';
  return words === '' ? undefined : words;
};

/** One name, or several; an address where a name should be is none. */
const namesOf = (value: unknown): string | undefined => {
  const names = listed(value)
    .map((one) => text(isObject(one) ? one['name'] : one, 80))
    .filter((name) => name !== undefined && !/^https?:/.test(name))
    .map((name) => name?.replace(/^by\s(?=\p{Lu})/iu, ''));
  const joined = oneLine([...new Set(names)].slice(0, 4).join(', '));
  return joined === '' ? undefined : joined;
};

const compact = (values: { [Key in keyof Structured]: Structured[Key] | undefined }): Structured =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
