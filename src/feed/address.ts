import { createHash } from 'node:crypto';

/** Longest address taken (characters). */
const maxChars = 2_048;

/** Schemes that feeds and podcasts are linked with; what follows is a web address, with or without its own scheme. */
const feedScheme = /^(?:feed|itpc|pcast|podcast):(?:\/\/)?/i;
/** "htps://", "http;//" and the like: what fingers make of http. */
const typedScheme = /^(?:h{1,2}t{1,3}p{0,2}|t{1,2}p)s{0,2}[:;.]?\/{1,2}(?=[\p{L}\d])/iu;
const someScheme = /^[a-z][a-z\d+.-]*:\/\//i;
/** Where a further address begins in a word without blanks ("a.id/x,https://b.id/y"). */
const nextAddress = /[,;|]+(?=(?:https?|feed):)/i;
const innerScheme = /[^\p{L}\d](?=(?:https?|feed):)/iu;

/** A host name, or four numbers, with what may follow. */
const bare = /^(?:[^\s@/:]+\.\p{L}[\p{L}\d-]+|\d{1,3}(?:\.\d{1,3}){3}|localhost)(?:[:/?#]|$)/u;
/** The way people write a subreddit. */
const subreddit = /^\/?r\/(\w{3,50})\/?$/i;
/** The way people write an account of the fediverse. */
const fediverse = /^@([\w.-]{1,64})@([^\s@/:]+\.\p{L}[\p{L}\d-]+)$/u;

/**
 * The web addresses in a message, in their order, each once: with or without a scheme, feed: ones, r/name of Reddit and
 * @name@host of the fediverse too. Names such as @kabar and plain words are none. Brackets and marks around an address are
 * not part of it, brackets that it opens itself are.
 */
export const parseAddresses = (text: string): string[] => {
  const found = text
    .split(/\s+/)
    .flatMap((word) => word.split(nextAddress))
    .map(addressOfWord)
    .filter(isAddress);
  return [...new Set(found)].filter((word) => normaliseAddress(word) !== undefined);
};

const isAddress = (word: string): boolean =>
  /^https?:/i.test(word) ||
  feedScheme.test(word) ||
  typedScheme.test(word) ||
  bare.test(word) ||
  subreddit.test(word) ||
  fediverse.test(word);

const opening = new Set('<("\'“‘[`{«*');
const closing = new Set('>"\'”’],;:.!?…`}»*');

/** A word without what stands around the address in it: marks, brackets, or words up to a scheme ("[situs](https://a.id)"). */
const addressOfWord = (word: string): string => {
  const bared = withoutEdges(word);
  if (isAddress(bared)) return bared;
  const found = innerScheme.exec(word);
  return found === null ? bared : withoutEdges(word.slice(found.index + 1));
};

const withoutEdges = (word: string): string => {
  let start = 0;
  while (start < word.length && opening.has(word.charAt(start))) start++;
  // A bracket at the end belongs to the address where the address opens it: .../Kopi_(minuman).
  let open = 0;
  for (const letter of word.slice(start)) open += letter === '(' ? 1 : letter === ')' ? -1 : 0;
  let end = word.length;
  for (; end > start; end--) {
    const last = word.charAt(end - 1);
    if (last === ')' && open < 0) open++;
    else if (!closing.has(last)) break;
  }
  return word.slice(start, end);
};

/** What stands behind a `feed:` (or podcast) scheme: an address with its own scheme, one that begins with "//", or a part of one; other text as it is. */
export const withoutFeedScheme = (address: string): string =>
  address.replace(feedScheme, (scheme, at: number) =>
    scheme.endsWith('//') && !someScheme.test(address.slice(at + scheme.length)) ? '//' : '',
  );

/** An absolute http(s) address, https where no scheme is given, without fragment and password; undefined where it is none. */
export const normaliseAddress = (address: string): string | undefined => {
  const trimmed = written(withoutFeedScheme(address.trim()));
  if (trimmed === '' || trimmed.length > maxChars || /\s/.test(trimmed)) return undefined;
  const full = someScheme.test(trimmed) ? trimmed : `https://${trimmed.replace(/^\/\//, '')}`;
  if (!URL.canParse(full)) return undefined;
  const url = new URL(full);
  if (!/^https?:$/.test(url.protocol) || !/[.:]|^localhost$/.test(url.hostname)) return undefined;
  url.hash = '';
  url.username = '';
  url.password = '';
  return url.href;
};

/** Written out: what people shorten, and a scheme with a slip in it. */
const written = (address: string): string => {
  const [, name] = subreddit.exec(address) ?? [];
  if (name !== undefined) return `https://www.reddit.com/r/${name}`;
  const [, account, host] = fediverse.exec(address) ?? [];
  if (account !== undefined) return `https://${host}/@${account}`;
  return address.replace(typedScheme, (slip) => (/s/i.test(slip) ? 'https://' : 'http://'));
};

/** A feed's id: the same for http and https. */
export const feedId = (url: string): string =>
  `f${createHash('sha256')
    .update(url.replace(/^https?:/, ''))
    .digest('base64url')
    .slice(0, 15)}`;
