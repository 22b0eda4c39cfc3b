import { notesBeside } from './beside.ts';
import { captionAndCredit, fromNotes, type CaptionAndCredit } from '../caption/caption.ts';
import { isNotice } from './furniture.ts';
import { fileOf } from '../picture-file.ts';
import type { Figure, Line, Page } from './parts.ts';
import type { Structured } from './structured.ts';
import { lettersOf, safeUrl } from './text.ts';
import type { Picture } from '../../story/story.ts';

type About = {
  /** The picture that the page shares (Open Graph). */
  shared: string | undefined;
  headline: string | undefined;
  /** The lines of the article's text. */
  text: Line[];
  base: string;
};

/** The picture a page shares, else its article's, with the caption and credit that are its own. */
export const pictureOf = (page: Page, data: Structured, about: About): Picture | undefined => {
  const figures = page.figures
    .map((figure): Placed => {
      const urls = figure.src.map((one) => safeUrl(one, about.base)).filter((one) => one !== undefined);
      return { ...figure, urls, files: new Set(urls.map(fileOf)) };
    })
    .filter(({ src, urls }) => src.length === 0 || urls.length > 0);
  const say = sayOf(page, about.text);
  const start = startOf(about.text);
  const address = safeUrl(about.shared, about.base) ?? data.image ?? mainOf(figures, start, say)?.urls[0];
  if (address === undefined) return undefined;
  const told = toldOf(figures, address, { start, headingAt: page.headingAt }, say);
  const isInData = data.image === undefined || fileOf(data.image) === fileOf(address);
  // What machines are told of a picture that the page shows without a word is not on the page.
  const isShown = figures.some(({ files }) => files.has(fileOf(address)));
  const inData = isInData ? captionAndCredit(isShown ? '' : (data.imageCaption ?? ''), data.imageCredit) : {};
  const caption = told.caption ?? inData.caption;
  const credit = told.credit ?? inData.credit;
  return {
    url: address,
    ...(caption !== undefined && saysMore(caption, address, about.headline) && { caption }),
    ...(credit !== undefined && { credit }),
  };
};

/** How many lines stand before the heading, and before the text. */
type Head = { headingAt: number; start: number };
/** How many lines stand before the text. */
const startOf = ([first]: Line[]): number => first?.at ?? 0;

/** A figure with what its addresses are on this page, and the files that they show. */
type Placed = Figure & { urls: string[]; files: ReadonlySet<string> };

/** What is said of a picture, in its figure or beside it. */
type Say = (figure: Placed) => CaptionAndCredit;
const sayOf = (page: Page, text: Line[]): Say => {
  const lines = new Set(text);
  return (figure) => {
    if (figure.notes.length > 0) {
      const told = fromNotes(figure.notes);
      // A player, or a picture of another story: its words are not this picture's, unless they name who took it.
      return figure.isFurniture && told.credit === undefined ? {} : told;
    }
    return figure.urls.length > 0 ? fromNotes(notesBeside(page, figure, lines)) : {};
  };
};
const isTold = ({ caption, credit }: CaptionAndCredit): boolean => (caption ?? credit) !== undefined;

/** The picture of a page that shares none. */
const mainOf = (figures: Placed[], start: number, say: Say): Placed | undefined => {
  const shown = figures.filter(({ urls, isFurniture }) => urls.length > 0 && !isFurniture);
  const heads = shown.filter(({ linesBefore }) => linesBefore <= start);
  return (
    heads.find(({ notes }) => notes.length > 0) ??
    heads.findLast((figure) => isTold(say(figure))) ??
    shown.find(({ notes, inBody }) => notes.length > 0 && inBody) ??
    shown.find(({ notes }) => notes.length > 0) ??
    shown.find(({ inBody }) => inBody)
  );
};

/**
 * From a figure that shows the same file, else from one that does not say what it shows, else from the one at the head of
 * the article, which shows the same picture in another cut: that of any other would be wrong.
 */
const toldOf = (
  figures: Placed[],
  address: string,
  { start, headingAt }: Head,
  say: Say,
): CaptionAndCredit => {
  const file = fileOf(address);
  const same = figures.filter(({ files }) => files.has(file));
  if (same.length > 0) return same.map(say).find(isTold) ?? {};
  // A paper's own sign is shared where no picture is.
  if (/(?:^|[-_/])(?:default|logo|placeholder|fallback)(?:$|[-_.])/.test(file)) return {};
  // Who wrote the article may stand in a figure, too.
  const isByline = ({ notes }: Placed): boolean =>
    notes.length > 0 && notes.every((note) => isNotice(note.text));
  const heads = figures.filter(
    (figure) => figure.linesBefore <= start && !figure.isFurniture && !isByline(figure),
  );
  const unsaid = heads.filter(({ urls }) => urls.length === 0);
  const alike = figures.find(({ files, inBody }) => inBody && [...files].some((one) => isAlike(one, file)));
  const told = [unsaid.find(({ inBody }) => inBody) ?? unsaid[0], alike, ...inOrder(heads, headingAt)]
    .filter((figure) => figure !== undefined)
    .map(say)
    .filter(isTold);
  return told.find(({ caption }) => caption !== undefined) ?? told[0] ?? {};
};

/** A gallery begins with the picture that is shared; what stands above the headline is likely of something else. */
const inOrder = (heads: Placed[], headingAt: number): Placed[] => {
  const shown = heads.filter(({ urls }) => urls.length > 0);
  const below = shown.filter(({ linesBefore }) => linesBefore >= headingAt);
  return [...below, ...shown.filter((figure) => !below.includes(figure)).toReversed()];
};

/** Long names that begin with the same words and end in a number or a key: cuts of one picture, or pictures of one event. */
const isAlike = (one: string, other: string): boolean => {
  const most = Math.min(one.length, other.length);
  let same = 0;
  while (same < most && one[same] === other[same]) same++;
  // "banjir-4" and "banjir-5" are two.
  return same >= leastAlike && same >= most * 0.7 && most - same >= leastKey;
};
const leastKey = 4;
const leastAlike = 16;

/** The headline again, the name of a file or a slug says nothing. */
const saysMore = (caption: string, address: string, headline: string | undefined): boolean => {
  const words = lettersOf(caption);
  if (
    /^https?:\S+$/i.test(caption) ||
    words === '' ||
    words === lettersOf(headline ?? '') ||
    words === lettersOf(fileOf(address))
  )
    return false;
  return (
    !/^\S{1,200}\.(?:jpe?g|png|webp|gif|avif)$/i.test(caption) &&
    !/^[\p{Ll}\d]{1,30}(?:[-_][\p{Ll}\d]{1,30}){2,30}$/u.test(caption)
  );
};
