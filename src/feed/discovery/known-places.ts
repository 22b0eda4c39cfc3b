/** A feed that an address stands for by the rules of its site, without a look at the page. */
export type KnownPlace = { url: string; title: string };

type Rule = {
  hosts: RegExp;
  /** `parts`: those of the path, as they are written. */
  place(parts: string[], url: URL): string | undefined;
};

const youtubeHosts = /^(?:www\.|m\.|music\.)?(?:youtube\.com|youtube-nocookie\.com)$|^youtu\.be$/;
const youtubeFeed = 'https://www.youtube.com/feeds/videos.xml';
const channelId = /^UC[\w-]{22}$/;
const account = /^@([\w.-]{1,64})(?:@([\w.-]+\.[a-z]{2,24}))?$/i;
const isName = (text: string | undefined): text is string =>
  text !== undefined && /^[\w.-]{1,100}$/.test(text);

/** Rules that the sites have kept for years; the first one that fits counts. */
const rules: Rule[] = [
  {
    hosts: youtubeHosts,
    place: ([kind = '', name = ''], { searchParams }) => {
      const list = searchParams.get('list') ?? '';
      if (kind === 'channel' && channelId.test(name)) return `${youtubeFeed}?channel_id=${name}`;
      if (kind === 'playlist' && /^[\w-]{10,64}$/.test(list)) return `${youtubeFeed}?playlist_id=${list}`;
      return kind === 'user' && isName(name) ? `${youtubeFeed}?user=${name}` : undefined;
    },
  },
  {
    hosts: /^(?:(?:www|old|new|np|m|amp|i)\.)?reddit\.com$/,
    place: ([kind = '', name = '']) => {
      if (!/^[\w+-]{2,200}$/.test(name)) return undefined;
      if (kind === 'r') return `https://www.reddit.com/r/${name}/.rss`;
      return kind === 'u' || kind === 'user' ? `https://www.reddit.com/user/${name}/.rss` : undefined;
    },
  },
  {
    hosts: /^(?:www\.|staging\.)?bsky\.app$/,
    place: ([kind, name = '']) =>
      kind === 'profile' && /^[\w.:-]{3,253}$/.test(name)
        ? `https://bsky.app/profile/${name}/rss`
        : undefined,
  },
  {
    hosts: /^(?:www\.)?github\.com$/,
    place: ([owner, name, kind = 'releases', branch]) => {
      if (!isName(owner) || !isName(name) || githubPages.has(owner)) return undefined;
      const repository = `https://github.com/${owner}/${name.replace(/\.git$/, '')}`;
      if (kind === 'commits' && isName(branch)) return `${repository}/commits/${branch}.atom`;
      return /^(?:releases|tags|commits)$/.test(kind) ? `${repository}/${kind}.atom` : undefined;
    },
  },
  {
    hosts: /^(?:www\.)?medium\.com$/,
    place: ([first = '', name]) => {
      if (first === 'tag' && isName(name)) return `https://medium.com/feed/tag/${name}`;
      return /^@?[\w.-]{2,64}$/.test(first) && !mediumPages.has(first)
        ? `https://medium.com/feed/${first}`
        : undefined;
    },
  },
  {
    hosts: /^(?!www\.|policy\.|help\.|blog\.)[\w-]+\.medium\.com$/,
    place: (_, { host }) => `https://${host}/feed`,
  },
  {
    hosts: /^open\.substack\.com$/,
    place: ([kind, name]) =>
      kind === 'pub' && isName(name) ? `https://${name.toLowerCase()}.substack.com/feed` : undefined,
  },
  {
    hosts: /^(?!www\.|open\.|support\.)[\w-]+\.substack\.com$/,
    place: (_, { host }) => `https://${host}/feed`,
  },
  {
    hosts: /^(?:www\.)?tumblr\.com$/,
    place: (parts) => {
      const [first = '', second = '', third = ''] = parts;
      const name = first === 'blog' ? (second === 'view' ? third : second) : first.replace(/^@/, '');
      return /^[\w-]{2,64}$/.test(name) && !tumblrPages.has(name)
        ? `https://${name}.tumblr.com/rss`
        : undefined;
    },
  },
  {
    hosts: /^(?!www\.|assets\.|help\.)[\w-]+\.tumblr\.com$/,
    place: ([kind, tag], { host }) =>
      kind === 'tagged' && tag !== undefined ? `https://${host}/tagged/${tag}/rss` : `https://${host}/rss`,
  },
  {
    // Mastodon and what is like it, on whatever host: https://docs.joinmastodon.org/spec/activitypub/ names no feed, its profiles do.
    hosts:
      /^(?!(?:www\.)?(?:tiktok\.com|threads\.(?:net|com)|instagram\.com|substack\.com|flipboard\.com|x\.com|twitter\.com)$)/,
    place: (parts, { origin }) => {
      const [first = '', second] = /^(?:web|deck)$/.test(parts[0] ?? '') ? parts.slice(1) : parts;
      const [, name, host] = account.exec(first) ?? [];
      if (name === undefined || second !== undefined || name.endsWith('.rss')) return undefined;
      return `${host === undefined ? origin : `https://${host}`}/@${name}.rss`;
    },
  },
];

