import { codePoints, escapeHtml } from '../text/escape.ts';

/** The same words with and without markup: whatever goes into a message passes through here, so nothing goes in unescaped. */
export type Text = { html: string; plain: string };

/** Code points after parsing (https://core.telegram.org/bots/api#sendmessage, #sendphoto). */
export const messageLimit = 4_096;
export const captionLimit = 1_024;
/** Telegram ignores the markup of what comes after so many entities (https://limits.tginfo.me). */
export const entityLimit = 100;

export const text = (words: string): Text => ({ html: escapeHtml(words), plain: words });

export const tag = (name: 'b' | 'i' | 's', { html, plain }: Text): Text => ({
  html: html && `<${name}>${html}</${name}>`,
  plain,
});

/** A quotation that Telegram folds where it is long. */
export const quote = ({ html, plain }: Text): Text => ({
  html: html && `<blockquote expandable>${html}</blockquote>`,
  plain,
});

/** `url` as safeUrl gives it; without one the words stand alone. */
export const link = ({ html, plain }: Text, url: string | undefined): Text => ({
  html: url === undefined || html === '' ? html : `<a href="${escapeHtml(url)}">${html}</a>`,
  plain,
});

/** Telegram counts seconds in 32 bits. */
const latestUnix = 2 ** 31 - 1;

/** A moment that Telegram shows by the reader's own clock when tapped (https://core.telegram.org/bots/api#html-style). `at`: milliseconds since the epoch. */
export const time = (at: number, { html, plain }: Text): Text => {
  const unix = Math.floor(at / 1_000);
  const isTold = html !== '' && unix > 0 && unix <= latestUnix;
  return { html: isTold ? `<tg-time unix="${unix}">${html}</tg-time>` : html, plain };
};

/** The parts that say something, with `separator` between them. */
export const join = (parts: Text[], separator: string): Text => {
  const said = parts.filter(({ plain }) => plain !== '');
  return {
    html: said.map(({ html }) => html).join(escapeHtml(separator)),
    plain: said.map(({ plain }) => plain).join(separator),
  };
};

/** Code points after parsing. */
export const sizeOf = ({ plain }: Text): number => codePoints(plain);
