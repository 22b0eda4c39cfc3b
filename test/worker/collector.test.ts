import { describe, expect, it } from 'vitest';
import { collectAll, createCollector } from '../../src/worker/collector.ts';

describe('the collector', () => {
  it('collects each time that so many bytes were read', () => {
    let collected = 0;
    const collector = createCollector(100, () => void collected++);
    const counts = [60, 30, 10, 99, 1, 500].map((bytes) => {
      collector(bytes);
      return collected;
    });
    expect(counts).toEqual([0, 0, 1, 1, 2, 3]);
  });

  it('does nothing where Node offers no collection', () => {
    expect(() => createCollector(1, undefined)(2)).not.toThrow();
  });
});

describe('a collection in quiet times', () => {
  it('asks V8 for all that can be had, and nothing where Node offers none', () => {
    const asked: unknown[] = [];
    collectAll(((options: unknown) => void asked.push(options)) as typeof globalThis.gc);
    expect(asked).toEqual([{ type: 'major', execution: 'sync', flavor: 'last-resort' }]);
    expect(() => collectAll(undefined)).not.toThrow();
  });
});
