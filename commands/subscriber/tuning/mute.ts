import { readPartOfDay } from '../../../src/audience/settings/part-of-day.ts';
import { readDate, type TypedDate } from '../../../src/audience/settings/typed-date.ts';
import { longestSpanMs, readSpan } from '../../../src/audience/settings/typed-time.ts';
import type { Following } from '../../../src/audience/following.ts';
import type { Tuning } from '../../../src/audience/tuning.ts';
import { textsFor } from '../../../src/i18n/texts.ts';
import { formatDate } from '../../../src/message/date.ts';
import { words } from '../../../src/message/words.ts';
import type { Command } from '../../../src/telegram/command.ts';
import { targetToChange } from '../../shared/target.ts';
import { findFollowed, isEverything } from '../../shared/find.ts';
import { sourcesMeant } from './meant.ts';

type MuteNeeds = { list: Following['list']; tuning: Tuning };

/** How long a source is muted where nothing is said (milliseconds). */
const usualMs = 86_400_000;

export const createMute = ({ list, tuning }: MuteNeeds): Command => ({
  name: 'mute',
  aliases: ['diamkan', 'bisukan'],
  descriptions: { id: 'Diamkan satu sumber untuk sementara', en: 'Mute a source for a while' },
  usage: {
    id: '[@kanal] sumber | semua [sehari | 12 jam | sampai …]',
    en: '[@channel] source | all [1d | 12h | until …]',
  },
  chatFirst: { or: 'sources' },
  scope: 'everywhere',
  adminsOnly: true,
  run: async (ask) => {
    const target = await targetToChange(ask);
    if (target === undefined) return;
    const { mute: texts } = textsFor(ask.settings.language).tuning;
    const { language, timeZone } = ask.settings;
    const say = async (html: string) => void (await ask.reply(words(html)));
    const span = readSpan(target.rest);
    // A paper may be called after a day: what is the name of a source is no date.
    const isName = findFollowed(await list(target.chat.id), target.rest).length > 0;
    const date =
      span.spanMs === undefined && !span.isTooLong && !isName
        ? await readDate(target.rest, { language, timeZone: target.settings.timeZone, now: ask.now })
        : undefined;
    const until =
      date === undefined ? ask.now + (span.spanMs ?? usualMs) : date.at + startOf(date, target.rest);
    const said = (date?.rest ?? span.rest).replace(/\s+(?:sampai|hingga|until|till?)$/i, '').trim();
    const usage = texts.usage(target.elsewhere);
    if (said === '') return say(usage);
    if (span.isTooLong || until > ask.now + longestSpanMs) return say(`${texts.tooLong}\n\n${usage}`);
    if (until <= ask.now) return say(`${texts.past}\n\n${usage}`);
    const wrong = (behind: string) => `${texts.noTime(behind)}\n\n${usage}`;
    const sources = await sourcesMeant(ask, target, said, list, wrong);
    if (sources === undefined) return;
    await tuning.follows(
      target.chat.id,
      sources.map(({ sourceId }) => sourceId),
      () => ({ mutedUntil: until }),
    );
    await say(
      texts.done(
        isEverything(sources, said) ? undefined : sources.map(({ title }) => title),
        formatDate(until, {
          language,
          timeZone: target.title === undefined ? timeZone : target.settings.timeZone,
        }),
        target.title,
      ),
    );
  },
});

/** How long after its beginning a day's part begins that is named in place of a time (milliseconds): "besok pagi". */
const startOf = ({ hasTime, rest }: TypedDate, typed: string): number =>
  hasTime || readPartOfDay(rest) !== undefined ? 0 : (readPartOfDay(typed) ?? 0) * 60_000;

export const createUnmute = ({ list, tuning }: MuteNeeds): Command => ({
  name: 'unmute',
  aliases: ['bunyikan'],
  descriptions: { id: 'Terima lagi sumber yang didiamkan', en: 'Hear a muted source again' },
  usage: { id: '[@kanal] [sumber]', en: '[@channel] [source]' },
  chatFirst: { or: 'sources' },
  scope: 'everywhere',
  adminsOnly: true,
  run: async (ask) => {
    const target = await targetToChange(ask);
    if (target === undefined) return;
    const { mute: texts } = textsFor(ask.settings.language).tuning;
    const muted = target.settings.follows.filter(({ mutedUntil = 0 }) => mutedUntil > ask.now);
    const followed = await list(target.chat.id);
    // Where nothing is named, or everything, all that is muted is meant.
    const isAll = isEverything(followed, target.rest);
    const sources =
      target.rest === '' || isAll
        ? followed.filter(({ sourceId }) => muted.some((one) => one.sourceId === sourceId))
        : await sourcesMeant(ask, target, target.rest, list);
    if (sources === undefined) return;
    if (sources.length === 0) return void (await ask.reply(words(texts.usage(target.elsewhere))));
    await tuning.follows(
      target.chat.id,
      sources.map(({ sourceId }) => sourceId),
      () => ({ mutedUntil: undefined }),
    );
    await ask.reply(words(texts.undone(isAll ? undefined : sources.map(({ title }) => title))));
  },
});