const githubPages = new Set(
  'about apps collections contact customer-stories enterprise explore features issues login marketplace notifications orgs pulls search security settings site sponsors topics trending users'.split(
    ' ',
  ),
);
const mediumPages = new Set(
  'about feed jobs-at-medium m me membership new-story p plans policy search tag topic'.split(' '),
);
const tumblrPages = new Set(
  'about apps blog dashboard docs explore help inbox likes login policy privacy register search settings tagged tips'.split(
    ' ',
  ),
);

/** The feed that a profile, channel, forum or repository has by its site's rules; none where the address is of another kind or a feed itself. */
export const knownPlace = (address: string): KnownPlace | undefined => {
  const url = new URL(address);
  const parts = url.pathname.split('/').filter(Boolean);
  if (/^\.?rss$|\.(?:rss|atom|xml)$|^feed$/.test(parts.at(-1) ?? '')) return undefined;
  const rule = rules.find(({ hosts }) => hosts.test(url.hostname));
  const place = rule?.place(parts, url);
  if (place === undefined) return undefined;
  return { url: place, title: titleOfPlace(place.startsWith(youtubeFeed) ? address : place) };
};

/** What people would call it: the address of what is followed, without all that is there for programs. */
const titleOfPlace = (place: string): string => {
  const { hostname, pathname, searchParams } = new URL(place);
  const path = pathname.replace(/\/?\.?(?:rss|atom)$|\/feed$|\/$/, '').replace(/^\/feed\//, '/');
  const list = searchParams.get('list');
  return `${hostname.replace(/^(?:www|m)\./, '')}${path}${list === null ? '' : ` ${list}`}`.slice(0, 200);
};

/** Where the id of the channel stands that a page of YouTube is about, the surest first; others' ids stand in it, too. */
const channelMarks = [
  /"externalId":\s?"(UC[\w-]{22})"/,
  /<meta[^<>]{1,200}\bog:url"[^<>]{1,200}\/channel\/(UC[\w-]{22})"/,
  /<meta[^<>]{0,200}\bitemprop="(?:identifier|channelId)"[^<>]{1,200}"(UC[\w-]{22})"/,
  /"(?:externalChannelId|channelId|browseId)":\s?"(UC[\w-]{22})"/,
];

/** The feed of the channel that a page of YouTube is about (@name, /c/name, a video): its id stands only in the page. */
export const channelPlace = (page: {
  html: string;
  url: string;
  canonical: string;
}): KnownPlace | undefined => {
  const url = new URL(page.url);
  if (!youtubeHosts.test(url.hostname)) return undefined;
  const inCanonical = /\/channel\/(UC[\w-]{22})(?:[/?]|$)/.exec(page.canonical)?.[1];
  const mark = inCanonical === undefined ? channelMarks.find((one) => one.test(page.html)) : undefined;
  const id = inCanonical ?? mark?.exec(page.html)?.[1];
  if (id === undefined) return undefined;
  return { url: `${youtubeFeed}?channel_id=${id}`, title: titleOfPlace(page.url) };
};
