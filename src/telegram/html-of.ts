import type { MessageEntity } from 'grammy/types';
import { escapeHtml } from '../text/escape.ts';

/**
 * Writes a message's words with their formatting as Telegram HTML (https://core.telegram.org/bots/api#html-style). Entities that
 * cross are split. What Telegram finds by itself (links, mentions, hashtags) needs no markup. Offsets: UTF-16 code units.
 */
export const htmlOf = (text: string, entities: MessageEntity[] = []): string => {
  const marked = entities
    .filter((one) => one.length > 0 && tagsOf(one) !== undefined)
    .toSorted((one, two) => one.offset - two.offset || two.length - one.length);
  const ends = marked.flatMap(({ offset, length }) => [offset, offset + length]);
  const borders = [...new Set([0, text.length, ...ends])]
    .filter((at) => at >= 0 && at <= text.length)
    .toSorted((one, two) => one - two);
  let html = '';
  let open: MessageEntity[] = [];
  for (const [index, from] of borders.entries()) {
    const to = borders[index + 1] ?? from;
    const isOver = from >= text.length;
    const active = marked.filter(({ offset, length }) => !isOver && offset <= from && from < offset + length);
    const shared = open.findIndex((one, at) => active[at] !== one);
    const kept = shared === -1 ? open.length : shared;
    html += open
      .slice(kept)
      .toReversed()
      .map((one) => tagsOf(one)?.[1])
      .join('');
    html += active
      .slice(kept)
      .map((one) => tagsOf(one)?.[0])
      .join('');
    html += escapeHtml(text.slice(from, to));
    open = active;
  }
  return html;
};

/** The tags around an entity; undefined: it has none. */
const tagsOf = (entity: MessageEntity): readonly [open: string, close: string] | undefined => {
  switch (entity.type) {
    case 'bold':
      return ['<b>', '</b>'];
    case 'italic':
      return ['<i>', '</i>'];
    case 'underline':
      return ['<u>', '</u>'];
    case 'strikethrough':
      return ['<s>', '</s>'];
    case 'spoiler':
      return ['<tg-spoiler>', '</tg-spoiler>'];
    case 'blockquote':
      return ['<blockquote>', '</blockquote>'];
    case 'expandable_blockquote':
      return ['<blockquote expandable>', '</blockquote>'];
    case 'code':
      return ['<code>', '</code>'];
    case 'pre':
      return entity.language === undefined
        ? ['<pre>', '</pre>']
        : [`<pre><code class="language-${escapeHtml(entity.language)}">`, '</code></pre>'];
    case 'text_link':
      return [`<a href="${escapeHtml(entity.url)}">`, '</a>'];
    case 'text_mention':
      return [`<a href="tg://user?id=${entity.user.id}">`, '</a>'];
    case 'custom_emoji':
      return [`<tg-emoji emoji-id="${escapeHtml(entity.custom_emoji_id)}">`, '</tg-emoji>'];
    default:
      return undefined;
  }
};
