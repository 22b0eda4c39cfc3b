import { lookup as resolveName, type LookupAddress } from 'node:dns';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import type { buildConnector as Connecting, Dispatcher } from 'undici';
import { FeedError } from './failure.ts';
import { Agent, buildConnector } from './undici.ts';

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

/**
 * Connections for feeds and articles. Unless the operator allows private networks, only to ports of the web and addresses of the open internet:
 * the name is resolved once, every address is checked, and the connection goes to the one that was checked (so a name
 * that changes in between gains nothing). Refusals are FeedErrors with the reason `refused-address`.
 */
export const createAgent = (options: {
  allowPrivateNetwork: boolean;
  resolve?: Resolve;
  /** Opens the connection to what was checked; undici's own unless a test gives another. */
  connect?: Connecting.connector;
}): Dispatcher => {
  const { allowPrivateNetwork, resolve = systemResolve } = options;
  const connect = options.connect ?? buildConnector({ timeout: 5_000 });
  const check = (address: string) => {
    if (!allowPrivateNetwork && !isPublic(address))
      throw new FeedError('refused-address', 'an address of a private network');
  };
  const checkPort = ({ port, protocol }: Connecting.Options) => {
    const number = Number(port) || (protocol === 'https:' ? 443 : 80);
    if (!allowPrivateNetwork && !isWebPort(number))
      throw new FeedError('refused-address', `a port that is not for the web (${number})`);
  };
  const addressesOf = async (host: string): Promise<LookupAddress[]> => {
    const literal = host.replace(/^\[|\]$/g, '');
    const family = isIP(literal);
    const addresses = family === 0 ? await resolve(literal) : [{ address: literal, family }];
    for (const { address } of addresses) check(address);
    return addresses;
  };
  return new Agent({
    // Long enough for the next request to the same host; feeds of other hosts are looked at minutes later.
    keepAliveTimeout: 5_000,
    keepAliveMaxTimeout: 15_000,
    connections: 4,
    headersTimeout: 20_000,
    bodyTimeout: 20_000,
    maxHeaderSize: 65_536,
    connect: (target, callback) => {
      const open = async () => {
        try {
          checkPort(target);
          const addresses = oneOfEachFamily(await addressesOf(target.hostname));
          const servername = target.servername ?? (isIP(target.hostname) === 0 ? target.hostname : undefined);
          const attempt = (at: number, failure: Error) => {
            const next = addresses[at];
            if (next === undefined) return callback(failure, null);
            connect({ ...target, hostname: next.address, ...(servername && { servername }) }, (...result) =>
              result[0] === null ? callback(...result) : attempt(at + 1, result[0]),
            );
          };
          attempt(0, new FeedError('unreachable', 'the name has no address'));
        } catch (error) {
          callback(error instanceof Error ? error : new Error(String(error)), null);
        }
      };
      void open();
    },
  });
};
