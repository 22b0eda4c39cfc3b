import { maxSmall, type Page } from './parts.ts';
import { oneLine } from './text.ts';

/** A figure that is being read. */
export type OpenFigure = {
  src: string | undefined;
  caption: string[];
  credit: string[];
  inBody: boolean;
  /** Its picture is an ornament, or a face beside a name: its words are about no picture of the article. */
  isSmall?: boolean;
};

/** Pictures narrower or lower than this (pixels) are ornaments. */
const leastSide = 120;
/** A caption is at most so many lines below its picture. */
const captionLines = 2;

/** The figure's picture, or one of its own: a caption may follow it. */
export const addImage = (
  page: Page,
  figure: OpenFigure | undefined,
  attributes: Record<string, string>,
  inBody: boolean,
): void => {
  const src = sourceOf(attributes);
  const isSmall = ['width', 'height'].some(
    (side) => Number.parseInt(attributes[side] ?? '999', 10) < leastSide,
  );
  if (src === undefined || isSmall) {
    if (isSmall && figure !== undefined) figure.isSmall = true;
    return;
  }
  if (figure !== undefined) figure.src ??= src;
  else keep(page, { src, caption: '', credit: undefined, inBody, linesBefore: page.lines.length });
};

/** Where a picture is loaded late, its `src` is a blank one. */
const sourceOf = (attributes: Record<string, string>): string | undefined =>
  ['data-src', 'data-original', 'data-lazy-src', 'src']
    .map((name) => attributes[name] ?? '')
    .find((src) => src !== '' && !src.startsWith('data:'));

/** A caption may stand in an element of its own right behind its picture. */
export const addFigure = (page: Page, figure: OpenFigure): void => {
  if (figure.isSmall === true && figure.src === undefined) return;
  const caption = oneLine(figure.caption.join('')).slice(0, 1_000);
  const credit = oneLine(figure.credit.join('')).slice(0, 300) || undefined;
  const before = page.figures.at(-1);
  const isBehind =
    figure.src === undefined &&
    before?.caption === '' &&
    page.lines.length - before.linesBefore <= captionLines;
  if (isBehind) {
    before.caption = caption;
    before.credit ??= credit;
  } else {
    const { src, inBody } = figure;
    keep(page, { src, caption, credit, inBody, linesBefore: page.lines.length });
  }
};

/** When there is no room left, the last picture that nothing is said of makes some. */
const keep = (page: Page, figure: Page['figures'][number]): void => {
  const last = page.figures.at(-1);
  if (page.figures.length >= maxSmall && last?.caption === '' && last.credit === undefined)
    page.figures.pop();
  if (page.figures.length < maxSmall) page.figures.push(figure);
};
