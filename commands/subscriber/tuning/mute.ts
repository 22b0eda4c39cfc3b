import { readDate } from '../../../src/audience/settings/typed-date.ts';
import { longestSpanMs, readSpan } from '../../../src/audience/settings/typed-time.ts';
import type { Following } from '../../../src/audience/following.ts';
import type { Tuning } from '../../../src/audience/tuning.ts';
import { textsFor } from '../../../src/i18n/texts.ts';
import { formatDate } from '../../../src/message/date.ts';
import { words } from '../../../src/message/words.ts';
import type { Command } from '../../../src/telegram/command.ts';
import { targetToChange } from '../../shared/target.ts';
import { findFollowed } from '../../shared/find.ts';
import { sourcesMeant } from './meant.ts';

type MuteNeeds = { list: Following['list']; tuning: Tuning };

/** How long a source is muted where nothing is said (milliseconds). */
const usualMs = 86_400_000;

export const createMute = ({ list, tuning }: MuteNeeds): Command => ({
  name: 'mute',
  aliases: ['diamkan', 'bisukan'],
  descriptions: { id: 'Diamkan satu sumber untuk sementara', en: 'Mute a source for a while' },
  usage: { id: '[@kanal] sumber [1d | 12 jam | tanggal]', en: '[@channel] source [1d | 12h | date]' },
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
      span.spanMs === undefined && !isName
        ? await readDate(target.rest, { language, timeZone: target.settings.timeZone, now: ask.now })
        : undefined;
    const until = date?.at ?? ask.now + (span.spanMs ?? usualMs);
    const said = (date?.rest ?? span.rest).replace(/\s+(?:sampai|hingga|until|till?)$/i, '').trim();
    if (said === '' || until <= ask.now || until > ask.now + longestSpanMs) return say(texts.usage);
    const sources = await sourcesMeant(ask, target, said, list);
    if (sources === undefined) return;
    await tuning.follows(
      target.chat.id,
      sources.map(({ sourceId }) => sourceId),
      () => ({ mutedUntil: until }),
    );
    await say(
      texts.done(
        sources.map(({ title }) => title),
        formatDate(until, {
          language,
          timeZone: target.title === undefined ? timeZone : target.settings.timeZone,
        }),
        target.title,
      ),
    );
  },
});

export const createUnmute = ({ list, tuning }: MuteNeeds): Command => ({
  name: 'unmute',
  aliases: ['bunyikan'],
  descriptions: { id: 'Terima lagi sumber yang didiamkan', en: 'Hear a muted source again' },
  usage: { id: '[@kanal] [sumber]', en: '[@channel] [source]' },
  scope: 'everywhere',
  adminsOnly: true,
  run: async (ask) => {
    const target = await targetToChange(ask);
    if (target === undefined) return;
    const { mute: texts } = textsFor(ask.settings.language).tuning;
    const muted = target.settings.follows.filter(({ mutedUntil = 0 }) => mutedUntil > ask.now);
    const followed = await list(target.chat.id);
    // Where nothing is named, all that is muted is meant.
    const sources =
      target.rest === ''
        ? followed.filter(({ sourceId }) => muted.some((one) => one.sourceId === sourceId))
        : await sourcesMeant(ask, target, target.rest, list);
    if (sources === undefined) return;
    if (sources.length === 0) return void (await ask.reply(words(texts.usage)));
    await tuning.follows(
      target.chat.id,
      sources.map(({ sourceId }) => sourceId),
      () => ({ mutedUntil: undefined }),
    );
    await ask.reply(words(texts.undone(sources.map(({ title }) => title))));
  },
});
