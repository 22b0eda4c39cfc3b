import { describe, expect, it } from 'vitest';
import { daysOf } from '../../../src/clustering/similarity/days.ts';

const hour = 3_600_000;
const at = Date.UTC(2024, 1, 5, 1);

describe('the days of a text', () => {
  it('a weekday or a date gives the day it means before the report', () => {
    const monday = Math.floor(Date.UTC(2024, 1, 5) / 86_400_000);
    expect(daysOf('Senin (5/2) dini hari', at)).toEqual([monday]);
    expect(daysOf('on Monday', at)).toEqual([monday]);
    expect(daysOf('5 Februari', at + 30 * 24 * hour)).toEqual([monday]);
    expect(daysOf('4-5 Februari', at)).toEqual([monday]);
  });

  it('the weekday of tomorrow gives tomorrow, which has begun further east', () => {
    const monday = Math.floor(Date.UTC(2024, 1, 5) / 86_400_000);
    expect(daysOf('early Tuesday', at)).toEqual([monday + 1]);
    expect(daysOf('on Wednesday', at)).toEqual([monday - 5]);
  });

  it('a weekday yet to come, or one that only names an earlier event, gives no day', () => {
    expect(daysOf('Preorders begin Friday', at)).toEqual([]);
    expect(daysOf('berlaku mulai Jumat', at)).toEqual([]);
    expect(daysOf("a day after Sunday's fire", at)).toEqual([]);
    expect(daysOf('Senin depan', at)).toEqual([]);
  });
});
