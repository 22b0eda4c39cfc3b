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
  ])('is recognised in %s', (said, zone) => {
    expect(zoneMeant(said)).toBe(zone);
  });

  it.each(['', 'halo', '💥', 'Asia', '/', 'x'.repeat(5_000)])('is not recognised in %j', (said) => {
    expect(zoneMeant(said)).toBeUndefined();
  });

  it('has the label that people use', () => {
    expect(['Asia/Jakarta', 'Asia/Jayapura', 'America/New_York'].map(zoneLabel)).toEqual([
      'WIB',
      'WIT',
      'America/New York',
    ]);
  });
});
