import { isSigned } from '../caption/credit.ts';
import { isNotice } from './furniture.ts';
import { charsOf, type Line, type Page } from './parts.ts';
import { lettersOf } from './text.ts';
import { knownPlaceAlone } from '../../story/dateline/dateline.ts';
import type { Picture } from '../../story/story.ts';

/** What is left of a text without its standfirst is at least this. */
const leastChars = 80;
const ended = /[.!?…:"”’»)。」]$/;

/** What the page says of its article elsewhere. */
export type Said = { body: string | undefined; description: string | undefined };

/** `held`: what stands in the element with most of the text; `pool`: what else may be text, in the page's order. */
type Found = { pool: Line[]; held: Line[]; said: Said };

/** The text from its first paragraph on. */
export const openingOf = (page: Page, { pool, held, said }: Found): Line[] => {
  const text = [...above(page, pool, held[0]), ...held];
  const own = text.filter(({ isStandfirst }) => !isStandfirst);
  const started = withoutStandfirst(charsOf(own) >= leastChars ? own : text, toldBy(said.description));
  return withHeading(page, fromBody(started, said.body));
};

const mostAbove = 40;
/**
 * Paragraphs between the heading and the text that stand above it, in an element of their own: advertisements part them
 * from it, but neither a date nor a name, as they do a standfirst.
 */
const above = ({ headingAt, lines }: Page, pool: Line[], first: Line | undefined): Line[] => {
  if (first === undefined) return [];
  const end = pool.indexOf(first);
  let next = first;
  let start = end;
  for (const line of pool.slice(Math.max(0, end - mostAbove), end).toReversed()) {
    if (line.isParagraph !== first.isParagraph || line.isStandfirst) break;
    if (line.at < headingAt || !ended.test(line.text)) break;
    if (lines.slice(line.at + 1, next.at).some(({ text, isByline }) => isByline || isNotice(text))) break;
    next = line;
    start--;
  }
  return pool.slice(start, end);
};

/** Whether a page describes itself with a line: with its standfirst, or with its first paragraph. */
type IsTold = (line: Line) => boolean;
const toldBy = (description: string | undefined): IsTold => {
  const told = lettersOf((description ?? '').slice(0, 300));
  return ({ text }) => {
    const letters = lettersOf(text.slice(0, 400));
    return told.length >= 30 && (letters.startsWith(told.slice(0, 80)) || told.startsWith(letters));
  };
};

/**
 * A standfirst, or a list of what matters most, stands apart from the text, a first paragraph where the next ones stand.
 * What stands above paragraphs and is none, nor ends like one, is a label or a title.
 */
const withoutStandfirst = (text: Line[], isTold: IsTold): Line[] => {
  const start = text.findIndex((line, at) => {
    const [next, third] = [text[at + 1], text[at + 2]];
    if (next === undefined) return true;
    const isTitle = !line.isParagraph && next.isParagraph && !ended.test(line.text) && ended.test(next.text);
    if (isTitle || isSigned(line.text)) return false;
    if (third === undefined) return true;
    if (line.isIntro) return line.holder === next.holder;
    return !isTold(line) || line.within.includes(next.holder) || next.holder !== third.holder;
  });
  const rest = text.slice(Math.max(0, start));
  return charsOf(rest) >= leastChars ? rest : text;
};

/** What machines are told as the article's text begins with its first paragraph. */
const fromBody = (text: Line[], body: string | undefined): Line[] => {
  const told = lettersOf((body ?? '').slice(0, 400));
  const at = text.slice(0, 12).findIndex((line) => {
    const letters = lettersOf(line.text.slice(0, 80));
    return letters.length >= 30 && told.startsWith(letters);
  });
  return at > 0 ? text.slice(at) : text;
};

/** Some papers write their first paragraph as a heading: long, a sentence, and in the same element as the next ones. */
const withHeading = ({ lines, headingAt }: Page, text: Line[]): Line[] => {
  const [first] = text;
  const before = first === undefined ? undefined : lines[first.at - 1];
  const isFirst =
    before !== undefined &&
    before.at > headingAt &&
    before.isHeading &&
    !before.isLink &&
    before.holder === first?.holder &&
    before.text.length >= leastChars &&
    /[.!?]["”’]?$/.test(before.text);
  return isFirst ? [before, ...text] : text;
};

/** A caption is at most so many lines. */
const mostNotes = 4;
/** The text from where it no longer says what the picture's caption or credit says; what stands in a figure is no line. */
export const withoutNotes = ({ figures }: Page, text: Line[], picture: Picture | undefined): Line[] => {
  const notes = lettersOf(`${picture?.caption ?? ''}${picture?.credit ?? ''}`);
  if (notes === '') return text;
  const isNote = (line: Line): boolean => {
    const letters = lettersOf(line.text);
    const isIn = (said: string): boolean => lettersOf(said).includes(letters);
    return notes.includes(letters) && !figures.some((figure) => figure.notes.some((note) => isIn(note.text)));
  };
  const start = text.slice(0, mostNotes).findIndex((line) => !isNote(line));
  return start > 0 ? text.slice(start) : text;
};

/** Some papers write the place in a line of its own above their first paragraph. */
export const placeAbove = ({ lines, headingAt }: Page, [first]: Line[]): string | undefined => {
  const before = first === undefined ? undefined : lines[first.at - 1];
  if (before === undefined || before.at <= headingAt || before.isLink || before.isFurniture) return undefined;
  return knownPlaceAlone(before.text);
};

/** The lead is the first paragraphs, up to about this many characters. */
const leadChars = 350;
export const leadOf = (paragraphs: string[]): string => {
  const taken: string[] = [];
  let chars = 0;
  for (const paragraph of paragraphs) {
    if (chars > 0 && chars + paragraph.length > leadChars) break;
    taken.push(paragraph);
    chars += paragraph.length;
    if (chars >= leadChars * 0.6 || taken.length === 3) break;
  }
  return taken.join(' ').slice(0, 2_000).trimEnd();
};
