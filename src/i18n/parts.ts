import { escapeHtml, safeUrl, short } from '../text/escape.ts';

/** The name of a person, a source or a chat, which anybody may have chosen: escaped, in bold. */
export const name = (title: string): string => `<b>${escapeHtml(short(title, 120) || '…')}</b>`;

/** A name among many of a list. */
export const brief = (title: string): string => `<b>${escapeHtml(short(title, 40) || '…')}</b>`;

/** Words of others, as they are: escaped, in type. */
export const code = (words: string): string => `<code>${escapeHtml(short(words, 200) || '…')}</code>`;

/** A name that leads to its address, where that is fit for a link. */
export const linked = (title: string, address: string): string => {
  const url = safeUrl(address);
  return url === undefined ? name(title) : `<a href="${escapeHtml(url)}">${name(title)}</a>`;
};
