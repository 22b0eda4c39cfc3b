import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pack, sketchOf, unpack } from '../../../src/clustering/evidence/sketch.ts';

const alike = () => () => 1;

describe('a sketch', () => {
  it('a packed sketch comes back as it was, whatever the text', () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 400 }), fc.lorem({ maxCount: 9 }), (body, headline) => {
        const { sketch } = sketchOf({ headline, body }, alike);
        expect(unpack(pack(sketch))).toEqual(sketch);
      }),
      { numRuns: 50 },
    );
  });

  it('a long text takes less than 1 KB, and its headline is in it', () => {
    const body = Array.from({ length: 400 }, (_, at) => `kata${String.fromCodePoint(97 + (at % 26))}${at}`);
    const { sketch, all } = sketchOf({ headline: 'Judul khusus sekali', body: body.join(' ') }, alike);
    expect(pack(sketch).length).toBeLessThan(1_024);
    expect(all.length).toBeGreaterThan(sketch.hashes.length);
    expect(sketch.subject.every((hash) => sketch.hashes.includes(hash))).toBe(true);
  });

  it('text that is no packed sketch is none', () => {
    for (const text of ['', '1', '9x', '10AAAA', '19']) expect(unpack(text)).toBeUndefined();
  });
});
