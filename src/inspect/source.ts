import { readFile, stat } from 'node:fs/promises';
import { FeedError, type FeedFailure } from '../http/failure.ts';
import type { Kind } from './order.ts';

/** A document as it came, and where from. */
export type Source = {
  body: Uint8Array;
  /** After redirects; of a file the address that it is taken to come from. */
  url: string;
  contentType?: string;
  /** `Link` headers (RFC 8288), as they came. */
  links?: string;
};

/** The largest file that is looked into; what is read of a feed is less (bytes). */
const maxBytes = 32 * 1_048_576;

/** Where a file is taken to come from, if nothing is said: links within it lead to somewhere. */
const madeUp: Record<Kind, string> = {
  feed: 'https://contoh.example/feed',
  page: 'https://contoh.example/',
  article: 'https://contoh.example/berita/1',
};

/** Opens a file, or fetches an address; `url`: where it is taken to come from all the same. Rejects with a FeedError. */
export const openSource = async (place: string, kind: Kind, url: string | undefined): Promise<Source> => {
  if (isAddress(place)) {
    // Most orders name files: what fetches is loaded for the others only.
    const { fetchSource } = await import('./online.ts');
    const source = await fetchSource(place, kind);
    return { ...source, url: url ?? source.url };
  }
  try {
    if ((await stat(place)).size > maxBytes) throw new FeedError('too-big');
    return { body: await readFile(place), url: url ?? madeUp[kind] };
  } catch (error) {
    if (error instanceof FeedError) throw error;
    throw new FeedError('not-found', error instanceof Error && 'code' in error ? String(error.code) : '');
  }
};

const isAddress = (place: string): boolean => /^(?:https?|feed):/i.test(place);

/** sysexits.h: EX_DATAERR for what is there and cannot be read, EX_NOINPUT for what is not there. */
export const exitOf = ({ reason }: FeedError): number =>
  reason === 'not-a-feed' || reason === 'too-big' ? 65 : 66;

const readableAs: Record<Kind, string> = { feed: 'feed', page: 'web page', article: "article's page" };
const sentences: Record<FeedFailure, (place: string, kind: Kind) => string> = {
  'bad-address': (place) => `${place} is no web address.`,
  'not-found': (place) =>
    isAddress(place) ? `There is nothing at ${place}.` : `There is no file ${place} that can be opened.`,
  'not-a-feed': (place, kind) =>
    `${place} cannot be read as a${kind === 'article' ? 'n' : ''} ${readableAs[kind]}.`,
  'too-big': (place) => `${place} is too big, or takes too long to read.`,
  'refused-address': (place) =>
    `${place} is on a private network, or leads there: that needs ALLOW_PRIVATE_NETWORK=true.`,
  'time-out': (place) => `${place} did not answer in time.`,
  unreachable: (place) => `${place} cannot be reached.`,
  denied: (place) => `The server of ${place} lets no program read it.`,
  'server-error': (place) => `The server of ${place} says that something is wrong on its side.`,
  'telegram-channel': (place) => `${place} is a channel of Telegram, which has no feed.`,
  banned: (place) => `${place} is banned.`,
  gone: (place) => `${place} is closed for good.`,
};

/** What went wrong with a document, in a sentence. */
export const sentenceOf = ({ reason }: FeedError, place: string, kind: Kind): string =>
  sentences[reason](place, kind);
