import { Parser } from 'htmlparser2';
import { createFigures } from './figures.ts';
import { createLines } from './lines.ts';
import { createMeanings, type Meaning } from './meaning.ts';
import { addLink, addMeta, addTime, emptyPage, maxSmall, type Element, type Page } from './parts.ts';
import { isRoleLabel } from './role.ts';
import { isSilent } from './text.ts';

const maxDepth = 400;
const maxLabelChars = 40;
const maxScriptChars = 400_000;
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
  const open: Element[] = [];
  let lastId = 0;
  const muted = { all: 0, most: 0 };
  let captions = 0;
  let script: string[] | undefined;
  let isTitle = false;
  let isHeading = false;
  let links = 0;
  let isParagraph = false;
  let headings = 0;

  const flush = (): void => lines.flush(open, isParagraph, headings > 0);
  const opened = (name: string, attributes: Record<string, string>): void => {
    if (name === 'script') {
      if (/ld\+json/i.test(attributes['type'] ?? '') && page.scripts.length < maxSmall) script = [];
    } else if (name === 'meta') addMeta(page, attributes);
    else if (name === 'link') addLink(page, attributes);
    else if (name === 'html') page.language = attributes['lang'];
    else if (name === 'title') isTitle = page.title === '';
  };

  const parser = new Parser({
    onopentag(name, attributes) {
      opened(name, attributes);
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
      const meaning = meaningOf(
        `${attributes['class'] ?? ''} ${attributes['id'] ?? ''} ${attributes['itemprop'] ?? ''}`,
      );
      const parent = open.at(-1);
      const element = elementOf(name, ++lastId, meaning, parent);
      if (name === 'time' && !element.isAside) addTime(page, attributes);
      if (figures.isOpen()) {
        if (pieces.test(name) || isPiece(element, parent)) figures.cut(parent?.note ?? 'plain');
        else figures.mark();
      }
      element.isFigure =
        !figures.isFull() &&
        (name === 'figure' || (!figures.isOpen() && isNote(name, meaning, figures.isBehind())));
      if (name === 'figure') element.note = 'plain';
      if (isSilent(name)) element.mutes = name === 'button' && captions === 0 ? 'most' : 'all';
      if (element.mutes !== undefined) muted[element.mutes]++;
      if (name === 'figcaption') captions++;
      open.push(element);
      if (element.isFigure) figures.open(open);
      const isPicture = pictures.test(name) || attributes['data-caption'] !== undefined;
      if (isPicture && !element.isAside) figures.image(name, attributes, open);
    },
    ontext(part) {
      if (script !== undefined) script.push(part.slice(0, maxScriptChars));
      if (isTitle) page.title = (page.title + part).slice(0, 600);
      if (muted.all > 0 || (muted.most > 0 && captions === 0) || isTitle) return;
      if (figures.isOpen()) return figures.add(part);
      if (isHeading) page.heading = (page.heading + part).slice(0, 600);
      lines.add(part, links > 0);
    },
    onclosetag(name) {
      const closed = open.pop();
      if (script !== undefined && name === 'script') {
        page.scripts.push(script.join('').slice(0, maxScriptChars));
        script = undefined;
      }
      if (closed?.mutes !== undefined) muted[closed.mutes]--;
      if (closed?.name === 'figcaption') captions--;
      // "<span>Editor</span><a>Budi</a>": nothing but the elements parts one from the other.
      if (isRoleLabel(lines.said(maxLabelChars))) lines.add(' ', false);
      if (name === 'title') isTitle = false;
      if (name === 'h1') isHeading = false;
      if (figures.isOpen() && closed !== undefined) {
        if (pieces.test(name) || isPiece(closed, open.at(-1))) figures.cut(closed.note);
        else figures.mark();
      }
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

/** In a figure: it is named as other words than those around it, or for readers of screens only. */
const isPiece = (element: Element, parent: Element | undefined): boolean =>
  element.note !== (parent?.note ?? 'plain') || element.isFurniture !== (parent?.isFurniture ?? false);

/** What content systems call a picture's words, in an element of their own. */
const isNote = (name: string, { isCaption, isSureCredit }: Meaning, isBehind: boolean): boolean =>
  name === 'figcaption' ||
  ((isCaption || (isSureCredit && isBehind)) && /^(?:div|p|span|em|i|small|cite|dd)$/.test(name));

/** An element takes over what the one around it is; the page as a whole is nothing of the kind. */
const elementOf = (name: string, id: number, meaning: Meaning, parent: Element | undefined): Element => {
  const isWhole = name === 'article' || name === 'main' || name === 'body' || name === 'html';
  return {
    name,
    id,
    inBody:
      (parent?.inBody === true || (meaning.isBody && name !== 'body') || name === 'article') &&
      (name === 'article' || name === 'body' || !meaning.isNotBody || meaning.isBody),
    isAside: parent?.isAside === true || /^(?:aside|nav|footer)$/.test(name),
    isFurniture: parent?.isFurniture === true || (meaning.isFurniture && !meaning.isBody && !isWhole),
    isByline: parent?.isByline === true || (meaning.isByline && !meaning.isBody && !isWhole),
    isStandfirst: parent?.isStandfirst === true || (meaning.isStandfirst && !isWhole) || name === 'header',
    isIntro: (parent?.isIntro === true || meaning.isIntro || name === 'li') && !isWhole,
    note: /^(?:h[1-6]|time|blockquote|table)$/.test(name)
      ? 'plain'
      : meaning.isCredit || (name === 'footer' && parent?.isFigure === true)
        ? 'credit'
        : meaning.isCaption || name === 'figcaption'
          ? 'caption'
          : (parent?.note ?? 'plain'),
    isFigure: false,
    mutes: undefined,
  };
};
