import { canonicalUrl } from './canonical.ts';

/** Numbers of this many digits name an article: shorter ones are days, months, channels; a date is none. */
const articleNumber = /(?<!\d)(?!20\d{6}(?!\d))\d{5,}/;

/**
 * A key under which the addresses of one article meet, also when the words in its address are written anew with its
 * headline: "/read/2809999/tiga-korban" and "/read/2809999/dua-korban". Undefined for a front page: that is no article's.
 */
export const articleKey = (url: string): string | undefined => {
  const address = canonicalUrl(url);
  const parsed = URL.parse(address);
  if (parsed === null) return undefined;
  const segments = parsed.pathname.split('/').filter(Boolean);
  if (segments.length === 0 && parsed.search === '') return undefined;
  const last = segments.at(-1) ?? '';
  const before = segments.slice(0, -1);
  const isSlug = /[a-z]-[a-z]/i.test(last) && !articleNumber.test(last);
  return isSlug && articleNumber.test(before.at(-1) ?? '')
    ? `${parsed.origin}/${before.join('/')}${parsed.search}`
    : address;
};
