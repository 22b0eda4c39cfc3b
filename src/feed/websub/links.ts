import { createHash } from 'node:crypto';
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

/** What a feed can be subscribed to: its hub, the others that it names, and the address by which they know it. */
export type Advert = { hub: string; topic: string; others?: string[] };

/** Hubs of one feed that are asked at most. */
const maxHubs = 4;

/**
 * The hubs and the topic that a feed advertises; undefined where it has none to subscribe to. The order is that of W3C
 * WebSub 4: `Link` headers first, then what the document says. A `self` on another site is not believed: whoever
 * writes a feed could otherwise have another one's stories pushed under its name.
 */
export const advertIn = (
  fetched: Pick<Fetched, 'url' | 'links'>,
  { hub, otherHubs = [], self }: Pick<ParsedFeed, 'hub' | 'otherHubs' | 'self'>,
): Advert | undefined => {
  const { url } = fetched;
  const linked = linkedIn(fetched);
  const hubs = linked.hubs.length > 0 ? linked.hubs : [hub ?? '', ...otherHubs];
  const [first, ...others] = new Set(hubs.flatMap((one) => normaliseAddress(one) ?? []));
  const topic = linked.self ?? self;
  if (first === undefined || topic === undefined || normaliseAddress(topic) === undefined) return undefined;
  if (siteOf(topic) !== siteOf(url) && !isOfBlogger(topic, url)) return undefined;
  return { hub: first, topic, ...(others.length > 0 && { others: others.slice(0, maxHubs - 1) }) };
};

/** Tells whether the `Link` headers of an answer name the same hubs and the same topic as those of another; undefined where they name none. */
export const linksPrint = (fetched: Pick<Fetched, 'url' | 'links'>): string | undefined => {
  const { hubs, self = '' } = linkedIn(fetched);
  if (hubs.length === 0 && self === '') return undefined;
  return createHash('sha256')
    .update([self, ...hubs].join('\n'))
    .digest('base64url')
    .slice(0, 16);
};

/** The hubs and the topic in an answer's `Link` headers. */
const linkedIn = ({ url, links }: Pick<Fetched, 'url' | 'links'>): { hubs: string[]; self?: string } => {
  const found = links === undefined ? [] : linksOf(links, url);
  const targetsOf = (rel: string) => found.flatMap(({ rels, target }) => (rels.includes(rel) ? target : []));
  const [self] = targetsOf('self');
  return { hubs: targetsOf('hub'), ...(self !== undefined && { self }) };
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
