import { createLog, type Log } from './log.ts';

/** A record of the log that is a warning or worse, as it was written: time (ISO 8601), level, event, and what belongs to it. */
export type Warning = { time: string; level: string; event: string } & Record<string, unknown>;

/** A log that also keeps its last warnings and errors, masked as they are written. `most`: how many. */
export const keepWarnings = (
  log: Log,
  { now, most }: { now: () => number; most: number },
): { log: Log; /** The newest first. */ last(): Warning[] } => {
  const lines: string[] = [];
  const keep = createLog(
    'warn',
    (line) => {
      lines.unshift(line);
      lines.length = Math.min(lines.length, most);
    },
    now,
  );
  const both =
    (level: 'warn' | 'error'): Log['warn'] =>
    (event, facts) => {
      log[level](event, facts);
      keep[level](event, facts);
    };
  return {
    log: { ...log, warn: both('warn'), error: both('error') },
    last: () => lines.map((line) => JSON.parse(line) as Warning),
  };
};
