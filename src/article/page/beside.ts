import { isSigned } from '../caption/credit.ts';
import { withoutLabel } from '../caption/label.ts';
import { isCredit } from '../caption/makers.ts';
import { isNotice } from './furniture.ts';
import { lettersOf } from './text.ts';
import type { Figure, Line, Note, Page } from './parts.ts';

/** A picture's words may stand in elements named like nothing: so many lines at most, none longer than this. */
const mostLines = 3;
const mostChars = 450;
/** A word or two below a picture may be its section's. */
const leastChars = 20;

/**
 * What is written below a picture that stands in no figure: in the same box, that is in the smallest element that holds
 * both it and any words, if nothing but a few lines stand there. `text` are the lines of the article: they are below many
 * pictures, and about none.
 */
export const notesBeside = ({ lines }: Page, figure: Figure, text: ReadonlySet<Line>): Note[] => {
  const next = lines.slice(figure.linesBefore, figure.linesBefore + mostLines + 1);
  const first = next[0];
  const box = figure.within.find((id) => first?.within.includes(id) === true);
  if (box === undefined || first === undefined) return [];
  const isOpenAbove = lines[figure.linesBefore - 1]?.within.includes(box) === true;
  const inBox = next.filter(({ within }) => within.includes(box));
  const isText =
    inBox.filter((line) => text.has(line)).length > text.size * 0.3 ||
    inBox.some(
      (line) => text.has(line) && /[.!?]["”’]?$/.test(line.text) && !inBox.some((one) => isCredit(one.text)),
    );
  const isBox = !isOpenAbove && !isText && inBox.length <= mostLines && inBox.every(mayBeNote);
  const said = isBox ? inBox : next.slice(0, 1).filter((line) => mayBeNote(line) && isOwn(figure, line));
  const isSigned = said.some(({ text: words }) => isLabelled(words));
  return said
    .filter((line) => line.text.length >= leastChars || isSigned || isCredit(line.text))
    .map((line): Note => ({ text: line.text, kind: 'plain' }));
};

const isLabelled = (text: string): boolean => withoutLabel(text) !== text && isCredit(text);
const mayBeNote = ({ text, isHeading, isLink, isFurniture }: Line): boolean =>
  !isHeading &&
  !isLink &&
  (!isFurniture || isLabelled(text)) &&
  text.length <= mostChars &&
  !isNotice(text) &&
  !time.test(text);
/** Who wrote it and when stands below a picture, too. */
const time = /\d{1,2}[.:]\d{2}\s?(?:uhr|wib|wita|wit|[ap]\.?m|gmt|utc|est|edt|cet|ist|h\b|$)/iu;

/** Right below a picture, a line that names its maker is its caption, wherever it stands. */
const isOwn = (figure: Figure, line: Line): boolean =>
  saysAlt(figure, line) || isSigned(line.text) || (isCredit(line.text) && /[/|©]/.test(line.text));

/** A line says what the picture's own description says. */
const saysAlt = ({ alt }: Figure, { text }: Line): boolean =>
  alt.length >= leastChars && lettersOf(text).startsWith(lettersOf(alt).slice(0, 60));
