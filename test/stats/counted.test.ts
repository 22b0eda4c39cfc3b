import { describe, expect, it } from 'vitest';
import type { Receipt } from '../../src/delivery/campaign.ts';
import { countsOf } from '../../src/stats/counted.ts';
import { delayKey, merged, under } from '../../src/stats/sums.ts';

const chatId = -100;
const at = Date.UTC(2026, 10, 28, 6);
const facts = { sourceId: 'f1', publishedAt: at - 120_000 };
const counted = (after: Receipt, before?: Receipt, campaignId = 's1', isFirst = false) =>
  countsOf({ campaignId, before, after, isFirst }, facts);
const sent: Receipt = { kind: 'sent', chatId, messageId: 7, at };

describe('a receipt', () => {
  it.each<[string, Receipt, Receipt | undefined, Record<string, number>]>([
    ['a story that came', sent, undefined, { s: 1, m: 1, 'o:f1': 1, 'd:1': 1 }],
    [
      'one of several in a message',
      { ...sent, others: ['s0', 's2'] },
      undefined,
      { s: 1, 'o:f1': 1, 'd:1': 1 },
    ],
    [
      'the first of several in a message',
      { ...sent, others: ['s2'] },
      undefined,
      { s: 1, m: 1, 'o:f1': 1, 'd:1': 1 },
    ],
    [
      'one that waited by choice',
      sent,
      { kind: 'held', chatId, until: at, why: 'quiet' },
      { s: 1, m: 1, 'o:f1': 1 },
    ],
    [
      'one that waited for Telegram',
      sent,
      { kind: 'held', chatId, until: at },
      { s: 1, m: 1, 'o:f1': 1, 'd:1': 1 },
    ],
    ['one that waits', { kind: 'held', chatId, until: at }, undefined, {}],
    ['a chat that blocked the bot', { kind: 'gone', chatId }, undefined, { 'f:blocked': 1 }],
    [
      'a right that is missing',
      { kind: 'rejected', chatId, why: 'Bad Request: not enough rights to send' },
      undefined,
      { 'f:no-right': 1 },
    ],
    [
      'a closed topic',
      { kind: 'rejected', chatId, why: 'Bad Request: TOPIC_CLOSED' },
      undefined,
      { 'f:topic': 1 },
    ],
    [
      'what Telegram refuses',
      { kind: 'rejected', chatId, why: 'Bad Request: text is empty' },
      undefined,
      { 'f:refused': 1 },
    ],
    [
      'what a filter kept out',
      { kind: 'skipped', chatId, why: 'filtered', detail: '-judi' },
      undefined,
      { 'k:filtered': 1, 't:-judi': 1 },
    ],
    [
      'what another outlet told',
      { kind: 'skipped', chatId, why: 'told', by: 's0' },
      undefined,
      { 'k:told': 1 },
    ],
    [
      'the same told again, shown now',
      { kind: 'skipped', chatId, why: 'told', by: 's0', shown: true },
      { kind: 'skipped', chatId, why: 'told', by: 's0' },
      {},
    ],
    ['what was never meant', { kind: 'skipped', chatId, why: 'followed later' }, undefined, {}],
    [
      'what was spared and came after all',
      sent,
      { kind: 'skipped', chatId, why: 'told', by: 's0' },
      { s: 1, m: 1, 'o:f1': 1, 'd:1': 1 },
    ],
  ])('of %s', (_what, after, before, counts) => {
    expect(counted(after, before)).toEqual(counts);
  });

  it('counts its story once, where it is the first of its campaign', () => {
    expect(counted({ kind: 'held', chatId, until: at }, undefined, 's1', true)).toEqual({ n: 1 });
  });
});

describe('counts', () => {
  it('keep few names apart, whatever is typed', () => {
    const all = Array.from({ length: 50 }, (_, term) => ({ [`t:-kata${term}`]: 1 }));
    const sum = all.reduce((one, two) => merged(one, two), {});
    expect(under(sum, 't').total).toBe(50);
    expect(under(sum, 't').each.length).toBe(21);
    expect(under(sum, 't').each[0]).toEqual(['…', 30]);
  });

  it.each([
    [-5, 'd:0'],
    [59_999, 'd:0'],
    [60_000, 'd:1'],
    [21_600_000, 'd:5'],
  ])('have a delay of %i ms under %s', (ms, key) => {
    expect(delayKey(ms)).toBe(key);
  });
});
