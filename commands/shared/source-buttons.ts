import { createHash } from 'node:crypto';
import type { About } from '../../src/feed/catalogue/browse.ts';
import { isPlace } from '../../src/feed/catalogue/places.ts';
import { subjects } from '../../src/feed/catalogue/subjects.ts';
import { languages, type Language } from '../../src/i18n/language.ts';

/** What every page of the menu of sources needs to know. */
export type Reader = {
  language: Language;
  /** The chat that would follow, and its title, where it is another one than the one asked in. */
  other?: { id: number; title: string };
};

/** Short name of a source in callback data; it stays when the catalogue grows. */
export const sourceKey = (name: string): string =>
  createHash('sha256').update(name).digest('base64url').slice(0, 6);

/** What a button of the menu says: callback data without the command's name; undefined: nothing that it ever said. */
export type Said =
  | { kind: 'home' | 'topics'; chatId: number }
  | { kind: 'places'; offset: number; chatId: number }
  | { kind: 'list' | 'follow'; about: About; offset: number; chatId: number; key: string }
  | { kind: 'start'; chatId: number; key: string };

export const readButton = (data: string): Said | undefined => {
  const [verb, ...rest] = data.split(':');
  const [one = '', two = '', three = '', four = '', five = '', six = ''] = rest;
  switch (verb) {
    case 'h':
      return { kind: 'home', chatId: chatIdOf(one) };
    case 't':
      return { kind: 'topics', chatId: chatIdOf(one) };
    case 'p':
      return { kind: 'places', offset: offsetOf(one), chatId: chatIdOf(two) };
    case 's':
      return { kind: 'start', chatId: chatIdOf(one), key: two };
    case 'l':
    case 'f': {
      const about = aboutIn(one, two, three);
      const kind = verb === 'l' ? 'list' : 'follow';
      return about && { kind, about, offset: offsetOf(four), chatId: chatIdOf(five), key: six };
    }
    default:
      return undefined;
  }
};

const aboutIn = (topicKey: string, placeKey: string, languageKey: string): About | undefined => {
  const topic = subjects.find((one) => one === topicKey);
  const place = isPlace(placeKey) ? placeKey : undefined;
  const language = languages.find((one) => one === languageKey);
  const isUnknown = [
    [topicKey, topic],
    [placeKey, place],
    [languageKey, language],
  ].some(([key, known]) => key !== '' && known === undefined);
  return isUnknown
    ? undefined
    : { ...(topic && { topic }), ...(place && { place }), ...(language && { language }) };
};

const offsetOf = (digits: string): number => (/^\d{1,4}$/.test(digits) ? Number(digits) : 0);
/** Ids of chats have up to fourteen digits; callback data has 64 bytes for everything. */
export const chatCode = ({ other }: Reader): string => other?.id.toString(36) ?? '';
const chatIdOf = (code: string): number => (/^-?[\da-z]{1,11}$/.test(code) ? parseInt(code, 36) : 0);

/** The callback data of a list of sources, or with a key behind it of one of them; a test holds that the longest fits. */
export const listData = (
  verb: 'l' | 'f',
  { topic, place, language }: About,
  offset: number,
  reader: Reader,
) => `sources:${verb}:${topic ?? ''}:${place ?? ''}:${language ?? ''}:${offset}:${chatCode(reader)}`;
