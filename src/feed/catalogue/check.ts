import type { Clock } from '../../runtime/clock.ts';
import type { Section, Source } from './catalogue.ts';
import { lists } from './lists.ts';
import { isPlace } from './places.ts';
import { subjects } from './subjects.ts';
import type { Discovery } from '../discovery/discover.ts';
import { FeedError, type FeedFailure } from '../../http/failure.ts';

/** What came of one look at a section of a source. */
export type Checked = { source: string; section: string; url: string } & (
  | {
      ok: true;
      entries: number;
      /** Milliseconds since the epoch. */
      newestAt?: number;
      /** Where it was found, if not at the address given. */
      foundAt?: string;
    }
  /** A front page with several feeds: who follows it gets to choose. */
  | { ok: true; offers: number }
  | { ok: false; why: FeedFailure | 'empty' | 'old'; newestAt?: number }
);

/** A feed whose newest story is older than this has been left (milliseconds). */
const oldMs = 60 * 86_400_000;

type Looked = { source: string; section: string; url: string };

/**
 * Looks at every feed of the sources, `atOnce` sites at a time and one request at a time to a site (banten.antaranews.com and
 * jogja.antaranews.com are one). Tells of each as it comes.
 */
export const checkSources = async (
  sources: readonly Source[],
  parts: { discovery: Discovery; clock: Clock; atOnce: number; tell(checked: Checked): void },
): Promise<Checked[]> => {
  const sites = Object.values(Object.groupBy(sources.flatMap(sectionsOf), ({ url }) => siteOf(url)));
  const done: Checked[] = [];
  const work = async () => {
    for (let site = sites.shift(); site !== undefined; site = sites.shift())
      for (const section of site) {
        const checked = await checkSection(section, parts);
        done.push(checked);
        parts.tell(checked);
      }
  };
  await Promise.all(Array.from({ length: parts.atOnce }, work));
  return done;
};

/** Whose server an address is likely on: example.com, example.co.id. A port is one of its own. */
const siteOf = (url: string): string => {
  const { host, hostname } = new URL(url);
  if (/^[\d.]+$|:/.test(hostname)) return host;
  return /(?:[^.]+\.)?(?:(?:co|com|org|net|or|ac|go)\.[a-z]{2}|[^.]+)$/.exec(host)?.[0] ?? host;
};

const sectionsOf = ({ name, feeds }: Source): Looked[] =>
  feeds.map(({ title, url }) => ({ source: name, section: title, url }));

const checkSection = async (
  section: Looked,
  { discovery, clock }: { discovery: Discovery; clock: Clock },
): Promise<Checked> => {
  try {
    const found = await discovery.find(section.url);
    // Only a front page may lead to several: behind any other address the one feed meant is gone.
    if (found.kind === 'choice')
      return new URL(section.url).pathname === '/'
        ? { ...section, ok: true, offers: found.feeds.length }
        : { ...section, ok: false, why: 'not-a-feed' };
    const { entries } = found.feed;
    const times = entries.flatMap(({ publishedAt, updatedAt }) => publishedAt ?? updatedAt ?? []);
    const newestAt = times.length === 0 ? undefined : Math.max(...times.map(Number));
    const newest = newestAt === undefined ? {} : { newestAt };
    if (entries.length === 0) return { ...section, ok: false, why: 'empty' };
    if (newestAt !== undefined && clock.now() - newestAt > oldMs)
      return { ...section, ok: false, why: 'old', newestAt };
    const moved = found.url === section.url ? {} : { foundAt: found.url };
    return { ...section, ok: true, entries: entries.length, ...newest, ...moved };
  } catch (error) {
    if (error instanceof FeedError) return { ...section, ok: false, why: error.reason };
    throw error;
  }
};

/** One line of the report. */
export const reportLine = (checked: Checked): string => {
  const about = `${checked.source} · ${checked.section}`;
  const day = (time: number | undefined) =>
    time === undefined
      ? 'no dates'
      : `newest ${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  if (!checked.ok) {
    const newest = checked.newestAt === undefined ? '' : `, ${day(checked.newestAt)}`;
    return `FAIL  ${about}: ${checked.why}${newest}  ${checked.url}`;
  }
  if ('offers' in checked) return `ok    ${about}: a page with ${checked.offers} feeds`;
  const moved = checked.foundAt === undefined ? '' : `, found at ${checked.foundAt}`;
  return `ok    ${about}: ${checked.entries} entries, ${day(checked.newestAt)}${moved}`;
};

/** The sources with the day of the look marked on every section that could be read; the others are as they were. `day`: 2026-05-05. */
export const marked = (sources: readonly Source[], checked: readonly Checked[], day: string): Source[] => {
  const read = new Set(checked.filter(({ ok }) => ok).map(({ url }) => url));
  return sources.map((source) => ({
    ...source,
    feeds: source.feeds.map((feed) => (read.has(feed.url) ? { ...feed, checked: day } : feed)),
  }));
};

/** The text of a file of sources: one a line, by name. */
export const fileOf = (sources: readonly Source[]): string => {
  const key = ({ name }: Source) => name.toLowerCase();
  const rows = sources
    .toSorted((one, two) => (key(one) < key(two) ? -1 : 1))
    .map((one) => JSON.stringify(one));
  return `[\n${rows.map((row) => `  ${row}`).join(',\n')}\n]\n`;
};

/** The sources that a file's JSON holds. Throws an Error that says what is wrong with it. */
export const sourcesIn = (json: unknown): Source[] => {
  if (!Array.isArray(json)) throw new Error('the file must hold a list of sources');
  return json.map((one: unknown, at) => {
    if (!isSource(one))
      throw new Error(
        `source ${at + 1} must have a name, aliases, domains, a language (id or en), a place, and feeds with a title, an http(s) address, topics, a list and checked (a day or false) each`,
      );
    return one;
  });
};

const isSource = (value: unknown): value is Source => {
  if (!isObject(value)) return false;
  const { name, aliases, domains, language, place, feeds } = value;
  return (
    isText(name) &&
    (language === 'id' || language === 'en') &&
    isKnownPlace(place) &&
    [aliases, domains].every((list) => Array.isArray(list) && list.every(isText)) &&
    Array.isArray(feeds) &&
    feeds.length > 0 &&
    feeds.every(isSection)
  );
};

const isSection = (value: unknown): value is Section => {
  if (!isObject(value)) return false;
  const { title, url, topics: about, place, list, checked } = value;
  return (
    isText(title) &&
    isWebAddress(url) &&
    Array.isArray(about) &&
    about.length > 0 &&
    about.every((one) => subjects.some((topic) => topic === one)) &&
    (place === undefined || isKnownPlace(place)) &&
    isText(list) &&
    Object.hasOwn(lists, list) &&
    (checked === false || (isText(checked) && /^\d{4}-\d\d-\d\d$/.test(checked)))
  );
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
const isKnownPlace = (value: unknown): boolean => typeof value === 'string' && isPlace(value);
const isWebAddress = (value: unknown): boolean =>
  isText(value) && /^https?:\/\//.test(value) && URL.canParse(value);
