import { around, maxSmall, type Element, type Figure, type Note, type Page } from './parts.ts';
import { oneLine, plain } from './text.ts';

/** Pictures narrower or lower than this (pixels) are ornaments. */
const leastSide = 120;
/** A caption is at most so many lines below its picture. */
const captionLines = 2;
const maxNotes = 12;
const maxNoteChars = 1_000;
const maxSources = 8;
const maxOpen = 8;

/** A figure that is being read. `isSmall`: an ornament, or a face beside a name: its words are about no picture of the article. */
type OpenFigure = Figure & { isSmall: boolean; hasPicture: boolean; words: string[]; chars: number };

/** Where nothing but an element parts two words, "in Doha.<span>AFP</span>", what it holds is a piece of its own. */
const mark = '\u0001';
// oxlint-disable-next-line no-control-regex
const glued = /(?<=[\p{L}\d.!?"”’)])\u0001(?=[\p{Lu}©(])/u;

/** Collects the pictures of a page with what is written in their figures. */
export const createFigures = (page: Page) => {
  const open: OpenFigure[] = [];

  const cut = (kind: Note['kind']): void => {
    const figure = open.at(-1);
    if (figure === undefined || figure.chars === 0) return;
    for (const piece of figure.words.join('').split(glued, maxNotes)) {
      const text = oneLine(piece).slice(0, maxNoteChars);
      if (text !== '' && figure.notes.length < maxNotes) figure.notes.push({ text, kind });
    }
    figure.words = [];
    figure.chars = 0;
  };

  return {
    isOpen: (): boolean => open.length > 0,
    open: (elements: Element[]): void => {
      const last = elements.at(-1);
      open.push({
        ...placed(page, elements),
        notes: [],
        src: [],
        alt: '',
        isFurniture: last?.isFurniture === true,
        isSmall: false,
        hasPicture: false,
        words: [],
        chars: 0,
      });
    },
    /** Words of the figure that is open. */
    add: (part: string): void => {
      const figure = open.at(-1);
      if (figure === undefined || figure.chars > maxNoteChars) return;
      figure.words.push(part.slice(0, maxNoteChars));
      figure.chars += part.length;
    },
    /** What was said up to here is a piece of its own. */
    cut,
    /** Here an element begins or ends that may be one. */
    mark: (): void => {
      const words = open.at(-1)?.words;
      if (words?.at(-1) !== mark) words?.push(mark);
    },
    /** Its picture, or one that stands in no figure. */
    image: (name: string, attributes: Record<string, string>, elements: Element[]): void => {
      const figure = open.at(-1);
      if (figure !== undefined) figure.hasPicture = true;
      const isSmall = name !== 'source' && isOrnament(attributes);
      if (isSmall && figure !== undefined) figure.isSmall = true;
      const src = isSmall ? [] : sourcesOf(attributes);
      if (src.length === 0) return;
      const alt = oneLine(attributes['alt'] ?? '').slice(0, maxNoteChars);
      const notes = notesIn(attributes);
      if (figure !== undefined) {
        if (figure.notes.length === 0) figure.notes.push(...notes);
        figure.src.push(...src.slice(0, Math.max(0, maxSources - figure.src.length)));
        figure.alt ||= alt;
      } else if (name !== 'source') keep(page, { ...placed(page, elements), notes, src, alt });
    },
    close: (element: Element): void => {
      cut(element.note);
      const figure = open.pop();
      if (figure === undefined || element.isAside) return;
      if (figure.isSmall && figure.src.length === 0) return;
      const outer = open.at(-1);
      // A figure around another one: the words of either are about the picture of the inner.
      if (outer !== undefined && outer.src.length === 0 && figure.notes.length === 0) {
        outer.src = figure.src;
        outer.alt ||= figure.alt;
        outer.hasPicture ||= figure.hasPicture;
      } else if (outer !== undefined && figure.src.length === 0)
        outer.notes.push(...figure.notes.slice(0, maxNotes - outer.notes.length));
      else addFigure(page, figure, element);
    },
    isFull: (): boolean => open.length >= maxOpen,
    /** No line of text stands between the last picture and this place. */
    isBehind: (): boolean => page.figures.at(-1)?.linesBefore === page.lines.length,
  };
};

/** Galleries keep the words of their pictures in attributes until they are looked at. */
const notesIn = (attributes: Record<string, string>): Note[] =>
  (['caption', 'credit'] as const).flatMap((kind) => {
    const text = plain(attributes[`data-${kind}`] ?? '');
    return text === '' ? [] : [{ text, kind }];
  });

const placed = (
  page: Page,
  elements: Element[],
): Pick<Figure, 'inBody' | 'isFurniture' | 'within' | 'linesBefore'> => {
  const last = elements.at(-1);
  return {
    inBody: last?.inBody === true,
    isFurniture: last?.isFurniture === true,
    within: around(elements),
    linesBefore: page.lines.length,
  };
};

/** A width of 16 and a height of 9 state a shape; "100%" states no size. */
const isOrnament = ({ width = '', height = '' }: Record<string, string>): boolean => {
  const sides = [width, height]
    .filter((side) => !side.includes('%'))
    .map((side) => Number.parseInt(side, 10));
  const [one, other] = sides;
  if (one !== undefined && other !== undefined && isShape(Math.max(one, other), Math.min(one, other)))
    return false;
  return sides.some((side) => side < leastSide);
};
const shapes = new Set(['16:9', '4:3', '3:2', '5:4', '21:9', '16:10', '2:1', '5:3', '3:1', '7:4']);
const isShape = (longer: number, shorter: number): boolean => shapes.has(`${longer}:${shorter}`);

const sourceNames =
  /^(?:src|srcset|data-(?:[a-z-]{0,30}-)?(?:src|srcset|original|lazy|full|url|image|img|large)(?:-[a-z]{1,12})?)$/;
const isPictureFile = /\.(?:jpe?g|png|webp|gif|avif)(?:$|[?#])/i;
/** Where a picture is loaded late, its `src` is a blank one; a link may lead to the large one. */
const sourcesOf = (attributes: Record<string, string>): string[] =>
  Object.entries(attributes)
    .slice(0, 60)
    .filter(([name, value]) => sourceNames.test(name) || (name === 'href' && isPictureFile.test(value)))
    .flatMap(([name, value]) => (name.endsWith('srcset') ? ofSet(value) : [value.trim()]))
    .filter(
      (src) => /[./]/.test(src) && !/^(?:data|blob|about|javascript):/i.test(src) && src.length <= 2_048,
    )
    .slice(0, maxSources);

/** The first and the last address of a set: all show the same. */
const ofSet = (set: string): string[] => {
  const each = set
    .slice(0, 20_000)
    .trim()
    .split(/\s{1,9}[\d.]{1,8}[wxh]\s{0,9}(?:,\s{0,9}|$)|,\s{1,9}/);
  const found = each.map((one) => one.trim().replace(/,$/, '')).filter((one) => one !== '');
  return [found[0] ?? '', found.at(-1) ?? ''].filter((one) => one !== '');
};

/** A caption may stand in an element of its own right behind its picture. */
const addFigure = (page: Page, figure: OpenFigure, element: Element): void => {
  const { src, alt, notes, inBody, isFurniture, within, linesBefore } = figure;
  const named = figure.notes.filter(({ kind }) => kind !== 'plain');
  // A quotation or a table may be a `figure`, too.
  if (src.length === 0 && element.name === 'figure' && named.length === 0 && !figure.hasPicture) return;
  const before = page.figures.at(-1);
  const isBehind =
    src.length === 0 && before !== undefined && page.lines.length - before.linesBefore <= captionLines;
  if (isBehind && before.notes.length === 0) before.notes = notes;
  else if (isBehind && notes.every(({ kind }) => kind === 'credit')) before.notes.push(...notes);
  else keep(page, { src, alt, notes, inBody, isFurniture, within, linesBefore });
};

/** When there is no room left, the last picture that nothing is said of makes some. */
const keep = (page: Page, figure: Figure): void => {
  if (page.figures.length >= maxSmall && page.figures.at(-1)?.notes.length === 0) page.figures.pop();
  if (page.figures.length < maxSmall) page.figures.push(figure);
};
