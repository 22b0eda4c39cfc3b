import type { Entity } from '../types.ts';

/** A tag that was opened, and where in the text. `argument`: what its attributes say. */
export type Open = { tag: string; argument: string; offset: number };

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

/** Whether Telegram knows a tag. */
export const isTag = (tag: string): boolean => kinds[tag] !== undefined;

/** What a tag's attribute says about its entity; undefined: nothing. */
export const argumentOf = (tag: string, name: string, value: string): string | undefined => {
  if (tag === 'a' && name === 'href') return value;
  if (tag === 'span' && name === 'class') return value;
  if (tag === 'code' && name === 'class' && value.startsWith('language-')) return value.slice(9);
  if (tag === 'tg-emoji' && name === 'emoji-id') return value;
  if (tag === 'tg-time' && name === 'unix') return value;
  return tag === 'blockquote' && name === 'expandable' ? 'expandable' : undefined;
};

/** The entity that a tag makes of the text since it was opened; undefined: none. */
export const entityOf = ({ tag, argument, offset }: Open, text: string): Entity | undefined => {
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
