import type { Following } from '../../../src/audience/following.ts';
import type { Tuning } from '../../../src/audience/tuning.ts';
import { textsFor } from '../../../src/i18n/texts.ts';
import { words } from '../../../src/message/words.ts';
import type { Command } from '../../../src/telegram/command.ts';
import { isEverything } from '../../shared/find.ts';
import { targetToChange } from '../../shared/target.ts';
import { nameOf, sourcesMeant, withoutOff } from './meant.ts';

/** The largest number of cards a day that can be chosen. */
const mostADay = 100;

/** How many cards of a source, or of each, come on one day. */
export const createTop = ({ list, tuning }: { list: Following['list']; tuning: Tuning }): Command => ({
  name: 'top',
  aliases: ['batas'],
  descriptions: { id: 'Batasi jumlah berita sehari', en: 'Limit the stories of a source a day' },
  usage: { id: '[@kanal] [sumber] jumlah | hapus', en: '[@channel] [source] number | off' },
  chatFirst: { or: 'sources' },
  scope: 'everywhere',
  adminsOnly: true,
  run: async (ask) => {
    const target = await targetToChange(ask);
    if (target === undefined) return;
    const { top: texts } = textsFor(ask.settings.language).tuning;
    const say = async (html: string) => void (await ask.reply(words(html)));
    if (target.rest.trim() === '') return say(texts.usage(target.elsewhere));
    const { rest, isOff } = withoutOff(target.rest);
    const [, said = '', digits] = /^(.*?)(?:(?:^|\s+)(\d{1,4}))?$/s.exec(rest) ?? [];
    const count = Number(digits);
    const isCount = Number.isInteger(count) && count >= 1 && count <= mostADay;
    if (!isOff && !isCount) return say(`${texts.badCount(mostADay)}\n\n${texts.usage(target.elsewhere)}`);
    // A number alone is for each source.
    const named = (isOff ? rest : said).trim() || 'all';
    const sources = await sourcesMeant(ask, target, named, list);
    if (sources === undefined) return;
    const chat = await tuning.follows(
      target.chat.id,
      sources.map(({ sourceId }) => sourceId),
      () => ({ top: isOff ? undefined : count }),
    );
    const name = isEverything(sources, named) ? undefined : nameOf(sources);
    await say(isOff ? texts.off(name) : texts.set(name, count, chat?.digest !== undefined));
  },
});
