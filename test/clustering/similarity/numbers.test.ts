import { describe, expect, it } from 'vitest';
import { amountsOf } from '../../../src/clustering/similarity/numbers.ts';

describe('the amounts of a text', () => {
  it.each([
    ['1.138 WNI', '1138'],
    ['Rp2,5 miliar', '2500000000'],
    ['Rp 70 ribu', '70000'],
    ['$593 billion', '593000000000'],
    ['Rp 3.613,1 triliun', '3613100000000000'],
    ['magnitudo 6,0', '6'],
    ['sebelas orang', '11'],
    ['dua puluh tiga rumah', '23'],
    ['thirty-three people', '33'],
    ['menang 2-0', '2-0'],
  ])('"%s" begins with an amount of %s', (text, value) => {
    expect(amountsOf(text)[0]?.value).toBe(value);
  });

  it('dates, times and years are no amounts', () => {
    expect(amountsOf('Senin (5/2/2024) pukul 02.48 WIT, 17 Agustus 2024, at 12.33, 2024')).toEqual([]);
  });
});
