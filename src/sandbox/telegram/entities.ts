import { badRequest } from './errors.ts';

/** https://core.telegram.org/bots/api#messageentity; offsets and lengths in UTF-16 code units. */
export type Entity = { type: string; offset: number; length: number; url?: string; language?: string };
export type Parsed = { text: string; entities: Entity[] };

const kinds: Record<string, string> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  code: 'code',
  pre: 'pre',
  a: 'text_link',
  'tg-spoiler': 'spoiler',
  span: 'spoiler',
  blockquote: 'blockquote',
  'tg-emoji': 'custom_emoji',
};
const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' };

/** Parses Telegram HTML (https://core.telegram.org/bots/api#html-style) as strictly as Telegram does; throws its refusals. */
export const parseHtml = (html: string): Parsed => {
  const open: { tag: string; at: number; entity: Omit<Entity, 'length'> }[] = [];
  const entities: Entity[] = [];
  let text = '';
  const fail = (what: string, at: number) =>
    badRequest(`can't parse entities: ${what} at byte offset ${Buffer.byteLength(html.slice(0, at))}`);
  const pattern = /<(\/?)([^\s<>/]*)([^<>]*)>|&(#x?[\da-f]+|[a-z]+);|[<>]/gi;
  let from = 0;
  for (let match = pattern.exec(html); match !== null; match = pattern.exec(html)) {
    text += html.slice(from, match.index);
    from = match.index + match[0].length;
    const [whole, slash, name = '', rest = '', reference] = match;
    if (reference !== undefined) {
      text += decode(reference) ?? whole;
      continue;
    }
    if (whole === '>') {
      text += whole;
      continue;
    }
    const tag = name.toLowerCase();
    if (whole === '<' || tag === '')
      throw fail(
        `Unsupported start tag "${/^[^\s>]*/.exec(html.slice(match.index + 1))?.[0] ?? ''}"`,
        match.index,
      );
    if (slash === '') {
      const type = kinds[tag];
      if (type === undefined || (tag === 'span' && !/class="tg-spoiler"/.test(rest)))
        throw fail(`Unsupported start tag "${tag}"`, match.index);
      const url = /href\s*=\s*(?:"([^"]*)"|'([^']*)'|(\S+))/.exec(rest);
      const address = url && (url[1] ?? url[2] ?? url[3]);
      open.push({
        tag,
        at: match.index,
        entity: {
          type: tag === 'blockquote' && /\bexpandable\b/.test(rest) ? 'expandable_blockquote' : type,
          offset: text.length,
          ...(tag === 'a' &&
            address && {
              url: address.replace(/&(#x?[\da-f]+|[a-z]+);/gi, (one, inner: string) => decode(inner) ?? one),
            }),
        },
      });
      continue;
    }
    const last = open.pop();
    if (last === undefined) throw fail('Unexpected end tag', match.index);
    if (last.tag !== tag)
      throw fail(`Unmatched end tag, expected "</${last.tag}>", found "</${tag}>"`, match.index);
    const length = text.length - last.entity.offset;
    const isEmptyLink = last.entity.type === 'text_link' && last.entity.url === undefined;
    if (length > 0 && !isEmptyLink) entities.push({ ...last.entity, length });
  }
  text += html.slice(from);
  const last = open.at(-1);
  if (last !== undefined)
    throw badRequest(`can't parse entities: Can't find end tag corresponding to start tag "${last.tag}"`);
  return trimmed(text, entities);
};

/** Telegram strips white space around a text, and entities with it. */
const trimmed = (text: string, entities: Entity[]): Parsed => {
  const lead = text.length - text.trimStart().length;
  const kept = text.trim();
  const fitted = entities.flatMap((one) => {
    const start = Math.max(0, one.offset - lead);
    const length = Math.min(one.offset + one.length - lead, kept.length) - start;
    return length > 0 ? [{ ...one, offset: start, length }] : [];
  });
  return {
    text: kept,
    entities: fitted.sort((one, two) => one.offset - two.offset || two.length - one.length),
  };
};

/** What people write plainly and Telegram marks: commands. */
export const markCommands = (text: string): Entity[] =>
  [...text.matchAll(/(?<![\w/])\/\w{1,32}(?:@\w{3,32})?/g)].map((match) => ({
    type: 'bot_command',
    offset: match.index,
    length: match[0].length,
  }));

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

/** The text with its entities as HTML again, for pages that show it. */
export const renderHtml = ({ text, entities }: Parsed): string => {
  const marks = entities.flatMap((entity) => {
    const [before, after] =
      entity.type === 'text_link'
        ? [`<a href="${escape(entity.url ?? '').replaceAll('"', '&quot;')}">`, '</a>']
        : (tags[entity.type] ?? ['', '']);
    const end = entity.offset + entity.length;
    return [
      { at: entity.offset, order: 1e6 - entity.length, mark: before },
      { at: end, order: entity.length - 1e6, mark: after },
    ];
  });
  marks.sort((one, two) => one.at - two.at || one.order - two.order);
  let html = '';
  let from = 0;
  for (const { at, mark } of marks) {
    html += escape(text.slice(from, at)) + mark;
    from = at;
  }
  return html + escape(text.slice(from));
};

const decode = (reference: string): string | undefined => {
  if (!reference.startsWith('#')) return named[reference.toLowerCase()];
  const point = /^#x/i.test(reference) ? Number.parseInt(reference.slice(2), 16) : Number(reference.slice(1));
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : undefined;
};
