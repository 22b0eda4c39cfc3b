import { textsFor } from '../../src/i18n/texts.ts';
import { headlineOf, leadOf, writeCard } from '../../src/message/card.ts';
import { formatAgo } from '../../src/message/date.ts';
import { writeLatest } from '../../src/message/headlines.ts';
import type { Style } from '../../src/message/message.ts';
import { words } from '../../src/message/words.ts';
import type { FindAbout, FindSources, Found } from '../../src/search/find.ts';
import { isEmpty, parseSearch, type SearchQuery } from '../../src/search/query.ts';
import { readSince } from '../../src/search/since.ts';
import type { Story } from '../../src/story/story.ts';
import { safeUrl } from '../../src/text/escape.ts';
import { wordsOf } from '../../src/text/stems.ts';
import type { Inline, InlineAsk, InlineResult } from '../../src/telegram/inline.ts';

/** Answers in one page: Telegram asks for the next one as the person scrolls (50 at most). */
const inPage = 20;
/** Answers to one question in all. */
const most = 200;
/** Headlines in the one answer of a guest. */
const asGuest = 5;
/** Code points. */
const limits = { headline: 120, lead: 160 };
/** Longest search (characters). */
const longest = 200;

export type InlineNeeds = {
  findAbout: FindAbout;
  findSources: FindSources;
  /** How a person likes messages, known or guessed. */
  styleOf(userId: number, languageCode: string | undefined): Promise<Style>;
};

/** Search from any chat. Whoever is in that chat sees what is picked, so that only public sources are shown. */
export const createInline = (needs: InlineNeeds): Inline => ({
  pick: async (ask) => {
    const style = await needs.styleOf(ask.userId, ask.languageCode);
    const { inline: texts } = textsFor(style.language);
    const { offset, at } = readOffset(ask.offset, ask.now);
    const found = await find(ask, style, { offset, at, limit: inPage, isTyping: true }, needs);
    if (found === 'bad-since') return { results: [], open: texts.badSince };
    const next = found.next !== undefined && found.next < most ? `${found.next}.${at}` : undefined;
    return {
      results: found.stories.map((story) => resultOf(story, style, ask.now)),
      ...(next !== undefined && { next }),
      ...(offset === 0 && { open: found.stories.length === 0 ? texts.none : texts.open }),
    };
  },
  guest: async (ask) => {
    const style = await needs.styleOf(ask.userId, ask.languageCode);
    const { inline, latest } = textsFor(style.language);
    const about = ask.text.trim().slice(0, longest).toWellFormed();
    const found = await find(ask, style, { offset: 0, at: ask.now, limit: asGuest, isTyping: false }, needs);
    const isAsked = !isEmpty(parseSearch(about));
    const heading = isAsked ? words(latest.aboutEverywhere(about)).plain : inline.heading;
    const asked = { id: 'guest', title: heading, description: '' };
    if (found === 'bad-since') return { ...asked, message: words(latest.badSince(about)) };
    if (found.stories.length === 0) return { ...asked, message: words(latest.noneAnywhere(about || '…')) };
    return { ...asked, message: writeLatest(found.stories, style, { heading, now: ask.now }) };
  },
});

type Page = { offset: number; at: number; limit: number; isTyping: boolean };

const find = async (
  { text, now }: InlineAsk,
  { language, timeZone }: Style,
  { isTyping, ...page }: Page,
  { findAbout, findSources }: InlineNeeds,
): Promise<Found | 'bad-since'> => {
  const said = text.slice(0, longest).toWellFormed();
  const query = parseSearch(said);
  const since =
    query.since === undefined ? undefined : await readSince(query.since, { language, timeZone, now });
  if (query.since !== undefined && since === undefined) return 'bad-since';
  const sourceIds = query.source === undefined ? undefined : await findSources(query.source);
  return findAbout({
    query,
    scope: { in: 'everywhere' },
    ...(sourceIds !== undefined && { sourceIds }),
    ...(since !== undefined && { since }),
    ...(isTyping && { typed: typedLast(said, query) }),
    ...page,
  });
};

/** The last word where it may go on: nothing stands behind it, and it is no part of a phrase. */
const typedLast = (said: string, { terms }: SearchQuery): string =>
  terms.length > 0 && /(?:^|\s)[\p{L}\p{N}\p{M}]+$/u.test(said) ? (wordsOf(said).at(-1) ?? '') : '';

/** "20.1790000000000": go on behind the twentieth answer, in the order as of that time. What somebody else made up begins anew. */
const readOffset = (offset: string, now: number): { offset: number; at: number } => {
  const [, from, at] = /^(\d{1,4})\.(\d{13})$/.exec(offset) ?? [];
  return from === undefined || Number(at) > now || Number(from) >= most
    ? { offset: 0, at: now }
    : { offset: Number(from), at: Number(at) };
};

const resultOf = (story: Story, style: Style, now: number): InlineResult => {
  const { card } = textsFor(style.language);
  const title = headlineOf(story, card.untitled, limits.headline);
  const ago = story.publishedAt === undefined ? '' : formatAgo(story.publishedAt, now, style.language);
  const facts = [story.sourceTitle, ago].filter(Boolean).join(' · ');
  const pictureUrl = safeUrl(story.picture?.url);
  return {
    id: story.id,
    title,
    description: [facts, leadOf(story, title, limits.lead)].filter(Boolean).join('\n'),
    ...(pictureUrl !== undefined && { pictureUrl }),
    message: writeCard(story, style),
  };
};
