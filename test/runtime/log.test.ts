import { describe, expect, it } from 'vitest';
import { createLog, logLevels, maskSecrets, type LogLevel } from '../../src/runtime/log.ts';

const secret = 'AAf-3_kLmNoPqRsTuVwXyZ0123456789abc';
const token = `123456789:${secret}`;

const recordsOf = (level: LogLevel, write: (log: ReturnType<typeof createLog>) => void) => {
  const lines: string[] = [];
  write(
    createLog(
      level,
      (line) => void lines.push(line),
      () => 0,
    ),
  );
  return lines;
};
const recordOf = (facts: Record<string, unknown>): string => {
  const [line = ''] = recordsOf('debug', (log) => log.info('thing.done', facts));
  return line;
};

describe('the log', () => {
  it('writes one line of JSON a record', () => {
    const line = recordOf({ chatId: -100, text: 'satu\ndua', list: [1, { a: 'b' }] });
    expect(line).toMatch(/^[^\n]+\n$/);
    expect(JSON.parse(line)).toEqual({
      time: '1970-01-01T00:00:00.000Z',
      level: 'info',
      event: 'thing.done',
      chatId: -100,
      text: 'satu\ndua',
      list: [1, { a: 'b' }],
    });
  });

  it('begins each line with its time, level and event, whatever the facts are called', () => {
    const line = recordOf({ ms: 83, event: 'other', time: 1 });
    expect(Object.keys(JSON.parse(line))).toEqual(['time', 'level', 'event', 'ms']);
    expect(JSON.parse(line)).toMatchObject({ event: 'thing.done' });
  });

  it.each(logLevels.map((level, index) => [level as LogLevel, 4 - index] as const))(
    'at level %s writes %d of the four kinds of record',
    (level, count) => {
      const lines = recordsOf(level, (log) => {
        log.debug('a');
        log.info('b');
        log.warn('c');
        log.error('d');
      });
      expect(lines).toHaveLength(count);
    },
  );

  it('writes the name and message of an error, also deep in the facts', () => {
    const line = recordOf({ error: new TypeError('not a feed'), more: [{ why: new Error('closed') }] });
    expect(JSON.parse(line)).toMatchObject({
      error: 'TypeError: not a feed',
      more: [{ why: 'Error: closed' }],
    });
  });
});

describe('a bot token in the log', () => {
  it.each([
    ['by itself', { token }],
    ['in a Bot API address', { url: `https://api.telegram.org/bot${token}/getMe` }],
    ['in the address of a file', { url: `https://api.telegram.org/file/bot${token}/photos/1.jpg` }],
    ['twice in one text', { text: `${token} and ${token}` }],
    ['deep in the facts', { one: { two: [{ three: `bot${token}` }] } }],
    ['as a name', { [token]: 1 }],
    ['in an error', { error: new Error(`fetch of https://api.telegram.org/bot${token}/getMe failed`) }],
    ['in an error deep in the facts', { many: [{ error: new Error(token) }] }],
    ['in an address object', { url: new URL(`https://api.telegram.org/bot${token}/getMe`) }],
    ['beside quotes and breaks', { text: `"${token}"\n'${token}'\\${token}` }],
  ])('is hidden: %s', (_where, facts) => {
    expect(recordOf(facts)).not.toContain(secret);
    expect(recordOf(facts)).toContain('<token>');
  });

  it('is hidden in the event', () => {
    expect(recordsOf('info', (log) => log.info(`started ${token}`)).join('')).not.toContain(secret);
  });

  it('is not mistaken for similar text, which is left alone', () => {
    for (const text of ['10:30', '12345678:kabar', 'Selasa 13.23 WIB', 'https://contoh.id:8080/berita'])
      expect(maskSecrets(text)).toBe(text);
  });
});

describe('the log of odd facts', () => {
  it('never throws', () => {
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    expect(recordOf({ size: 10n })).toContain('"size":"10"');
    expect(recordOf({ circle })).toContain('unreadable');
  });

  it('holds the cause of an error, without the user and password of an address', () => {
    const error = new Error('fetch failed', {
      cause: new Error('connect ECONNREFUSED https://user:rahasia@contoh.id/'),
    });
    expect(recordOf({ error })).toContain(
      'Error: fetch failed <- Error: connect ECONNREFUSED https://<hidden>@contoh.id/',
    );
  });
});
