import { FeedError } from '../../http/failure.ts';
import type { Fetched, Fetcher } from '../../http/client.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { LeadReader, Reader } from '../../worker/reader.ts';
import type { ParsedFeed } from '../parse/parse.ts';
import { createAttempts, type Answer, type FoundFeed, type Tried } from './attempts.ts';
import { alikeLinks, isOfComments, toldApart } from './choice.ts';
import { knownPlace } from './known-places.ts';
import type { Lead, PageLeads } from './leads.ts';
import { isSameSite } from './page/site.ts';
import { createSearch, type Search } from './search.ts';
import { telegramAddress } from './telegram-name.ts';
import { newsSitemaps, usualPlaces } from './usual-places.ts';

export type { FoundFeed } from './attempts.ts';
export type Found = FoundFeed | { kind: 'choice'; feeds: { url: string; title: string }[] };

export type Discovery = {
  /** The feed at an address, or the feeds that the page there offers. Rejects with a FeedError. */
  find(address: string): Promise<Found>;
};

/** Feeds that people get to choose from. */
const mostOffers = 12;
/** One search may take this long (milliseconds): somebody waits for it, and others of the same chat do. */
const budgetMs = 30_000;

/** Finds feeds: the address itself, what its page leads to, then the usual places of its site. */
export const createDiscovery = (parts: {
  fetcher: Fetcher;
  reader: Reader & LeadReader;
  clock: Clock;
}): Discovery => {
  const { fetcher, reader, clock } = parts;
  const { read, tryAll } = createAttempts({ reader, clock });

  /** A feed at the usual places of a site, those of the page's own section first. */
  const tryUsual = async (url: string, search: Search): Promise<FoundFeed | undefined> => {
    const isMain = ({ entries, title }: ParsedFeed) => entries.length > 0 && !isOfComments({ url, title });
    const isNews = ({ entries }: ParsedFeed) => entries.some(({ title }) => title !== '');
    const { found } = await tryAll(usualPlaces(url), search, isMain);
    return found ?? (await tryAll(newsSitemaps(url), search, isNews)).found;
  };

  /** What a page that could be fetched leads to. `isList`: another page named it as the one of its feeds. */
  const explore = async (answer: Answer, search: Search, isList = false): Promise<Found | undefined> => {
    const itself = isList ? undefined : await read(answer);
    if (itself !== undefined) return itself;
    const { fetched } = answer;
    const { offers, next } = await leadsOf(fetched, reader);
    const leadsTo = (...kinds: Lead['kind'][]) => offers.filter(({ kind }) => kinds.includes(kind));
    const known = await tryAll(addressesOf(leadsTo('known')), search);
    if (known.found !== undefined) return known.found;
    const declared = leadsTo('declared');
    if (declared.length > 1) return choiceOf(declared);
    const main = await tryAll(addressesOf(leadsTo('declared', 'format', 'linked')), search);
    const found = withAlike(main, leadsTo('linked'));
    if (found !== undefined) return found;
    const list = isList ? undefined : main.pages.find(({ fetched: { url } }) => isSameSite(url, fetched.url));
    return (
      (next === undefined ? undefined : await goOn(next, search)) ??
      (list !== undefined && search.mayGoOn() ? await explore(list, search, true) : undefined) ??
      (await tryUsual(fetched.url, search)) ??
      (await tryAll(addressesOf(leadsTo('comments')), search)).found
    );
  };

  /** What the page leads to where another one sends its readers; nothing where that fails. */
  const goOn = async (address: string, search: Search): Promise<Found | undefined> => {
    if (!search.mayGoOn()) return undefined;
    try {
      const answer = await fetchEither(address, search);
      return answer && (await explore(answer, search));
    } catch (error) {
      if (error instanceof FeedError) return undefined;
      throw error;
    }
  };

  const find = async (address: string, search: Search): Promise<Found> => {
    const place = knownPlace(address);
    const known = place && (await tryAll([place.url], search)).found;
    if (known !== undefined) return known;
    let answer: Answer | undefined;
    try {
      answer = await fetchEither(address, search);
    } catch (error) {
      // Some front pages are closed to programs, their feeds are not.
      const isClosed = error instanceof FeedError && /^(denied|not-found)$/.test(error.reason);
      const found =
        isClosed && new URL(address).pathname === '/' ? await tryUsual(address, search) : undefined;
      if (found === undefined) throw error;
      return found;
    }
    const found = answer && (await explore(answer, search));
    if (found === undefined) throw new FeedError(search.signal.aborted ? 'time-out' : 'not-a-feed');
    return found;
  };

  return {
    find: async (address) => {
      if (telegramAddress(address) !== undefined) throw new FeedError('telegram-channel');
      const spent = new AbortController();
      const ended = new AbortController();
      void clock.sleep(budgetMs, ended.signal).then(() => spent.abort());
      try {
        return await find(address, createSearch({ fetcher, signal: spent.signal }));
      } catch (error) {
        throw spent.signal.aborted ? new FeedError('time-out') : error;
      } finally {
        ended.abort();
      }
    },
  };
};

/** What stands at an address: by http where a site does not answer by https. */
const fetchEither = async (address: string, search: Search): Promise<Answer | undefined> => {
  const answerAt = async (asked: string) => {
    const fetched = await search.fetch(asked);
    return fetched && { fetched, asked };
  };
  try {
    return await answerAt(address);
  } catch (error) {
    const isOpenToHttp =
      error instanceof FeedError && error.reason === 'unreachable' && address.startsWith('https:');
    if (!isOpenToHttp) throw error;
    return answerAt(address.replace(/^https:/, 'http:'));
  }
};

/** What the page leads to; one that cannot be read leads nowhere. */
const leadsOf = async ({ body, url, contentType, links }: Fetched, reader: LeadReader): Promise<PageLeads> =>
  reader
    .leads(body ?? new Uint8Array(), { url, ...(contentType && { contentType }), ...(links && { links }) })
    .catch(() => ({ offers: [] }));

/** The feed that a link led to, or the choice between those that are linked alike: a page that lists a site's feeds. */
const withAlike = ({ found, at }: Tried, leads: Lead[]): Found | undefined => {
  const lead = leads.find(({ url }) => url === at);
  if (found === undefined || lead === undefined) return found;
  const alike = alikeLinks(lead, leads);
  return alike.length > 1 ? choiceOf(alike) : found;
};

const addressesOf = (leads: Lead[]): string[] => leads.map(({ url }) => url);

const choiceOf = (leads: Lead[]): Found => ({
  kind: 'choice',
  feeds: toldApart(leads.slice(0, mostOffers).map(({ url, title }) => ({ url, title }))),
});
