import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandTable } from '../../commands/readme-table.ts';
import { commandsOf, createWorld } from '../commands/fakes.ts';

/** Writes the README's table of commands anew: `node test/readme/table.ts && npm run format`. */
const path = join(import.meta.dirname, '../../README.md');
const readme = readFileSync(path, 'utf8');
const table = /(?:^\|.*\n)+/m;
const from = readme.indexOf('| Command ');
const after = readme.slice(from).replace(table, `${commandTable(commandsOf(createWorld()).commands)}\n`);
writeFileSync(path, readme.slice(0, from) + after);
