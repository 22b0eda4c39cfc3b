import { plainText } from '../../../text/html-to-text.ts';
import { linkAddress } from './link-address.ts';
import { isOther, looksLikeFeed, saysFeed } from './likely.ts';
import type { LinkTag } from './tags.ts';

/** A feed that a page, or what came with it, says it has. `type`: its media type, where one is given. */
export type Declared = { url: string; title: string; type: string };

/** What a page gives for other uses than reading: `rel`s that are none of a feed, whatever else they say. */
const otherRel =
  /(^|\s)(?:stylesheet|icon|preload|prefetch|search|edituri|wlwmanifest|manifest|hub|replies|meta|service\.(?:post|edit)|canonical)(\s|$)/i;
const feedRel = /(^|\s)(?:alternate|alternative|feed|rss|atom|syndication|service\.feed)(\s|$)/i;
/** The registered types and what people make of them: "application/x-rss+xml", "text/rss", "RSS". */
const feedType = /(?:^|[/.+-])(?:rss|atom|rdf)\d?(?:[+;.\s-]|$)|feed\+json/i;
const looseType = /^(?:application|text)\/xml\b/i;
/** JSON Feed 1.0 had this type; most of what has it is something else. */
const jsonType = /^application\/json\b/i;
/** More feeds than these no page offers to people. */
const most = 100;
const maxTitleChars = 200;
const maxTypeChars = 50;

/** The feeds among a page's `<link>`s, each once (https://html.spec.whatwg.org/multipage/links.html#rel-alternate), and the odd ones that may be feeds. */
export const declaredFeeds = (links: LinkTag[], base: string): { sure: Declared[]; odd: Declared[] } => {
  const sure = new Map<string, Declared>();
  const odd = new Map<string, Declared>();
  for (const link of links) {
    if (sure.size >= most) break;
    const url = linkAddress(link.href, base);
    if (url === undefined || isOther(url)) continue;
    const kind = kindOf(link, url);
    const into = kind === 'sure' ? sure : kind === 'odd' && odd.size < most ? odd : undefined;
    const type = link.type.trim().toLowerCase().slice(0, maxTypeChars);
    if (into?.has(url) === false) into.set(url, { url, title: titleOf(link.title, url), type });
  }
  return { sure: [...sure.values()], odd: [...odd.values()].filter(({ url }) => !sure.has(url)) };
};

/** Feeds that an answer's `Link` headers name (RFC 8288). */
export const headerFeeds = (headers: string, base: string): Declared[] =>
  [...headers.matchAll(/<([^<>]{1,2048})>([^<]{0,500})/g)]
    .flatMap(([, href = '', parameters = '']) => {
      const rel = /;\s{0,9}rel\s{0,9}=\s{0,9}"?([^";]*)/i.exec(parameters)?.[1] ?? '';
      const type = /;\s{0,9}type\s{0,9}=\s{0,9}"?([^";]*)/i.exec(parameters)?.[1] ?? '';
      const title = /;\s{0,9}title\s{0,9}=\s{0,9}"([^"]*)/i.exec(parameters)?.[1] ?? '';
      return rel === '' ? [] : declaredFeeds([{ href, rel, type, title, hreflang: '' }], base).sure;
    })
    .slice(0, most);

/** `odd`: a type of something else, but all else says that it is a feed. */
const kindOf = ({ href, rel, type, title, hreflang }: LinkTag, url: string): 'sure' | 'odd' | 'none' => {
  if (otherRel.test(rel) || /oembed/i.test(type)) return 'none';
  const isAlternate = feedRel.test(rel);
  if (feedType.test(type)) return isAlternate || rel.trim() === '' ? 'sure' : 'none';
  if (!isAlternate) return 'none';
  const said = saysFeed(title) >= 2;
  // What has a language and no type is this page in that language.
  const isLike = said || (hreflang === '' && looksLikeFeed(url) >= 2);
  if (looseType.test(type) || (type.trim() === '' && /(^|\s)feed(\s|$)/i.test(rel))) return 'sure';
  if (jsonType.test(type)) return isLike && /feed/i.test(`${href} ${title}`) ? 'sure' : 'none';
  if (!isLike) return 'none';
  return type.trim() === '' ? 'sure' : 'odd';
};

/** What a link says, or else its address. */
export const titleOf = (said: string, url: string): string => plainText(said, maxTitleChars) || url;
