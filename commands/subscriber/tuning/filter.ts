import type { Filter } from '../../../src/audience/settings/filter.ts';
import { writeTerm } from '../../../src/audience/settings/filter.ts';
import { mostTerms, readFilter } from '../../../src/audience/settings/typed-filter.ts';
import type { Following } from '../../../src/audience/following.ts';
import type { Tuning } from '../../../src/audience/tuning.ts';
import { textsFor } from '../../../src/i18n/texts.ts';
import { words } from '../../../src/message/words.ts';
import type { Command } from '../../../src/telegram/command.ts';
import { targetToChange } from '../../shared/target.ts';
import { nameOf, sourcesMeant, withoutOff } from './meant.ts';

/** What a chat wants to read, by words: for one source, several, or all of them. A new filter replaces the old one. */
export const createFilter = ({ list, tuning }: { list: Following['list']; tuning: Tuning }): Command => ({
  name: 'filter',
  aliases: ['saring', 'saringan'],
  descriptions: { id: 'Saring berita dengan kata', en: 'Filter news by words' },
  usage: { id: '[@kanal] [sumber] +kata -kata | off', en: '[@channel] [source] +word -word | off' },
  scope: 'everywhere',
  adminsOnly: true,
  run: async (ask) => {
    const target = await targetToChange(ask);
    if (target === undefined) return;
    const { filter: texts } = textsFor(ask.settings.language).tuning;
    const say = async (html: string) => void (await ask.reply(words(html)));
    const { rest: typed, isOff } = withoutOff(target.rest);
    const { terms, rest } = readFilter(typed);
    if (terms.length > mostTerms) return say(texts.tooMany(mostTerms));

    const sources = rest === '' ? undefined : await sourcesMeant(ask, target, rest, list);
    if (rest !== '' && sources === undefined) return terms.length > 0 ? undefined : say(texts.usage);
    const name = nameOf(sources);
    if (terms.length === 0 && !isOff) {
      const { follows, filter } = target.settings;
      const own = follows.find(({ sourceId }) => sourceId === sources?.[0]?.sourceId)?.filter;
      const shown = texts.shown(writeFilter(sources === undefined ? filter : own), name);
      return say(rest === '' ? `${shown}\n\n${texts.usage}` : shown);
    }
    const filter = isOff ? undefined : terms;
    if (sources === undefined) await tuning.chat(target.chat, () => ({ filter }));
    else
      await tuning.follows(
        target.chat.id,
        sources.map(({ sourceId }) => sourceId),
        () => ({ filter }),
      );
    return say(
      isOff ? texts.off(name, target.title) : texts.set(writeFilter(terms) ?? '', name, target.title),
    );
  },
});

const writeFilter = (filter: Filter | undefined): string | undefined =>
  filter?.map((term) => writeTerm(term)).join(' ');
