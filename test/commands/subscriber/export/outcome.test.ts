import { expect, it } from 'vitest';
import { doneMessage } from '../../../../commands/subscriber/export/outcome.ts';
import { textsFor } from '../../../../src/i18n/texts.ts';
import { codePoints } from '../../../../src/text/escape.ts';

const texts = textsFor('id').exporting.import;
const failedAt = (at: number, length: number) => ({
  feed: {
    url: `https://koran${at}.example/${'a'.repeat(length)}`,
    title: 'K'.repeat(length + 1),
    settings: {},
  },
  why: 'refused-address' as const,
});

it('stays within one message for 200 failures with the longest names and addresses', () => {
  const failed = Array.from({ length: 200 }, (_, at) => failedAt(at, 2_000));
  const outcome = { followed: { sources: 0, topics: 0 }, already: 0, failed };
  const { plain, buttons } = doneMessage(outcome, { id: 'abc', texts, chatTitle: 'W'.repeat(500) });
  expect(codePoints(plain)).toBeLessThanOrEqual(4_096);
  expect(plain).toContain('…dan 192 lagi.');
  expect(buttons?.flat()).toEqual([{ text: 'Coba lagi yang gagal (200)', callback: 'import:all:abc' }]);
});

it('has no button where nothing failed', () => {
  const outcome = { followed: { sources: 3, topics: 0 }, already: 1, failed: [] };
  const { plain, buttons } = doneMessage(outcome, { id: '', texts, chatTitle: undefined });
  expect(plain).toBe('Selesai. 3 sumber baru diikuti di sini, 1 sudah diikuti.');
  expect(buttons ?? []).toEqual([]);
});

it('counts sources and topics apart, in both languages', () => {
  const said = (language: 'id' | 'en', sources: number, topics: number) =>
    doneMessage(
      { followed: { sources, topics }, already: 0, failed: [] },
      { id: '', texts: textsFor(language).exporting.import, chatTitle: undefined },
    ).plain;
  expect(said('id', 12, 3)).toBe('Selesai. 12 sumber dan 3 topik baru diikuti di sini.');
  expect(said('en', 12, 1)).toBe('Done. 12 new sources and 1 new topic followed here.');
  expect(said('id', 0, 1)).toBe('Selesai. 1 topik baru diikuti di sini.');
  expect(said('en', 0, 0)).toBe('Done. No new sources.');
});
