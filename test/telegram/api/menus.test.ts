import { Api } from 'grammy/web';
import { describe, expect, it } from 'vitest';
import { commandsOf, createWorld } from '../../commands/fakes.ts';
import { registerMenus } from '../../../src/telegram/api/menus.ts';

const { commands } = commandsOf(createWorld());

type Menu = { command: string; description: string }[];

/** Telegram's memory of menus. */
const telegram = () => {
  const api = new Api('1:x');
  const menus = new Map<string, Menu>();
  let sets = 0;
  api.config.use(async (_previous, method, payload) => {
    const {
      scope,
      language_code: language = '',
      commands = [],
    } = payload as {
      scope: { type: string };
      language_code?: string;
      commands?: Menu;
    };
    const key = `${scope.type} ${language}`.trim();
    if (method === 'getMyCommands') return { ok: true, result: (menus.get(key) ?? []) as never };
    sets++;
    menus.set(key, commands);
    return { ok: true, result: true as never };
  });
  return { api, menus, sets: () => sets };
};
const names = (menu: Menu | undefined) => menu?.map(({ command }) => command);

describe('the command menus', () => {
  it('show each group of people its commands in its language', async () => {
    const { api, menus } = telegram();
    await registerMenus(api, commands, 'id');
    expect(names(menus.get('all_private_chats'))).toEqual(
      commands.filter(({ isHidden, operatorsOnly }) => !isHidden && !operatorsOnly).map(({ name }) => name),
    );
    expect(names(menus.get('all_private_chats'))).not.toContain('admin');
    expect(names(menus.get('all_group_chats'))).toEqual(['latest', 'following', 'sources', 'why', 'help']);
    expect(names(menus.get('all_chat_administrators en'))).toEqual([
      'latest',
      'follow',
      'unfollow',
      'following',
      'sources',
      'filter',
      'mute',
      'unmute',
      'top',
      'digest',
      'quiet',
      'why',
      'settings',
      'export',
      'import',
      'forget',
      'help',
    ]);
    expect(menus.get('all_private_chats en')?.[0]?.description).toBe('The newest headlines, or search');
    expect(menus.get('all_private_chats')?.[0]?.description).toBe('Berita terbaru, atau cari berita');
  });

  it('are not sent again when Telegram already has them', async () => {
    const { api, sets } = telegram();
    await registerMenus(api, commands, 'id');
    expect(sets()).toBe(9);
    await registerMenus(api, commands, 'id');
    expect(sets()).toBe(9);
    await registerMenus(api, commands, 'en');
    expect(sets()).toBe(12);
  });
});
