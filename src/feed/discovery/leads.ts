import { decodeBody } from '../../text/charset.ts';
import { firstFormats, isOfComments } from './choice.ts';
import { channelPlace, knownPlace } from './known-places.ts';
import { declaredFeeds, headerFeeds } from './page/declared.ts';
import { linkAddress } from './page/link-address.ts';
import { linkedFeeds } from './page/linked.ts';
import { maxPageBytes } from './page-top.ts';
import { otherPage, refreshTarget } from './page/next-page.ts';
import { readTags } from './page/tags.ts';

/**
 * A feed that a page leads to. `known`: by the rules of its site; `declared`: the page says that it has it; `linked`: a link
 * says so; `format`: one of those in another format; `comments`: one of readers' comments.
 */
export type Lead = {
  url: string;
  title: string;
  kind: 'known' | 'declared' | 'linked' | 'format' | 'comments';
};

export type PageLeads = {
  /** In the order in which they are tried. Where a page declares several feeds, people get to choose: then it is those alone. */
  offers: Lead[];
  /** Where the search goes on elsewhere. */
  next?: string;
};

/** The page that leads somewhere: its address after redirects, and what came with it. `links`: its `Link` headers. */
export type AboutPage = { url: string; contentType?: string | undefined; links?: string | undefined };

/** Links tried, and feeds of comments after them: each is a request. */
const most = { linked: 12, comments: 4 };

/**
 * What a page leads to: its feeds, likely ones, and the page that stands in for it. Pure, linear in the page's size, never
 * throws. The usual places of a site, where it may have a feed that it does not name, are none of this.
 */
export const pageLeads = (body: Uint8Array, about: AboutPage): PageLeads => {
  const html = decodeBody(body.subarray(0, maxPageBytes), about.contentType);
  const tags = readTags(html, maxPageBytes);
  const base = linkAddress(tags.base, about.url) ?? about.url;
  const at = { base, page: about.url };

  const inHeaders = headerFeeds(about.links ?? '', about.url);
  const inHead = declaredFeeds(tags.links, base);
  const linked = [...inHead.odd, ...linkedFeeds(tags.anchors, at)];
  const declared = partsOf([...inHeaders, ...inHead.sure]);
  const isChoice = declared.first.length > 1;
  const likely = partsOf(linked);
  const known = [
    knownPlace(about.url),
    channelPlace({ html, url: about.url, canonical: tags.canonical }),
  ].filter((one) => one !== undefined);

  const offers = unique([
    ...known.map(leadOf('known')),
    ...declared.first.map(leadOf('declared')),
    ...(isChoice
      ? []
      : [
          ...declared.others.map(leadOf('format')),
          ...likely.first.slice(0, most.linked).map(leadOf('linked')),
          ...likely.others.slice(0, most.linked).map(leadOf('format')),
          ...[...declared.comments, ...likely.comments].slice(0, most.comments).map(leadOf('comments')),
        ]),
  ]);
  const next =
    refreshTarget(tags.refresh, at) ?? (offers.length === 0 ? otherPage(tags, html, at) : undefined);
  return { offers, ...(next !== undefined && !isChoice && { next }) };
};

type PageFeed = { url: string; title: string; type: string };

const partsOf = (feeds: PageFeed[]): { first: PageFeed[]; others: PageFeed[]; comments: PageFeed[] } => {
  const main = unique(feeds.filter((feed) => !isOfComments(feed)));
  return { ...firstFormats(main), comments: feeds.filter(isOfComments) };
};

const leadOf =
  (kind: Lead['kind']) =>
  ({ url, title }: { url: string; title: string }): Lead => ({ url, title, kind });

/** Each address once, as it stands first, whether with "www." and a slash at its end or without, by http or https. */
const unique = <T extends { url: string }>(feeds: T[]): T[] => {
  const found = new Map<string, T>();
  for (const feed of feeds) {
    const key = feed.url.replace(/^https?:\/\/(?:www\.)?|\/$/g, '');
    if (!found.has(key)) found.set(key, feed);
  }
  return [...found.values()];
};
