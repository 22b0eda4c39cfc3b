import type { Api } from 'grammy/web';
import type { BotCommand } from 'grammy/types';
import type { Command } from '../command.ts';
import type { Language } from '../../i18n/language.ts';
import { languages } from '../../i18n/language.ts';

/** Who sees which commands (https://core.telegram.org/bots/api#botcommandscope). */
const menus: {
  type: 'all_private_chats' | 'all_group_chats' | 'all_chat_administrators';
  has(command: Command): boolean;
}[] = [
  { type: 'all_private_chats', has: () => true },
  { type: 'all_group_chats', has: ({ scope, adminsOnly }) => scope === 'everywhere' && adminsOnly !== true },
  { type: 'all_chat_administrators', has: ({ scope }) => scope === 'everywhere' },
];

/**
 * Tells Telegram the commands of each scope in each language, and in the default one for everybody else
 * (https://core.telegram.org/bots/api#setmycommands). What Telegram knows already is not sent again.
 */
export const registerMenus = async (
  api: Api,
  commands: readonly Command[],
  fallback: Language,
): Promise<void> => {
  for (const { type, has } of menus)
    for (const language of [undefined, ...languages]) {
      const menu = commands
        .filter((one) => !one.isHidden && !one.operatorsOnly && has(one))
        .map(({ name, descriptions }) => ({
          command: name,
          description: descriptions[language ?? fallback],
        }));
      const where = { scope: { type }, ...(language !== undefined && { language_code: language }) };
      if (!isSame(await api.getMyCommands(where), menu)) await api.setMyCommands(menu, where);
    }
};

const isSame = (known: BotCommand[], menu: BotCommand[]): boolean =>
  known.length === menu.length &&
  known.every(
    ({ command, description }, index) =>
      command === menu[index]?.command && description === menu[index].description,
  );
