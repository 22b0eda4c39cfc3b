import type { Followed } from '../../src/audience/following.ts';
import { normaliseAddress } from '../../src/feed/address.ts';

/** What a person means among the sources they follow: a number of the list, an address, or a title; several where it fits several. */
export const findFollowed = (followed: Followed[], said: string): Followed[] => {
  const number = /^\d{1,4}$/.test(said) ? followed[Number(said) - 1] : undefined;
  if (number !== undefined) return [number];
  const wanted = foldedTitle(said);
  const address = /[./]/.test(said) ? bareAddress(normaliseAddress(said)) : undefined;
  const tests: ((one: Followed) => boolean)[] = [
    (one) => address !== undefined && bareAddress(one.address) === address,
    (one) => foldedTitle(one.title) === wanted,
    (one) => address !== undefined && hostOf(one.address) === hostOf(`https://${address}`),
    (one) => foldedTitle(one.title).startsWith(wanted),
    (one) => foldedTitle(one.title).includes(wanted),
  ];
  for (const test of tests) {
    const found = wanted === '' ? [] : followed.filter(test);
    if (found.length > 0) return found;
  }
  return [];
};

/**
 * The sources that a person names one after another: numbers and ranges ("1 2", "1,3-5", "2 dan 4"), or names and addresses with
 * commas or lines between. `unknown`: what is none of them. A name that fits several means all of these.
 */
export const findSeveral = (followed: Followed[], said: string): { found: Followed[]; unknown: string[] } => {
  const isNumbers = /^[\d\s,;–-]+(?:(?:dan|and|&)[\d\s,;–-]+)*$/i.test(said);
  const parts = isNumbers
    ? said.replace(/\s*[–-]\s*/g, '-').split(/[\s,;]+|dan|and|&/i)
    : said.split(/[,;\n]+|\s+(?:dan|and|&)\s+/i);
  const found = new Set<Followed>();
  const unknown: string[] = [];
  for (const part of parts.map((one) => one.trim()).filter(Boolean)) {
    const meant =
      numbersIn(part, followed.length)?.flatMap((number) => followed[number - 1] ?? []) ??
      findFollowed(followed, part);
    if (meant.length === 0) unknown.push(part);
    for (const one of meant) found.add(one);
  }
  return { found: [...found], unknown };
};

/** Whether all that is followed is meant, by that word rather than by a source of that name. */
export const isEverything = (followed: Followed[], said: string): boolean =>
  everything.test(said.trim()) && !followed.some(({ title }) => foldedTitle(title) === foldedTitle(said));

const everything = /^(?:semua|semuanya|semua sumber|all|everything|(?:all|every) sources?)$/i;

/**
 * The followed source that the first words of a text name, as a number of the list, an address or whole words of its title, and
 * what stands behind them; the longest name counts. Undefined: they name none, or nothing stands behind.
 */
export const findLeading = (
  followed: Followed[],
  said: string,
): { found: Followed[]; rest: string } | undefined => {
  const parts = said.trim().split(/\s+/);
  for (let length = parts.length - 1; length > 0; length--) {
    const name = parts.slice(0, length).join(' ');
    const wanted = ` ${foldedTitle(name)} `;
    const isExact = /^\d{1,4}$|[./]/.test(name);
    const found = findFollowed(followed, name).filter(
      ({ title }) => isExact || ` ${foldedTitle(title)} `.includes(wanted),
    );
    if (found.length > 0) return { found, rest: parts.slice(length).join(' ') };
  }
  return undefined;
};

/** The numbers of a list this long that "3" or "2-5" means; undefined: it is no number. */
const numbersIn = (part: string, length: number): number[] | undefined => {
  const [, from, to = from] = /^(\d{1,4})(?:-(\d{1,4}))?$/.exec(part) ?? [];
  if (from === undefined) return undefined;
  const first = Math.min(Number(from), Number(to));
  const last = Math.min(length, Math.max(Number(from), Number(to)));
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
};

const foldedTitle = (text: string): string =>
  text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
const bareAddress = (address: string | undefined): string | undefined =>
  address
    ?.replace(/^https?:\/\/(www\.)?/i, '')
    .replace(/\/$/, '')
    .toLowerCase();
const hostOf = (address: string): string | undefined =>
  URL.canParse(address) ? new URL(address).hostname.replace(/^www\./, '') : undefined;
