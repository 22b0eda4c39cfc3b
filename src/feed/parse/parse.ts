import { readDocument, type ParsedFeed } from './document.ts';
import { createReader, type Reader } from '../../worker/reader.ts';

export type { ParsedEntry, ParsedFeed } from './document.ts';

/** Bodies up to this size (bytes), with so many tags at most, are read at once: a feed takes a hundredth of a second then, the worst that was tried four. */
const small = { bytes: 300_000, tags: 10_000 };

/** Begins with the first large body; its thread ends by itself, and keeps no process alive. */
let shared: Reader | undefined;

/**
 * Reads a feed of any common kind (RSS 0.9 to 2.0, RDF, CDF, Atom 0.3 and 1.0, JSON Feed, Google News sitemap). What is
 * broken is mended first, and rss-parser reads the mended document. A body that could hold up the caller's thread is read
 * on another one, with a time limit. Rejects with a FeedError (`not-a-feed`, `too-big`) and nothing else.
 */
export const parseFeed = async (
  body: Uint8Array,
  { url, contentType, now = Date.now() }: { url: string; contentType?: string; now?: number | Date },
): Promise<ParsedFeed> => {
  const about = { url, now: Number(now), ...(contentType !== undefined && { contentType }) };
  if (isSmall(body)) return readDocument(body, about);
  return (shared ??= createReader()).read(body, about);
};

const isSmall = (body: Uint8Array): boolean => {
  if (body.length > small.bytes) return false;
  let tags = 0;
  for (let at = body.indexOf(less); at >= 0; at = body.indexOf(less, at + 1))
    if (++tags > small.tags) return false;
  return true;
};

const less = '<'.charCodeAt(0);
