import type { Story } from '../story/story.ts';
import { short, tidy } from '../text/escape.ts';
import { join, sizeOf, text, type Text } from './markup.ts';

/** What hashtags are made of: the story's section, topics that the chat follows, the place where it is set. */
export const tagKinds = ['section', 'topic', 'place'] as const;
export type TagKind = (typeof tagKinds)[number];

/** Parts of a card that a chat may do without. The headline always stands. */
export const cardParts = ['lead', 'place', 'date', 'photo', 'first', 'also'] as const;
export type CardPart = (typeof cardParts)[number];

/**
 * How a chat's cards differ from the usual ones. Choices and two lines of plain text: nothing in it is read as markup, so no
 * template makes a message that Telegram refuses. Plain data, stored as JSON.
 */
export type Template = {
  /** A line above every card. */
  brand?: string;
  /** A line below every card. */
  signature?: string;
  tags?: TagKind[];
  without?: CardPart[];
  /** The picture is sent as a photo, where the story has one; else as the preview of the link. */
  picture?: 'photo';
  /** The headline leads to the article, in place of a button. */
  link?: 'headline';
  /** With a button that passes the story on. */
  share?: true;
};

/** Code points of the two lines, and of one hashtag. */
export const lineLimits = { brand: 60, signature: 160 };
const tagLimit = 32;
const mostTopics = 2;

/** What is wrong with a line that was typed for a template; else the line. */
export const readLine = (
  typed: string,
  kind: keyof typeof lineLimits,
): { line: string } | { wrong: 'empty' | 'too-long' } => {
  const line = tidy(typed);
  if (line === '') return { wrong: 'empty' };
  return short(line, lineLimits[kind]) === line ? { line } : { wrong: 'too-long' };
};

/** The line that stands above cards, bundles and digests; empty where there is none. */
export const brandLine = ({ brand }: Template = {}): Text => text(short(brand, lineLimits.brand));
/** The line that stands below them. */
export const signatureLine = ({ signature }: Template = {}): Text =>
  text(short(signature, lineLimits.signature));

/** Code points that the two lines take of a message whose parts stand two breaks apart. */
export const frameSize = (template?: Template): number =>
  [brandLine(template), signatureLine(template)]
    .filter(({ plain }) => plain !== '')
    .reduce((sum, line) => sum + sizeOf(line) + 2, 0);

/** Whether a part of the card is told. */
export const tells = ({ without = [] }: Template = {}, part: CardPart): boolean => !without.includes(part);

/** Sections by which a site says nothing of a story. */
const vagueSections = /^(?:uncategori[sz]ed|tanpa kategori|news|berita|home|beranda|umum|general|index)$/i;

/** "#Hukum #Banjir #Serang", each once; empty where there is nothing to make them of. `topics`: the words of those that the chat follows. */
export const tagLine = (
  { categories, place }: Pick<Story, 'categories' | 'place'>,
  topics: string[],
  { tags = [] }: Template = {},
): Text => {
  const made = tagKinds
    .filter((kind) => tags.includes(kind))
    .flatMap((kind) => {
      if (kind === 'topic') return topics.slice(0, mostTopics);
      return kind === 'place' ? (place ?? '') : sectionOf(categories);
    })
    .map(hashtag)
    .filter((tag) => tag !== '');
  const once = new Map(made.map((tag) => [tag.toLowerCase(), tag]));
  return join(
    [...once.values()].map((tag) => text(tag)),
    ' ',
  );
};

/** The innermost of a path such as "News/Daerah"; the first of a story's that says something. */
const sectionOf = (categories: string[]): string =>
  categories
    .slice(0, 20)
    .map(
      (one) =>
        one
          .slice(0, 200)
          .split(/\s*[/>|»]\s*/)
          .findLast((part) => part.trim() !== '') ?? '',
    )
    .find((one) => one !== '' && !vagueSections.test(one.trim())) ?? '';

/**
 * Words as one hashtag, "banjir Jakarta" as #BanjirJakarta: letters, marks and digits alone, as nothing else counts as a part of it.
 * Empty where no letter is left, or it is too long to be one.
 */
export const hashtag = (words: string): string => {
  const parts =
    tidy(words)
      .normalize('NFC')
      .match(/[\p{L}\p{M}\p{Nd}]+/gu) ?? [];
  const name = parts.map((part) => part.replace(/^\p{Ll}/u, (first) => first.toUpperCase())).join('');
  const isTag = /\p{L}/u.test(name) && !/^\p{M}/u.test(name) && short(name, tagLimit) === name;
  return isTag ? `#${name}` : '';
};
