import type { Message } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import { createCorrections } from '../../../src/telegram/updates/corrections.ts';

const said = (text: string | undefined, more: Partial<Message> = {}): Message =>
  ({
    message_id: 5,
    date: 1_000,
    chat: { id: 7, type: 'private' },
    ...(text && { text }),
    ...more,
  }) as Message;

describe('corrections', () => {
  it('are edits that say something else than what was heard of the message', () => {
    const corrections = createCorrections();
    corrections.heard(said('/follow detk.com'));
    const edited = said('/follow detik.com', { edit_date: 1_010 });
    expect(corrections.isOne(edited)).toBe(true);
    corrections.heard(edited);
    expect(corrections.isOne(edited)).toBe(false);
  });

  it('are none where only the link preview of a message has changed', () => {
    const corrections = createCorrections();
    corrections.heard(said('/follow detik.com'));
    expect(corrections.isOne(said('/follow detik.com', { edit_date: 1_001 }))).toBe(false);
  });

  it('are edits within an hour, of messages with a text', () => {
    const corrections = createCorrections();
    expect(corrections.isOne(said('/latest', { edit_date: 1_000 + 3_600 }))).toBe(true);
    expect(corrections.isOne(said('/latest', { edit_date: 1_000 + 3_601 }))).toBe(false);
    expect(corrections.isOne(said(undefined, { edit_date: 1_001 }))).toBe(false);
  });

  it('of messages in different chats are different, though their numbers are equal', () => {
    const corrections = createCorrections();
    corrections.heard(said('/latest'));
    const elsewhere = { chat: { id: 8, type: 'private', first_name: 'Ani' } as const, edit_date: 1_001 };
    expect(corrections.isOne(said('/latest', elsewhere))).toBe(true);
  });
});
