import { titleOf, type Declared } from './declared.ts';
import { linkAddress } from './link-address.ts';
import { isFeedHost, isOther, looksLikeFeed, saysFeed } from './likely.ts';
import { feedInReaderLink, isElsewhere, isSameSite } from './site.ts';
import type { Anchor } from './tags.ts';

/** A link of a page that may be one to a feed. */
export type Linked = Declared & { likelihood: number };

/** From here on it is worth a request: two for one of the page's own site. */
const worthIt = 1.5;
/** What a feed reader is given to read is a feed, but not always the site's own. */
const inReaderLink = 3;
/** Less of a link to another site, so that it comes after the page's own, and only where all speaks for it: a friend's feed, a tool's. */
const othersFeed = 5.5;
/** Names of the icon; "feed" alone is a list of whatever on many a page. */
const feedIcon = /(?:^|[^a-z])(?:rss|(?:icon|ico|fa|social)[-_]feed|feed[-_]?ico(?:ns?)?)(?:[^a-z]|$)/i;
/** More links than these nobody tries. */
const most = 100;

/** The links of a page that may lead to its feed, each once, the likeliest first, as they stand where two are alike. */
export const linkedFeeds = (anchors: Anchor[], { base, page }: { base: string; page: string }): Linked[] => {
  const found = new Map<string, Linked>();
  for (const anchor of anchors) {
    const written = linkAddress(anchor.href, base);
    const url = written && feedInReaderLink(written);
    if (url === undefined || isOther(url) || isElsewhere(url, page) || isPage(url, page)) continue;
    const likelihood = url === written ? likelihoodOf(anchor, url, page) : inReaderLink;
    const before = found.get(url);
    if (likelihood < worthIt || (before !== undefined && before.likelihood >= likelihood)) continue;
    const title = titleOf(anchor.text.trim() || anchor.label, url);
    found.set(url, { url, title, type: anchor.type.trim().toLowerCase().slice(0, 50), likelihood });
  }
  return [...found.values()].toSorted((one, two) => two.likelihood - one.likelihood).slice(0, most);
};

const isPage = (url: string, page: string): boolean => url === page.replace(/#.*$/, '');

const likelihoodOf = ({ href, rel, type, text, label, icon }: Anchor, url: string, page: string): number => {
  const address = looksLikeFeed(url);
  const said = Math.max(saysFeed(text), saysFeed(label));
  const isTold = /(?:rss|atom|rdf)\b.{0,5}xml|feed\+json/i.test(type) || /(^|\s)feed(\s|$)/i.test(rel);
  const isScheme = /^\s*(?:feed|itpc|pcast|podcast):/i.test(href);
  // An icon speaks where no words do, and a little less for words that may go with it ("Ikuti kami").
  const isShown = said === 0 && feedIcon.test(icon);
  const shown = isShown ? (text.trim() === '' ? 3 : 2) : 0;
  const own = address + said + shown + (isTold || isScheme ? 4 : 0);
  return isSameSite(url, page) || isFeedHost(new URL(url).hostname) ? own : own - othersFeed;
};
