import { describe, expect, it } from 'vitest';
import { closenessOf } from '../../../src/clustering/answer.ts';
import { sketchOf } from '../../../src/clustering/evidence/sketch.ts';
import { featuresOf } from '../../../src/clustering/similarity/features.ts';
import { weighed } from '../../../src/clustering/similarity/weighed.ts';

const alike = () => 2;
const report = (headline: string, body: string, hours = 0, newsroom = headline) => ({
  sourceId: newsroom,
  weighed: weighed(sketchOf({ headline, body }, () => alike).sketch, alike),
  at: hours * 3_600_000,
  newsroom,
});
const crash = report(
  'Truk Tabrak Bus di Tol Cipali, 14 Orang Tewas',
  'Truk boks menghantam bus PO Sumber Rejeki di Tol Cipali. Sebanyak 14 penumpang meninggal.',
);

describe('the features of two reports', () => {
  it('they are the same both ways round', () => {
    const other = report('Kecelakaan di Tol Cipali', 'Bus Sumber Rejeki ditabrak truk, 14 orang tewas.', 3);
    expect(featuresOf(crash, other)).toEqual(featuresOf(other, crash));
    expect(closenessOf(crash, other)).toEqual(closenessOf(other, crash));
  });

  it('a report and itself have all in common', () => {
    const features = featuresOf(crash, crash);
    expect(features.cosine).toBeCloseTo(1);
    expect(features).toMatchObject({ newNames: 0, hours: 0, oneNewsroom: 1 });
    expect(features.subject).toBeCloseTo(2);
    expect(features.numbers).toBeCloseTo(1);
  });

  it('reports with nothing in common have no cosine, and empty ones are no exception', () => {
    const other = report('Harga cabai naik', 'Pedagang mengeluh.');
    expect(featuresOf(crash, other)).toMatchObject({ cosine: 0, subject: 0, numbers: 0 });
    const empty = report('', '');
    expect(Object.values(featuresOf(empty, empty)).every(Number.isFinite)).toBe(true);
  });

  it('later reports and those of one newsroom are less likely of one event', () => {
    const odds = (hours: number, newsroom: string) =>
      closenessOf(
        crash,
        report(
          'Kecelakaan di Tol Cipali',
          'Bus Sumber Rejeki ditabrak truk, 14 orang tewas.',
          hours,
          newsroom,
        ),
      ).odds;
    expect(odds(1, 'x')).toBeGreaterThan(odds(30, 'x'));
    expect(odds(1, 'x')).toBeGreaterThan(odds(1, crash.newsroom));
  });
});
