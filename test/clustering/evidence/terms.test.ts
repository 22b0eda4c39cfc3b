import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { termsOf } from '../../../src/clustering/evidence/terms.ts';

const weightIn = (headline: string, body: string, term: string): number =>
  termsOf({ headline, body }).terms.find((one) => one.term === term)?.weight ?? 0;

describe('the terms of a story', () => {
  it('stop words have none, and numbers are the same with either separator', () => {
    const { terms, subject, language } = termsOf({
      headline: 'Banjir di Jakarta, 1.138 Orang Mengungsi',
      body: 'The flood has displaced 1,138 people.',
    });
    const said = terms.map(({ term }) => term);
    expect(said.filter((term) => term === '#1138')).toHaveLength(1);
    expect(said).not.toContain('di');
    expect(subject).toEqual(['banjir', 'jakarta']);
    expect(language).toBe('en');
  });

  it('a word weighs most in the headline, then where the text begins', () => {
    const body = `banjir ${'air deras sekali lagi '.repeat(20)} longsor`;
    expect(weightIn('Longsor', body, 'longsor')).toBeGreaterThan(weightIn('Hujan', body, 'banjir'));
    expect(weightIn('Hujan', body, 'banjir')).toBeGreaterThan(weightIn('Hujan', body, 'longsor'));
  });

  it('what a newsroom calls its piece is no part of the headline', () => {
    const { subject } = termsOf({ headline: 'BREAKING: Trump Wins Ohio (VIDEO)', body: '' });
    expect(subject).toEqual(termsOf({ headline: 'Trump Wins Ohio', body: '' }).subject);
  });

  it('any text gives terms with finite weights, in time', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 3_000 }), fc.string({ maxLength: 300 }), (body, headline) => {
        const { terms } = termsOf({ headline, body });
        expect(terms.every(({ weight }) => Number.isFinite(weight) && weight > 0)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
