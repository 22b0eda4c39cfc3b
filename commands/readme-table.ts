import type { Command } from '../src/telegram/command.ts';

/** The table of commands in docs/commands.md. */
export const commandTable = (commands: readonly Command[]): string =>
  [
    '| Command | What it does | Yang dilakukan |',
    '| --- | --- | --- |',
    ...commands
      .filter(({ isHidden }) => !isHidden)
      .map(({ name, usage, descriptions }) => {
        const how = usage.en === '' ? '' : ` ${usage.en.replaceAll('|', '\\|')}`;
        return `| \`/${name}${how}\` | ${descriptions.en} | ${descriptions.id} |`;
      }),
  ].join('\n');
