import { describe, expect, it } from 'vitest';
import { isRounded, isSameAmount } from '../../../src/clustering/similarity/amounts.ts';

describe('two amounts', () => {
  it('two amounts are alike when one is a large round number for the other', () => {
    expect(isRounded({ value: '8500' }, { value: '8461' })).toBe(true);
    expect(isRounded({ value: '2000000000000' }, { value: '1900000000000' })).toBe(true);
    expect(isRounded({ value: '16612' }, { value: '16580' })).toBe(false);
    expect(isRounded({ value: '20' }, { value: '21' })).toBe(false);
  });

  it('two amounts are the same when one is the other cut short in words', () => {
    expect(isSameAmount({ value: '5390000', inWords: true }, { value: '5396761' })).toBe(true);
    expect(isSameAmount({ value: '12900' }, { value: '12930' })).toBe(false);
    expect(isSameAmount({ value: '1259000', inWords: true }, { value: '1269000' })).toBe(false);
  });
});
