import type { Followed } from '../../src/audience/following.ts';
import { textsFor } from '../../src/i18n/texts.ts';
import { writeLatest } from '../../src/message/headlines.ts';
import type { Button, Message } from '../../src/message/message.ts';
import { words } from '../../src/message/words.ts';
import { parseSearch } from '../../src/search/query.ts';
import { escapeHtml, short } from '../../src/text/escape.ts';
import type { Ask } from '../../src/telegram/command.ts';
import { nameAtEdge, type EdgeName } from '../shared/edge-name.ts';
import { otherIn, sourcesOf, type SearchNeeds, type SearchPage } from './search-talk.ts';

type Named = EdgeName & { query: ReturnType<typeof parseSearch>; shown: string };

/**
 * The answer where the first or last words name a source: what it has on the other words, with buttons that look for these, and
 * for all of the words, in every source. Undefined: none is named, or it has nothing on them and the words as they stand are
 * found elsewhere.
 */
export const answerNamed = async (
  ask: Pick<Ask, 'settings' | 'now'>,
  page: SearchPage,
  needs: SearchNeeds,
): Promise<
  { message: Message; isFound: boolean } | { notFollowed: string; buttons: Button[][] } | undefined
> => {
  if (page.isEverywhere === true) return undefined;
  const followed = await needs.list(page.chatId);
  const edge = nameAtEdge(page.about, followed, needs.catalogue);
  if (edge === undefined) return undefined;
  const only = await sourcesNamed(edge, followed, page, needs);
  const shown = edge.known?.name ?? only.title ?? edge.name;
  // Behind a name words that only introduce others mean nothing: "detik terbaru".
  const named: Named = { ...edge, shown, query: parseSearch(`source:"${edge.name}" ${edge.rest}`) };
  const at = page.at ?? ask.now;
  const { offset, limit, chatId } = page;
  const scope = { in: only.isFollowed ? 'followed' : 'everywhere', chatId } as const;
  const { query } = named;
  const found =
    only.sourceIds.length === 0
      ? { stories: [], isPartial: false }
      : await needs.findAbout({ query, scope, sourceIds: only.sourceIds, at, offset, limit });
  const wider = offset > 0 ? [] : await widerButtons(ask, { ...page, at }, named, needs);
  if (found.stories.length === 0) {
    if (wider.some(({ isWhole }) => isWhole)) return undefined;
    if (only.sourceIds.length === 0)
      return edge.known === undefined ? undefined : { notFollowed: edge.known.name, buttons: rowsOf(wider) };
    const { latest: texts } = textsFor(ask.settings.language);
    if (query.terms.length === 0)
      return { message: words(texts.none(page.elsewhere?.title)), isFound: false };
    return { message: words(texts.noneFrom(edge.rest, shown), rowsOf(wider)), isFound: false };
  }
  return { message: await write(ask, { ...page, at }, { named, found, wider }, needs), isFound: true };
};

/** The sources that a name means, as `source:` reads it, or else those that the catalogue has under it. */
const sourcesNamed = async (
  { name, known }: EdgeName,
  followed: Followed[],
  page: SearchPage,
  needs: SearchNeeds,
): Promise<{ sourceIds: string[]; isFollowed: boolean; title?: string }> => {
  const urls = new Set(known?.feeds.map(({ url }) => url));
  const sections = followed.filter(({ address }) => urls.has(address)).map(({ sourceId }) => sourceId);
  if (sections.length > 0) return { sourceIds: sections, isFollowed: true };
  const meant = await sourcesOf(name, followed, page, needs);
  if (meant.sourceIds.length === 0 && known !== undefined)
    return sourcesOf(known.name, followed, page, needs);
  const [only, ...others] = followed.filter(({ sourceId }) => meant.sourceIds.includes(sourceId));
  return { ...meant, ...(only !== undefined && others.length === 0 && { title: only.title }) };
};

type Wider = Button & {
  /** It looks for all of the words, also those that name the source. */
  isWhole: boolean;
};

/** Buttons that look in every source for the words beside the name, and for all of them, where that finds something. */
const widerButtons = async (
  { settings }: Pick<Ask, 'settings'>,
  page: SearchPage & { at: number },
  { query, rest }: Named,
  { findAbout, putWords }: SearchNeeds,
): Promise<Wider[]> => {
  const { latest: texts } = textsFor(settings.language);
  const { at, chatId, limit, about } = page;
  const scope = { in: 'everywhere', chatId } as const;
  const wider: Wider[] = [];
  for (const [said, isWhole] of [
    ...(query.terms.length > 0 ? [[rest, false] as const] : []),
    [about, true] as const,
  ]) {
    const asked = { query: parseSearch(said), scope, at, offset: 0, limit: 1 };
    if ((await findAbout(asked)).stories.length === 0) continue;
    const id = await putWords({ about: said, at });
    wider.push({
      text: texts.everywhereFor(said),
      callback: `latest:0:${limit}:a${id}${otherIn(page)}`,
      isWhole,
    });
  }
  return wider;
};

const rowsOf = (wider: Wider[]): Button[][] => wider.map(({ isWhole: _whole, ...button }) => [button]);

const write = async (
  { settings: { language, timeZone }, now }: Pick<Ask, 'settings' | 'now'>,
  page: SearchPage & { at: number },
  answer: { named: Named; found: Awaited<ReturnType<SearchNeeds['findAbout']>>; wider: Wider[] },
  { putWords }: SearchNeeds,
): Promise<Message> => {
  const { named, found, wider } = answer;
  const { latest: texts } = textsFor(language);
  const heading =
    named.query.terms.length === 0
      ? `${texts.heading(page.elsewhere?.title)} · ${escapeHtml(short(named.shown, 80))}`
      : texts.aboutFrom(named.rest, named.shown);
  const slip = async () => page.queryId ?? putWords({ about: page.about, at: page.at });
  const message = writeLatest(
    found.stories,
    { language, timeZone },
    {
      heading: words(heading).plain,
      first: page.offset + 1,
      now,
      ...(found.next !== undefined && {
        next: `latest:${found.next}:${page.limit}:q${await slip()}${otherIn(page)}`,
      }),
    },
  );
  return wider.length === 0
    ? message
    : { ...message, buttons: [...(message.buttons ?? []), ...rowsOf(wider)] };
};
