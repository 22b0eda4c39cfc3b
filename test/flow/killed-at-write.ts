import { StatementSync } from 'node:sqlite';

/**
 * Preloaded into Kabar by tests (`NODE_OPTIONS=--import=...`): kills the process, as nobody can foresee, right before one of its
 * writes to the store. KILL_KEYS: which writes count, by a pattern of their keys; KILL_AT: the how manieth of them. Counting
 * begins at SIGUSR2, and ends at the next.
 */
const keys = new RegExp(process.env['KILL_KEYS'] ?? '(?!)');
const at = Number(process.env['KILL_AT'] ?? Infinity);
let isArmed = false;
let count = 0;
process.on('SIGUSR2', () => {
  isArmed = !isArmed;
});

type Method = (this: StatementSync, ...values: unknown[]) => unknown;
const watch = (name: 'run' | 'all') => {
  const prototype = StatementSync.prototype as unknown as Record<string, Method>;
  const original = prototype[name];
  if (original === undefined) throw new Error(`node:sqlite has no ${name}`);
  prototype[name] = function (...values) {
    const isWrite = /^\s*(insert|update|delete|replace)/i.test(this.sourceSQL);
    const isMeant = isArmed && isWrite && values.some((one) => typeof one === 'string' && keys.test(one));
    if (isMeant && ++count === at) process.kill(process.pid, 'SIGKILL');
    return original.apply(this, values);
  };
};
watch('run');
watch('all');
