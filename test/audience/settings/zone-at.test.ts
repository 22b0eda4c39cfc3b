import { expect, it } from 'vitest';
import { zoneAt } from '../../../src/audience/settings/zone-at.ts';

it.each([
  ['Serang', -6.12, 106.15, 'Asia/Jakarta'],
  ['Makassar', -5.15, 119.43, 'Asia/Makassar'],
  ['Jayapura', -2.53, 140.72, 'Asia/Jayapura'],
  ['London', 51.5, -0.12, 'Europe/London'],
])('%s is in the zone of its place', async (_, latitude, longitude, zone) => {
  expect(await zoneAt(latitude, longitude)).toBe(zone);
});

it('a place that is not on Earth has no zone', async () => {
  expect(await zoneAt(123, 5)).toBeUndefined();
});
