/** Telegram HTML as Kabar writes it (https://core.telegram.org/bots/api#html-style), parsed as strictly as can be. */
export type Parsed = { text: string; links: string[]; entities: number };

const tags = new Set(['b', 'i', 's', 'code', 'a', 'blockquote', 'tg-time']);
const references: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };

/** Gives the text that people see; throws where Telegram could refuse or misread the markup. */
export const parseTelegramHtml = (html: string): Parsed => {
  const open: string[] = [];
  const links: string[] = [];
  let entities = 0;
  let text = '';
  for (const piece of html.match(/<[^>]*>|[^<]+|</g) ?? []) {
    if (!piece.startsWith('<')) {
      text += unescape(piece);
      continue;
    }
    const closing = /^<\/([a-z-]+)>$/.exec(piece)?.[1];
    if (closing !== undefined) {
      if (open.pop() !== closing) throw new Error(`${piece} closes nothing`);
      continue;
    }
    const [, tag = '', href] = /^<([a-z-]+)(?: href="([^"<>]*)")?>$/.exec(withoutAttributes(piece)) ?? [];
    if (!tags.has(tag) || (tag === 'a') !== (href !== undefined)) throw new Error(`${piece} is not allowed`);
    if (href !== undefined) links.push(unescape(href));
    open.push(tag);
    entities++;
  }
  if (open.length > 0) throw new Error(`${open.join(', ')} left open`);
  return { text, links, entities };
};

/** A tag without the attributes that it alone may have. */
const withoutAttributes = (tag: string): string =>
  tag
    .replace('<blockquote expandable>', '<blockquote>')
    .replace(/^<tg-time unix="[1-9]\d{0,9}">$/, '<tg-time>');

const unescape = (text: string): string => {
  if (/[<>"]|&(?!(?:amp|lt|gt|quot);)/.test(text)) throw new Error(`not escaped: ${text}`);
  return text.replace(/&\w+;/g, (reference) => references[reference] ?? '');
};
