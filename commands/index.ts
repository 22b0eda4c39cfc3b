import { broadcast } from './channel/broadcast.ts';
import type { Command } from '../src/telegram/command.ts';
import { follow } from './subscriber/follow.ts';
import { following } from './subscriber/following.ts';
import { createHelp } from './subscriber/help.ts';
import { latest } from './subscriber/latest.ts';
import { settings } from './subscriber/settings.ts';
import { start } from './subscriber/start.ts';
import { unfollow } from './subscriber/unfollow.ts';

/** Every command, in the order in which menus and /help show them. */
export const commands: readonly Command[] = [
  latest,
  follow,
  unfollow,
  following,
  broadcast,
  settings,
  createHelp(() => commands),
  start,
];

/** The README's table of commands. */
export const commandTable = (): string =>
  [
    '| Command | What it does | Yang dilakukan |',
    '| --- | --- | --- |',
    ...commands.map(({ name, usage, descriptions }) => {
      const how = usage.en === '' ? '' : ` ${usage.en.replaceAll('|', '\\|')}`;
      return `| \`/${name}${how}\` | ${descriptions.en} | ${descriptions.id} |`;
    }),
  ].join('\n');
