import type { Followed, Following } from '../../../src/audience/following.ts';
import { textsFor } from '../../../src/i18n/texts.ts';
import { words } from '../../../src/message/words.ts';
import type { Ask } from '../../../src/telegram/command.ts';
import { findFollowed, findLeading, findSeveral, isEverything } from '../../shared/find.ts';
import type { Target } from '../../shared/target.ts';

/** Words by which people mean that a setting is to go. */
export const off = /^(?:off|mati|matikan|hapus|none|tidak)$/i;

/**
 * The sources that a person names by numbers, names or addresses, among those that the chat follows; "all" means each of them.
 * Undefined where one of them is none; then they have been told so. `wrong`: what else is to be said to words behind a name
 * that was meant, as HTML.
 */
export const sourcesMeant = async (
  ask: Ask,
  target: Target,
  said: string,
  list: Following['list'],
  wrong?: (behind: string) => string,
): Promise<Followed[] | undefined> => {
  const { tuning, following } = textsFor(ask.settings.language);
  const followed = await list(target.chat.id);
  const isAll = isEverything(followed, said);
  if (isAll && followed.length > 0) return followed;
  const one = findFollowed(followed, said);
  if (one.length > 0) return one;
  const { found, unknown } = findSeveral(followed, said);
  if (found.length > 0 && unknown.length === 0) return found;
  const behind = wrong && found.length === 0 ? restOf(followed, said) : undefined;
  const none = isAll
    ? following.empty(target.elsewhere)
    : tuning.unknownSource(unknown[0] ?? said, target.elsewhere);
  await ask.reply(words(wrong !== undefined && behind !== undefined ? wrong(behind) : none));
  return undefined;
};

/** What stands behind the name of a source, or behind "all"; undefined: neither stands first. */
const restOf = (followed: Followed[], said: string): string | undefined => {
  const [first = '', ...others] = said.split(' ');
  if (isEverything(followed, first) && others.length > 0) return others.join(' ');
  return findLeading(followed, said)?.rest;
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
