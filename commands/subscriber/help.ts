import { escapeHtml } from '../../src/text/escape.ts';
import { textsFor } from '../../src/i18n/texts.ts';
import { words, type Command } from '../../src/telegram/command.ts';

/** Made from the list that it is itself in: so the list is asked for only once it is needed. */
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
});
