/** A site's own domain: the part that it registered, as far as can be told without a list ("berita.contoh.co.id" is contoh.co.id). */
export const siteOfHost = (hostname: string): string => {
  const labels = hostname.toLowerCase().split('.');
  if (/^[\d.]+$|:/.test(hostname)) return hostname;
  const isTwofold = /^(?:co|com|or|org|go|gov|ac|edu|sch|net|web|my|desa|biz|ponpes|mil)$/.test(
    labels.at(-2) ?? '',
  );
  return labels.slice(isTwofold && /^[a-z]{2}$/.test(labels.at(-1) ?? '') ? -3 : -2).join('.');
};

/** Whether two addresses are of one site, whatever their sub-domains and ports. */
export const isSameSite = (one: string, two: string): boolean =>
  siteOfHost(new URL(one).hostname) === siteOfHost(new URL(two).hostname);

/** Places to which everybody links, and where nobody's feed is. */
const elsewhere = new Set(
  'facebook.com fb.com twitter.com x.com instagram.com linkedin.com pinterest.com whatsapp.com wa.me t.me telegram.me telegram.org threads.net tiktok.com line.me getpocket.com addthis.com addtoany.com sharethis.com wikipedia.org w3.org whatisrss.com mozilla.org microsoft.com apple.com google.com feedvalidator.org reddit.com'.split(
    ' ',
  ),
);

/** Whether a link leads where no feed of this page is, other than from those places themselves. */
export const isElsewhere = (address: string, page: string): boolean => {
  const { hostname } = new URL(address);
  return (
    elsewhere.has(siteOfHost(hostname)) && hostname !== 'feedproxy.google.com' && !isSameSite(address, page)
  );
};

/** Readers and checkers of feeds; their links hold the address of the feed that they are to read. */
const readers =
  /(?:^|\.)(?:feedly|inoreader|netvibes|newsblur|theoldreader|bloglines|newsgator|subtome|feedbin|wikio|my\.yahoo|fusion\.google|feedvalidator|validator\.w3)\.(?:com|org)$|^www\.google\.com$/;

/** The feed in a link of a feed reader ("Baca di Feedly"), undefined where it holds none; any other address as it is. */
export const feedInReaderLink = (address: string): string | undefined => {
  const { hostname, pathname, search } = new URL(address);
  if (!readers.test(hostname)) return address;
  const rest = percentDecoded(`${pathname}${search}`);
  const inner = /https?:\/\/[^\s"'<>&]{4,2000}/i.exec(rest)?.[0];
  return inner !== undefined && URL.canParse(inner) ? new URL(inner).href : undefined;
};

/** Some of them are encoded twice. */
const percentDecoded = (text: string): string => {
  try {
    const once = decodeURIComponent(text);
    return once.includes('%3A%2F%2F') ? decodeURIComponent(once) : once;
  } catch {
    return text;
  }
};
