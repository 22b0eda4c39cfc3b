import { join } from 'node:path';

/** What lasts from one run of the tests to the next; removed at any time without harm. */
export const kept = join(import.meta.dirname, '../../.bundled');

/**
 * The environment of a process that a test starts: nothing of whoever runs the tests, and a place where Node keeps compiled code and the
 * JavaScript that it has made of TypeScript, without which it would make that anew in each process.
 */
export const startEnv = { PATH: process.env['PATH'] ?? '', NODE_COMPILE_CACHE: join(kept, 'compiled') };
