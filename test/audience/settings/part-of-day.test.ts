import { expect, it } from 'vitest';
import { readPartOfDay } from '../../../src/audience/settings/part-of-day.ts';

it.each([
  ['besok pagi', 360],
  ['Tomorrow MORNING', 360],
  ['senin siang', 720],
  ['nanti sore', 900],
  ['malam ini', 1_080],
  ['tonight', 1_080],
  ['besok', undefined],
  ['sepagian', undefined],
])('%j begins at minute %j', (typed, minute) => {
  expect(readPartOfDay(typed)).toBe(minute);
});
