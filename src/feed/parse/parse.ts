import { parseDate, zoneIn } from '../../text/date.ts';
import { decodePieces } from '../../text/charset.ts';
import { readElements } from './elements.ts';
import { draftOf, titleOf, type Draft } from './entry.ts';
import { first, type Fields } from './fields.ts';
import { FeedError } from '../../http/failure.ts';
import { readJsonFeed } from './json-feed.ts';
import { linkOf } from './links.ts';
import { readMended } from './mended.ts';
import { cut } from '../../text/html-to-text.ts';
import type { Entry } from '../../story/entry.ts';
import { wishesOf, type Wishes } from './wishes.ts';
import { withoutControls } from '../../text/xml.ts';

export type ParsedFeed = Wishes & {
  title: string;
  link: string | undefined;
  /** BCP 47 tag. */
  language: string | undefined;
  entries: Entry[];
};

/** As large as the fetcher takes them (bytes). The largest real feed that was seen has 2.7 MB. */
const maxBytes = 10 * 1_048_576;
/** Entries kept of one feed; more are an archive, not news. What is known of a feed has room for more (story/known/). */
const maxEntries = 1_500;
/** A date this far ahead (milliseconds) is a slip of the pen. */
const farAheadMs = 3_660 * 86_400_000;

/** What is known of a body beside its bytes; `now`: milliseconds since the epoch. */
export type About = { url: string; contentType?: string; now: number };

/**
 * Reads a feed of any common kind (RSS 0.9 to 2.0, RDF, CDF, Atom 0.3 and 1.0, JSON Feed, Google News sitemap). What is
 * broken is mended first; the headlines of the mended entries are read by rss-parser. Rejects with a FeedError
 * (`not-a-feed`, `too-big`) and nothing else. Linear in the size of the body.
 */
export const parseFeed = async (body: Uint8Array, { url, contentType, now }: About): Promise<ParsedFeed> => {
  if (body.length > maxBytes) throw new FeedError('too-big');
  const pieces = decodePieces(body, contentType);
  const { source, decode } = pieces;
  const isJson = /^\s*\{/.test(source);
  const elements = (isJson ? readJsonFeed(decode(source), url) : undefined) ?? readElements(pieces, url);
  const { root, channel } = elements;
  if (root === undefined || (root === 'channel' && elements.items.length === 0))
    throw new FeedError('not-a-feed');
  const chosen = newest(elements.items.filter(saysSomething));
  // A page may hold a feed in a script, or elements that are called like one's; a plain sitemap tells no news.
  if ((isPage(source) && !chosen.some(isKnowable)) || (root === 'urlset' && !chosen.some(titleOf)))
    throw new FeedError('not-a-feed');
  // A news sitemap names its paper in each entry.
  const name = titleOf(channel) || (chosen[0] && first(chosen[0], 'news:name')) || '';
  const drafts = chosen.map((fields) => draftOf(fields, { paper: name, url }));
  const { title, headlines } = await readMended({
    title: cut(name, 200),
    headlines: drafts.map((draft) => draft.title),
  });
  const dateOf = dates(drafts, channel, now);
  return {
    title,
    link: linkOf(channel),
    language: languageOf(channel, chosen[0])?.slice(0, 35),
    entries: drafts.map((draft, index) => ({
      id: withoutControls(draft.guid ?? draft.url ?? ''),
      url: draft.url && withoutControls(draft.url),
      title: headlines[index] ?? '',
      text: draft.text,
      body: draft.body,
      publishedAt: dateOf(draft.published),
      updatedAt: dateOf(draft.updated),
      author: draft.author,
      categories: draft.categories,
      image: draft.image,
    })),
    ...wishesOf(channel, url),
  };
};

const languageOf = (channel: Fields, newest: Fields | undefined): string | undefined =>
  first(channel, 'language', 'dc:language', 'xml:lang') ?? (newest && first(newest, 'news:language'));

/** What can be known again at the next look. */
const isKnowable = (fields: Fields): boolean =>
  ['guid', 'id', 'link', 'rdf:about'].some((name) => fields.has(name));

const isPage = (source: string): boolean => /^\s*(?:<!doctype\s+html\b|<html\b)/i.test(source);

/** An entry that was cut off before its first field is none. */
const saysSomething = (fields: Fields): boolean => fields.size > 0;

/** Of an archive the newest by date, in its own order; the first where dates are missing. */
const newest = (items: Fields[]): Fields[] => {
  if (items.length <= maxEntries) return items;
  const times = items.map((fields) =>
    parseDate(first(fields, 'pubdate', 'published', 'dc:date', 'updated', 'lastmod') ?? '')?.getTime(),
  );
  const threshold = times.filter((time) => time !== undefined).toSorted((one, two) => two - one)[
    maxEntries - 1
  ];
  if (threshold === undefined) return items.slice(0, maxEntries);
  return items.filter((_, index) => (times[index] ?? 0) >= threshold).slice(0, maxEntries);
};

/** Reads the feed's dates. The zone that any of them names holds for those that name none. */
const dates = (
  drafts: Draft[],
  channel: Fields,
  now: number,
): ((text: string | undefined) => Date | undefined) => {
  const said = [
    ...drafts.map(({ published }) => published),
    ...['pubdate', 'lastbuilddate', 'dc:date'].map((name) => first(channel, name)),
  ];
  let zone: string | undefined;
  for (const text of said) if ((zone = text && zoneIn(text)) !== undefined) break;
  const latest = now + farAheadMs;
  let last: { text: string | undefined; date: Date | undefined } | undefined;
  const dateOf = (text: string | undefined): Date | undefined => {
    const found = text === undefined ? undefined : parseDate(text, zone === undefined ? {} : { zone });
    return found && found.getTime() <= latest ? found : undefined;
  };
  // Most entries say one twice, as published and as updated.
  return (text) => {
    if (last === undefined || last.text !== text) last = { text, date: dateOf(text) };
    return last.date;
  };
};
