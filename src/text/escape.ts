/** Escapes text for Telegram HTML (https://core.telegram.org/bots/api#html-style), also inside a quoted attribute. */
export const escapeHtml = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** Length in code points, as Telegram counts its limits. */
export const codePoints = (text: string): number => {
  let count = text.length;
  for (let at = 1; at < text.length; at++)
    if (isLow(text.charCodeAt(at)) && isHigh(text.charCodeAt(at - 1))) count--;
  return count;
};
/** The halves of a surrogate pair. */
const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/** Whether there are no more than `limit` code points, which of a short text is known without a count. */
export const isWithin = (text: string, limit: number): boolean =>
  text.length <= limit || codePoints(text) <= limit;

/** Characters that turn the direction of what follows: a feed could reverse our own words with them. */
const directions = /[\u202a-\u202e\u2066-\u2069]/g;
/** Characters of no width that only hide words from filters; joiners stay, for emoji and for scripts that need them. */
const fillers = /[\u00ad\u200b\u2060\ufeff]/g;
/** Marks piled on one letter: more than any script writes, and they would run over the lines above and below. */
const piles = /(\p{M}{4})\p{M}+/gu;
/** Control characters and white space of every kind. */
const gaps = /[\p{Cc}\s]+/gu;
/** A gap that is no single plain space: most texts have none, and need not be written anew. */
const wideGap = / {2}|\p{Cc}|[^\S ]/u;
/** Anything that leaves ink; the four letters and the Braille pattern named here look like nothing. */
const visible = /[^\s\p{C}\p{M}\p{Z}\u115f\u1160\u2800\u3164\uffa0]/u;

/** One line of well-formed text: control characters and white space folded to single spaces. Empty where nothing of it can be seen. */
export const tidy = (text: string): string => {
  const seen = text.toWellFormed().replace(directions, '').replace(fillers, '').replace(piles, '$1');
  const line = (wideGap.test(seen) ? seen.replace(gaps, ' ') : seen).trim();
  return visible.test(line) ? line : '';
};

let graphemes: Intl.Segmenter | undefined;

/** At most `limit` code points, cut between words where it can be, never inside a character as people see it, with an ellipsis where cut. */
export const cut = (text: string, limit: number): string => {
  if (isWithin(text, limit)) return text;
  if (limit < 1) return '';
  graphemes ??= new Intl.Segmenter('id', { granularity: 'grapheme' });
  let end = 0;
  let count = 0;
  for (const { segment, index } of graphemes.segment(text)) {
    count += codePoints(segment);
    if (count > limit - 1) break;
    end = index + segment.length;
  }
  const kept = text.slice(0, end);
  const space = /\s/.test(text.charAt(end)) ? -1 : kept.lastIndexOf(' ');
  const words = space > kept.length * 0.6 ? kept.slice(0, space) : kept;
  return `${words.replace(/[\s.…,;:·–—-]+$/u, '')}…`;
};

/** Tidy, and at most `limit` code points. */
export const short = (text: string | undefined, limit: number): string => cut(tidy(text ?? ''), limit);

/** Code units; what browsers and servers still take. */
const urlLimit = 2_048;

/**
 * The address where it is http(s) and fit for a link or a button; undefined otherwise. No address with a password passes, nor
 * one with a host name without a dot: for a button with one, localhost too, Telegram refuses the whole message.
 */
export const safeUrl = (url: string | undefined): string | undefined => {
  if (url === undefined || url.length > urlLimit || !URL.canParse(url)) return undefined;
  const { protocol, href, hostname, username, password } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') return undefined;
  if (username !== '' || password !== '' || href.length > urlLimit) return undefined;
  return /[.:]/.test(hostname) ? href : undefined;
};
