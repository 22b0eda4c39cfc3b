import { expect, it } from 'vitest';
import { stem } from '../../../src/clustering/evidence/stem.ts';

it('the forms of a word have one stem', () => {
  expect(stem('menyita')).toBe(stem('sitaan'));
  expect(stem('penangkapan')).toBe(stem('ditangkap'));
  expect(stem('mengirim')).toBe(stem('kiriman'));
  expect(stem('rumors')).toBe(stem('rumor'));
});
