import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toStory } from '../../src/story/build.ts';
import { seed, selectNew } from '../../src/story/known/known.ts';
import type { Story } from '../../src/story/story.ts';

const now = Date.UTC(2026, 2, 10);
const hourMs = 3_600_000;
const oneOf = <T>(...values: T[]) => fc.constantFrom(...values);

/** Entries from a small pool, so that they share all that entries can share. */
const story: fc.Arbitrary<Story> = fc
  .record({
    id: oneOf('', 'N/A', 'a', 'b', 'https://warta.test/umpan'),
    url: oneOf(
      undefined,
      'https://warta.test/',
      'https://warta.test/live',
      'https://warta.test/a-b-1?t=1',
      'https://warta.test/a-b-1?t=2',
      'https://warta.test/c',
    ),
    title: oneOf('Ombak', 'Ombak tinggi', 'Hujan'),
    text: oneOf('', 'Dua meter.', 'Tiga meter di selat, kata petugas pelabuhan.'),
    hoursAgo: oneOf(undefined, 0, 1, 24, 24 * 5, 24 * 90),
  })
  .map(({ hoursAgo, ...entry }) =>
    toStory(
      {
        ...entry,
        author: undefined,
        categories: [],
        image: undefined,
        updatedAt: undefined,
        publishedAt: hoursAgo === undefined ? undefined : new Date(now - hoursAgo * hourMs),
      } as Parameters<typeof toStory>[0],
      { sourceId: 'f1', sourceTitle: 'Warta', now },
    ),
  );
const documents = fc.array(fc.array(story, { maxLength: 8 }), { minLength: 1, maxLength: 5 });

describe('what is known of any feed', () => {
  it('makes nothing of a document that is looked at again, whatever came before', () => {
    fc.assert(
      fc.property(documents, ([first = [], ...later]) => {
        let known = seed(first, now);
        for (const document of [first, ...later]) {
          const look = selectNew(known, document, now);
          expect(selectNew(known, document, now)).toEqual(look);
          const again = selectNew(look.known, document, now + hourMs);
          expect(again).toMatchObject({ fresh: [], changed: [], passedOver: [] });
          expect(again.present.map(({ id }) => id)).toEqual(look.present.map(({ id }) => id));
          known = JSON.parse(JSON.stringify(look.known));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('has a story of its own for each entry of a document, and news under no id that was told before', () => {
    fc.assert(
      fc.property(documents, ([first = [], ...later]) => {
        let known = seed(first, now);
        const told = new Set(known.stories.map(([id, , as = id]) => as));
        for (const document of later) {
          const look = selectNew(known, document, now);
          const ids = look.present.map(({ id }) => id);
          expect(new Set(ids).size).toBe(ids.length);
          for (const { id } of look.fresh) expect(told.has(id)).toBe(false);
          for (const { id } of look.changed) expect(told.has(id)).toBe(true);
          for (const id of ids) told.add(id);
          ({ known } = look);
        }
      }),
      { numRuns: 150 },
    );
  });
});
