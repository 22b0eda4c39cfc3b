import type { Followed, Following } from '../../src/audience/following.ts';
import type { Catalogue } from '../../src/feed/catalogue/catalogue.ts';
import type { Elsewhere } from '../../src/i18n/parts.ts';
import { textsFor } from '../../src/i18n/texts.ts';
import { writeLatest } from '../../src/message/headlines.ts';
import type { Message } from '../../src/message/message.ts';
import { words } from '../../src/message/words.ts';
import type { FindAbout, FindSources, StorySearch } from '../../src/search/find.ts';
import { isEmpty, parseSearch } from '../../src/search/query.ts';
import { readSince } from '../../src/search/since.ts';
import type { Ask } from '../../src/telegram/command.ts';
import { findFollowed } from '../shared/find.ts';

/** What somebody searched for, kept behind the buttons of the answer. `at`: when they first asked (milliseconds since the epoch). */
export type SearchSlip = { about: string; at?: number };

export type SearchNeeds = {
  findAbout: FindAbout;
  findSources: FindSources;
  list: Following['list'];
  catalogue: Catalogue;
  /** Keeps words that do not fit into a button; gives the id by which it names them. */
  putWords(words: SearchSlip): Promise<string>;
};

/** A page of what is found. */
export type SearchPage = SearchSlip & {
  chatId: number;
  offset: number;
  limit: number;
  /** In every source, not only in those that are followed. */
  isEverywhere?: boolean;
  /** The chat where it is not the one talked in. */
  elsewhere?: Elsewhere;
  /** Under which the words are kept already. */
  queryId?: string;
};

/** What a button's data ends with, so that the next page is of the same chat: nothing for the one that it stands in. */
export const otherIn = ({ chatId, elsewhere }: Pick<SearchPage, 'chatId' | 'elsewhere'>): string =>
  elsewhere === undefined ? '' : `:${chatId}`;

/** The answer to a search, or the name of a source that Kabar knows and has no news from. */
export const answerSearch = async (
  ask: Pick<Ask, 'settings' | 'now'>,
  page: SearchPage,
  needs: SearchNeeds,
): Promise<{ message: Message } | { notFollowed: string }> => {
  const { language, timeZone } = ask.settings;
  const { latest: texts } = textsFor(language);
  const query = parseSearch(page.about);
  if (isEmpty(query)) return { message: words(texts.noWords) };
  const at = page.at ?? ask.now;
  const since =
    query.since === undefined ? undefined : await readSince(query.since, { language, timeZone, now: at });
  if (query.since !== undefined && since === undefined)
    return { message: words(texts.badSince(query.since)) };

  const followed = await needs.list(page.chatId);
  const only = query.source === undefined ? undefined : await sourcesOf(query.source, followed, page, needs);
  if (query.source !== undefined && only?.sourceIds.length === 0) {
    const known = needs.catalogue.named(query.source);
    if (known !== undefined) return { notFollowed: known.name };
    return { message: words(texts.unknownSource(query.source, page.elsewhere)) };
  }
  const isEverywhere = page.isEverywhere === true || followed.length === 0 || only?.isFollowed === false;
  const search: StorySearch = {
    query,
    scope: { in: isEverywhere ? 'everywhere' : 'followed', chatId: page.chatId },
    ...(only !== undefined && { sourceIds: only.sourceIds }),
    ...(since !== undefined && { since }),
    at,
    offset: page.offset,
    limit: page.limit,
  };
  return { message: await write(ask, page, search, needs) };
};

/** What may be meant, the likelier first: a number behind words may be one of them, or how many stories are wanted ("gempa 3"). */
export const readingsOf = (
  said: string,
  { limit, most }: { limit: number; most: number },
): { about: string; limit: number }[] => {
  const [, about, count = ''] = /^(.*\S)\s+(\d{1,2})$/.exec(said) ?? [];
  const asked = Math.min(most, Math.max(1, Number(count)));
  return [{ about: said, limit }, ...(about === undefined ? [] : [{ about, limit: asked }])];
};

/** Of several ways to read a search the first of which there is news in what is followed (in every source, where nothing is); else the first. */
export const readingMeant = async <Reading extends { about: string }>(
  readings: Reading[],
  { chatId, at }: { chatId: number; at: number },
  { findAbout, list }: Pick<SearchNeeds, 'findAbout' | 'list'>,
): Promise<Reading> => {
  const [first, ...others] = readings;
  if (first === undefined) throw new RangeError('a search is read in some way');
  if (others.length === 0) return first;
  const isAll = (await list(chatId)).length === 0;
  const scope = { in: isAll ? 'everywhere' : 'followed', chatId } as const;
  for (const one of readings) {
    const query = parseSearch(one.about);
    const found = isEmpty(query) ? [] : (await findAbout({ query, scope, at, offset: 0, limit: 1 })).stories;
    if (found.length > 0) return one;
  }
  return first;
};

/** The sources that a name means: those followed here, else any that may be told of. */
export const sourcesOf = async (
  name: string,
  followed: Followed[],
  { chatId }: SearchPage,
  { findSources }: SearchNeeds,
): Promise<{ sourceIds: string[]; isFollowed: boolean }> => {
  const here = findFollowed(followed, name).map(({ sourceId }) => sourceId);
  if (here.length > 0) return { sourceIds: here, isFollowed: true };
  return { sourceIds: await findSources(name, chatId), isFollowed: false };
};

const write = async (
  { settings: { language, timeZone }, now }: Pick<Ask, 'settings' | 'now'>,
  page: SearchPage,
  search: StorySearch,
  { findAbout, putWords }: SearchNeeds,
): Promise<Message> => {
  const { latest: texts } = textsFor(language);
  const { stories, next, isPartial } = await findAbout(search);
  const isEverywhere = search.scope.in === 'everywhere';
  const mayWiden = !isEverywhere && search.sourceIds === undefined;
  const slip = async (): Promise<string> => page.queryId ?? putWords({ about: page.about, at: search.at });
  if (stories.length === 0) {
    const scope = { ...search.scope, in: 'everywhere' as const };
    const others = mayWiden ? (await findAbout({ ...search, scope, offset: 0, limit: 1 })).stories : [];
    const isOfFollowed = others.length > 0 || search.sourceIds !== undefined;
    const none = isOfFollowed
      ? texts.noneAbout(page.about, page.elsewhere?.title)
      : texts.noneAnywhere(page.about);
    const said = isPartial ? `${none}\n\n${texts.indexing}` : none;
    if (others.length === 0) return words(said);
    const callback = `latest:0:${page.limit}:a${await slip()}${otherIn(page)}`;
    return words(said, [[{ text: texts.everywhere, callback }]]);
  }
  const id = next !== undefined || mayWiden ? await slip() : '';
  const about = isEverywhere
    ? texts.aboutEverywhere(page.about)
    : texts.about(page.about, page.elsewhere?.title);
  return writeLatest(
    stories,
    { language, timeZone },
    {
      heading: words(about).plain,
      first: page.offset + 1,
      now,
      ...(next !== undefined && {
        next: `latest:${next}:${page.limit}:${isEverywhere ? 'a' : 'q'}${id}${otherIn(page)}`,
      }),
      ...(mayWiden && page.offset === 0 && { everywhere: `latest:0:${page.limit}:a${id}${otherIn(page)}` }),
    },
  );
};
