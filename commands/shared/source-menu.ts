import type { About, Fit, Found } from '../../src/feed/catalogue/browse.ts';
import { placeName, type Place } from '../../src/feed/catalogue/places.ts';
import type { StartingPoints } from '../../src/feed/catalogue/suggestions.ts';
import { subjects, type Subject } from '../../src/feed/catalogue/subjects.ts';
import { textsFor } from '../../src/i18n/texts.ts';
import type { Language } from '../../src/i18n/language.ts';
import type { Button, Message } from '../../src/message/message.ts';
import { words } from '../../src/message/words.ts';
import { codePoints, cut, escapeHtml, short } from '../../src/text/escape.ts';
import { chatCode, listData, sourceKey, type Reader } from './source-buttons.ts';

/** Sources, and places, on one page. */
const sourcesOnPage = 8;
const placesOnPage = 12;
/** Labels up to this long stand two in a row (characters). */
const narrow = 18;
const widest = 40;

/** The first page: good first sources and topics, and the ways to all others. `lead`: its words, HTML. */
export const writeHome = (
  lead: string,
  { sources, topics: first }: StartingPoints,
  { reader, followed }: { reader: Reader; followed: ReadonlySet<string> },
): Message => {
  const texts = textsFor(reader.language).sources;
  const chat = chatCode(reader);
  const sourceButtons = sources.map((name): Button => ({
    text: marked(name, followed.has(name)),
    callback: `sources:s:${chat}:${sourceKey(name)}`,
  }));
  return words(withTitle(lead, reader), [
    ...inRows(sourceButtons),
    ...inRows(first.map((topic) => topicButton(topic, reader))),
    [
      { text: texts.byTopic, callback: `sources:t:${chat}` },
      { text: texts.byPlace, callback: `sources:p:0:${chat}` },
    ],
  ]);
};

/** Every topic, a button each. */
export const writeTopics = (reader: Reader): Message => {
  const texts = textsFor(reader.language).sources;
  return words(withTitle(texts.whichTopic, reader), [
    ...inRows(subjects.map((topic) => topicButton(topic, reader))),
    [homeButton(reader)],
  ]);
};

/** The places from `offset` on, a button each. */
export const writePlaces = (all: readonly Place[], offset: number, reader: Reader): Message => {
  const texts = textsFor(reader.language).sources;
  const page = pageOf(all, offset, placesOnPage);
  const buttons = page.items.map((place): Button => ({
    text: placeName(place, reader.language),
    callback: listData('l', { place }, 0, reader),
  }));
  const turn = turning(page, (to) => `sources:p:${to}:${chatCode(reader)}`);
  return words(withTitle(texts.whichPlace, reader), [...inRows(buttons), ...turn, [homeButton(reader)]]);
};

/** The sources that were found from `offset` on, a button each; those that are followed have a mark. */
export const writeFound = (
  { asked, found, offset }: { asked: About; found: Found; offset: number },
  { reader, followed }: { reader: Reader; followed: ReadonlySet<string> },
): Message => {
  const texts = textsFor(reader.language).sources;
  const { fits } = found;
  const page = pageOf(fits, offset, sourcesOnPage);
  const buttons = page.items.map(({ source, sections }): Button[] => [
    {
      text: marked(labelOf({ source, sections }), followed.has(source.name)),
      callback: `${listData('f', asked, page.offset, reader)}:${sourceKey(source.name)}`,
    },
  ]);
  const isAny = fits.length > 0;
  const isOther = JSON.stringify(asked) !== JSON.stringify(found.about);
  const lines = [
    ...(isOther || !isAny ? [texts.noneAbout(aboutWords(asked, reader.language), isAny)] : []),
    ...(isAny
      ? [texts.found(aboutWords(found.about, reader.language), fits.length, reader.other?.title)]
      : []),
  ];
  const turn = turning(page, (to) => listData('l', asked, to, reader));
  return words(lines.join('\n\n'), [...buttons, ...turn, [homeButton(reader)]]);
};

/** Those on the page that `writeFound` shows. */
export const onPage = (fits: readonly Fit[], offset: number): Fit[] =>
  pageOf(fits, offset, sourcesOnPage).items;

const topicButton = (topic: Subject, reader: Reader): Button => ({
  text: textsFor(reader.language).sources.topics[topic],
  callback: listData('l', { topic }, 0, reader),
});

const homeButton = (reader: Reader): Button => ({
  text: textsFor(reader.language).sources.back,
  callback: `sources:h:${chatCode(reader)}`,
});

/** "Olahraga · Banten". */
const aboutWords = ({ topic, place, language: of }: About, language: Language): string => {
  const texts = textsFor(language);
  return [
    ...(topic === undefined ? [] : [texts.sources.topics[topic]]),
    ...(place === undefined ? [] : [placeName(place, language)]),
    ...(of === undefined ? [] : [texts.languages[of]]),
  ].join(' · ');
};

/** The source, and its section where one of several is meant. */
const labelOf = ({ source, sections }: Fit): string => {
  const [only] = sections;
  const isPart = only !== undefined && sections.length === 1 && source.feeds.length > 1;
  return cut(short(isPart ? `${source.name} · ${only.title}` : source.name, 60), widest);
};

const marked = (label: string, isFollowed: boolean): string => (isFollowed ? `✓ ${label}` : label);

const withTitle = (html: string, { other }: Reader): string =>
  other === undefined ? html : `<b>${escapeHtml(short(other.title, 120))}</b>\n\n${html}`;

const inRows = (buttons: Button[]): Button[][] => {
  const perRow = buttons.every(({ text }) => codePoints(text) <= narrow) ? 2 : 1;
  return buttons.flatMap((_, at) => (at % perRow === 0 ? [buttons.slice(at, at + perRow)] : []));
};

type Page<T> = { items: T[]; offset: number; back?: number; next?: number };

const pageOf = <T>(all: readonly T[], wanted: number, size: number): Page<T> => {
  const last = Math.max(0, Math.ceil(all.length / size) - 1) * size;
  const offset = Math.min(last, Math.max(0, wanted - (wanted % size)));
  return {
    items: all.slice(offset, offset + size),
    offset,
    ...(offset > 0 && { back: offset - size }),
    ...(offset + size < all.length && { next: offset + size }),
  };
};

const turning = ({ back, next }: Page<unknown>, data: (to: number) => string): Button[][] => {
  const buttons: Button[] = [
    ...(back === undefined ? [] : [{ text: '‹', callback: data(back) }]),
    ...(next === undefined ? [] : [{ text: '›', callback: data(next) }]),
  ];
  return buttons.length > 0 ? [buttons] : [];
};
