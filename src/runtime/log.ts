/** One line of JSON a record, on the error stream where nothing else is said; never a secret: whatever looks like a bot token is masked. */
export type Log = {
  debug(event: string, facts?: Facts): void;
  info(event: string, facts?: Facts): void;
  warn(event: string, facts?: Facts): void;
  error(event: string, facts?: Facts): void;
};
type Facts = Record<string, unknown>;

const levels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof levels)[number];
export const logLevels: readonly string[] = levels;

/** Masks bot tokens (123456:AA...), also inside Bot API addresses, and what stands before the @ of an address. */
export const maskSecrets = (text: string): string =>
  text.replace(/\d{5,}(?::|%3A)[\w-]{30,}/gi, '<token>').replace(/(:\/\/)[^\s/@"\\]+@/g, '$1<hidden>@');

/** Gives a log that writes records of `level` and above through `write`. */
export const createLog = (
  level: LogLevel,
  write: (line: string) => void = (line) => void process.stderr.write(line),
  now: () => number = Date.now,
): Log => {
  const at =
    (name: LogLevel) =>
    (event: string, facts: Facts = {}) => {
      if (levels.indexOf(name) < levels.indexOf(level)) return;
      // What every line has stands first; a fact of the same name does not hide it.
      const head = { time: new Date(now()).toISOString(), level: name, event };
      const record = { ...head, ...facts, ...head };
      write(`${maskSecrets(encode(record))}\n`);
    };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
};

/** A log must never throw: it is called where something has gone wrong already. */
const encode = (record: { time: string; level: string; event: string }): string => {
  try {
    return JSON.stringify(record, readable);
  } catch (error) {
    const { time, level, event } = record;
    return JSON.stringify({ time, level, event, unreadable: String(error) });
  }
};

const readable = (_key: string, value: unknown): unknown => {
  if (typeof value === 'bigint') return String(value);
  return value instanceof Error ? told(value) : value;
};

/** The error and what caused it: of a failed connection the reason stands deep inside. */
const told = (error: Error, depth = 0): string => {
  const inner: unknown[] = error instanceof AggregateError ? error.errors : [error.cause];
  const causes =
    depth < 4 ? inner.flatMap((one) => (one instanceof Error ? [told(one, depth + 1)] : [])) : [];
  return [`${error.name}: ${error.message}`, ...causes].join(' <- ');
};
