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
      .filter(({ scope }) => scope === 'everywhere' || ask.chat.kind === 'private')
      .map(({ name, usage, descriptions }) => {
        const how = usage[language] === '' ? '' : ` <i>${escapeHtml(usage[language])}</i>`;
        return `/${name}${how}\n${escapeHtml(descriptions[language])}`;
      });
    await ask.reply(words([textsFor(language).help.heading, ...lines].join('\n\n')));
  },
  hear: async ({ text, settings, reply }) => {
    // A picture or an album may be meant for /broadcast: no chatter at each of its parts.
    if (text !== '') await reply(words(textsFor(settings.language).plainText));
    return text !== '';
  },
});
