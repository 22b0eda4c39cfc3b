import { readFileSync } from 'node:fs';

/**
 * Preloaded into Kabar by tests (`NODE_OPTIONS=--import=...`): the machine's clock as somebody sets it. At SIGUSR2 it is put on by
 * the milliseconds that stand in the file CLOCK_FILE, or back; what only runs (timers, performance.now) goes on, as on a real machine.
 */
const file = process.env['CLOCK_FILE'] ?? '';
const MachineDate = Date;
let shiftMs = 0;
const now = () => MachineDate.now() + shiftMs;

const SetDate = new Proxy(MachineDate, {
  construct: (target, given: unknown[], newTarget) =>
    Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget) as Date,
  apply: () => new MachineDate(now()).toString(),
  get: (target, name) => (name === 'now' ? now : (Reflect.get(target, name) as unknown)),
});
globalThis.Date = SetDate;
Object.defineProperty(MachineDate.prototype, 'constructor', { value: SetDate });

process.on('SIGUSR2', () => {
  shiftMs += Number(readFileSync(file, 'utf8'));
  process.stderr.write(`{"level":"info","event":"clock.set"}\n`);
});
