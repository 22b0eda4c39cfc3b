import { Parser } from 'htmlparser2';

const blocks = /^(?:p|div|br|li|h[1-6]|blockquote|section|tr|figure|figcaption)$/;

/** Plain text of a piece of a page that may hold markup or entities: one line, no controls, capped. */
export const plain = (text: string, maxChars = 600): string => {
  const head = text.slice(0, maxChars * 8);
  if (!/[<&]/.test(head)) return cut(oneLine(head), maxChars);
  const parts: string[] = [];
  let silent = 0;
  const parser = new Parser({
    onopentag: (name) => {
      if (isSilent(name)) silent++;
      else if (blocks.test(name)) parts.push(' ');
    },
    ontext: (part) => void (silent === 0 && parts.push(part)),
    onclosetag: (name) => {
      if (isSilent(name)) silent = Math.max(0, silent - 1);
    },
  });
  parser.end(head);
  return cut(oneLine(parts.join('')), maxChars);
};

/** What is never read by people. */
export const isSilent = (name: string): boolean =>
  /^(?:script|style|noscript|template|svg|iframe|object|select|button|form)$/.test(name);

/** White space folded; what could hide or turn text around on a phone is out. */
export const oneLine = (text: string): string =>
  text
    .replace(
      // oxlint-disable-next-line no-control-regex
      /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g,
      '',
    )
    .toWellFormed()
    .replace(/\s+/g, ' ')
    .trim();

/** Nothing but letters and digits, small: two such are the same words, however they are set. */
export const lettersOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}\d]+/gu, '');

const cut = (text: string, maxChars: number): string =>
  text.length <= maxChars ? text : `${text.slice(0, text.lastIndexOf(' ', maxChars) || maxChars).trimEnd()}…`;

const maxUrlChars = 2_048;

/** Absolute, http(s) only, without the fragment; nothing for what is no such address. */
export const safeUrl = (value: string | undefined, base: string): string | undefined => {
  const trimmed = value?.trim();
  if (trimmed === undefined || trimmed === '' || trimmed.length > maxUrlChars) return undefined;
  const url = URL.parse(trimmed, base);
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
    return undefined;
  url.hash = '';
  return url.href;
};
