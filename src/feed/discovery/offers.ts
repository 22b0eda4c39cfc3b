import type { Handler } from 'htmlparser2';
import { decodeBody } from '../../text/charset.ts';
import type { Fetched } from '../../http/client.ts';
import { readHtml } from '../../text/html.ts';

/** A feed that a page says it has. */
export type Offer = { url: string; title: string; type?: string };

/** Head and top of a page: what a page links to as its feed stands there. */
const maxPageBytes = 1_048_576;
const maxPageChars = 600_000;
/** More feeds than these no page offers to people. */
const mostOffers = 100;
const maxTitleChars = 200;
const feedType = /(rss|atom|rdf)\+xml|feed\+json|application\/json|^(application|text)\/xml/i;

/** The part of a body that is looked at, on its own: so that no more than that goes to another thread. */
export const topOf = (body: Uint8Array): Uint8Array => new Uint8Array(body.subarray(0, maxPageBytes));

/** Feeds that an answer's `Link` headers name (RFC 8288). */
export const headerOffers = ({ links, url }: Pick<Fetched, 'links' | 'url'>): Offer[] =>
  [...(links ?? '').matchAll(/<([^<>]{1,2048})>([^<]{0,500})/g)]
    .flatMap(([, target = '', parameters = '']) => {
      const isFeed = /rel\s*=\s*"?[^";]*alternate/i.test(parameters) && feedType.test(parameters);
      const href = isFeed ? resolved(target, url) : undefined;
      const [type = ''] = feedType.exec(parameters) ?? [];
      return href === undefined ? [] : [{ url: href, title: href, type }];
    })
    .slice(0, mostOffers);

/** `<link rel="alternate">` of a page, each feed once (https://html.spec.whatwg.org/multipage/links.html#rel-alternate). */
export const pageOffers = (
  body: Uint8Array,
  about: { url: string; contentType?: string | undefined },
): Offer[] => {
  const page = decodeBody(body.subarray(0, maxPageBytes), about.contentType);
  const offers = new Map<string, Offer>();
  let base = about.url;
  const onopentag: Handler['onopentag'] = (name, { href = '', rel = '', type = '', title = '' }) => {
    if (name === 'base') base = resolved(href, base) ?? base;
    if (name !== 'link' || !/(^|\s)(alternate|feed)(\s|$)/i.test(rel)) return;
    if (!(
      /(rss|atom|rdf)\+xml|feed\+json|(application|text)\/xml/i.test(type) || /(^|\s)feed(\s|$)/i.test(rel)
    ))
      return;
    const url = resolved(href, base);
    if (url !== undefined && !offers.has(url))
      offers.set(url, { url, title: title.trim().slice(0, maxTitleChars) || url, type: type.slice(0, 50) });
  };
  readHtml(page, { onopentag }, { maxChars: maxPageChars, enough: () => offers.size >= mostOffers });
  return [...offers.values()].slice(0, mostOffers);
};

/** An absolute http(s) address; none is longer than any server takes. */
const resolved = (href: string, base: string): string | undefined => {
  if (href.length > maxAddressChars) return undefined;
  const url = URL.parse(href.trim(), base);
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : undefined;
};
const maxAddressChars = 8_192;
