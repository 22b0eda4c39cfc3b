import { readQuiet } from '../../../src/audience/settings/typed-time.ts';
import type { Chat } from '../../../src/audience/chat.ts';
import type { Tuning } from '../../../src/audience/tuning.ts';
import type { Language } from '../../../src/i18n/language.ts';
import { textsFor } from '../../../src/i18n/texts.ts';
import type { Button, Message } from '../../../src/message/message.ts';
import { words } from '../../../src/message/words.ts';
import type { Command } from '../../../src/telegram/command.ts';
import { pressedTarget, targetToChange } from '../../shared/target.ts';
import { off } from './meant.ts';
import { writeQuiet } from './times.ts';

const silent = /\s+(?:silent|silently|tanpa suara|senyap)$/i;

/** Hours of the day in which no news comes, or none with a sound. */
export const createQuiet = ({ tuning }: { tuning: Tuning }): Command => ({
  name: 'quiet',
  aliases: ['tenang', 'jamtenang'],
  descriptions: { id: 'Jam tenang tanpa berita', en: 'Quiet hours without news' },
  usage: { id: '[@kanal] 22.00-06.00 | mati', en: '[@channel] 22:00-06:00 | off' },
  chatFirst: { or: 'nothing' },
  scope: 'everywhere',
  adminsOnly: true,
  run: async (ask) => {
    const target = await targetToChange(ask);
    if (target === undefined) return;
    const { language } = ask.settings;
    const { quiet: texts } = textsFor(language).tuning;
    const say = async (html: string) => void (await ask.reply(words(html)));
    if (off.test(target.rest)) {
      await tuning.chat(target.chat, () => ({ quiet: undefined }));
      return say(texts.off(target.title));
    }
    const hours = readQuiet(target.rest.replace(silent, ''));
    if (hours === 'same') return say(texts.same(target.elsewhere));
    if (hours === undefined) {
      const page = pageOf(target.settings, language);
      const lines = [
        ...(target.rest === '' ? [page.html] : [texts.noHours(target.rest)]),
        texts.usage(target.elsewhere),
      ];
      return void (await ask.reply(words(lines.join('\n\n'), page.buttons)));
    }
    const isSilent = silent.test(target.rest);
    const chat = await tuning.chat(target.chat, () => ({
      quiet: { ...hours, ...(isSilent && { isSilent }) },
    }));
    const said = texts.set(writeQuiet({ ...hours }, language), isSilent, target.title);
    await ask.reply(words(said, pageOf(chat, language).buttons));
  },
  press: async (press) => {
    const [what = '', chatId] = press.data.split(':');
    const target = await pressedTarget(press, Number(chatId));
    if (target === undefined) return;
    const { language } = press.settings;
    const chat = await tuning.chat(target.chat, ({ quiet, breakingAtOnce }) => {
      if (what === 'breaking') return { breakingAtOnce: breakingAtOnce ? undefined : true };
      if (quiet === undefined) return {};
      const { from, to } = quiet;
      return { quiet: { from, to, ...(what === 'silent' && { isSilent: true as const }) } };
    });
    await press.edit(press.messageId, pageOf(chat, language));
  },
});

/** The hours, and buttons for what becomes of the news in them. */
const pageOf = (chat: Chat, language: Language): Message => {
  const { tuning, settings } = textsFor(language);
  const { quiet: texts } = tuning;
  const { quiet, breakingAtOnce } = chat;
  if (quiet === undefined) return words(texts.shown(undefined, false));
  const button = (text: string, isOn: boolean, what: string): Button => ({
    text: isOn ? `✓ ${text}` : text,
    callback: `quiet:${what}:${chat.id}`,
  });
  return words(texts.shown(writeQuiet(quiet, language), quiet.isSilent === true), [
    [button(texts.hold, !quiet.isSilent, 'hold'), button(texts.silent, quiet.isSilent === true, 'silent')],
    // Silent hours keep nothing back that could come at once.
    ...(quiet.isSilent ? [] : [[button(settings.breaking, breakingAtOnce === true, 'breaking')]]),
  ]);
};
