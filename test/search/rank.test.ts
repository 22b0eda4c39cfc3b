import { describe, expect, it } from 'vitest';
import { ranked } from '../../src/search/rank.ts';

const now = 1_790_000_000;
const hour = 3_600;
const hit = (id: string, facts: Partial<{ fit: number; hours: number; reach: number }> = {}) => ({
  id,
  fit: facts.fit ?? 1,
  at: now - (facts.hours ?? 1) * hour,
  reach: facts.reach ?? 1,
});
const order = (...hits: ReturnType<typeof hit>[]) => ranked(hits, now).map(({ id }) => id);

describe('stories that were found are told', () => {
  it('the newer before the older', () => {
    expect(order(hit('old', { hours: 72 }), hit('new'))).toEqual(['new', 'old']);
  });

  it('the better fitting before the rest of the same day', () => {
    expect(order(hit('aside', { fit: 0.2 }), hit('about', { fit: 2, hours: 5 }))).toEqual(['about', 'aside']);
  });

  it('the one that many report before the one that nobody else does', () => {
    expect(order(hit('alone'), hit('many', { reach: 6, hours: 6 }))).toEqual(['many', 'alone']);
  });

  it('all of them, and equals the newer first', () => {
    expect(order(hit('a', { fit: 0, hours: 3 }), hit('b', { fit: 0, hours: 2 }))).toEqual(['b', 'a']);
    expect(order()).toEqual([]);
  });

  it('a month-old story that fits by far best before one of today that hardly does', () => {
    expect(order(hit('today', { fit: 0.05 }), hit('month', { fit: 9, hours: 700, reach: 4 }))).toEqual([
      'month',
      'today',
    ]);
  });
});
