import type { Formatted } from './html.ts';
import type { Entity } from '../types.ts';

/** Telegram drops the white space around a text, and what entities lie in it; carriage returns go too. */
export const trimmed = ({ text, entities }: Formatted): Formatted => {
  const kept = text.trim();
  if (entities.length === 0) return { text: kept, entities };
  const lead = kept === '' ? 0 : text.indexOf(kept);
  const fitted: Entity[] = [];
  for (const one of entities) {
    const offset = Math.max(0, one.offset - lead);
    const length = Math.min(one.offset + one.length - lead, kept.length) - offset;
    if (length > 0) fitted.push({ ...one, offset, length });
  }
  return {
    text: kept,
    entities: fitted.sort((one, two) => one.offset - two.offset || two.length - one.length),
  };
};

/** Code points, as Telegram's limits count; cheap for texts that cannot exceed the limit. */
export const isLongerThan = (text: string, limit: number): boolean => {
  if (text.length <= limit) return false;
  let pairs = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0xd800 && code <= 0xdbff) pairs++;
  }
  return text.length - pairs > limit;
};

const plain: [string, RegExp][] = [
  ['url', /\bhttps?:\/\/[^\s<>"]+[^\s<>".,;:!?)]/g],
  ['bot_command', /(?<![\w/@:.])\/\w{1,32}(?:@\w{3,32})?/g],
  ['mention', /(?<![\w/@])@[a-z]\w{3,31}/gi],
  ['hashtag', /(?<![\w#])#[\p{L}_][\p{L}\p{N}_]*/gu],
];

/** What people write plainly and Telegram marks: links, commands, names, hashtags. */
export const markPlain = (text: string): Entity[] => {
  const found: Entity[] = [];
  for (const [type, pattern] of plain)
    for (const match of text.matchAll(pattern)) {
      const [offset, length] = [match.index, match[0].length];
      const isInside = found.some((one) => offset < one.offset + one.length && one.offset < offset + length);
      if (!isInside) found.push({ type, offset, length });
    }
  return found.sort((one, two) => one.offset - two.offset);
};

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const tags: Record<string, [string, string]> = {
  bold: ['<b>', '</b>'],
  italic: ['<i>', '</i>'],
  underline: ['<u>', '</u>'],
  strikethrough: ['<s>', '</s>'],
  code: ['<code>', '</code>'],
  pre: ['<pre>', '</pre>'],
  spoiler: ['<tg-spoiler>', '</tg-spoiler>'],
  blockquote: ['<blockquote>', '</blockquote>'],
  expandable_blockquote: ['<blockquote expandable>', '</blockquote>'],
};

const tagsOf = ({ type, url = '', unix_time }: Entity): [string, string] =>
  type === 'text_link'
    ? [`<a href="${escape(url).replaceAll('"', '&quot;')}">`, '</a>']
    : type === 'date_time'
      ? [`<tg-time unix="${unix_time}">`, '</tg-time>']
      : (tags[type] ?? ['', '']);

/** A text with its entities as HTML again, for tests and pages that show it. */
export const renderHtml = (text: string, entities: readonly Entity[] = []): string => {
  const opening = [...entities].sort((one, two) => one.offset - two.offset || two.length - one.length);
  const open: { end: number; close: string }[] = [];
  let html = '';
  let from = 0;
  const upTo = (at: number) => {
    html += escape(text.slice(from, at));
    from = Math.max(from, at);
  };
  const closeUntil = (at: number) => {
    for (let last = open.at(-1); last !== undefined && last.end <= at; last = open.at(-1)) {
      upTo(last.end);
      html += last.close;
      open.pop();
    }
  };
  for (const entity of opening) {
    closeUntil(entity.offset);
    upTo(entity.offset);
    const [before, close] = tagsOf(entity);
    html += before;
    // What overlaps without nesting ends with what it began in.
    open.push({ end: Math.min(entity.offset + entity.length, open.at(-1)?.end ?? Infinity), close });
  }
  closeUntil(Infinity);
  upTo(text.length);
  return html;
};
