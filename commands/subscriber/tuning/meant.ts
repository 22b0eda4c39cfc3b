import type { Followed, Following } from '../../../src/audience/following.ts';
import { textsFor } from '../../../src/i18n/texts.ts';
import { words } from '../../../src/message/words.ts';
import type { Ask } from '../../../src/telegram/command.ts';
import { findFollowed, findSeveral } from '../../shared/find.ts';
import type { Target } from '../../shared/target.ts';

/** Words by which people mean that a setting is to go. */
export const off = /^(?:off|mati|matikan|hapus|none|tidak)$/i;

/**
 * The sources that a person names by numbers, names or addresses, among those that the chat follows. Undefined where one of
 * them is none; then they have been told so.
 */
export const sourcesMeant = async (
  ask: Ask,
  target: Target,
  said: string,
  list: Following['list'],
): Promise<Followed[] | undefined> => {
  const followed = await list(target.chat.id);
  const one = findFollowed(followed, said);
  if (one.length > 0) return one;
  const { found, unknown } = findSeveral(followed, said);
  if (found.length > 0 && unknown.length === 0) return found;
  const { tuning } = textsFor(ask.settings.language);
  await ask.reply(words(tuning.unknownSource(unknown[0] ?? said, target.elsewhere)));
  return undefined;
};

/** Takes a word such as "off" from the end of what was typed. */
export const withoutOff = (typed: string): { rest: string; isOff: boolean } => {
  const parts = typed.trim().split(/\s+/);
  const isOff = off.test(parts.at(-1) ?? '');
  return { rest: isOff ? parts.slice(0, -1).join(' ') : typed.trim(), isOff };
};

/** The sources' titles as one name; undefined: every source is meant. */
export const nameOf = (sources: Followed[] | undefined): string | undefined =>
  sources?.map(({ title }) => title).join(', ');
