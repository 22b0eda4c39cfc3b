import { encodedOnce, encodedTwice } from './encoded-twice.ts';
import { withoutMarks } from './marks.ts';

/** White space folded to single spaces; control, invisible and direction-override characters out. */
export function foldLine(text: string): string {
  return onOneLine(withoutMarks(clean(text)));
}

/** White space of every kind folded to single spaces, and none at the ends; all other characters stay. */
export function onOneLine(text: string): string {
  // Most texts need no folding: what costs is to write them anew.
  return /[^\S ]|  /.test(text) ? text.replace(/\s+/g, ' ').trim() : text.trim();
}

/** Anything but printing characters of ASCII, line feeds and marks: many texts have none, and it is found out soonest. */
// oxlint-disable-next-line no-control-regex
const unusual = /[^\n\u001c-~]/;

/** As foldLine, but lines stay, as do marks (marks.ts); empty lines do not. */
export function foldLines(text: string): string {
  const isPlain = !unusual.test(text);
  const plain = (isPlain ? text : clean(text)).trim();
  const isWide = isPlain ? plain.includes('  ') : /[^\S\n ]|  /.test(plain);
  const folded = isWide ? plain.replace(/[^\S\n ]+|  +/g, ' ') : plain;
  return folded.includes('\n') ? folded.replace(/ ?\n[\n ]*/g, '\n') : folded;
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

/** What could hide or turn text around on a phone: C0 and C1 controls, bidi overrides, zero-width marks, lone surrogates. */
const unseen =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b\u000c\u000e-\u001b\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;
const demoted = /[\u0080-\u009f]/g;
const otherBreaks = /\r\n?|[\u2028\u2029\u0085]/g;
/** C1 controls in a text are windows-1252 that was taken for latin-1. */
const windows = new TextDecoder('windows-1252');
/** Any of these, half of a surrogate pair, or what was encoded twice; most texts have none. */
const odd = new RegExp(`[\\ud800-\\udfff]|${unseen.source}|${otherBreaks.source}|${encodedTwice.source}`);

function clean(text: string): string {
  if (!unusual.test(text) || !odd.test(text)) return text;
  return encodedOnce(text)
    .replace(demoted, (one) => windows.decode(Uint8Array.of(one.charCodeAt(0))))
    .replace(otherBreaks, '\n')
    .replace(unseen, '')
    .toWellFormed();
}
