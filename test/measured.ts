import { readFileSync } from 'node:fs';

/**
 * The most memory that a process has held, in MiB (proc(5), `VmHWM`). Not getrusage's `ru_maxrss`: Linux hands a
 * parent's peak on to the program that its child becomes.
 */
export const peakMiB = (pid: number | 'self' = 'self'): number =>
  Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_024;

/** CPU time of this thread for `work`, in milliseconds: unlike the clock's, not that of others on a shared machine. */
export const cpuMsOf = (work: () => void): number => {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000;
};
