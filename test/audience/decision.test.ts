import { describe, expect, it } from 'vitest';
import { decide, type Decision, type Question } from '../../src/audience/decision.ts';
import type { Chat, Follow } from '../../src/audience/chat.ts';
import { filterTextOf } from '../../src/audience/settings/filter.ts';
import { chatOf, person } from '../commands/fakes.ts';

const dayMs = 86_400_000;
const now = 10 * dayMs;
const chat = chatOf(person);
const by = { sourceId: 'f1', slot: 3, since: 1_000 };
const question: Question = { chat, by, openedAt: 2_000, isRecalled: false, now };
const send: Decision = { kind: 'send' };
const skip = (why: string) => ({ kind: 'skip', why });

describe('the decision to deliver a story to a chat', () => {
  it.each<[string, Partial<Question>, object]>([
    ['a follower gets what was opened after its follow', {}, send],
    ['a follower since the same moment gets it', { openedAt: 1_000 }, send],
    ['a later follower is passed over', { openedAt: 999 }, skip('followed later')],
    ['a chat without the follow is passed over', { by: undefined }, skip('not following')],
    ['an unknown chat is passed over', { chat: undefined }, skip('not following')],
    ['a chat that is addressed itself needs no follow', { by: 'itself', openedAt: 0 }, send],
    ['a gone chat is passed over', { chat: { ...chat, state: 'gone' } }, skip('gone')],
    [
      'a paused chat has its news kept until a day after it was paused',
      { chat: { ...chat, state: 'paused', pausedAt: now - dayMs + 1 } },
      { kind: 'hold', until: now + 1, why: 'paused' },
    ],
    [
      'a channel that Kabar is out of has its news kept for a day',
      { chat: { ...chat, kind: 'channel', state: 'gone', pausedAt: now - 5 } },
      { kind: 'hold', until: now - 5 + dayMs, why: 'paused' },
    ],
    [
      'a channel that Kabar has been out of for a day is passed over',
      { chat: { ...chat, kind: 'channel', state: 'gone', pausedAt: now - dayMs } },
      skip('gone'),
    ],
    [
      'a chat that was paused a day ago is tried',
      { chat: { ...chat, state: 'paused', pausedAt: now - dayMs } },
      send,
    ],
    ['a chat that was paused at no known time is tried', { chat: { ...chat, state: 'paused' } }, send],
    [
      'a paused chat has its messages changed all the same, at any hour',
      { by: 'itself', isAmendment: true, chat: { ...chat, state: 'paused', quiet: { from: 0, to: 1_439 } } },
      send,
    ],
    [
      'a person who has blocked the bot keeps the messages as they are',
      { by: 'itself', isAmendment: true, chat: { ...chat, state: 'gone' } },
      skip('gone'),
    ],
    [
      'a chat that an operator has banned gets nothing',
      { chat: { ...chat, isBanned: true } },
      skip('banned'),
    ],
    ['nobody gets what was taken back', { isRecalled: true }, skip('recalled')],
    [
      'what was taken back is told as such also where the follow is gone',
      { isRecalled: true, by: undefined },
      skip('recalled'),
    ],
  ])('%s', (_, changed, decision) => {
    expect(decide({ ...question, ...changed })).toEqual(decision);
  });
});

const story = filterTextOf({
  headline: 'Kebakaran pasar di Serang',
  lead: 'Api padam pukul 05.00.',
  author: 'Siti Nurhaliza',
  categories: ['Peristiwa'],
});
const jakarta = (iso: string) => Date.parse(`${iso}+07:00`);
const evening = jakarta('2026-11-28T20:00');
const night = jakarta('2026-11-28T23:30');
const morning = jakarta('2026-11-29T07:00');
const asked: Question = { ...question, chat: { ...chat, timeZone: 'Asia/Jakarta' }, story, now: evening };
const withChat = (more: Partial<Chat>) => ({ chat: { ...chat, timeZone: 'Asia/Jakarta', ...more } });
const withFollow = (more: Partial<Follow>) => ({ by: { ...by, ...more } });
const digest = { at: [7 * 60, 18 * 60] };
const quiet = { from: 22 * 60, to: 6 * 60 };
const without = (word: string) => [{ not: true as const, any: [word] }];

