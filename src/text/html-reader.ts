import { decodeHTML, decodeHTMLAttribute } from 'entities';
import { readHtml } from './html.ts';
import { andMark, lessMark, linkEnd, linkStart, withoutMarks } from './marks.ts';

/** Markup read for one text; what stands behind is never on a card. */
export const maxHtmlChars = 400_000;

const blocks = new Set(
  'address article aside blockquote br dd div dl dt footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tr ul'.split(
    ' ',
  ),
);
/** What is not read as part of a text: what is not shown, what stands in for it, pictures with what is said of them. */
const silent = new Set(
  'script style template noscript iframe object svg math select head figcaption audio video button textarea'.split(
    ' ',
  ),
);
const silentClass =
  /(?<!\b(?:no|has|with|without|hide)[-_])(?:caption|figcaption|(?:photo|image|img|media|foto|picture)[-_]?credits?|keterangan[-_]?(?:foto|gambar))(?![a-z])/i;
const hidden = /display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden/i;
const emphasis = new Set(['em', 'i', 'small', 'cite']);
/** What stands in these is shown as it is written. */
const codes = new Set(['code', 'pre', 'kbd', 'samp', 'tt', 'xmp']);
const emoji =
  /^(?=.*(?:\p{Extended_Pictographic}|\p{RI}|\u20e3))[\p{Extended_Pictographic}\p{Emoji_Component}\ufe0e]{1,24}$/su;

/** Pieces of a text, blanks and line breaks among them; one of more is made to take time. */
const maxParts = 6_000;
/** Where elements break the lines, those of the source are only wrapped; an empty one is meant. */
const setsLines = /<(?:p|br|div|li|h[1-6])[\s/>]/i;
const wrap = /(?<!\n\s{0,20})\n(?!\s{0,20}\n)/g;

/** What stands in these is no markup, and "&amp;" in them five signs. */
const holdsNoEntities = /<(?:xmp|plaintext|noembed|noframes)\b/i;

type Options = {
  maxChars: number;
  /** Whether links and what stands in code are marked. */
  marks?: boolean;
  /** Figures are read as well. */
  figures?: boolean;
};

/**
 * The text of HTML, not folded: a line for each block. Reads until there is half as much again as `maxChars`. Linear,
 * never throws.
 */
export function textOfHtml(source: string, options: Options): string {
  const { maxChars, marks = false, figures = false } = options;
  // XML writes an empty <iframe/>; HTML takes all behind it for its inside.
  const html = source.includes('<iframe') ? source.replace(/<iframe\b[^<>]{0,2000}\/>/gi, ' ') : source;
  const isSet = setsLines.test(html);
  const encoded = !html.includes('&') || !holdsNoEntities.test(html);
  const decode = (written: string, decoder = decodeHTML) =>
    encoded && written.includes('&') ? decoder(written) : written;
  const parts: string[] = [];
  let length = 0;
  let depth = 0;
  /** Depth of the element that is not read, and of the one that is read as it is written; 0: none. */
  let silence = 0;
  let code = 0;
  let isOpenFigure = false;
  /** Whether a picture is the last thing shown, where the emphasised words right behind it began, and whether they have ended. */
  let isPictured = false;
  let caption: { from: number; isOver: boolean } | undefined;
  const say = (text: string) => {
    if (silence > 0) return;
    parts.push(text);
    // Pages of blanks say nothing.
    if (!/\S/.test(text)) return;
    length += text.length;
    isPictured = false;
    if (caption?.isOver === true) caption = undefined;
  };
  const endLine = (name: string) => {
    // Emphasised words alone in a line with a picture are what is said of it.
    if (caption?.isOver === true) parts.length = caption.from;
    caption = undefined;
    if (name !== 'br') isPictured = false;
    say('\n');
  };
  readHtml(
    html,
    {
      onopentag(name, attributes) {
        depth++;
        if (silence > 0) return;
        if (silent.has(name) || (!figures && (name === 'figure' || isUnseen(attributes)))) silence = depth;
        else if (name === 'img') {
          const alternative = decode(attributes['alt'] ?? '', decodeHTMLAttribute);
          if (isEmoji(alternative)) say(alternative);
          else isPictured = true;
        } else if (blocks.has(name)) endLine(name);
        else if (isPictured && emphasis.has(name)) caption = { from: parts.length, isOver: false };
        else if (name === 'td' || name === 'th') say(' ');
        else if (marks && name === 'a') say(linkStart);
        if (marks && code === 0 && codes.has(name)) code = depth;
      },
      ontext(written) {
        const text = decode(written);
        if (code > 0) say(text.replaceAll('<', lessMark).replaceAll('&', andMark));
        else say(isSet && text.includes('\n') ? text.replace(wrap, ' ') : text);
      },
      onclosetag(name, isImplied) {
        if (silence === 0) {
          if (blocks.has(name)) endLine(name);
          else if (caption !== undefined && emphasis.has(name)) caption.isOver = true;
          else if (marks && name === 'a') say(linkEnd);
        } else if (silence === depth) {
          silence = 0;
          isOpenFigure ||= isImplied && !silent.has(name);
        }
        if (code === depth) code = 0;
        depth--;
      },
    },
    { maxChars: maxHtmlChars, encoded, enough: () => length >= maxChars * 1.5 || parts.length > maxParts },
  );
  if (caption?.isOver === true) parts.length = caption.from;
  const text = parts.join('');
  // A figure that is never closed is not the whole text.
  return isOpenFigure && text.trim() === '' ? textOfHtml(source, { ...options, figures: true }) : text;
}

/** Whether a picture's alternative text is the emoji that it shows. */
export const isEmoji = (alternative: string): boolean =>
  alternative.length <= 24 && emoji.test(alternative.trim());

function isUnseen(attributes: Record<string, string>): boolean {
  const { class: names, style, hidden: isHidden } = attributes;
  return (
    (names !== undefined && silentClass.test(names)) ||
    (style !== undefined && hidden.test(style)) ||
    isHidden !== undefined
  );
}

/** A publisher's text as it can be read: without marks of its own, and without pictures that are written out in it. */
export const readable = (text: string): string => withoutData(withoutMarks(text));

/** Pictures written out in the text: whole pages of letters that say nothing. */
const data =
  /data:(?<=(?:["'(=]\s{0,3}|&quot;|&#0?3[49];)data:)[\w.+/-]{1,60}(?:;[\w=.-]{1,40}){0,4},[\w+/=%.~!*:@$\s-]*/gi;
export const withoutData = (text: string): string =>
  text.includes('data:') ? text.replace(data, 'data:,') : text;
