import './check-node.js';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { allocation } from './allocation.js';
import { entryFile } from './built.js';

// `npm start`, and with `demo` as its first argument, which is not handed on, `npm run demo`.

/** How memory is to be kept is read only at the start of a process: so the process begins anew, as itself, with that said. */
const withAllocation = () => {
  const { execve, execPath, execArgv, argv } = process;
  if (execve === undefined || process.platform !== 'linux') return;
  try {
    // As it was given: what an .env file adds, the token above all, stays out of what the system shows of a process.
    const env = readFileSync('/proc/self/environ', 'utf8')
      .split('\0')
      .filter((entry) => entry.includes('='));
    const variables = Object.fromEntries(env.map((entry) => entry.split(/=(.*)/s)));
    if (variables['MALLOC_ARENA_MAX'] !== undefined) return;
    const given = [execPath, ...execArgv, ...argv.slice(1)];
    execve.call(process, execPath, given, { ...variables, ...allocation });
  } catch {
    // Then it takes what it takes.
  }
};

withAllocation();
const [name = 'main'] = process.argv[2] === 'demo' ? process.argv.splice(2, 1) : [];
await import(pathToFileURL(entryFile(name)).href);
