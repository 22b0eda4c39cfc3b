import { describe, expect, it } from 'vitest';
import { readOutcome } from '../../../src/telegram/api/answer.ts';

const refused = (description: string, error_code = 400) =>
  readOutcome({ ok: false, error_code, description: `Bad Request: ${description}` }).kind;

describe('what became of a request', () => {
  it.each([
    "message can't be deleted",
    "message can't be deleted for everyone",
    "message can't be edited",
    'not enough rights to send text messages to the chat',
  ])('is no right to do it, where Telegram says "%s"', (description) => {
    expect(refused(description)).toBe('no-rights');
  });

  it.each([
    'message to delete not found',
    'message to edit not found',
    'message is not modified: specified new message content and reply markup are exactly the same',
  ])('is nothing to do, where Telegram says "%s"', (description) => {
    expect(refused(description)).toBe('unchanged');
  });

  it('is tried again where the words are not known, and taken for a block where nothing else is said', () => {
    expect(refused('something new')).toBe('retry');
    expect(refused('something new', 403)).toBe('gone');
  });
});
