import { Parser } from 'htmlparser2';
import { encodedOnce, encodedTwice } from './charset.ts';
import { readHtml } from './html.ts';
import { readAttributes } from './xml.ts';

/** Text kept of one entry: a card shows a few sentences of it. */
export const maxTextChars = 1_500;
/** Markup read for it; what stands behind is never on a card. */
const maxHtmlChars = 200_000;
/** An <img> up to this many pixels in either direction is a counter, not a picture. */
const tinyPixels = 40;
/** Pictures of one text looked at, and characters of a tag and what follows it. */
const maxImages = 20;
const maxTagChars = 4_000;

const blocks = new Set(
  'address article aside blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tr ul'.split(
    ' ',
  ),
);
const silent = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'iframe',
  'object',
  'svg',
  'math',
  'select',
  'head',
  'figcaption',
]);

/**
 * A tag of the kind people leave in plain text fields, one that does something, or any with an attribute; "<main>" in a
 * headline about HTML is none of these. Bounded, so linear.
 */
const markup =
  /<\/?(?:a|abbr|b|base|big|blockquote|body|br|button|center|cite|code|del|div|em|embed|figure|font|form|h[1-6]|head|hr|html|i|iframe|img|input|ins|kbd|li|link|mark|meta|noscript|object|ol|p|pre|q|s|script|section|small|span|strike|strong|style|sub|sup|svg|table|td|template|tr|tt|u|ul|video|wbr)(?:\s[^<>]{0,1000})?\/?>|<[a-z][a-z\d:-]{0,40}\s[^<>=]{0,200}=[^<>]{0,1000}>|<!--/i;
const entity = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});/i;

export type Image = { url: string; caption?: string; credit?: string };

/** HTML to plain text: markup, scripts and captions out, entities in, a line a paragraph. Linear, capped, never throws. */
export function htmlToText(html: string, maxChars = maxTextChars): string {
  return textIn(html, maxChars);
}

/** Text that should be plain, but may hold markup or entities all the same (titles do). What is left holds no tag. */
export function plainText(text: string, maxChars = 1_000): string {
  if (!text.includes('<') && !text.includes('&')) return cut(foldLine(text), maxChars);
  // Each character may be written in many; what is behind would be cut off in the end.
  let plain = withoutSections(text.slice(0, maxChars * 40));
  // Twice escaped titles happen; a third time is somebody playing.
  for (let pass = 0; pass < 3; pass++) {
    if (plain.includes('<') && markup.test(plain)) plain = textIn(plain, maxChars * 4);
    else if (plain.includes('&') && entity.test(plain)) plain = withoutSections(decodeEntities(plain));
    else break;
  }
  if (plain.includes('<') && markup.test(plain)) plain = plain.replaceAll('<', ' ');
  return cut(foldLine(plain), maxChars);
}

/** Marks of CDATA sections that are left in a text: to HTML all that follows one is a comment. */
const withoutSections = (text: string): string =>
  text.includes('<![CDATA[') ? text.replaceAll('<![CDATA[', ' ').replaceAll(']]>', ' ') : text;

function textIn(source: string, maxChars: number): string {
  if (!source.includes('<') && !source.includes('&')) return cut(foldLines(source), maxChars);
  // XML writes an empty <iframe/>; HTML takes all behind it for its inside.
  const marked = withoutSections(source.slice(0, maxHtmlChars));
  const html = marked.includes('<iframe') ? marked.replace(/<iframe\b[^<>]{0,2000}\/>/gi, ' ') : marked;
  const parts: string[] = [];
  let length = 0;
  let silence = 0;
  const say = (text: string) => {
    if (silence) return;
    parts.push(text);
    length += text.length;
  };
  readHtml(
    html,
    {
      onopentag(name) {
        if (silent.has(name)) silence++;
        else if (blocks.has(name)) say('\n');
        else if (name === 'td' || name === 'th') say(' ');
      },
      ontext: say,
      onclosetag(name) {
        if (silent.has(name)) silence = Math.max(0, silence - 1);
        else if (blocks.has(name)) say('\n');
      },
    },
    { maxChars: maxHtmlChars, enough: () => length >= maxChars * 1.5 },
  );
  return cut(foldLines(parts.join('')), maxChars);
}

