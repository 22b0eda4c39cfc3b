import { articleKey } from './article-key.ts';
import { canonicalUrl } from './canonical.ts';

/**
 * What a link shows of what is behind it: `article`: it names one article, `page`: it may be an article's or a section's
 * ("/gempa"), `slot`: whatever comes next is shown there too (a front page, "/live", a feed's own address).
 */
export type LinkKind = 'article' | 'page' | 'slot';

export type Link = {
  kind: LinkKind;
  /** As `kind`, where nothing but the link says which article it is: two words ("/harga-emas") may be a section's then. */
  kindAlone: LinkKind;
  /** Under it the addresses of one article meet; undefined for a front page, which is no article's own. */
  key: string | undefined;
  /** The key without site and parameters: it stays where a site moves, or a link carries a token. */
  path: string | undefined;
  /** The path says which page it is; no parameter does. */
  isNamedByPath: boolean;
};

export const linkOf = (url: string): Link => {
  const anchor = anchorIn(url);
  const key = articleKey(url) ?? (anchor === '' ? undefined : canonicalUrl(url));
  if (key === undefined)
    return { kind: 'slot', kindAlone: 'slot', key, path: undefined, isNamedByPath: false };
  const { pathname = '/', search = '' } = URL.parse(key) ?? {};
  const path = `${pathname}${anchor}`;
  const byPath = anchor === '' ? kindOf(pathname) : 'article';
  const kind = search === '' ? byPath : 'article';
  return {
    kind,
    kindAlone: kind === 'article' && search === '' && anchor === '' && isShort(pathname) ? 'page' : kind,
    key: `${key}${anchor}`,
    path: path === '/' ? undefined : path,
    isNamedByPath: search === '' || (byPath === 'article' && !/\.(?:php|aspx?|jsp|cfm|do)$/i.test(pathname)),
  };
};

/** The address of what a link shows, for comparing: a front page has one too. */
export const addressOf = (url: string): string => linkOf(url).key ?? canonicalUrl(url);

/** "#versi-2" and "#/berita/1" name a part of a page that is an entry of its own; "#top", "#comments" and "#xtor=RSS-1" do not. */
const anchorIn = (url: string): string => {
  const at = url.indexOf('#');
  const anchor = at < 0 ? '' : url.slice(at, at + maxAnchorChars);
  return /^#!?\/?[\p{L}\p{N}][\p{L}\p{N}\-_.:/%]+$/u.test(anchor) && !placeOnPage.test(anchor) ? anchor : '';
};
const maxAnchorChars = 200;
const placeOnPage =
  /^#(?:top|main|content|article|start|page|more|rss|comments?|respond|disqus|ref|utm|xtor|at_|intcmp|sthash|axzz|google_vignette)/i;

const kindOf = (pathname: string): LinkKind => {
  const segments = pathname.toLowerCase().split('/').filter(Boolean);
  const words = wordsOfLast(pathname);
  if (/\d{5}/.test(pathname)) return 'article';
  const isSlot =
    (words.length <= slotWords.most && words.some((word) => slotWords.all.has(word))) ||
    segments.slice(0, -1).some((segment) => sections.has(segment)) ||
    (segments.length === 1 && /^[a-z]{2}$/.test(words[0] ?? ''));
  if (isSlot) return 'slot';
  return words.length > 1 || /\d/.test(pathname) ? 'article' : 'page';
};

/** Whether no number and no more than two words name the page. */
const isShort = (pathname: string): boolean => !/\d/.test(pathname) && wordsOfLast(pathname).length <= 2;

const wordsOfLast = (pathname: string): string[] =>
  (pathname.toLowerCase().split('/').findLast(Boolean) ?? '')
    .replace(/\.(?:s?html?|php|aspx?|xml|json)$/, '')
    .split(/[-_.+]|%20/)
    .filter(Boolean);

/** Words in the short names of pages that always show the latest. */
const slotWords = {
  most: 3,
  all: new Set(
    'live langsung terkini terbaru latest newest breaking now today update updates home beranda index indeks feed rss atom news berita headline headlines'.split(
      ' ',
    ),
  ),
};
/** What stands behind one of these is the name of a section. */
const sections = new Set(
  'tag tags label kategori category categories topik topic topics rubrik kanal section indeks'.split(' '),
);
