import { expect, it } from 'vitest';
import { backoff } from '../../src/runtime/backoff.ts';

const bounds = { first: 500, longest: 30_000 };

it.each([
  [0, 500],
  [1, 500],
  [2, 1_000],
  [6, 16_000],
  [7, 30_000],
  [5_000, 30_000],
])('a pause after %i failures lasts %i ms', (failures, pause) => {
  expect(backoff(failures, bounds)).toBe(pause);
});

it('a pause with a source of chance varies by a quarter either way', () => {
  expect([0, 0.5, 1].map((chance) => backoff(2, bounds, () => chance))).toEqual([750, 1_000, 1_250]);
});
