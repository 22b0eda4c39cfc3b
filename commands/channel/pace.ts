import type { Chat } from '../../src/audience/chat.ts';
import { mostApart, mostPerHour } from '../../src/audience/settings/pace.ts';
import { readPace, type PaceWishes } from '../../src/audience/settings/typed-pace.ts';
import type { ChatWishes, Tuning } from '../../src/audience/tuning.ts';
import { textsFor } from '../../src/i18n/texts.ts';
import { words } from '../../src/message/words.ts';
import type { Command } from '../../src/telegram/command.ts';
import { pressedTarget, targetToChange } from '../shared/target.ts';
import { pacePage } from './pace-page.ts';

const off = /^(?:off|mati|matikan|hapus)$/i;

/** How many stories come to a channel or group in an hour, how far apart, and in which hours. */
export const createPace = ({ tuning }: { tuning: Pick<Tuning, 'chat'> }): Command => ({
  name: 'pace',
  aliases: ['laju', 'tempo'],
  descriptions: { id: 'Laju dan jam kirim kanal', en: 'Pace and posting hours of a channel' },
  usage: {
    id: '[@kanal] 4/jam | 15 menit | 07.00-22.00 [hari] | off',
    en: '[@channel] 4/hour | 15 minutes | 07:00-22:00 [days] | off',
  },
  chatFirst: { or: 'nothing' },
  scope: 'everywhere',
  adminsOnly: true,
  run: async (ask) => {
    const target = await targetToChange(ask);
    if (target === undefined) return;
    const { language } = ask.settings;
    const { pace: texts, notHere } = textsFor(language).pacing;
    if (target.chat.kind === 'private') return void (await ask.reply(words(notHere)));
    if (target.rest === '') return void (await ask.reply(pacePage(target.settings, language)));
    if (off.test(target.rest)) {
      await tuning.chat(target.chat, () => ({ pace: undefined, hours: undefined }));
      return void (await ask.reply(words(texts.off(target.chat.title))));
    }
    const { wishes, isTooMuch } = readPace(target.rest);
    if (wishes === undefined) {
      const said = isTooMuch ? texts.tooMuch(mostPerHour, mostApart) : texts.usage;
      return void (await ask.reply(words(said)));
    }
    const chat = await tuning.chat(target.chat, (known) => withTyped(known, wishes));
    await ask.reply(pacePage(chat, language));
  },
  press: async (press) => {
    const [what = '', chatId] = press.data.split(':');
    const target = await pressedTarget(press, Number(chatId));
    if (target === undefined || target.chat.kind === 'private') return;
    const chat =
      what === 'show' ? target.settings : await tuning.chat(target.chat, (known) => pressed(what, known));
    await press.edit(press.messageId, pacePage(chat, press.settings.language));
  },
});

/** What is typed counts beside what was chosen before. */
const withTyped = (chat: Chat, { pace, hours }: PaceWishes): ChatWishes => ({
  ...(pace !== undefined && { pace: { ...chat.pace, ...pace } }),
  ...(hours !== undefined && { hours }),
});

/** What a button chooses; nothing where it is none that is known. */
const pressed = (what: string, { pace: { perHour, apart } = {} }: Chat): ChatWishes => {
  const [, kind, digits] = /^(per|gap)(\d{1,3})$/.exec(what) ?? [];
  if (what === 'nohours') return { hours: undefined };
  if (kind === undefined) return {};
  const chosen = Number(digits) === 0 ? undefined : Number(digits);
  const [often, gap] = kind === 'per' ? [chosen, apart] : [perHour, chosen];
  if ((often ?? 0) > mostPerHour || (gap ?? 0) > mostApart) return {};
  const pace = {
    ...(often !== undefined && { perHour: often }),
    ...(gap !== undefined && { apart: gap }),
  };
  return { pace: Object.keys(pace).length === 0 ? undefined : pace };
};
