import { escapeHtml } from '../../src/text/escape.ts';
import { textsFor } from '../../src/i18n/texts.ts';
import { words } from '../../src/message/words.ts';
import type { Command } from '../../src/telegram/command.ts';

/** `list`: every command; it is itself among them, so they are asked for only once they are needed. */
export const createHelp = (list: () => readonly Command[]): Command => ({
  name: 'help',
  descriptions: { id: 'Yang bisa saya lakukan', en: 'What I can do' },
  usage: { id: '', en: '' },
  scope: 'everywhere',
  run: async (ask) => {
    const { language } = ask.settings;
    const lines = list()
      .filter(({ isHidden, scope }) => !isHidden && (scope === 'everywhere' || ask.chat.kind === 'private'))
      .map(({ name, usage, descriptions }) => {
        const how = usage[language] === '' ? '' : ` <i>${escapeHtml(usage[language])}</i>`;
        return `/${name}${how}\n${escapeHtml(descriptions[language])}`;
      });
    await ask.reply(words([textsFor(language).help.heading, ...lines].join('\n\n')));
  },
  hear: async ({ text, settings, reply, wordless, isEdited }) => {
    // Talk that names nothing was answered when it came.
    if (isEdited) return true;
    const { plainText, thanks, onlyText } = textsFor(settings.language);
    if (wordless === 'voice') await reply(words(onlyText));
    // A sticker, a place or a poll asks for nothing.
    if (wordless !== undefined || text === '') return wordless !== undefined;
    if (thanked.test(text)) await reply(words(thanks));
    else
      await reply(
        words(plainText.question, [
          [{ text: plainText.latest, callback: 'help:latest' }],
          [
            { text: plainText.follow, callback: 'help:follow' },
            { text: plainText.unfollow, callback: 'help:unfollow' },
          ],
        ]),
      );
    return true;
  },
  press: async (press) => {
    const meant = list().find(({ name }) => name === press.data);
    if (meant === undefined) return press.toast(textsFor(press.settings.language).buttonExpired);
    await meant.run({ ...press, text: '' });
  },
});

const thanked = /^(?:ok(?:e|ay)?[,!]?\s+)?(?:makasih|terima\s*kasih|trims|tq|thanks|thank you|thx)\b/i;
