import { describe, expect, it } from 'vitest';
import { keepWarnings } from '../../../src/runtime/warnings.ts';
import { warningWords } from '../../../src/web/status/warnings.ts';

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

describe('the last warnings', () => {
  it('warnings and errors are kept, the newest first, and go to the log as well; what is less is not kept', () => {
    const logged: string[] = [];
    const log = {
      ...quiet,
      warn: (event: string) => logged.push(event),
      info: (event: string) => logged.push(event),
    };
    const kept = keepWarnings(log, { now: () => 0, most: 2 });
    kept.log.info('ready');
    for (const event of ['one', 'two']) kept.log.warn(event);
    kept.log.error('three');
    expect(kept.last().map(({ level, event }) => `${level} ${event}`)).toEqual(['error three', 'warn two']);
    expect(logged).toEqual(['ready', 'one', 'two']);
  });

  it('a warning is shown without tokens, chats, people, keys in addresses, and facts of an unknown kind', () => {
    const kept = keepWarnings(quiet, { now: () => 0, most: 5 });
    kept.log.warn('send.retry', {
      error: new Error(
        `chat -1001234567890 of @budi_santoso at https://api.telegram.org/bot123456:${'A'.repeat(35)}/x`,
      ),
      address: 'https://x.example/feed?key=rahasia',
      chatId: 7_654_321,
      text: 'a private word',
      tries: 3,
    });
    const [warning] = kept.last();
    const words = warning === undefined ? '' : warningWords(warning);
    expect(words).toContain('tries: 3');
    expect(words).toContain('https://x.example/feed?…');
    expect(words).not.toMatch(/1234567890|budi|AAAA|rahasia|7654321|private/);
  });
});
