import { parseDate } from '../../text/date.ts';
import { first, unpacked, type Field, type Fields } from './fields.ts';
import { plainTextName } from './json-feed.ts';
import { absolute, isWeb, linkOf } from './links.ts';
import { pictureOf } from './picture.ts';
import { htmlToText, plainText, type Image } from '../../text/html-to-text.ts';

/** What the elements of an entry say, before rss-parser reads it: plain text and absolute links; dates as they came. */
export type Draft = {
  guid: string | undefined;
  url: string | undefined;
  title: string;
  text: string;
  published: string | undefined;
  updated: string | undefined;
  author: string | undefined;
  categories: string[];
  image: Image | undefined;
};

const titles = ['title', 'atom:title', 'news:title', 'dc:title', 'media:title', 'itunes:title'];
const summaries = ['description', 'summary', 'atom:summary', 'tagline', 'abstract'];
const bodies = [
  'content:encoded',
  'content',
  'atom:content',
  'body',
  'xhtml:body',
  'xhtml:div',
  'fulltext',
  'text',
  'media:description',
  'dc:description',
  'itunes:summary',
];
const publications = [
  'pubdate',
  'published',
  'issued',
  'atom:published',
  'dcterms:issued',
  'news:publication_date',
  'dc:date',
  'date',
];
const changes = ['updated', 'modified', 'atom:updated', 'dcterms:modified', 'lastmod', 'lastbuilddate'];
const creations = ['created', 'dcterms:created', 'dcterms:date'];

/** Reads an entry's fields, the same in every format. */
export const draftOf = (fields: Fields): Draft => {
  const written = [...summaries, ...bodies]
    .flatMap((name) => fields.get(name) ?? [])
    .filter(({ text }) => text !== '');
  const guid = first(fields, 'guid', 'id', 'atom:id', 'rdf:about', 'dc:identifier');
  const url = linkOf(fields);
  const author = first(
    fields,
    'author/name',
    'atom:author/name',
    'dc:creator',
    'author',
    'itunes:author',
    'author/email',
  );
  const updated = dateIn(fields, changes);
  const published = dateIn(fields, publications) ?? updated ?? dateIn(fields, creations);
  return {
    guid,
    url: url ?? (isWeb(guid) ? absolute(guid, '') : undefined),
    title: titleOf(fields),
    text: textOf(fields, written),
    published,
    updated,
    author: author === undefined ? undefined : nameOf(author),
    categories: categoriesOf(fields),
    image: pictureOf(fields, richFirst(written), absolute),
  };
};

/** The first of these fields that is a date: some write "Invalid Date", and the right one elsewhere. */
const dateIn = (fields: Fields, names: string[]): string | undefined => {
  const said = names.map((name) => first(fields, name)).filter((text) => text !== undefined);
  return said.length < 2 ? said[0] : (said.find((text) => parseDate(text) !== undefined) ?? said[0]);
};

/** The title in the first field that has one. */
export const titleOf = (fields: Fields): string => {
  for (const name of titles)
    for (const field of fields.get(name) ?? []) {
      const title = field.text === '' ? '' : plainText(unpacked(field));
      if (title !== '') return title;
    }
  return '';
};

const textOf = (fields: Fields, written: Field[]): string => {
  const own = first(fields, plainTextName);
  if (own !== undefined) return htmlToText(own.replaceAll('&', '&amp;').replaceAll('<', '&lt;'));
  for (const field of written) {
    if (field.attributes.get('type')?.startsWith('image/') === true) continue;
    const text = htmlToText(unpacked(field));
    if (text !== '') return text;
  }
  return '';
};

/** Whole articles before summaries: that is where the pictures are. */
const richFirst = (written: Field[]): Field[] =>
  written.length < 2 ? written : written.toSorted((one, two) => two.text.length - one.text.length);

/** "redaksi@news.example (Siti)" is Siti; an address alone stays. */
const nameOf = (author: string): string | undefined => {
  const plain = plainText(author, 120);
  return (
    /^[^\s@]+@[^\s@]+\s+\((?<name>[^()]{2,100})\)$/.exec(plain)?.groups?.['name'] ?? (plain || undefined)
  );
};

const categoriesOf = (fields: Fields): string[] => {
  const all = ['category', 'dc:subject', 'media:category', 'atom:category'].flatMap(
    (name) => fields.get(name) ?? [],
  );
  const said = all.map(
    ({ text, attributes }) => text || attributes.get('label') || attributes.get('term') || '',
  );
  // A sitemap's keywords are one text.
  const keywords = (fields.get('news:keywords') ?? []).flatMap(({ text }) => text.slice(0, 2_000).split(','));
  const names = [...said, ...keywords].map((name) => plainText(name, 80));
  return [...new Set(names.filter(Boolean))].slice(0, 20);
};
