import { describe, expect, it } from 'vitest';
import { decide, type Decision, type Question } from '../../src/audience/decision.ts';
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
