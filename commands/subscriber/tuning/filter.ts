import type { Filter } from '../../../src/audience/settings/filter.ts';
import { writeTerm } from '../../../src/audience/settings/filter.ts';
import { mostTerms, readFilter } from '../../../src/audience/settings/typed-filter.ts';
import type { Followed, Following } from '../../../src/audience/following.ts';
import type { Tuning } from '../../../src/audience/tuning.ts';
import { textsFor } from '../../../src/i18n/texts.ts';
import { words } from '../../../src/message/words.ts';
import type { Command } from '../../../src/telegram/command.ts';
import { findLeading, findSeveral, isEverything } from '../../shared/find.ts';
import { targetToChange, type Target } from '../../shared/target.ts';
import { nameOf, sourcesMeant, withoutOff } from './meant.ts';

/** What a chat wants to read, by words: for one source, several, or all of them. A new filter replaces the old one. */
export const createFilter = ({ list, tuning }: { list: Following['list']; tuning: Tuning }): Command => ({
  name: 'filter',
  aliases: ['saring', 'saringan'],
  descriptions: { id: 'Saring berita dengan kata', en: 'Filter news by words' },
  usage: { id: '[@kanal] [sumber] +kata -kata | hapus', en: '[@channel] [source] +word -word | off' },
  chatFirst: { or: 'sources' },
  scope: 'everywhere',
  adminsOnly: true,
  run: async (ask) => {
    const target = await targetToChange(ask);
    if (target === undefined) return;
    const { filter: texts } = textsFor(ask.settings.language).tuning;
    const say = async (html: string) => void (await ask.reply(words(html)));
    const { rest: typed, isOff } = withoutOff(target.rest);
    const { terms, rest, isWordless } = readFilter(typed);
    if (isWordless && terms.length === 0 && !isOff) return say(texts.noWord(target.elsewhere));
    if (terms.length > mostTerms) return say(texts.tooMany(mostTerms));

    const followed = await list(target.chat.id);
    const isAll = rest === '' || isEverything(followed, rest);
    const isWords = terms.length === 0 && !isOff && findSeveral(followed, rest).found.length === 0;
    if (!isAll && isWords) return say(texts.meant(rest, instead(rest, target, followed), target.elsewhere));
    const sources = isAll ? undefined : await sourcesMeant(ask, target, rest, list);
    if (!isAll && sources === undefined) return;
    const name = nameOf(sources);
    const before = filterOf(target, sources);
    if (terms.length === 0 && !isOff) {
      const shown = texts.shown(writeFilter(before), name);
      return say(rest === '' ? `${shown}\n\n${texts.usage(target.elsewhere)}` : shown);
    }
    const filter = isOff ? undefined : terms;
    if (sources === undefined) await tuning.chat(target.chat, () => ({ filter }));
    else
      await tuning.follows(
        target.chat.id,
        sources.map(({ sourceId }) => sourceId),
        () => ({ filter }),
      );
    if (isOff) return say(texts.off(name, target.title));
    const set = texts.set(writeFilter(terms) ?? '', name, target.title);
    const gone = without(before ?? [], terms);
    if (before === undefined || gone.length === 0) return say(set);
    const both = [...before, ...without(terms, before)];
    const canHaveBoth = both.length <= mostTerms && (sources?.length ?? 1) === 1;
    const command = commandOf(target, followed, sources ?? [], writeFilter(both));
    return say(`${set}\n${texts.replaced(writeFilter(before) ?? '', canHaveBoth ? command : undefined)}`);
  },
});

/** The terms of one filter that another has not. */
const without = (some: Filter, others: Filter): Filter => {
  const known = new Set(others.map(writeTerm));
  return some.filter((term) => !known.has(writeTerm(term)));
};

/** The filter that is set: the chat's own, or that of the first source that has one. */
const filterOf = ({ settings }: Target, sources: Followed[] | undefined): Filter | undefined =>
  sources === undefined
    ? settings.filter
    : sources
        .map((one) => settings.follows.find(({ sourceId }) => sourceId === one.sourceId)?.filter)
        .find((filter) => filter !== undefined);

/** The command that sets these terms for these sources, each by its number in the list; none: for all of them. */
const commandOf = ({ elsewhere }: Target, followed: Followed[], sources: Followed[], terms = ''): string => {
  const numbers = sources.map((one) => String(followed.indexOf(one) + 1)).join(',');
  return ['/filter', elsewhere?.handle, numbers, terms].filter(Boolean).join(' ');
};

/** How words that are no source are typed so that they keep stories away: `/filter -judi`, `/filter 2 -"judi online"`. */
const instead = (said: string, target: Target, followed: Followed[]): string => {
  const { found, rest } = findLeading(followed, said) ?? { found: [], rest: said };
  return commandOf(target, followed, found, writeTerm({ not: true, any: [rest.replaceAll('"', '')] }));
};

const writeFilter = (filter: Filter | undefined): string | undefined =>
  filter?.map((term) => writeTerm(term)).join(' ');
