import { expect, it } from 'vitest';
import { createBoundedMap } from '../../src/runtime/bounded-map.ts';

it('a bounded map forgets the entry that was used longest ago', () => {
  const map = createBoundedMap<string, number>(2);
  map.set('a', 1);
  map.set('b', 2);
  expect(map.get('a')).toBe(1);
  map.set('c', 3);
  expect([map.has('a'), map.has('b'), map.has('c')]).toEqual([true, false, true]);
});

it('a bounded map does not count a peek as a use', () => {
  const map = createBoundedMap<string, number>(2);
  map.set('a', 1);
  map.set('b', 2);
  expect(map.peek('a')).toBe(1);
  map.set('c', 3);
  expect(map.peek('a')).toBeUndefined();
});
