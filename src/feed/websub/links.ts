import { isIP } from 'node:net';
import { registrableDomain } from '../../clustering/breaking.ts';
import { normaliseAddress } from '../address.ts';
import type { Fetched } from '../../http/client.ts';
import { absolute } from '../parse/links.ts';
import type { ParsedFeed } from '../parse/parse.ts';

/** Link values longer than this are cut (characters). */
const maxParameters = 500;
/** Links read of one answer. */
const maxLinks = 32;

/**
 * The hub and the topic that a feed advertises; undefined where it has none to subscribe to. The order is that of W3C
 * WebSub 4: `Link` headers first, then what the document says. A `self` on another site is not believed: whoever
 * writes a feed could otherwise have another one's stories pushed under its name.
 */
export const advertIn = (
  { url, links }: Pick<Fetched, 'url' | 'links'>,
  { hub, self }: Pick<ParsedFeed, 'hub' | 'self'>,
): { hub: string; topic: string } | undefined => {
  const headers = links === undefined ? [] : linksOf(links, url);
  const targetOf = (rel: string) => headers.find(({ rels }) => rels.includes(rel))?.target;
  const address = normaliseAddress(targetOf('hub') ?? hub ?? '');
  const topic = targetOf('self') ?? self;
  if (address === undefined || topic === undefined || normaliseAddress(topic) === undefined) return undefined;
  return siteOf(topic) === siteOf(url) || isOfBlogger(topic, url) ? { hub: address, topic } : undefined;
};

/** `Link` headers (RFC 8288, 3): targets with their relations. Links that speak of another resource (`anchor`) are passed over. */
const linksOf = (headers: string, base: string): { target: string; rels: string[] }[] =>
  [...headers.matchAll(/<([^<>]{1,2048})>([^<]*)/g)].slice(0, maxLinks).flatMap(([, address, rest = '']) => {
    const parameters = rest.slice(0, maxParameters);
    const target = absolute(address, base);
    // Of several `rel` parameters the first one counts (RFC 8288, 3.3).
    const [, quoted, bare] = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]+))/i.exec(parameters) ?? [];
    const rels = (quoted ?? bare ?? '').toLowerCase().split(/\s+/);
    return target === undefined || /;\s*anchor\s*=/i.test(parameters) ? [] : [{ target, rels }];
  });

/** "feeds.contoh.id" is contoh.id's, as are "m." and "www."; an IP address is on its own. */
const siteOf = (address: string): string => {
  const { hostname, port } = new URL(address);
  const isNumber = isIP(hostname.replace(/^\[|\]$/g, '')) !== 0;
  return `${isNumber ? hostname : registrableDomain(hostname)}:${port}`;
};

/** Blogs of Blogger, whatever their own domain, have their topics on www.blogger.com. */
const isOfBlogger = (topic: string, url: string): boolean =>
  /^https?:\/\/www\.blogger\.com\/feeds\//.test(topic) && new URL(url).pathname.startsWith('/feeds/');
