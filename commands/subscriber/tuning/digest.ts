import { nextDigest } from '../../../src/audience/decision.ts';
import { mostTimes, readDigest } from '../../../src/audience/settings/typed-time.ts';
import type { DigestTimes } from '../../../src/audience/chat.ts';
import type { Following } from '../../../src/audience/following.ts';
import type { Tuning } from '../../../src/audience/tuning.ts';
import { textsFor } from '../../../src/i18n/texts.ts';
import { formatDate } from '../../../src/message/date.ts';
import { words } from '../../../src/message/words.ts';
import type { Ask, Command } from '../../../src/telegram/command.ts';
import { isEverything } from '../../shared/find.ts';
import { targetToChange, type Target } from '../../shared/target.ts';
import { nameOf, sourcesMeant, withoutOff } from './meant.ts';
import { writeTimes } from './times.ts';

type DigestNeeds = {
  list: Following['list'];
  tuning: Tuning;
  /** Brings what waits for the chat's digest now; gives how many stories that are. Rejects with a StoreError. */
  digestNow(chatId: number): Promise<number>;
};

const now = /^(?:now|sekarang)$/i;

/** When what came since the last time is brought in one go: everything, or one source. */
export const createDigest = ({ list, tuning, digestNow }: DigestNeeds): Command => ({
  name: 'digest',
  aliases: ['ringkasan', 'rangkuman'],
  descriptions: { id: 'Berita sekaligus pada jam tertentu', en: 'News in one go at set times' },
  usage: {
    id: '[@kanal] [sumber] jam … [hari] | sekarang | mati',
    en: '[@channel] [source] time … [days] | now | off',
  },
  chatFirst: { or: 'sources' },
  scope: 'everywhere',
  adminsOnly: true,
  run: async (ask) => {
    const target = await targetToChange(ask);
    if (target === undefined) return;
    const { digest: texts } = textsFor(ask.settings.language).tuning;
    const say = async (html: string) => void (await ask.reply(words(html)));
    if (target.rest === '') return say(`${shown(ask, target)}\n\n${texts.usage(target.elsewhere)}`);
    if (now.test(target.rest)) {
      const count = await digestNow(target.chat.id);
      return say(count === 0 ? texts.nothing : texts.now(count));
    }
    const { rest: typed, isOff } = withoutOff(target.rest);
    const { times, rest } = isOff ? { times: undefined, rest: typed } : readDigest(typed);
    if (times === undefined && !isOff)
      return say(
        /\d/.test(typed) && rest === ''
          ? texts.tooManyTimes(mostTimes)
          : `${texts.noTime(typed)}\n\n${texts.usage(target.elsewhere)}`,
      );
    const isAll = rest === '' || isEverything(await list(target.chat.id), rest);
    const sources = isAll ? undefined : await sourcesMeant(ask, target, rest, list);
    if (!isAll && sources === undefined) return;
    if (sources === undefined) await tuning.chat(target.chat, () => ({ digest: times }));
    else
      await tuning.follows(
        target.chat.id,
        sources.map(({ sourceId }) => sourceId),
        () => ({ digest: times }),
      );
    const name = nameOf(sources);
    if (times === undefined) return say(texts.off(name, target.title));
    return say(
      texts.set(writeTimes(times, ask.settings.language), nextOf(ask, target, times), name, target.title),
    );
  },
});

const shown = (ask: Ask, target: Target): string => {
  const { digest } = target.settings;
  const { digest: texts } = textsFor(ask.settings.language).tuning;
  if (digest === undefined) return texts.shown(undefined, undefined);
  return texts.shown(writeTimes(digest, ask.settings.language), nextOf(ask, target, digest));
};

const nextOf = (ask: Ask, { settings: { timeZone } }: Target, times: DigestTimes): string =>
  formatDate(nextDigest(times, timeZone, ask.now), { language: ask.settings.language, timeZone });
