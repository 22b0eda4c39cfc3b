import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { commandTable } from '../../commands/readme-table.ts';
import { commandsOf, createWorld } from '../commands/fakes.ts';
import { configTable } from './config-table.ts';

const root = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const squeezed = (text: string) => text.replaceAll(/ +/g, ' ').replaceAll(/-{3,}/g, '---');

it('docs/commands.md has the table of commands that the code generates', () => {
  const table = commandTable(commandsOf(createWorld()).commands);
  expect(squeezed(read('docs/commands.md'))).toContain(squeezed(table));
});

it('docs/running.md names each exit code, and the service does not restart where that mends nothing', () => {
  const [, codes = ''] = /const exits = \{([^}]+)\}/.exec(read('src/app/run.ts')) ?? [];
  const named = Object.fromEntries(
    [...codes.matchAll(/(\w+): (\d+)/g)].map(([, name = '', code]) => [name, Number(code)]),
  );
  expect(Object.keys(named).sort()).toEqual(['config', 'damaged', 'inUse', 'unavailable']);
  const page = read('docs/running.md');
  for (const code of [0, 130, ...Object.values(named)])
    expect(page).toMatch(new RegExp(`^\\| ${code} +\\| \\w`, 'm'));
  expect(read('deploy/kabar.service')).toContain(
    `RestartPreventExitStatus=${named['damaged']} ${named['config']}`,
  );
});

it('docs/configuration.md has the table of variables that .env.example explains', () => {
  expect(squeezed(read('docs/configuration.md'))).toContain(squeezed(configTable(read('.env.example'))));
});