describe('the decision about what a chat has chosen', () => {
  it.each<[string, Partial<Question>, object]>([
    ['a muted source sends nothing', withFollow({ mutedUntil: evening + 1 }), skip('muted')],
    ['a source whose mute is over sends', withFollow({ mutedUntil: evening }), send],
    [
      'a filter of the follow skips what has its word',
      withFollow({ filter: without('pasar') }),
      { ...skip('filtered'), detail: '-pasar' },
    ],
    [
      'a filter of the chat counts for every follow',
      withChat({ filter: without('serang') }),
      { ...skip('filtered'), detail: '-serang' },
    ],
    ['a filter passes what it does not name', withFollow({ filter: without('banjir') }), send],
    [
      'a filter is not asked about what is no story',
      { ...withFollow({ filter: without('pasar') }), story: undefined },
      send,
    ],
    [
      'a digest keeps stories until its next time',
      withChat({ digest }),
      { kind: 'hold', until: morning, why: 'digest' },
    ],
    [
      'a digest on weekdays keeps what comes on Saturday until Monday',
      withChat({ digest: { at: [7 * 60], days: [1, 2, 3, 4, 5] } }),
      { kind: 'hold', until: jakarta('2026-11-30T07:00'), why: 'digest' },
    ],
    [
      'a digest of the source comes before that of the chat',
      { ...withChat({ digest }), ...withFollow({ digest: { at: [21 * 60] } }) },
      { kind: 'hold', until: jakarta('2026-11-28T21:00'), why: 'digest' },
    ],
    ['a digest does not keep a word about a feed', { ...withChat({ digest }), story: undefined }, send],
    [
      'a digest keeps breaking news, too',
      { ...withChat({ digest }), isBreaking: true },
      { kind: 'hold', until: morning, why: 'digest' },
    ],
    [
      'breaking news passes a digest where that is wanted',
      { ...withChat({ digest, breakingAtOnce: true }), isBreaking: true },
      send,
    ],
    [
      'what waited for a digest comes with it',
      { ...withChat({ digest }), waited: { why: 'digest', until: evening } },
      send,
    ],
    [
      'what waited for a digest comes with it in quiet hours, without a sound',
      { ...withChat({ digest, quiet }), now: night, waited: { why: 'digest', until: night } },
      { ...send, isSilent: true },
    ],
    [
      'a digest that is three hours late still comes',
      { ...withChat({ digest }), waited: { why: 'digest', until: evening - 3 * 3_600_000 } },
      send,
    ],
    [
      'a digest that is later goes with the next',
      { ...withChat({ digest }), waited: { why: 'digest', until: evening - 3 * 3_600_000 - 1 } },
      { kind: 'hold', until: morning, why: 'digest' },
    ],
    [
      'what waited for a digest comes where there is none any more',
      { waited: { why: 'digest', until: 0 } },
      send,
    ],
    ['quiet hours keep nothing before they begin', withChat({ quiet }), send],
    [
      'quiet hours keep a story until they end',
      { ...withChat({ quiet }), now: night },
      { kind: 'hold', until: jakarta('2026-11-29T06:00'), why: 'quiet' },
    ],
    [
      'quiet hours keep a word about a feed, too',
      { ...withChat({ quiet }), now: night, story: undefined },
      { kind: 'hold', until: jakarta('2026-11-29T06:00'), why: 'quiet' },
    ],
    [
      "quiet hours are those of the chat's own zone",
      { ...withChat({ quiet, timeZone: 'Asia/Jayapura' }), now: jakarta('2026-11-28T20:00') },
      { kind: 'hold', until: jakarta('2026-11-29T04:00'), why: 'quiet' },
    ],
    [
      'silent quiet hours let stories come without a sound',
      { ...withChat({ quiet: { ...quiet, isSilent: true } }), now: night },
      { ...send, isSilent: true },
    ],
    [
      'breaking news passes quiet hours where that is wanted',
      { ...withChat({ quiet, breakingAtOnce: true }), now: night, isBreaking: true },
      { ...send, isSilent: true },
    ],
    [
      'a post by an admin waits for no quiet hours',
      { ...withChat({ quiet }), by: 'itself', now: night },
      send,
    ],
    [
      'a chat without sound is sent everything silently',
      withChat({ sound: 'never' }),
      { ...send, isSilent: true },
    ],
    [
      'a chat that hears breaking news alone is sent the rest silently',
      withChat({ sound: 'breaking' }),
      { ...send, isSilent: true },
    ],
    [
      'a chat that hears breaking news alone hears it',
      { ...withChat({ sound: 'breaking' }), isBreaking: true },
      send,
    ],
    ['a number a day lets the first come', { ...withFollow({ top: 2 }), toldToday: 1 }, send],
    [
      'a number a day skips what is beyond it',
      { ...withFollow({ top: 2 }), toldToday: 2 },
      skip('enough today'),
    ],
    [
      'a number a day lets breaking news come',
      { ...withFollow({ top: 2 }), toldToday: 2, isBreaking: true },
      send,
    ],
    [
      'a number a day lets the first come beside a digest',
      { ...withChat({ digest }), ...withFollow({ top: 2 }), toldToday: 1 },
      send,
    ],
    [
      'a number a day leaves the rest to the digest',
      { ...withChat({ digest }), ...withFollow({ top: 2 }), toldToday: 2 },
      { kind: 'hold', until: morning, why: 'digest' },
    ],
  ])('%s', (_, changed, decision) => {
    expect(decide({ ...asked, ...changed })).toEqual(decision);
  });
});
