import { escapeHtml, safeUrl, short } from '../text/escape.ts';

/** The name of a person, a source or a chat, which anybody may have chosen: escaped, in bold. */
export const name = (title: string): string => `<b>${escapeHtml(short(title, 120) || '…')}</b>`;

/** A name among many of a list. */
export const brief = (title: string): string => `<b>${escapeHtml(short(title, 40) || '…')}</b>`;

/** Another chat than the one talked in: its title, and how a command names it ("@javadaily", or its id where it has no name). */
export type Elsewhere = { title: string; handle: string };

/** A command as it is typed for this chat, or for another one: "/mute detik 1d", "/mute @javadaily detik 1d". HTML. */
export const typed = (command: string, to: Elsewhere | undefined): string => {
  const [name = '', ...words] = command.split(' ');
  return `<code>${escapeHtml([name, ...(to === undefined ? [] : [short(to.handle, 40)]), ...words].join(' '))}</code>`;
};

/** A command that a tap sends; for another chat it is typed. HTML. */
export const sent = (command: string, to: Elsewhere | undefined): string =>
  to === undefined ? command : typed(command, to);

/** Whether a command can name the chat as people know it: an example with an id helps nobody who did not type it. */
export const isNamed = (to: Elsewhere | undefined): boolean => to === undefined || to.handle.startsWith('@');

/** Words of others, as they are: escaped, in type. */
export const code = (words: string): string => `<code>${escapeHtml(short(words, 200) || '…')}</code>`;

/** A name that leads to its address, where that is fit for a link. */
export const linked = (title: string, address: string): string => {
  const url = safeUrl(address);
  return url === undefined ? name(title) : `<a href="${escapeHtml(url)}">${name(title)}</a>`;
};
