import { parseDate } from '../text/date.ts';

/** Cookies of one chain of redirects: each goes back to the host that set it, and to no other. */
export type Cookies = {
  /** Notes what an answer from an address sets (its `Set-Cookie` headers). */
  take(address: string, set: string | string[] | undefined): void;
  /** The `Cookie` header for a request; undefined where there is nothing to say. */
  header(address: string): string | undefined;
};

type Cookie = { value: string; path: string; isSecure: boolean };

/** RFC 6265, 6.1 asks browsers for more; a chain of five redirects does with this (cookies a host, and characters of each and of a header). */
const most = { cookies: 20, chars: 4_096, headerChars: 8_192 };

/**
 * Cookies as RFC 6265 has them, less what lets them reach further: `Domain` is not heeded, ports are hosts of their own.
 * `now`: milliseconds since the epoch.
 */
export const createCookies = ({ now }: { now: () => number }): Cookies => {
  const hosts = new Map<string, Map<string, Cookie>>();

  return {
    take: (address, set) => {
      const { host } = new URL(address);
      const kept = hosts.get(host) ?? new Map<string, Cookie>();
      hosts.set(host, kept);
      for (const line of [set ?? []].flat().slice(0, most.cookies)) {
        const cookie = readCookie(line, now());
        if (cookie === undefined) continue;
        kept.delete(cookie.name);
        if (!cookie.isOver && kept.size < most.cookies) kept.set(cookie.name, cookie);
      }
    },
    header: (address) => {
      const { host, pathname, protocol } = new URL(address);
      let header = '';
      for (const [name, { value, path, isSecure }] of hosts.get(host) ?? []) {
        const isMeant = isUnder(pathname, path) && (!isSecure || protocol === 'https:');
        const more = `${header === '' ? '' : '; '}${name}=${value}`;
        if (isMeant && header.length + more.length <= most.headerChars) header += more;
      }
      return header === '' ? undefined : header;
    },
  };
};

const readCookie = (line: string, now: number): (Cookie & { name: string; isOver: boolean }) | undefined => {
  const [pair = '', ...rest] = line.split(';', 20);
  const at = pair.indexOf('=');
  const [name, value] = [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
  if (at < 1 || name === '' || pair.length > most.chars || !/^[\x20-\x7e\x80-\xff]*$/.test(pair))
    return undefined;
  const attributes = new Map(
    rest.map((one): [string, string] => {
      const [key = '', ...said] = one.split('=');
      return [key.trim().toLowerCase(), said.join('=').trim()];
    }),
  );
  const path = attributes.get('path') ?? '';
  return {
    name,
    value,
    path: path.startsWith('/') ? path : '/',
    isSecure: attributes.has('secure'),
    isOver: isOver(attributes, now),
  };
};

/** RFC 6265, 5.3: `Max-Age` counts before `Expires`. */
const isOver = (attributes: Map<string, string>, now: number): boolean => {
  const age = attributes.get('max-age') ?? '';
  if (/^-?\d{1,12}$/.test(age)) return Number(age) <= 0;
  const until = parseDate(attributes.get('expires') ?? '');
  return until !== undefined && until.getTime() <= now;
};

/** RFC 6265, 5.1.4. */
const isUnder = (pathname: string, path: string): boolean =>
  pathname === path || pathname.startsWith(path.endsWith('/') ? path : `${path}/`);
