/** HTML's elements, those of old included. */
const elements = new Set(
  'a abbr acronym address applet area article aside audio b base bdi bdo big blink blockquote body br button canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins kbd label legend li link main map mark marquee menu meta meter nav nobr noscript object ol optgroup option output p param picture pre progress q rp rt ruby s samp script section select small source span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr xmp'.split(
    ' ',
  ),
);
/** Those that break a line and have no end. */
const breaks = new Set(['br', 'hr', 'wbr']);
/** Those whose end may be left out. */
const endless = new Set('body dd dt head html li option p tbody td tfoot th thead tr'.split(' '));

/** What may be a tag. Bounded, so linear. */
const tags = /<(?:!--|(\/?)([a-z][a-z\d:-]{0,40})((?:\s[^<>]{0,2000})?)\/?>)/gi;
const endTags = /<\/([a-z][a-z\d:-]{0,40})\s{0,20}>/gi;
const ofHtml = /\b(?:html5?|css|tags?|elemen\w{0,3}|markup)\b/i;

/**
 * The text as HTML, where markup stands in it: what only looks like a tag is escaped, such as the subject of "Panduan
 * <head> untuk pemula" or "List<i>"; undefined where there is no markup. A tag is markup if it has an attribute, if it is
 * opened and closed, or stands where nobody writes a word. Linear.
 */
export function asHtml(text: string): string | undefined {
  if (!text.includes('<')) return undefined;
  const isMarkup = judge(text);
  const marked = new Set<number>();
  for (const found of text.matchAll(tags)) if (isMarkup(found)) marked.add(found.index);
  if (marked.size === 0) return undefined;
  return text.replace(/</g, (sign, at: number) => (marked.has(at) ? sign : '&lt;'));
}

/** How most HTML begins. */
const usual =
  /^\s{0,20}<(?:p|div|figure|table|ul|h[1-6])>\s{0,20}[<\p{Lu}]|^\s{0,20}<(?:p|div|figure|img|a|span) [a-z-]{1,20}=/u;

/** Whether any markup stands in the text. Linear, and ends at the first tag that is some. */
export function hasMarkup(text: string): boolean {
  if (usual.test(text)) return true;
  const isMarkup = judge(text);
  let looks = 0;
  for (const found of text.matchAll(tags)) {
    if (isMarkup(found)) return true;
    if (looks++ === mostWords) return false;
  }
  return false;
}
/** Tags that are words of one text. */
const mostWords = 1_000;

/** Where each element is closed for the last time. */
function lastEnds(text: string): Map<string, number> {
  const ends = new Map<string, number>();
  for (const { index, 1: name = '' } of text.matchAll(endTags)) ends.set(name.toLowerCase(), index);
  return ends;
}

/** Tells of what may be a tag of this text, in order, whether it is markup. */
function judge(text: string): (tag: RegExpExecArray) => boolean {
  let ends: Map<string, number> | undefined;
  let isOfHtml: boolean | undefined;
  const opened = new Set<string>();
  return ({ index, 0: whole, 1: slash, 2: raw = '', 3: said = '' }) => {
    if (whole === '<!--') return true;
    const name = raw.toLowerCase();
    const isEmpty = whole.endsWith('/>');
    const attributes = said.replace(/\/$/, '');
    if (attributes.includes('=') || name.includes(':')) return true;
    if (!elements.has(name)) return false;
    const before = text.slice(Math.max(0, index - 1), index);
    const after = text.charAt(index + whole.length);
    const isWord = /^[\s([{"'“‘«/,]?$/.test(before) && /^[\s)\]}"'”’».,;:!?/&]?$/.test(after);
    if (slash === '/') return opened.has(name) || !isWord;
    if (((ends ??= lastEnds(text)).get(name) ?? -1) > index) {
      opened.add(name);
      return true;
    }
    // "a <b and c> d"
    if (/\s\S/.test(attributes)) return false;
    if (breaks.has(name)) return !(isWord && !isEmpty && (isOfHtml ??= ofHtml.test(text.slice(0, 1_000))));
    if (isEmpty) return true;
    const next = text.slice(index + whole.length, index + whole.length + 2);
    if (endless.has(name)) return (index === 0 && !/^\s?\p{Ll}/u.test(next)) || !isWord;
    return !/[\p{L}\p{N}]$/u.test(before) && /^[\p{L}\p{N}"'“‘«<]$/u.test(after);
  };
}
