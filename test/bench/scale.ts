import { parseArgs } from 'node:util';
import { kills } from './scale-kills.ts';
import { pollers } from './scale-pollers.ts';
import { stores } from './scale-stores.ts';

const parts = { pollers, stores, kills };

/** What it takes to look at many feeds with pollers, and to deliver over each store, and what a kill repeats. `--part pollers`, `stores` or `kills`: only that. */
export const scale = async (args: string[]): Promise<string> => {
  const { values } = parseArgs({ args, options: { part: { type: 'string' } } });
  const wanted = Object.entries(parts).filter(([name]) => values.part === undefined || values.part === name);
  if (wanted.length === 0)
    throw new Error(`there is no part ${values.part}, only ${Object.keys(parts).join(', ')}`);
  const told: string[] = [];
  for (const [, measure] of wanted) told.push(await measure());
  return told.join('\n\n');
};
