import type { Language } from './language.ts';
import { escapeHtml, safeUrl, short } from '../text/escape.ts';

/** The name of a person, a source or a chat, which anybody may have chosen: escaped, in bold. */
export const name = (title: string): string => `<b>${escapeHtml(short(title, 120) || '…')}</b>`;

/** A name among many of a list. */
export const brief = (title: string): string => `<b>${escapeHtml(short(title, 40) || '…')}</b>`;

/** Names that stand in one sentence; of two hundred the others are only counted: they would not fit into a message. */
export const mostNamed = 30;

/** How much is followed: media, and words across all of them. */
export type FollowCount = { sources: number; topics: number };

/** "3 sumber", "1 topik", "3 sumber dan 1 topik". `what`: a word before each, as in "3 new sources and 1 new topic". */
export const followCount = (language: Language, { sources, topics }: FollowCount, what = ''): string => {
  const [source, topic, and] = language === 'id' ? ['sumber', 'topik', 'dan'] : ['source', 'topic', 'and'];
  const counted = (count: number, word: string) =>
    `${count} ${what === '' ? '' : `${what} `}${word}${language === 'en' && count !== 1 ? 's' : ''}`;
  const parts = [
    ...(sources > 0 || topics === 0 ? [counted(sources, source)] : []),
    ...(topics > 0 ? [counted(topics, topic)] : []),
  ];
  return parts.join(` ${and} `);
};

/** "is", or "are" of several. */
export const isOrAre = ({ sources, topics }: FollowCount): string => (sources + topics === 1 ? 'is' : 'are');

/** What is followed, as its answer names it: a topic is said to be one. */
export type Followed = { title: string; isTopic?: boolean | undefined };

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
