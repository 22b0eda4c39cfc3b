import { badRequest } from './errors.ts';
import type { Method } from './messages.ts';

type Menu = { command: string; description: string }[];

/** Methods that keep what the bot says of itself: menus for each scope and language, and the rest as it was given. */
export const createSettings = (): Record<string, Method> => {
  const menus = new Map<string, Menu>();
  const keyOf = ({ scope, language_code }: Record<string, unknown>) =>
    JSON.stringify([scope ?? { type: 'default' }, language_code ?? '']);
  return {
    setMyCommands: (_world, parameters) => {
      const menu = (parameters['commands'] ?? []) as Menu;
      if (menu.length > 100) throw badRequest('BOT_COMMANDS_TOO_MUCH');
      for (const { command, description } of menu) {
        if (!/^[a-z\d_]{1,32}$/.test(command)) throw badRequest('BOT_COMMAND_INVALID');
        if (description.length < 1 || description.length > 256)
          throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID');
      }
      menus.set(keyOf(parameters), menu);
      return true;
    },
    getMyCommands: (_world, parameters) => menus.get(keyOf(parameters)) ?? [],
    deleteMyCommands: (_world, parameters) => {
      menus.delete(keyOf(parameters));
      return true;
    },
    getMe: ({ bot }) => ({
      ...bot,
      can_join_groups: true,
      can_read_all_group_messages: false,
      supports_inline_queries: true,
      can_connect_to_business: false,
      has_main_web_app: false,
      has_topics_enabled: false,
      allows_users_to_create_topics: false,
    }),
    deleteWebhook: () => true,
    getWebhookInfo: ({ updates }) => ({
      url: '',
      has_custom_certificate: false,
      pending_update_count: updates.length,
    }),
  };
};
