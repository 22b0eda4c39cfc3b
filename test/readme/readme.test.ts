import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { commandTable } from '../../commands/readme-table.ts';
import { commandsOf, createWorld } from '../commands/fakes.ts';
import { configTable } from './config-table.ts';

const root = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const squeezed = (text: string) => text.replaceAll(/ +/g, ' ').replaceAll(/-{3,}/g, '---');

it('the README has the table of commands that the code generates', () => {
  expect(squeezed(read('README.md'))).toContain(squeezed(commandTable(commandsOf(createWorld()).commands)));
});

it('the README has the table of variables that .env.example explains', () => {
  expect(squeezed(read('README.md'))).toContain(squeezed(configTable(read('.env.example'))));
});
