/** One line of JSON a record on the error stream; never a secret: whatever looks like a bot token is masked. */
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

/** Masks bot tokens (123456:AA...), also inside Bot API addresses. */
export const maskSecrets = (text: string): string => text.replace(/\d{5,}:[\w-]{30,}/g, '<token>');

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
      const record = { time: new Date(now()).toISOString(), level: name, event, ...facts };
      write(`${maskSecrets(JSON.stringify(record, readable))}\n`);
    };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
};

const readable = (_key: string, value: unknown): unknown =>
  value instanceof Error ? `${value.name}: ${value.message}` : value;
