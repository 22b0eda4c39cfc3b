import { normaliseAddress } from '../../src/feed/address.ts';
import type { Followed } from '../../src/audience/following.ts';

/** What a person means among the sources they follow: a number of the list, an address, or a title; several where it fits several. */
export const findFollowed = (followed: Followed[], said: string): Followed[] => {
  const number = /^\d{1,4}$/.test(said) ? followed[Number(said) - 1] : undefined;
  if (number !== undefined) return [number];
  const wanted = fold(said);
  const address = /[./]/.test(said) ? bare(normaliseAddress(said)) : undefined;
  const tests: ((one: Followed) => boolean)[] = [
    (one) => address !== undefined && bare(one.address) === address,
    (one) => fold(one.title) === wanted,
    (one) => address !== undefined && hostOf(one.address) === hostOf(`https://${address}`),
    (one) => fold(one.title).startsWith(wanted),
    (one) => fold(one.title).includes(wanted),
  ];
  for (const test of tests) {
    const found = wanted === '' ? [] : followed.filter(test);
    if (found.length > 0) return found;
  }
  return [];
};

const fold = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
const bare = (address: string | undefined): string | undefined =>
  address
    ?.replace(/^https?:\/\/(www\.)?/i, '')
    .replace(/\/$/, '')
    .toLowerCase();
const hostOf = (address: string): string | undefined =>
  URL.canParse(address) ? new URL(address).hostname.replace(/^www\./, '') : undefined;
