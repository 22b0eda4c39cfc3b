import { Parser } from 'htmlparser2';
import { addFigure, addImage, type OpenFigure } from './figures.ts';
import { addLink, addMeta, addTime, isFigureLike, maxSmall, type Page } from './parts.ts';
import { isRoleLabel } from './role.ts';
import { isSilent, oneLine } from './text.ts';

const maxDepth = 400;
const maxLines = 1_500;
const maxLineChars = 5_000;
const maxLabelChars = 40;
const maxScriptChars = 400_000;
const sliceChars = 16_384;

const blocks =
  /^(?:p|div|li|ul|ol|h[1-6]|blockquote|section|article|main|header|footer|aside|nav|table|tr|td|figure|figcaption|br|body|dl|dt|dd|time)$/;
const bodyNames =
  /(?:^|[\s_-])(?:article|detail|entry|post|content|news|story|read|body|txt|isi|itp|field-item)[\w-]*(?:body|content|text|isi|article|detail)|articlebody|bodytext|post-content|entry-content/i;
const notBody =
  /comment|related|sidebar|terkait|popul|recommend|footer|header|breadcrumb|share|tags?(?:$|[\s_-])/i;

const isHeadingName = (name: string): boolean => /^h[1-6]$/.test(name);

type Open = { name: string; id: number; inBody: boolean; isAside: boolean; isFigure: boolean };

/** Reads a page up to `maxChars`. Linear: depth, lines and scripts are capped, and a page deeper than any real one is left. */
export const readPage = (html: string, maxChars: number): Page => {
  const page: Page = {
    metas: new Map(),
    links: new Map(),
    scripts: [],
    times: [],
    figures: [],
    lines: [],
    title: '',
    heading: '',
    language: undefined,
  };
  const open: Open[] = [];
  let lastId = 0;
  let silent = 0;
  let script: string[] | undefined;
  let isTitle = false;
  let isCredit = 0;
  let isHeading = false;
  let figure: OpenFigure | undefined;
  let text: string[] = [];
  let chars = 0;
  let linkChars = 0;
  let href: string | undefined;
  let isInLink = false;
  let isParagraph = false;
  let headings = 0;

  const flush = (): void => {
    const holder = open.findLast(({ name }) => !/^(?:p|span|b|strong|em|i|a|br|h\d)$/.test(name));
    const line = oneLine(text.join(''));
    if (line !== '' && page.lines.length < maxLines && holder?.isAside !== true)
      page.lines.push({
        text: line,
        holder: holder?.id ?? 0,
        inBody: holder?.inBody === true,
        isParagraph,
        isHeading: headings > 0,
        isLink: linkChars > line.length * 0.6,
        ...(href !== undefined && { href }),
      });
    text = [];
    chars = linkChars = 0;
    href = undefined;
  };

  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'script') {
        if (/ld\+json/i.test(attributes['type'] ?? '') && page.scripts.length < maxSmall) script = [];
      } else if (name === 'meta') addMeta(page, attributes);
      else if (name === 'link') addLink(page, attributes);
      else if (name === 'html') page.language = attributes['lang'];
      else if (name === 'title') isTitle = page.title === '';
      if (isSilent(name)) silent++;
      if (blocks.test(name) && figure === undefined) flush();
      if (name === 'p') isParagraph = true;
      if (isHeadingName(name)) headings++;
      if (name === 'h1') isHeading = page.heading === '';
      if (name === 'a') {
        isInLink = true;
        href ??= attributes['href'];
      }
      const named =
        `${attributes['class'] ?? ''} ${attributes['id'] ?? ''} ${attributes['itemprop'] ?? ''}`.slice(
          0,
          300,
        );
      const parent = open.at(-1);
      const isAside = parent?.isAside === true || /^(?:aside|nav|footer)$/.test(name);
      if (name === 'time' && !isAside) addTime(page, attributes);
      const isFigure = isFigureLike(name, named) && figure === undefined;
      const inBody =
        (parent?.inBody === true || (bodyNames.test(named) && name !== 'body') || name === 'article') &&
        !(name !== 'article' && name !== 'body' && notBody.test(named) && !bodyNames.test(named));
      open.push({ name, id: ++lastId, inBody, isAside, isFigure });
      if (isFigure) figure = { src: undefined, caption: [], credit: [], inBody };
      if (figure !== undefined && /credit|source|photographer|copyright/i.test(named)) isCredit = open.length;
      if ((name === 'img' || name === 'amp-img') && !isAside) addImage(page, figure, attributes, inBody);
    },
    ontext(part) {
      if (script !== undefined) script.push(part.slice(0, maxScriptChars));
      if (isTitle) page.title = (page.title + part).slice(0, 600);
      if (silent > 0 || isTitle) return;
      if (figure !== undefined) {
        (isCredit > 0 ? figure.credit : figure.caption).push(part.slice(0, 1_000));
        return;
      }
      if (isHeading) page.heading = (page.heading + part).slice(0, 600);
      if (chars > maxLineChars) return;
      text.push(part.slice(0, maxLineChars));
      chars += part.length;
      if (isInLink) linkChars += part.length;
    },
    onclosetag(name) {
      const closed = open.pop();
      if (script !== undefined && name === 'script') {
        page.scripts.push(script.join('').slice(0, maxScriptChars));
        script = undefined;
      }
      if (isSilent(name)) silent = Math.max(0, silent - 1);
      // "<span>Editor</span><a>Budi</a>": nothing but the elements parts one from the other.
      if (chars > 0 && chars < maxLabelChars && isRoleLabel(text.join(''))) text.push(' ');
      if (name === 'title') isTitle = false;
      if (name === 'h1') isHeading = false;
      if (isCredit > open.length) isCredit = 0;
      if (closed?.isFigure === true && figure !== undefined) {
        if (!closed.isAside) addFigure(page, figure);
        figure = undefined;
      }
      if (blocks.test(name) && figure === undefined) {
        if (closed !== undefined) open.push(closed);
        flush();
        if (closed !== undefined) open.pop();
      }
      if (name === 'p') isParagraph = false;
      if (isHeadingName(name)) headings = Math.max(0, headings - 1);
      if (name === 'a') isInLink = false;
    },
  });

  const end = Math.min(html.length, maxChars);
  for (let at = 0; at < end && open.length < maxDepth; at += sliceChars)
    parser.write(html.slice(at, Math.min(end, at + sliceChars)));
  flush();
  return page;
};
