import { badRequest } from './errors.ts';
import { listOf, objectOf, textOf } from './parameters.ts';
import type { Method } from './send.ts';
import type { Parameters } from '../types.ts';

export type Command = { command: string; description: string };
/** What the bot says of itself: command menus by scope and language, name and descriptions. */
export type Profile = {
  /** Menus by "scope[:chat[:user]]|language", as `setMyCommands` left them. */
  menus: Map<string, Command[]>;
  methods: Record<string, Method>;
};

const mostCommands = 100;

export const createProfile = (): Profile => {
  const menus = new Map<string, Command[]>();
  const words = new Map<string, string>();

  const worded = (name: string, key: string, limit: number, fallback = ''): Record<string, Method> => ({
    [`set${name}`]: ({ parameters }) => {
      const text = textOf(parameters, key) ?? '';
      if ([...text].length > limit) throw badRequest(`${key.replaceAll('_', ' ')} is too long`);
      words.set(`${key}|${languageOf(parameters)}`, text);
      return true;
    },
    [`get${name}`]: ({ parameters }) => ({
      [key]: words.get(`${key}|${languageOf(parameters)}`) ?? words.get(`${key}|`) ?? fallback,
    }),
  });

  return {
    menus,
    methods: {
      setMyCommands: ({ parameters }) => {
        const commands = listOf(parameters, 'commands').map(readCommand);
        if (commands.length > mostCommands) throw badRequest('BOT_COMMANDS_TOO_MUCH');
        menus.set(menuKey(parameters), commands);
        return true;
      },
      getMyCommands: ({ parameters }) => menus.get(menuKey(parameters)) ?? [],
      deleteMyCommands: ({ parameters }) => {
        menus.delete(menuKey(parameters));
        return true;
      },
      ...worded('MyDescription', 'description', 512),
      ...worded('MyShortDescription', 'short_description', 120),
      ...worded('MyName', 'name', 64),
      getChatMenuButton: () => ({ type: 'commands' }),
    },
  };
};

const languageOf = (parameters: Parameters): string => {
  const language = textOf(parameters, 'language_code') ?? '';
  if (language !== '' && !/^[a-z]{2}$/.test(language)) throw badRequest('invalid language code specified');
  return language;
};

const scopes = new Set([
  'default',
  'all_private_chats',
  'all_group_chats',
  'all_chat_administrators',
  'chat',
  'chat_administrators',
  'chat_member',
]);

const menuKey = (parameters: Parameters): string => {
  const scope = objectOf(parameters, 'scope') ?? { type: 'default' };
  const type = textOf(scope, 'type') ?? '';
  if (!scopes.has(type)) throw badRequest("can't parse BotCommandScope: unsupported type specified");
  const about = [type, textOf(scope, 'chat_id'), textOf(scope, 'user_id')].filter(
    (part) => part !== undefined,
  );
  return `${about.join(':')}|${languageOf(parameters)}`;
};

const readCommand = (given: unknown): Command => {
  const one: Parameters = { ...(given as object) };
  const command = (textOf(one, 'command') ?? '').replace(/^\//, '').trim();
  const description = (textOf(one, 'description') ?? '').trim();
  if (command === '') throw badRequest('command must be non-empty');
  if (command.length > 32) throw badRequest('command length must not exceed 32');
  if (!/^[a-z\d_]+$/.test(command)) throw badRequest('BOT_COMMAND_INVALID');
  if (description === '') throw badRequest('command description must be non-empty');
  if ([...description].length > 256) throw badRequest('command description length must not exceed 256');
  return { command, description };
};