/** The first picture worth showing in a piece of HTML, with its caption where it stands in a figure. Linear. */
export function firstImage(html: string): Image | undefined {
  let looks = 0;
  for (const found of html.slice(0, maxHtmlChars).matchAll(/<img\s/gi)) {
    if (looks++ === maxImages) return undefined;
    const behind = html.slice(found.index + 4, found.index + 4 + maxTagChars);
    const image = sensibleImage(readAttributes(behind.slice(0, tagEnd(behind))));
    if (image === undefined) continue;
    const caption = /<figcaption[^>]{0,500}>([^]*?)<\/figcaption>/i.exec(behind.split('<img')[0] ?? '')?.[1];
    const words = caption === undefined ? '' : cut(foldLine(textIn(caption, 600)), 300);
    return words === '' ? image : { ...image, caption: words };
  }
  return undefined;
}

/** Where a tag ends: at its first ">" outside quotes. */
function tagEnd(text: string): number {
  const found = /^(?:[^"'>]|"[^"]*"|'[^']*')*/.exec(text);
  return found === null ? 0 : found[0].length;
}

/** White space folded to single spaces; control, invisible and direction-override characters out. */
export function foldLine(text: string): string {
  const plain = clean(text);
  return /[^\S ]|  /.test(plain) ? plain.replace(/\s+/g, ' ').trim() : plain.trim();
}

function foldLines(text: string): string {
  const plain = clean(text).trim();
  const folded = /[^\S\n ]|  /.test(plain) ? plain.replace(/[^\S\n ]+|  +/g, ' ') : plain;
  return folded.includes('\n') ? folded.replace(/ ?\n[\n ]*/g, '\n') : folded;
}

/** What could hide or turn text around on a phone: C0 and C1 controls, bidi overrides, zero-width marks, lone surrogates. */
const unseen =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;
const demoted = /[\u0080-\u009f]/g;
const otherBreaks = /\r\n?|[\u2028\u2029\u0085]/g;
/** C1 controls in a text are windows-1252 that was taken for latin-1. */
const windows = new TextDecoder('windows-1252');
/** Any of these, half of a surrogate pair, or what was encoded twice; most texts have none. */
const odd = new RegExp(`[\\ud800-\\udfff]|${unseen.source}|${otherBreaks.source}|${encodedTwice.source}`);
function clean(text: string): string {
  if (!odd.test(text)) return text;
  return encodedOnce(text)
    .replace(demoted, (one) => windows.decode(Uint8Array.of(one.charCodeAt(0))))
    .replace(otherBreaks, '\n')
    .replace(unseen, '')
    .toWellFormed();
}

/** Shortens at a word where one ends near the limit, never inside a surrogate pair. */
export function cut(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text;
  const head = text
    .slice(0, maxChars)
    .toWellFormed()
    .replace(/\ufffd$/, '');
  const space = head.lastIndexOf(' ');
  return `${(space > maxChars * 0.8 ? head.slice(0, space) : head).trimEnd()}…`;
}

function decodeEntities(text: string): string {
  const parts: string[] = [];
  // "<" is put aside: in text without markup it is a plain character, whatever follows it.
  const parser = new Parser({ ontext: (part) => void parts.push(part) }, { xmlMode: false });
  parser.end(text.replaceAll('<', '&lt;'));
  return parts.join('');
}

function sensibleImage(attributes: Map<string, string>): Image | undefined {
  const lazy =
    attributes.get('data-src') ?? attributes.get('data-lazy-src') ?? attributes.get('data-original');
  const own = attributes.get('src')?.trim() ?? '';
  const url = own && !own.startsWith('data:') ? own : (lazy?.trim() ?? '');
  if (!url || url.startsWith('data:') || url.length > 2_048) return undefined;
  for (const side of [attributes.get('width'), attributes.get('height')])
    if (side && Number.parseInt(side, 10) <= tinyPixels) return undefined;
  if (
    /emoji|smil(ey|ies)|gravatar|feedburner|doubleclick|\/(pixel|spacer|blank|b)\.gif|pixel\.|\.svg(\?|$)|share[-_]?icon/i.test(
      url,
    )
  )
    return undefined;
  return { url };
}
