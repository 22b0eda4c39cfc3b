import { badRequest } from '../api/errors.ts';
import type { Entity } from '../types.ts';

export type Formatted = { text: string; entities: Entity[] };
type Open = { tag: string; argument: string; offset: number };

const kinds: Record<string, string> = {
  a: 'text_link',
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  u: 'underline',
  ins: 'underline',
  'tg-spoiler': 'spoiler',
  'tg-emoji': 'custom_emoji',
  'tg-time': 'date_time',
  span: 'spoiler',
  pre: 'pre',
  code: 'code',
  blockquote: 'blockquote',
};
const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' };
const reference = /&(?:#(\d{1,8})|#x([\da-f]{1,8})|(lt|gt|amp|quot));?/giy;

/**
 * Parses Telegram's HTML (https://core.telegram.org/bots/api#html-style) as tdlib's do_parse_html does, with its
 * refusals: an unknown reference stays as it is written, an unknown or open tag is an error.
 */
export const parseHtml = (html: string): Formatted => {
  const stack: Open[] = [];
  const entities: Entity[] = [];
  let text = '';
  let at = 0;
  const fail = (what: string, where: number, more = '') =>
    badRequest(
      `can't parse entities: ${what} at byte offset ${Buffer.byteLength(html.slice(0, where))}${more}`,
    );

  const decodeAt = (): string => {
    reference.lastIndex = at;
    const match = reference.exec(html);
    const decoded = match && fromReference(match);
    at += decoded ? (match?.[0].length ?? 1) : 1;
    return decoded || '&';
  };
  const skipSpaces = () => {
    while (isSpace(html[at])) at++;
  };
  const word = (stop: string): string => {
    const from = at;
    while (at < html.length && !isSpace(html[at]) && !stop.includes(html[at] ?? '')) at++;
    return html.slice(from, at);
  };

  const attributeValue = (begin: number, tag: string): string => {
    const quote = html[at];
    if (quote !== '"' && quote !== "'") {
      const from = at;
      while (/[\w.-]/.test(html[at] ?? '')) at++;
      if (html[at] !== undefined && !isSpace(html[at]) && html[at] !== '>')
        throw fail('Unexpected end of name token', from);
      return html.slice(from, at).toLowerCase();
    }
    at++;
    let value = '';
    while (at < html.length && html[at] !== quote) value += html[at] === '&' ? decodeAt() : html[at++];
    if (at >= html.length) throw fail(`Unclosed start tag "${tag}"`, begin);
    at++;
    return value;
  };

  const startTag = (begin: number): void => {
    const tag = word('>').toLowerCase();
    if (at >= html.length) throw fail('Unclosed start tag', begin);
    if (kinds[tag] === undefined) throw fail(`Unsupported start tag "${tag}"`, begin);
    let argument = '';
    for (;;) {
      skipSpaces();
      if (at >= html.length) throw fail(`Unclosed start tag "${tag}"`, begin);
      if (html[at] === '>') break;
      const name = word('=>/"\'').toLowerCase();
      if (name === '') throw fail(`Empty attribute name in the tag "${tag}"`, begin);
      skipSpaces();
      let value = '';
      if (html[at] === '=') {
        at++;
        skipSpaces();
        value = attributeValue(begin, tag);
      }
      argument = argumentOf(tag, name, value) ?? argument;
    }
    if (tag === 'span' && argument !== 'tg-spoiler')
      throw fail('Tag "span" must have class "tg-spoiler"', begin);
    stack.push({ tag, argument, offset: text.length });
  };

  const endTag = (begin: number): void => {
    at++;
    const open = stack.pop();
    if (open === undefined) throw fail('Unexpected end tag', begin);
    const tag = word('>').toLowerCase();
    skipSpaces();
    if (html[at] !== '>') throw fail('Unclosed end tag', begin);
    if (tag !== '' && tag !== open.tag)
      throw fail('Unmatched end tag', begin, `, expected "</${open.tag}>", found "</${tag}>"`);
    const entity = entityOf(open, text);
    if (entity !== undefined) entities.push(entity);
  };

  while (at < html.length) {
    const next = nextMark(html, at);
    if (next > at) {
      text += html.slice(at, next);
      at = next;
      continue;
    }
    if (html[at] === '&') {
      text += decodeAt();
      continue;
    }
    const begin = at++;
    if (html[at] === '/') endTag(begin);
    else startTag(begin);
    at++;
  }
  const open = stack.at(-1);
  if (open !== undefined)
    throw badRequest(`can't parse entities: Can't find end tag corresponding to start tag "${open.tag}"`);
  return { text, entities };
};

const nextMark = (html: string, from: number): number => {
  for (let at = from; at < html.length; at++) {
    const code = html.charCodeAt(at);
    if (code === 38 || code === 60) return at;
  }
  return html.length;
};

const isSpace = (character: string | undefined): boolean =>
  character === ' ' || character === '\n' || character === '\t' || character === '\r';

const fromReference = ([, decimal, hex, name]: RegExpExecArray): string | undefined => {
  if (name !== undefined) return named[name.toLowerCase()];
  const point = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  return point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff)
    ? String.fromCodePoint(point)
    : undefined;
};

/** What a tag's attribute says about its entity; undefined: nothing. */
const argumentOf = (tag: string, name: string, value: string): string | undefined => {
  if (tag === 'a' && name === 'href') return value;
  if (tag === 'span' && name === 'class') return value;
  if (tag === 'code' && name === 'class' && value.startsWith('language-')) return value.slice(9);
  if (tag === 'tg-emoji' && name === 'emoji-id') return value;
  if (tag === 'tg-time' && name === 'unix') return value;
  return tag === 'blockquote' && name === 'expandable' ? 'expandable' : undefined;
};

const entityOf = ({ tag, argument, offset }: Open, text: string): Entity | undefined => {
  const length = text.length - offset;
  if (length === 0) return undefined;
  if (tag === 'a') {
    const url = linkOf(argument === '' ? text.slice(offset) : argument);
    return url === undefined ? undefined : { type: 'text_link', offset, length, url };
  }
  if (tag === 'blockquote')
    return { type: argument === '' ? 'blockquote' : 'expandable_blockquote', offset, length };
  if (tag === 'tg-emoji') return { type: 'custom_emoji', offset, length, custom_emoji_id: argument };
  if (tag === 'tg-time') return { type: 'date_time', offset, length, unix_time: Number(argument) };
  if (tag === 'code' && argument !== '') return { type: 'code', offset, length, language: argument };
  return { type: kinds[tag] ?? tag, offset, length };
};

/** An address that a text may link to, as Telegram writes it; undefined where it drops the link. */
const linkOf = (address: string): string | undefined => {
  const full = /^[a-z][a-z\d+.-]*:/i.test(address) ? address : `http://${address}`;
  if (!/^(https?|tg|ton|tonsite|ftp|mailto|tel):/i.test(full)) return undefined;
  if (!URL.canParse(full)) return undefined;
  return /^https?:\/\/[^/?#]+$/i.test(full) ? `${full}/` : full;
};
