import { Parser } from 'htmlparser2';
import { createFigures } from './figures.ts';
import { createLines } from './lines.ts';
import { createMeanings } from './meaning.ts';
import { addTime, emptyPage, type Element, type Note, type Page } from './parts.ts';
import { createHead } from './reading/head.ts';
import { createMuting, elementOf, isNote, isPiece } from './reading/element.ts';
import { isRoleLabel } from './role.ts';

const maxDepth = 400;
const maxLabelChars = 40;
const sliceChars = 16_384;

const blocks =
  /^(?:p|div|li|ul|ol|h[1-6]|blockquote|section|article|main|header|footer|aside|nav|table|tr|td|figure|figcaption|br|body|dl|dt|dd|time)$/;
/** What is said in these is a piece of a figure's words by itself. */
const pieces = /^(?:p|div|figcaption|footer|small|cite|li|br|h[1-6]|time)$/;
const pictures = /^(?:img|amp-img|source)$/;

const isHeadingName = (name: string): boolean => /^h[1-6]$/.test(name);

/** Reads a page up to `maxChars`. Linear: depth, lines and scripts are capped, and a page deeper than any real one is left. */
export const readPage = (html: string, maxChars: number): Page => {
  const page = emptyPage();
  const meaningOf = createMeanings();
  const figures = createFigures(page);
  const lines = createLines(page);
  const head = createHead(page);
  const muting = createMuting();
  const open: Element[] = [];
  let lastId = 0;
  let isHeading = false;
  let links = 0;
  let isParagraph = false;
  let headings = 0;

  const flush = (): void => lines.flush(open, isParagraph, headings > 0);
  /** In a figure, an element begins or ends here that may hold a piece of its words. */
  const part = (element: Element, parent: Element | undefined, kind: Note['kind']): void => {
    if (!figures.isOpen()) return;
    if (pieces.test(element.name) || isPiece(element, parent)) figures.cut(kind);
    else figures.mark();
  };

  const parser = new Parser({
    onopentag(name, attributes) {
      head.open(name, attributes);
      if (blocks.test(name) && !figures.isOpen()) flush();
      if (name === 'p') isParagraph = true;
      if (isHeadingName(name)) headings++;
      if (name === 'h1' && page.heading === '') {
        isHeading = true;
        page.headingAt = page.lines.length;
      }
      if (name === 'a') {
        links++;
        lines.link(attributes['href']);
      }
      const meaning = meaningOf(namesIn(attributes));
      const parent = open.at(-1);
      const element = elementOf(name, ++lastId, meaning, parent);
      if (name === 'time' && !element.isAside) addTime(page, attributes);
      part(element, parent, parent?.note ?? 'plain');
      element.isFigure =
        !figures.isFull() &&
        (name === 'figure' || (!figures.isOpen() && isNote(name, meaning, figures.isBehind())));
      if (name === 'figure') element.note = 'plain';
      muting.open(element);
      open.push(element);
      if (element.isFigure) figures.open(open);
      const isPicture = pictures.test(name) || attributes['data-caption'] !== undefined;
      if (isPicture && !element.isAside) figures.image(name, attributes, open);
    },
    ontext(words) {
      head.text(words);
      if (muting.isOn() || head.isTitle()) return;
      if (figures.isOpen()) return figures.add(words);
      if (isHeading) page.heading = (page.heading + words).slice(0, 600);
      lines.add(words, links > 0);
    },
    onclosetag(name) {
      const closed = open.pop();
      head.close(name);
      if (closed !== undefined) muting.close(closed);
      // "<span>Editor</span><a>Budi</a>": nothing but the elements parts one from the other.
      if (isRoleLabel(lines.said(maxLabelChars))) lines.add(' ', false);
      if (name === 'h1') isHeading = false;
      if (closed !== undefined) part(closed, open.at(-1), closed.note);
      if (closed?.isFigure === true) figures.close(closed);
      if (blocks.test(name) && !figures.isOpen()) {
        if (closed !== undefined) open.push(closed);
        flush();
        if (closed !== undefined) open.pop();
      }
      if (name === 'p') isParagraph = false;
      if (isHeadingName(name)) headings = Math.max(0, headings - 1);
      if (name === 'a') links = Math.max(0, links - 1);
    },
  });

  const end = Math.min(html.length, maxChars);
  for (let at = 0; at < end && open.length < maxDepth; at += sliceChars)
    parser.write(html.slice(at, Math.min(end, at + sliceChars)));
  flush();
  return page;
};

/** By what its author calls an element. */
const namesIn = (attributes: Record<string, string>): string =>
  `${attributes['class'] ?? ''} ${attributes['id'] ?? ''} ${attributes['itemprop'] ?? ''}`;
