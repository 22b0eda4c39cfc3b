import { Parser } from 'htmlparser2';

/** Text kept of one entry: a card shows a few sentences of it. */
export const maxTextChars = 4_000;
/** Markup read for it; what stands behind is never on a card. */
const maxHtmlChars = 200_000;
const sliceChars = 8_192;
/** An <img> up to this many pixels in either direction is a counter, not a picture. */
const tinyPixels = 40;

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
]);

/** A tag of the kind people leave in plain text fields, or an entity. Bounded, so linear. */
const markup =
  /<\/?(?:a|abbr|b|big|blockquote|br|center|cite|code|del|div|em|figure|font|h[1-6]|hr|i|img|ins|kbd|li|mark|ol|p|pre|q|s|script|section|small|span|strike|strong|style|sub|sup|table|td|tr|tt|u|ul|wbr)(?:\s[^<>]{0,1000})?\/?>|<!--/i;
const entity = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});/i;

export type Image = { url: string; caption?: string };
export type Read = { text: string; image: Image | undefined };

/** HTML to plain text: markup, scripts and captions out, entities in, a line a paragraph. Linear, capped, never throws. */
export function htmlToText(html: string, maxChars = maxTextChars): string {
  return readHtml(html, maxChars).text;
}

/** Text that should be plain, but may hold markup or entities all the same (titles do). What is left holds no tag. */
export function plainText(text: string, maxChars = 1_000): string {
  let plain = text;
  // Twice escaped titles happen; a third time is somebody playing.
  for (let pass = 0; pass < 3 && (markup.test(plain) || entity.test(plain)); pass++) {
    plain = markup.test(plain) ? readHtml(plain, maxChars * 4).text : decodeEntities(plain);
  }
  if (markup.test(plain)) plain = plain.replaceAll('<', ' ');
  return cut(foldLine(plain), maxChars);
}

/** The text of a piece of HTML and the first picture in it worth showing. */
export function readHtml(html: string, maxChars = maxTextChars): Read {
  if (!html.includes('<') && !html.includes('&'))
    return { text: cut(foldLines(html), maxChars), image: undefined };
  const parts: string[] = [];
  let length = 0;
  let silence = 0;
  let caption: string[] | undefined;
  let image: Image | undefined;
  const say = (text: string) => {
    parts.push(text);
    length += text.length;
  };
  const parser = new Parser({
    onopentag(name, attributes) {
      if (silent.has(name)) silence++;
      else if (name === 'img') image ??= sensibleImage(attributes);
      else if (name === 'figcaption') caption = [];
      else if (blocks.has(name)) say('\n');
      else if (name === 'td' || name === 'th') say(' ');
    },
    ontext(text) {
      if (silence) return;
      if (caption) caption.push(text);
      else say(text);
    },
    onclosetag(name) {
      if (silent.has(name)) silence = Math.max(0, silence - 1);
      else if (name === 'figcaption' && caption) {
        const words = foldLine(caption.join(''));
        if (image && !image.caption && words) image.caption = cut(words, 300);
        caption = undefined;
      } else if (blocks.has(name)) say('\n');
    },
  });
  const end = Math.min(html.length, maxHtmlChars);
  for (let at = 0; at < end; at += sliceChars) {
    parser.write(html.slice(at, Math.min(end, at + sliceChars)));
    if (length >= maxChars * 1.5) break;
  }
  parser.end();
  return { text: cut(foldLines(parts.join('')), maxChars), image };
}

/** White space folded to single spaces; control, invisible and direction-override characters out. */
export function foldLine(text: string): string {
  return clean(text).replace(/\s+/g, ' ').trim();
}

function foldLines(text: string): string {
  return clean(text)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[\n ]*/g, '\n')
    .trim();
}

/** What could hide or turn text around on a phone: C0 and C1 controls, bidi overrides, zero-width marks, lone surrogates. */
function clean(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(
      // oxlint-disable-next-line no-control-regex
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g,
      '',
    )
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

function sensibleImage(attributes: Record<string, string>): Image | undefined {
  const lazy = attributes['data-src'] ?? attributes['data-lazy-src'] ?? attributes['data-original'];
  const own = attributes['src']?.trim() ?? '';
  const url = own && !own.startsWith('data:') ? own : (lazy?.trim() ?? '');
  if (!url || url.startsWith('data:') || url.length > 2_048) return undefined;
  for (const side of [attributes['width'], attributes['height']])
    if (side && Number.parseInt(side, 10) <= tinyPixels) return undefined;
  if (
    /emoji|smil(ey|ies)|gravatar|feedburner|doubleclick|\/(pixel|spacer|blank|b)\.gif|pixel\.|\.svg(\?|$)|share[-_]?icon/i.test(
      url,
    )
  )
    return undefined;
  return { url };
}
