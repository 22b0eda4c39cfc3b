import { createHash } from 'node:crypto';
import { canonicalUrl } from '../canonical.ts';
import { linkOf, type LinkKind } from '../link.ts';
import { isLinkOverAgain } from '../story-id.ts';
import type { Story } from '../story.ts';

/**
 * What an entry can be known by. Words and addresses are short hashes, compared one with one; times are in seconds since
 * the epoch, dates cut to the minute, as some sites cut them. Undefined: an earlier Kabar did not write it down, or, for a date, the entry has none.
 */
export type Traits = {
  headline: string | undefined;
  /** Of the address; also of a front page's. */
  link: string | undefined;
  /** `none` where the entry says nothing beside its headline. */
  text: string | undefined;
  /** `none` where the link is no article's own. */
  path: string | undefined;
  publishedAt: number | undefined;
  firstSeenAt: number | undefined;
  /** Written by this Kabar: what it reads in the same entry is the same. */
  isCurrent: boolean;
};

/** An entry of the document at hand. */
export type Listed = {
  story: Story;
  traits: Traits;
  /** Where the guid is its link over again, or there is none, as the link shows alone. */
  linkKind: LinkKind;
  /** Under it the addresses of one article meet; undefined where there is none, or the link is a front page's. */
  linkKey: string | undefined;
  isNamedByPath: boolean;
  /** Its guid is its link over again, or it has none. */
  isLinkOnly: boolean;
  /** Text that long is nobody's stock phrase. */
  isLongText: boolean;
};

export const none = '-----';
const wordChars = none.length;
/** Base 36 has room for seconds until the year 4453 in these. */
const timeChars = 7;
const noTime = '-'.repeat(timeChars);
/** Another letter wherever entries are read in another way from then on: what was written before says nothing of a change. */
const reading = 'b';
/** "Kedalaman 10 km" and "Baca selengkapnya" are shorter (UTF-16 code units). */
const longText = 30;

export const listed = (story: Story, now: number): Listed => {
  const { url, headline, lead, publishedAt } = story;
  const link = url === undefined ? undefined : linkOf(url);
  const isLinkOnly = isLinkOverAgain(story);
  return {
    story,
    traits: {
      headline: print(headline),
      link: print(url === undefined ? '' : (link?.key ?? canonicalUrl(url))),
      text: lead === '' ? none : print(lead),
      path: link?.path === undefined ? none : print(link.path),
      publishedAt: publishedAt === undefined ? undefined : 60 * Math.floor(publishedAt / 60_000),
      firstSeenAt: Math.floor(now / 1_000),
      isCurrent: true,
    },
    linkKind: (isLinkOnly ? link?.kindAlone : link?.kind) ?? 'page',
    linkKey: link?.key,
    isNamedByPath: link?.isNamedByPath ?? false,
    isLinkOnly,
    isLongText: lead.length >= longText,
  };
};

/** Traits as they are stored: one short string. */
export const writeTraits = ({ headline, link, text, path, publishedAt, firstSeenAt }: Traits): string =>
  [
    ...[headline, link, text].map((word) => word ?? none),
    reading,
    path ?? none,
    ...[publishedAt, firstSeenAt].map((time) => time?.toString(36).padStart(timeChars, '0') ?? noTime),
  ].join('');

/** Reads what was stored, by this Kabar or an earlier one. */
export const readTraits = (written: string): Traits => {
  const word = (at: number) => written.slice(at, at + wordChars);
  const time = (at: number) => {
    const digits = written.slice(at, at + timeChars);
    return digits.length < timeChars || digits === noTime ? undefined : Number.parseInt(digits, 36);
  };
  const [text, mark] = [2 * wordChars, 3 * wordChars];
  const isReadable = written.length === mark || written.length === wholeChars;
  const isCurrent = written.length === wholeChars && written[mark] === reading;
  return {
    headline: isReadable ? word(0) : undefined,
    link: isReadable ? word(wordChars) : undefined,
    text: isReadable ? word(text) : undefined,
    path: isReadable && written.length > mark ? word(mark + 1) : undefined,
    publishedAt: time(mark + 1 + wordChars),
    firstSeenAt: time(mark + 1 + wordChars + timeChars),
    isCurrent,
  };
};
const wholeChars = 3 * wordChars + reading.length + wordChars + 2 * timeChars;

const print = (text: string): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, wordChars);
