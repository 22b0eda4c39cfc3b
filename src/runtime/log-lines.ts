/** How levels look on a terminal (ECMA-48, SGR): dim, plain, yellow, red. */
const colours: Record<string, string> = { debug: '2', info: '0', warn: '33', error: '31' };

/**
 * Where a log writes its records: as they are, a line of JSON each, for programs (a pipe, a file); for people on a terminal a line with
 * the time of day, the level, the event and what belongs to it, in colour unless NO_COLOR (https://no-color.org) is set.
 */
export const logLines = (
  stream: { isTTY?: boolean; write(text: string): unknown },
  env: Record<string, string | undefined>,
): ((line: string) => void) => {
  if (!stream.isTTY) return (line) => void stream.write(line);
  const isColoured = (env['NO_COLOR'] ?? '') === '';
  return (line) => void stream.write(`${readable(line, isColoured)}\n`);
};

const readable = (line: string, isColoured: boolean): string => {
  const { time, level, event, ...facts } = JSON.parse(line) as Record<string, unknown>;
  const clock = new Date(String(time)).toTimeString().slice(0, 8);
  const head = `${String(level).padEnd(5)} ${String(event)}`;
  const shown = isColoured ? `\u001b[${colours[String(level)] ?? '0'}m${head}\u001b[0m` : head;
  return [
    `${clock} ${shown}`,
    ...Object.entries(facts).map(([name, value]) => `${name}: ${words(value)}`),
  ].join('  ');
};

/** Of what others have written no character may move the cursor or colour the screen. */
const words = (value: unknown): string =>
  (typeof value === 'string' ? value : JSON.stringify(value)).replace(
    /[\p{Cc}\p{Cf}]/gu,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
