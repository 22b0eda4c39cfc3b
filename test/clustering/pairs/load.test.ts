import { describe, expect, it } from 'vitest';
import { loadPairs } from './load.ts';

describe('the labelled pairs', () => {
  it('the labelled pairs are enough of both kinds, and no report is in two parts', () => {
    const { tuning, heldOut } = loadPairs();
    const parts = [tuning, ...Object.values(heldOut)];
    expect(parts.length).toBeGreaterThan(1);
    for (const part of parts) {
      expect(part.pairs.length).toBeGreaterThan(150);
      expect(part.pairs.filter(({ same }) => same).length).toBeGreaterThan(50);
    }
    const ids = parts.flatMap(({ stories }) => stories.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
  });
});
