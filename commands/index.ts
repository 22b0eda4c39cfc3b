import { broadcast } from './broadcast.ts';
import type { Command } from './command.ts';
import { follow } from './follow.ts';
import { following } from './following.ts';
import { createHelp } from './help.ts';
import { latest } from './latest.ts';
import { settings } from './settings.ts';
import { start } from './start.ts';
import { unfollow } from './unfollow.ts';

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
