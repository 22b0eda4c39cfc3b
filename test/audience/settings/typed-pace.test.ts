import { describe, expect, it } from 'vitest';
import { readPace, writePace } from '../../../src/audience/settings/typed-pace.ts';

const hours = { from: 7 * 60, to: 22 * 60 };

describe('a pace as people type it', () => {
  it.each<[string, ReturnType<typeof readPace>]>([
    ['4/jam', { wishes: { pace: { perHour: 4 } } }],
    ['4 berita per jam', { wishes: { pace: { perHour: 4 } } }],
    ['2 sejam', { wishes: { pace: { perHour: 2 } } }],
    ['4 an hour', { wishes: { pace: { perHour: 4 } } }],
    ['6 posts per hour', { wishes: { pace: { perHour: 6 } } }],
    ['15 menit', { wishes: { pace: { apart: 15 } } }],
    ['jarak 15 menit', { wishes: { pace: { apart: 15 } } }],
    ['every 20 minutes', { wishes: { pace: { apart: 20 } } }],
    ['07.00-22.00', { wishes: { hours } }],
    ['7 pagi sampai 10 malam', { wishes: { hours } }],
    ['07:00-22:00 senin-jumat', { wishes: { hours: { ...hours, days: [1, 2, 3, 4, 5] } } }],
    ['weekdays 7am-10pm', { wishes: { hours: { ...hours, days: [1, 2, 3, 4, 5] } } }],
    ['setiap hari 07.00-22.00', { wishes: { hours } }],
    ['4/jam, 15 menit, 07.00-22.00', { wishes: { pace: { perHour: 4, apart: 15 }, hours } }],
    ['07.00-22.00 dan 4 per jam', { wishes: { pace: { perHour: 4 }, hours } }],
    ['0/jam', { isTooMuch: true }],
    ['61/jam', { isTooMuch: true }],
    ['721 menit', { isTooMuch: true }],
    ['07.00-07.00', {}],
    ['cepat sekali', {}],
    ['4/jam cepat', {}],
    ['', {}],
  ])('%s', (typed, read) => {
    expect(readPace(typed)).toEqual(read);
  });

  it('is read as it is written', () => {
    const wishes = { pace: { perHour: 4, apart: 15 }, hours: { from: 1_320, to: 120, days: [5, 6] } };
    expect(readPace(writePace(wishes))).toEqual({ wishes });
  });
});
