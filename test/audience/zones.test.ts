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
  ])('is meant by %s', (said, zone) => {
    expect(zoneMeant(said)).toBe(zone);
  });

  it.each(['', 'halo', '💥', 'Asia', '/', 'x'.repeat(5_000)])('is not meant by %j', (said) => {
    expect(zoneMeant(said)).toBeUndefined();
  });

  it('is called as people call it', () => {
    expect(['Asia/Jakarta', 'Asia/Jayapura', 'America/New_York'].map(zoneLabel)).toEqual([
      'WIB',
      'WIT',
      'America/New York',
    ]);
  });
});
