import { describe, expect, it } from 'vitest';
import { createLog } from '../../src/runtime/log.ts';
import { logLines } from '../../src/runtime/log-lines.ts';

const at = Date.UTC(2026, 4, 5, 6, 23, 9);
const logged = (isTTY: boolean, env: Record<string, string> = {}, facts: Record<string, unknown> = {}) => {
  let text = '';
  const write = logLines({ isTTY, write: (piece) => (text += piece) }, env);
  createLog('info', write, () => at).warn('feed.failed', facts);
  return text;
};

describe('the lines of the log', () => {
  it('a program reads a record as a line of JSON', () => {
    expect(JSON.parse(logged(false, {}, { title: 'Harian', tries: 2 }))).toEqual({
      time: '2026-05-05T06:23:09.000Z',
      level: 'warn',
      event: 'feed.failed',
      title: 'Harian',
      tries: 2,
    });
  });

  it('a person at a terminal reads time, level, event and facts', () => {
    const clock = new Date(at).toTimeString().slice(0, 8);
    expect(logged(true, { NO_COLOR: '1' }, { title: 'Harian', tries: 2, pace: { rate: 30 } })).toBe(
      `${clock} warn  feed.failed  title: Harian  tries: 2  pace: {"rate":30}\n`,
    );
    expect(logged(true)).toContain('\u001b[33mwarn  feed.failed\u001b[0m');
  });

  it('what a feed says moves no cursor, and a token is masked', () => {
    const line = logged(true, { NO_COLOR: '1' }, { title: `a\u001b[2J\r\n\u202eb 123456:${'A'.repeat(35)}` });
    expect(line).toContain('a\\u001b[2J\\u000d\\u000a\\u202eb <token>');
    expect(line.trimEnd()).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });
});
