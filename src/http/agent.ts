import { lookup as resolveName, type LookupAddress } from 'node:dns';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { createConnections, type Connections, type Open, type Target } from './connections.ts';
import { FeedError } from './failure.ts';

/** Finds a name's addresses; the machine's own resolver unless a test gives another. */
export type Resolve = (host: string) => Promise<LookupAddress[]>;

const systemResolve: Resolve = (host) =>
  new Promise((resolve, reject) => {
    resolveName(host, { all: true, verbatim: false }, (error, addresses) => {
      if (error) reject(error);
      else resolve(addresses);
    });
  });

/** Whether an address is one of the open internet: neither private, loopback, link-local, shared, reserved nor multicast, in whatever form IPv6 wraps it. */
export const isPublic = (address: string): boolean => {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') return parsed.range() === 'unicast';
  const bytes = parsed.toByteArray();
  // NAT64 (RFC 6052) and 6to4 (RFC 3056) carry an IPv4 address; it is that one that is reached.
  const inner =
    parsed.range() === 'rfc6052'
      ? bytes.slice(12)
      : parsed.range() === '6to4'
        ? bytes.slice(2, 6)
        : undefined;
  if (inner !== undefined) return isPublic(inner.join('.'));
  // What is handed out of IPv6 begins with 001 (RFC 4291, 2.4); the rest is not reached or, like ::127.0.0.1, not meant to be.
  return parsed.range() === 'unicast' && ((bytes[0] ?? 0) & 0xe0) === 0x20;
};

/** Whether web servers of the open internet listen on a port: on the two that are the web's own, and on those that need no privileges (RFC 6335, 6); not where mail, shells or databases of the system are. */
export const isWebPort = (port: number): boolean => port === 80 || port === 443 || port > 1_023;

/** The first address, the first of the other family, then the next: a machine may have no way to one of them. */
const oneOfEachFamily = (addresses: LookupAddress[]): LookupAddress[] => {
  const [first] = addresses;
  const other = addresses.find(({ family }) => family !== first?.family);
  return [...new Set([first, other, ...addresses])]
    .filter((one) => one !== undefined)
    .slice(0, mostAddresses);
};
/** Addresses of a name that are tried. */
const mostAddresses = 3;

/** Opens a connection for a target at an address that was checked. */
export type OpenAt = (target: Target, address: string, done: Parameters<Open>[1]) => void;

/**
 * Connections for feeds and articles. Unless the operator allows private networks, only to ports of the web and addresses of the open internet:
 * the name is resolved once, every address is checked, and the connection goes to the one that was checked (so a name
 * that changes in between gains nothing). Refusals are FeedErrors with the reason `refused-address`.
 */
export const createAgent = (options: {
  allowPrivateNetwork: boolean;
  resolve?: Resolve;
  /** In place of the connection to what was checked (tests). */
  openAt?: OpenAt;
}): Connections => {
  const { allowPrivateNetwork, resolve = systemResolve, openAt } = options;
  const check = (address: string) => {
    if (!allowPrivateNetwork && !isPublic(address))
      throw new FeedError('refused-address', 'an address of a private network');
  };
  const checkPort = (port: number) => {
    if (!allowPrivateNetwork && !isWebPort(port))
      throw new FeedError('refused-address', `a port that is not for the web (${port})`);
  };
  const addressesOf = async (host: string): Promise<LookupAddress[]> => {
    const family = isIP(host);
    const addresses = family === 0 ? await resolve(host) : [{ address: host, family }];
    for (const { address } of addresses) check(address);
    return addresses;
  };
  return createConnections(limits, (target, open, done) => {
    const openOne: Open = (address, told) =>
      openAt === undefined ? open(address, told) : openAt(target, address, told);
    const attempt = (addresses: LookupAddress[], failure: Error) => {
      const [next, ...others] = addresses;
      if (next === undefined) return done(failure);
      openOne(next.address, (error, socket) =>
        error === null ? done(null, socket) : attempt(others, error),
      );
    };
    const start = async () => {
      try {
        checkPort(target.port);
        const addresses = oneOfEachFamily(await addressesOf(target.hostname));
        attempt(addresses, new FeedError('unreachable', 'the name has no address'));
      } catch (error) {
        done(error instanceof Error ? error : new Error(String(error)));
      }
    };
    void start();
  });
};

const limits = {
  perHost: 4,
  // Long enough for the next request to the same host; feeds of other hosts are looked at minutes later.
  keptMs: 5_000,
  silentMs: 20_000,
  maxHeaderBytes: 65_536,
};
