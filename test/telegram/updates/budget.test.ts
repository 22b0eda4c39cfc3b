import { describe, expect, it } from 'vitest';
import { createBudget } from '../../../src/telegram/updates/budget.ts';

const now = Date.UTC(2026, 0, 1);

describe('the budget of one person', () => {
  it('is told to be spent once, and then nothing is said before half of it has come back', () => {
    const budget = createBudget({ most: 4, eachMs: 1_000 });
    const said = Array.from({ length: 30 }, (_, at) => budget.spend(7, 1, now + at * 100));
    expect(said.slice(0, 5)).toEqual(['some', 'some', 'some', 'some', 'last']);
    expect(said.slice(5, 20).every((one) => one === 'none')).toBe(true);
    expect(said.slice(20, 24)).toEqual(['some', 'some', 'last', 'none']);
  });

  it('is nobody else’s', () => {
    const budget = createBudget({ most: 1, eachMs: 1_000 });
    expect([7, 8, 7, 8].map((person) => budget.spend(person, 1, now))).toEqual([
      'some',
      'some',
      'last',
      'last',
    ]);
  });

  it('is never met by who asks as people do', () => {
    const budget = createBudget();
    for (let at = 0; at < 3_600_000; at += 2_000) expect(budget.spend(7, 1, now + at)).toBe('some');
    const inARow = Array.from({ length: 20 }, () => budget.spend(8, 1, now));
    expect(inARow.every((one) => one === 'some')).toBe(true);
  });

  it('is not met sooner where a clock is put back', () => {
    const budget = createBudget({ most: 2, eachMs: 1_000 });
    budget.spend(7, 1, now);
    expect(budget.spend(7, 1, now - 3_600_000)).toBe('some');
    expect(budget.spend(7, 1, now - 3_590_000)).toBe('some');
  });
});
