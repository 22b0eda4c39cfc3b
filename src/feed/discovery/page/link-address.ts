import { withoutFeedScheme } from '../../address.ts';

/** Longest address that any server takes (characters). */
const maxChars = 8_192;

/**
 * The absolute http(s) address that a page means by an `href`, without fragment; undefined where there is none. Mends what
 * people leave out: "www.contoh.id/feed" and "contoh.id/feed" name a host, "https//" lacks its colon, "feed:" is no scheme
 * of its own, "&amp;amp;" is "&".
 */
export const linkAddress = (href: string, base: string): string | undefined => {
  if (href.length > maxChars) return undefined;
  const written = href
    .trim()
    .replace(/[\n\r\t]/g, '')
    .replaceAll('&amp;', '&');
  if (written === '' || written.startsWith('#')) return undefined;
  const bare = withoutFeedScheme(written);
  const whole = withHost(mended(bare), base, bare !== written);
  const url = URL.parse(whole, base);
  if (url === null || !/^https?:$/.test(url.protocol)) return undefined;
  url.hash = '';
  return url.href;
};

/** A scheme that stands twice, or lacks its colon or a slash. */
const mended = (address: string): string => {
  const inner = /^https?:?\/{0,2}(https?:\/\/.*)$/i.exec(address)?.[1];
  if (inner !== undefined) return inner;
  const [, scheme, rest = ''] = /^(https?)(?:\/\/|:\/?(?!\/))(.*)$/i.exec(address) ?? [];
  return scheme !== undefined && isHost(firstPart(rest)) ? `${scheme}://${rest}` : address;
};

/** `isSure`: it stood behind a scheme, so that it begins with a host or a slash. */
const withHost = (address: string, base: string, isSure: boolean): string => {
  const first = firstPart(address).toLowerCase();
  const { protocol, host, hostname } = new URL(base);
  const here = hostname.replace(/^www\./, '');
  const isNear = [host, here].includes(first) || first.endsWith(`.${here}`) || hostname.endsWith(`.${first}`);
  const isMeant =
    isNear ||
    (isHost(first) &&
      (isSure || first.startsWith('www.') || (address.charAt(first.length) === '/' && isFar(first))));
  return isMeant ? `${protocol}//${address}` : address;
};

const firstPart = (address: string): string => /^[^/?#]{0,255}/.exec(address)?.[0] ?? '';

/** A name with a dot, and letters at its end. */
const isHost = (text: string): boolean =>
  /^[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,24}(?::\d{1,5})?$/u.test(text);

/** Whether a name is one of a site rather than of a folder or a program ("index.php/feed", "arsip.lama/feed"). */
const isFar = (host: string): boolean =>
  /\.(?:[a-z]{2}|com|net|org|info|edu|gov|biz|name|news|blog|press|media|live|site|online|today|dev|app|xyz)(?::\d+)?$/.test(
    host,
  ) && !/\.(?:pl|py|rb|do|js)$/.test(host);
