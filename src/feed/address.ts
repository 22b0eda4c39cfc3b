import { createHash } from 'node:crypto';

/** Longest address taken (characters). */
const maxChars = 2_048;
const edges = /^[<("'“‘[]+|[>)"'”’\],;.!?]+$/g;

/** A host name, or four numbers, with what may follow. */
const bare = /^(?:[^\s@/:]+\.\p{L}[\p{L}\d-]+|\d{1,3}(?:\.\d{1,3}){3}|localhost)(?:[:/?#]|$)/u;

/** The web addresses in a message, in their order, each once: with or without a scheme, feed: ones too. Names such as @kabar and plain words are none. */
export const parseAddresses = (text: string): string[] => {
  const found = text
    .split(/\s+/)
    .map((word) => word.replace(edges, ''))
    .filter((word) => /^(https?|feed):/i.test(word) || bare.test(word));
  return [...new Set(found)].filter((word) => normaliseAddress(word) !== undefined);
};

/** An absolute http(s) address, https where no scheme is given, without fragment and password; undefined where it is none. */
export const normaliseAddress = (address: string): string | undefined => {
  const trimmed = address
    .trim()
    .replace(/^feed:(\/\/)?(?=https?:)/i, '')
    .replace(/^feed:/i, 'https:');
  if (trimmed === '' || trimmed.length > maxChars || /\s/.test(trimmed)) return undefined;
  const full = /^[a-z][a-z\d+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed.replace(/^\/\//, '')}`;
  if (!URL.canParse(full)) return undefined;
  const url = new URL(full);
  if (!/^https?:$/.test(url.protocol) || !/[.:]|^localhost$/.test(url.hostname)) return undefined;
  url.hash = '';
  url.username = '';
  url.password = '';
  return url.href;
};

/** A feed's id: the same for http and https. */
export const feedId = (url: string): string =>
  `f${createHash('sha256')
    .update(url.replace(/^https?:/, ''))
    .digest('base64url')
    .slice(0, 15)}`;
