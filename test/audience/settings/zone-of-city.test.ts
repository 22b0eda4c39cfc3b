import { expect, it } from 'vitest';
import { zoneOfCity } from '../../../src/audience/settings/zone-of-city.ts';

it.each([
  ['Osaka', 'Asia/Tokyo'],
  ['san francisco', 'America/Los_Angeles'],
  ['São Paulo', 'America/Sao_Paulo'],
  ['Kota Salatiga', 'Asia/Jakarta'],
  ['Singkawang', 'Asia/Jakarta'],
  ['Ruteng', 'Asia/Makassar'],
  ['Luwuk', 'Asia/Makassar'],
  ['Jawa Barat', 'Asia/Jakarta'],
])('the zone of %s is %s', async (said, zone) => {
  expect(await zoneOfCity(said)).toBe(zone);
});

it.each(['', '!!!', 'atlantis', 'x'.repeat(5_000)])('%j is no city', async (said) => {
  expect(await zoneOfCity(said)).toBeUndefined();
});
