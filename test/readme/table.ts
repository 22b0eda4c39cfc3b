import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandTable } from '../../commands/readme-table.ts';
import { commandsOf, createWorld } from '../commands/fakes.ts';
import { configTable } from './config-table.ts';

/** Writes the tables of commands and of variables anew: `node test/readme/table.ts && npm run format`. */
const docs = join(import.meta.dirname, '../../docs');
const putTable = (file: string, head: string, made: string) => {
  const path = join(docs, file);
  const page = readFileSync(path, 'utf8');
  const from = page.indexOf(head);
  if (from === -1) throw new Error(`${file} has no table that begins with "${head}"`);
  writeFileSync(path, page.slice(0, from) + page.slice(from).replace(/(?:^\|.*\n)+/m, () => `${made}\n`));
};
const example = readFileSync(join(docs, '../.env.example'), 'utf8');
putTable('commands.md', '| Command ', commandTable(commandsOf(createWorld()).commands));
putTable('configuration.md', '| Variable ', configTable(example));
