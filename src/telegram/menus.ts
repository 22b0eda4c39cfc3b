import type { Api } from 'grammy';
import type { BotCommandScope } from 'grammy/types';
import type { Command } from '../../commands/command.ts';
import type { Language } from '../message/message.ts';
import { languages } from '../message/texts.ts';

/**
 * Tells Telegram the commands of each scope in each language, and in the default one for everybody else
 * (https://core.telegram.org/bots/api#setmycommands). What Telegram knows already is not sent again.
 */
export const registerMenus = async (
  api: Api,
  commands: readonly Command[],
  fallback: Language,
): Promise<void> => {
  const scopes: { type: BotCommandScope['type']; isPrivate: boolean }[] = [
    { type: 'all_private_chats', isPrivate: true },
    { type: 'all_group_chats', isPrivate: false },
  ];
  for (const { type, isPrivate } of scopes)
    for (const language of [undefined, ...languages]) {
      const menu = commands
        .filter(({ scope }) => isPrivate || scope === 'everywhere')
        .map(({ name, descriptions }) => ({
          command: name,
          description: descriptions[language ?? fallback],
        }));
      const where = {
        scope: { type } as Extract<BotCommandScope, { type: 'all_private_chats' | 'all_group_chats' }>,
        ...(language !== undefined && { language_code: language }),
      };
      const known = await api.getMyCommands(where);
      if (JSON.stringify(known) !== JSON.stringify(menu)) await api.setMyCommands(menu, where);
    }
};
