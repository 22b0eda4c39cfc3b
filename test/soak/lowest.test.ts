import { expect, it } from 'vitest';
import { createLowest } from './lowest.ts';

it('the fewest of each kind over all looks are told, without what was once not there', () => {
  const lowest = createLowest();
  lowest.note(['Timeout', 'Timeout', 'Timeout', 'Socket', 'Socket']);
  lowest.note(['Timeout', 'Socket', 'Socket', 'Timeout']);
  lowest.note(['Socket', 'Timeout', 'Timeout', 'Timeout', 'Socket', 'Port']);
  expect(lowest.take()).toEqual({ Timeout: 2, Socket: 2 });
  lowest.note(['Timeout', 'Timeout', 'Timeout', 'Port']);
  lowest.note(['Timeout', 'Timeout', 'Timeout', 'Timeout']);
  expect(lowest.take()).toEqual({ Timeout: 3 });
  expect(lowest.take()).toEqual({});
});
