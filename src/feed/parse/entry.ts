import { parseDate } from '../../text/date.ts';
import { plainText } from '../../text/html-to-text.ts';
import { bodyOf } from './body.ts';
import { dateText } from './date-text.ts';
import { first, unpacked, type Field, type Fields } from './fields.ts';
import { textOf } from './lead/text.ts';
import { absolute, enclosureOf, isWeb, linkOf } from './links.ts';
import type { Image } from './picture/images.ts';
import { pictureOf } from './picture/picture.ts';

/** What the elements of an entry say, before rss-parser reads it: plain text and absolute links; dates as they came. */
export type Draft = {
  guid: string | undefined;
  url: string | undefined;
  title: string;
  text: string;
  /** Words of the whole article, where the entry has it. */
  body: string | undefined;
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

/** The feed that an entry stands in: its title and its address. */
export type Around = { paper: string; url: string };

/** Reads an entry's fields, the same in every format. */
export const draftOf = (fields: Fields, { paper, url: feedUrl }: Around): Draft => {
  const written = writtenIn(fields);
  const guid = first(fields, 'guid', 'id', 'atom:id', 'rdf:about', 'dc:identifier');
  const headline = titleOf(fields);
  const url = linkOf(fields) ?? (isWeb(guid) ? absolute(guid, '') : undefined) ?? enclosureOf(fields);
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
  const text = textOf(fields, written, { headline, paper });
  const published = dateIn(fields, publications) ?? updated ?? dateIn(fields, creations);
  return {
    guid,
    url,
    title: headline,
    text,
    body: bodyOf(written, text),
    published,
    updated,
    author: author === undefined ? undefined : nameOf(author),
    categories: categoriesOf(fields),
    // What no xml:base places stands where its entry does.
    image: pictureOf(fields, richFirst(written), (address, base) =>
      absolute(address, base === feedUrl ? (url ?? base) : base),
    ),
  };
};

/** All texts of an entry, summaries first. */
const writtenIn = (fields: Fields): Field[] => {
  const found: Field[] = [];
  for (const name of texts)
    for (const field of fields.get(name) ?? none) if (field.text !== '') found.push(field);
  return found;
};
const texts = [...summaries, ...bodies];
const none: Field[] = [];

/** The first of these fields that is a date: some write "Invalid Date", and the right one elsewhere. */
const dateIn = (fields: Fields, names: string[]): string | undefined => {
  let said: string | undefined;
  for (const name of names) {
    const text = dateText(first(fields, name));
    if (text === undefined) continue;
    if (said !== undefined && parseDate(said) !== undefined) break;
    if (said === undefined || parseDate(text) !== undefined) said = text;
  }
  return said;
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

const categoryNames = ['category', 'dc:subject', 'media:category', 'atom:category'];
const categoriesOf = (fields: Fields): string[] => {
  const all = categoryNames.flatMap((name) => fields.get(name) ?? none);
  if (all.length === 0 && !fields.has('news:keywords')) return [];
  const said = all.map(
    ({ text, attributes }) => text || attributes.get('label') || attributes.get('term') || '',
  );
  // A sitemap's keywords are one text.
  const keywords = (fields.get('news:keywords') ?? []).flatMap(({ text }) => text.slice(0, 2_000).split(','));
  const names = [...said, ...keywords].map((name) => plainText(name, 80));
  return [...new Set(names.filter(Boolean))].slice(0, 20);
};
