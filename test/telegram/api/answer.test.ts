import { describe, expect, it } from 'vitest';
import { readOutcome } from '../../../src/telegram/api/answer.ts';

const refused = (description: string, error_code = 400) =>
  readOutcome({ ok: false, error_code, description: `Bad Request: ${description}` }).kind;

describe('an answer of Telegram', () => {
  it.each([
    "message can't be deleted",
    "message can't be deleted for everyone",
    "message can't be edited",
    'MESSAGE_DELETE_FORBIDDEN',
    'MESSAGE_EDIT_TIME_EXPIRED',
  ])(
    'means a message that cannot be changed when it says "%s", and says nothing of rights in the chat',
    (description) => {
      expect(refused(description)).toBe('unchangeable');
      expect(refused(description, 403)).toBe('unchangeable');
    },
  );

  it.each(['not enough rights to send text messages to the chat', 'CHAT_ADMIN_REQUIRED'])(
    'means missing rights when it says "%s"',
    (description) => {
      expect(refused(description)).toBe('no-rights');
    },
  );

  it.each([
    'message to delete not found',
    'message to edit not found',
    'message is not modified: specified new message content and reply markup are exactly the same',
  ])('means nothing to change when it says "%s"', (description) => {
    expect(refused(description)).toBe('unchanged');
  });

  it('with unknown words means a retry, or a block if its status is 403', () => {
    expect(refused('something new')).toBe('retry');
    expect(refused('something new', 403)).toBe('gone');
  });
});
