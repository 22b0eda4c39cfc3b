import { badRequest } from '../api/errors.ts';
import type { Entity } from '../types.ts';
import { createCursor, isSpace, type Cursor } from './html-cursor.ts';
import { argumentOf, entityOf, isTag, type Open } from './html-tags.ts';

export type Formatted = { text: string; entities: Entity[] };

/**
 * Parses Telegram's HTML (https://core.telegram.org/bots/api#html-style) as tdlib's do_parse_html does, with its
 * refusals: an unknown reference stays as it is written, an unknown or open tag is an error.
 */
export const parseHtml = (html: string): Formatted => {
  const cursor = createCursor(html);
  const stack: Open[] = [];
  const entities: Entity[] = [];
  let text = '';
  while (cursor.next() !== undefined) {
    text += cursor.plain();
    if (cursor.next() === undefined) break;
    if (cursor.next() === '&') {
      text += cursor.reference();
      continue;
    }
    const begin = cursor.at();
    cursor.skip();
    if (cursor.next() === '/') {
      const entity = entityOf(readEndTag(cursor, begin, stack.pop()), text);
      if (entity !== undefined) entities.push(entity);
    } else stack.push({ ...readStartTag(cursor, begin), offset: text.length });
    cursor.skip();
  }
  const open = stack.at(-1);
  if (open !== undefined)
    throw badRequest(`can't parse entities: Can't find end tag corresponding to start tag "${open.tag}"`);
  return { text, entities };
};

/** Reads a tag up to its `>`; `begin`: where its `<` stands. */
const readStartTag = (cursor: Cursor, begin: number): { tag: string; argument: string } => {
  const tag = cursor.word('>').toLowerCase();
  if (cursor.next() === undefined) throw cursor.fail('Unclosed start tag', begin);
  if (!isTag(tag)) throw cursor.fail(`Unsupported start tag "${tag}"`, begin);
  let argument = '';
  for (;;) {
    cursor.skipSpaces();
    if (cursor.next() === undefined) throw cursor.fail(`Unclosed start tag "${tag}"`, begin);
    if (cursor.next() === '>') break;
    const name = cursor.word('=>/"\'').toLowerCase();
    if (name === '') throw cursor.fail(`Empty attribute name in the tag "${tag}"`, begin);
    cursor.skipSpaces();
    let value = '';
    if (cursor.next() === '=') {
      cursor.skip();
      cursor.skipSpaces();
      value = readValue(cursor, begin, tag);
    }
    argument = argumentOf(tag, name, value) ?? argument;
  }
  if (tag === 'span' && argument !== 'tg-spoiler')
    throw cursor.fail('Tag "span" must have class "tg-spoiler"', begin);
  return { tag, argument };
};

/** Reads the value of an attribute, in quotes or without. */
const readValue = (cursor: Cursor, begin: number, tag: string): string => {
  const quote = cursor.next();
  if (quote !== '"' && quote !== "'") {
    const from = cursor.at();
    const name = cursor.name();
    const after = cursor.next();
    if (after !== undefined && !isSpace(after) && after !== '>')
      throw cursor.fail('Unexpected end of name token', from);
    return name.toLowerCase();
  }
  cursor.skip();
  let value = '';
  for (let next = cursor.next(); next !== quote; next = cursor.next()) {
    if (next === undefined) throw cursor.fail(`Unclosed start tag "${tag}"`, begin);
    if (next === '&') value += cursor.reference();
    else {
      value += next;
      cursor.skip();
    }
  }
  cursor.skip();
  return value;
};

/** Reads an end tag up to its `>`; gives the tag that it closes, which is `open`. */
const readEndTag = (cursor: Cursor, begin: number, open: Open | undefined): Open => {
  cursor.skip();
  if (open === undefined) throw cursor.fail('Unexpected end tag', begin);
  const tag = cursor.word('>').toLowerCase();
  cursor.skipSpaces();
  if (cursor.next() !== '>') throw cursor.fail('Unclosed end tag', begin);
  if (tag !== '' && tag !== open.tag)
    throw cursor.fail('Unmatched end tag', begin, `, expected "</${open.tag}>", found "</${tag}>"`);
  return open;
};
