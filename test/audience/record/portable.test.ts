import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Chat, Follow } from '../../../src/audience/chat.ts';
import {
  portableNames,
  readChat,
  readFollow,
  writeChat,
  writeFollow,
} from '../../../src/audience/record/portable.ts';
import { cardParts, tagKinds } from '../../../src/message/template.ts';
import { readFilter } from '../../../src/audience/settings/typed-filter.ts';

const now = Date.UTC(2026, 4, 5, 6, 23);
const bare: Chat = {
  id: -100,
  kind: 'supergroup',
  title: 'Warga',
  language: 'id',
  timeZone: 'Asia/Makassar',
  state: 'active',
  follows: [],
};
const follow = (more: Partial<Follow>): Follow => ({ sourceId: 'f1', slot: 3, since: 1, ...more });

const minute = fc.nat({ max: 1_439 });
const sorted = (numbers: number[]) => numbers.toSorted((one, two) => one - two);
const digest = fc.record(
  {
    at: fc.uniqueArray(minute, { minLength: 1, maxLength: 6 }).map(sorted),
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 6 }).map(sorted),
  },
  { requiredKeys: ['at'] },
);
const filter = fc
  .string({ maxLength: 60 })
  .map((typed) => readFilter(`-judi ${typed}`).terms)
  .filter((terms) => terms.length <= 30);
const quiet = fc
  .record(
    { from: minute, to: minute, isSilent: fc.constant(true as const) },
    { requiredKeys: ['from', 'to'] },
  )
  .filter(({ from, to }) => from !== to);
const line = fc.constantFrom('Kabar Serang', '<b>Tebal', 'Ikuti @kabar · t.me/kabar');
const template = fc
  .record(
    {
      brand: line,
      signature: line,
      tags: fc.subarray([...tagKinds], { minLength: 1 }),
      without: fc.subarray([...cardParts], { minLength: 1 }),
      picture: fc.constant('photo' as const),
      link: fc.constant('headline' as const),
      share: fc.constant(true as const),
    },
    { requiredKeys: [] },
  )
  .filter((one) => Object.keys(one).length > 0);
const someChat: fc.Arbitrary<Chat> = fc
  .record(
    {
      language: fc.constantFrom('id' as const, 'en' as const),
      timeZone: fc.constantFrom('Asia/Jakarta', 'Asia/Jayapura', 'Europe/Paris', 'America/New_York'),
      filter,
      digest,
      quiet,
      breakingAtOnce: fc.constant(true as const),
      sound: fc.constantFrom('never' as const, 'breaking' as const),
      look: fc.constantFrom('compact' as const, 'text' as const),
      hidesSource: fc.constant(true as const),
      template,
      singleCards: fc.constant(true),
      everyReport: fc.constant(true),
    },
    { requiredKeys: ['language', 'timeZone'] },
  )
  .map((settings) => ({ ...bare, ...settings }));
const someFollow = fc
  .record(
    {
      filter,
      mutedUntil: fc.integer({ min: 1, max: 365 }).map((days) => now + days * 86_400_000),
      top: fc.integer({ min: 1, max: 100 }),
      digest,
      threadId: fc.integer({ min: 1, max: 1_000_000 }),
    },
    { requiredKeys: [] },
  )
  .map(follow);

describe('settings in a file', () => {
  it("a chat's are read as they were written", () => {
    fc.assert(
      fc.property(someChat, (chat) => {
        const { id: _id, kind: _kind, title: _title, state: _state, follows: _follows, ...settings } = chat;
        const written = writeChat(chat);
        expect(readChat(written)).toEqual(settings);
        expect(portableNames).toEqual(expect.arrayContaining(Object.keys(written)));
      }),
      { numRuns: 300 },
    );
  });

  it("a follow's are read as they were written", () => {
    fc.assert(
      fc.property(someFollow, (one) => {
        const { sourceId: _source, slot: _slot, since: _since, ...settings } = one;
        const written = writeFollow(one, now);
        expect(readFollow(written, { isSameChat: true, now })).toEqual(settings);
        expect(portableNames).toEqual(expect.arrayContaining(Object.keys(written)));
      }),
      { numRuns: 300 },
    );
  });

  it('a thread is read only where the file is of the same chat, which then names itself', () => {
    const one = follow({ threadId: 7 });
    expect(writeChat({ ...bare, follows: [one] })['chat']).toBe('-100');
    expect(writeChat(bare)['chat']).toBeUndefined();
    expect(readFollow(writeFollow(one, now), { isSameChat: false, now })).toEqual({});
  });

  it('a mute that is over is not written', () => {
    expect(writeFollow(follow({ mutedUntil: now - 1 }), now)).toEqual({});
  });

  it.each([
    { language: 'fr', timeZone: 'Mars/Olympus', sound: 'loud', quiet: '06:00-06:00', digest: 'besok' },
    { filter: Array.from({ length: 31 }, (_, at) => `-w${at}`).join(' ') },
    { singleCards: 'maybe', everyReport: '1', breakingAtOnce: 'true', silentQuiet: 'yes' },
  ])('leaves out what makes no sense for a chat: %j', (given) => {
    expect(readChat(given as Record<string, string>)).toEqual({});
  });

  it.each([
    { top: '0' },
    { top: '101' },
    { top: '-5' },
    { thread: '0' },
    { thread: '1e9' },
    { mutedUntil: '2020-01-01' },
    { mutedUntil: '9999-01-01' },
    { mutedUntil: 'selamanya' },
    { filter: 'kata biasa' },
  ])('leaves out what makes no sense for a follow: %j', (given) => {
    expect(readFollow(given as Record<string, string>, { isSameChat: true, now })).toEqual({});
  });
});
