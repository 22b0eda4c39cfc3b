import { describe, expect, it } from 'vitest';
import { zoneLabel, zoneMeant } from '../../src/audience/zones.ts';

describe('a time zone', () => {
  it.each([
    ['WIB', 'Asia/Jakarta'],
    ['wita', 'Asia/Makassar'],
    ['Jakarta', 'Asia/Jakarta'],
    ['kota Tangerang', 'Asia/Jakarta'],
    ['Banda Aceh', 'Asia/Jakarta'],
    ['labuan bajo', 'Asia/Makassar'],
    ['Ambon', 'Asia/Jayapura'],
    ['asia/tokyo', 'Asia/Tokyo'],
    ['Tokyo', 'Asia/Tokyo'],
    ['new york', 'America/New_York'],
    ['EST', 'America/New_York'],
    ['utc', 'UTC'],
    ['London', 'Europe/London'],
    ['UTC+7', 'Asia/Jakarta'],
    ['GMT +08:00', 'Asia/Makassar'],
    ['+9', 'Asia/Jayapura'],
    ['UTC-5', 'Etc/GMT+5'],
    ['gmt+1', 'Etc/GMT-1'],
    ['Etc/GMT-5', 'Etc/GMT-5'],
  ])('is recognised in %s', (said, zone) => {
    expect(zoneMeant(said)).toBe(zone);
  });

  it.each(['', 'UTC+7.30', 'UTC+99', 'WIB 7', 'halo', '💥', 'Asia', '/', 'x'.repeat(5_000)])(
    'is not recognised in %j',
    (said) => {
      expect(zoneMeant(said)).toBeUndefined();
    },
  );

  it('has the label that people use', () => {
    expect(['Asia/Jakarta', 'Asia/Jayapura', 'America/New_York', 'Etc/GMT-5'].map(zoneLabel)).toEqual([
      'WIB',
      'WIT',
      'America/New York',
      'UTC+5',
    ]);
  });
});
