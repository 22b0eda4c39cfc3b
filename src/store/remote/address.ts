export type ServerKind = 'redis' | 'postgres';

/** Which server an address names (`redis://`, `rediss://`, `postgres://`, `postgresql://`); undefined: none. */
export const serverKind = (url: string): ServerKind | undefined => {
  if (/^rediss?:\/\//.test(url)) return 'redis';
  return /^postgres(?:ql)?:\/\//.test(url) ? 'postgres' : undefined;
};

/**
 * Whether an address of a server can be read as it is meant. A sign of a password that is not written as %40, %2F, %23 or %3F would
 * cut the address in two, and what is left of the password would be taken for the name of a host.
 */
export const isServerAddress = (url: string): boolean => {
  if (serverKind(url) === undefined || !URL.canParse(url)) return false;
  const { host, hash, pathname, search } = new URL(url);
  // Postgres may be reached by a socket that its options name.
  if (host === '' && serverKind(url) === 'redis') return false;
  return hash === '' && !pathname.includes('@') && !search.includes('@');
};

/** An address of a store as a log or a sentence may show it: without a name, a password or options. */
export const shownAddress = (url: string): string => {
  if (serverKind(url) === undefined) return url;
  if (!isServerAddress(url)) return url.replace(/:.*$/s, '://<hidden>');
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname}`;
};
