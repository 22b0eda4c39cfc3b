import './check-node.js';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { entryFile } from './copy.js';

// `npm start`, and with `demo` as its first argument, which is not handed on, `npm run demo`.

/**
 * The C library of most systems keeps free memory apart for each thread, which is a tenth of what Kabar takes, and reads only
 * at the start of a process whether it may (mallopt(3), M_ARENA_MAX): so the process begins anew, as itself, with that said.
 */
const withOneArena = () => {
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
    execve.call(process, execPath, given, { ...variables, MALLOC_ARENA_MAX: '1' });
  } catch {
    // Then it takes what it takes.
  }
};

withOneArena();
const [name = 'main'] = process.argv[2] === 'demo' ? process.argv.splice(2, 1) : [];
await import(pathToFileURL(entryFile(name)).href);
