import { badRequest } from '../api/errors.ts';

/** A place in a text that is Telegram's HTML, and what can be read from there. All but `at`, `next` and `fail` go on behind what they give. */
export type Cursor = {
  at(): number;
  /** The character that comes next; undefined at the end. */
  next(): string | undefined;
  /** Goes on by one character. */
  skip(): void;
  skipSpaces(): void;
  /** What stands before the next reference or tag. */
  plain(): string;
  /** What the reference that is next stands for; where it is unknown, its `&` alone. */
  reference(): string;
  /** Up to a space or one of the characters `stop`. */
  word(stop: string): string;
  /** Letters, digits, dots and hyphens. */
  name(): string;
  /** The refusal of what stands at a place. */
  fail(what: string, where: number, more?: string): Error;
};

const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' };
const reference = /&(?:#(\d{1,8})|#x([\da-f]{1,8})|(lt|gt|amp|quot));?/giy;

/** A cursor at the beginning of a text. */
export const createCursor = (html: string): Cursor => {
  let at = 0;
  const upTo = (end: number): string => {
    const from = at;
    at = end;
    return html.slice(from, end);
  };
  return {
    at: () => at,
    next: () => html[at],
    skip: () => {
      at++;
    },
    skipSpaces: () => {
      while (isSpace(html[at])) at++;
    },
    plain: () => upTo(nextMark(html, at)),
    reference: () => {
      reference.lastIndex = at;
      const match = reference.exec(html);
      const decoded = match && fromReference(match);
      at += decoded ? (match?.[0].length ?? 1) : 1;
      return decoded || '&';
    },
    word: (stop) => {
      let end = at;
      while (end < html.length && !isSpace(html[end]) && !stop.includes(html[end] ?? '')) end++;
      return upTo(end);
    },
    name: () => {
      let end = at;
      while (/[\w.-]/.test(html[end] ?? '')) end++;
      return upTo(end);
    },
    fail: (what, where, more = '') =>
      badRequest(
        `can't parse entities: ${what} at byte offset ${Buffer.byteLength(html.slice(0, where))}${more}`,
      ),
  };
};

const nextMark = (html: string, from: number): number => {
  for (let at = from; at < html.length; at++) {
    const code = html.charCodeAt(at);
    if (code === 38 || code === 60) return at;
  }
  return html.length;
};

/** Whether a character is white space between the parts of a tag. */
export const isSpace = (character: string | undefined): boolean =>
  character === ' ' || character === '\n' || character === '\t' || character === '\r';

const fromReference = ([, decimal, hex, name]: RegExpExecArray): string | undefined => {
  if (name !== undefined) return named[name.toLowerCase()];
  const point = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  return point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff)
    ? String.fromCodePoint(point)
    : undefined;
};
