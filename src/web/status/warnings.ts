import type { Warning } from '../../runtime/warnings.ts';

/** What may be shown of a warning beside its event: nothing by which a chat or a person is known. */
const shownFacts = [
  'error',
  'message',
  'why',
  'reason',
  'cause',
  'address',
  'host',
  'area',
  'effect',
  'failures',
  'tries',
  'givenUp',
] as const;
const mostChars = 300;

/** A warning in one line, without ids of chats, people or messages, which also stand in what Telegram answers. */
export const warningWords = (warning: Warning): string =>
  shownFacts
    .flatMap((name) => {
      const value = warning[name];
      return typeof value === 'string' || typeof value === 'number' ? [`${name}: ${withoutIds(value)}`] : [];
    })
    .join(' · ');

const withoutIds = (value: string | number): string =>
  String(value)
    .replace(/-?\d{5,}/g, '…')
    .replace(/@\w{4,}/g, '@…')
    // Of an address its path says enough: what follows may be a key.
    .replace(/(https?:\/\/[^\s?#]*)[?#]\S*/g, '$1?…')
    .slice(0, mostChars);
