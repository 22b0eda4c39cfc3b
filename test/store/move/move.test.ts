import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bare } from '../../../src/store/move/bare.ts';
import { moveStore } from '../../../src/store/move/move.ts';

const now = 1_800_000_000_000;
type Memory = Bare & { texts: Map<string, string> };

/** A store in memory; after so many writes it takes none. */
const bareOf = (records: Record<string, unknown> = {}, writes = Infinity): Memory => {
  const texts = new Map(Object.entries(records).map(([key, value]) => [key, JSON.stringify({ value })]));
  const isBehind = (one: string, other: string) => Buffer.compare(Buffer.from(one), Buffer.from(other)) > 0;
  let left = writes;
  return {
    texts,
    read: async (keys) => keys.map((key) => texts.get(key)),
    write: async (changes) => {
      if (left-- <= 0) throw new Error('the power is gone');
      for (const { key, text } of changes)
        if (text === undefined) texts.delete(key);
        else texts.set(key, text);
    },
    page: async (after, before, limit) =>
      [...texts.keys()]
        .filter(
          (key) => (after === '' || isBehind(key, after)) && (before === undefined || isBehind(before, key)),
        )
        .toSorted((one, other) => (isBehind(one, other) ? 1 : -1))
        .slice(0, limit)
        .map((key) => ({ key, text: texts.get(key) })),
    close: async () => {},
  };
};
const many = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`chat:${n}`, { n }]));
const recordsOf = ({ texts }: Memory) =>
  Object.fromEntries([...texts].filter(([key]) => key !== 'moved-from').toSorted());

describe('a store that is moved', () => {
  it('the new store has every record as it was, and how many there are is told for each collection', async () => {
    const from = bareOf(many(700));
    from.texts.set('story:1', JSON.stringify({ value: 1, expires: now + 86_400_000 }));
    from.texts.set('feed:x', 'no JSON at all');
    const to = bareOf();
    const { sums } = await moveStore({ from, to, name: 'a' }, { now });
    expect(recordsOf(to)).toEqual(recordsOf(from));
    expect([...(sums ?? [])].map(([area, { records }]) => [area, records])).toEqual([
      ['chat', 700],
      ['feed', 1],
      ['story', 1],
    ]);
  });

  it('what is about to expire is left behind', async () => {
    const from = bareOf({ 'chat:1': 1 });
    from.texts.set('awaiting:1', JSON.stringify({ value: 1, expires: now + 1_000 }));
    const to = bareOf();
    await moveStore({ from, to, name: 'a' }, { now });
    expect(Object.keys(recordsOf(to))).toEqual(['chat:1']);
  });

  it('wherever it is cut short, and whatever has changed since, the next attempts make the same of it', async () => {
    const key = fc
      .tuple(fc.constantFrom('chat', 'feed', 'é'), fc.string({ maxLength: 4 }))
      .map((parts) => parts.join(':'));
    const records = fc.dictionary(key, fc.nat(9), { maxKeys: 12, noNullPrototype: true });
    await fc.assert(
      fc.asyncProperty(records, records, fc.integer({ min: 0, max: 4 }), async (before, changed, writes) => {
        const to = bareOf({}, writes);
        const given = { from: bareOf({ ...many(600), ...before }), to, name: 'a' };
        await expect(moveStore(given, { now })).rejects.toThrow('the power is gone');
        const again = bareOf();
        for (const [name, text] of to.texts) again.texts.set(name, text);
        const from = bareOf({ ...many(590), ...changed });
        const attempt = () => moveStore({ from, to: again, name: 'a' }, { now });
        // What was copied before the change is noticed at the latest when both are compared.
        await attempt().catch(attempt);
        expect(recordsOf(again)).toEqual(recordsOf(from));
      }),
      { numRuns: 50 },
    );
  });

  it('a target that has records of its own, or from elsewhere, is refused and stays as it is', async () => {
    const from = bareOf(many(3));
    const own = bareOf({ 'chat:7': 7 });
    await expect(moveStore({ from, to: own, name: 'a' }, { now })).rejects.toThrow('the target is not empty');
    expect([...own.texts.keys()]).toEqual(['chat:7']);
    const other = bareOf();
    await moveStore({ from: bareOf(many(2)), to: other, name: 'b' }, { now });
    await expect(moveStore({ from, to: other, name: 'a' }, { now })).rejects.toThrow('come from b');
    expect(Object.keys(recordsOf(other))).toHaveLength(2);
  });

  it('a store that was moved already is left as it is: it may have been used since', async () => {
    const given = { from: bareOf(many(3)), to: bareOf(), name: 'a' };
    await moveStore(given, { now });
    given.to.texts.set('chat:1', JSON.stringify({ value: 'new' }));
    expect(await moveStore(given, { now })).toEqual({ sums: undefined, isResumed: false });
    expect(given.to.texts.get('chat:1')).toContain('new');
  });

  it('a target that differs in the end is not taken for whole', async () => {
    const from = bareOf(many(3));
    const to = bareOf();
    const lossy: Bare = {
      ...to,
      write: (changes) => to.write(changes.filter(({ key }) => key !== 'chat:1')),
    };
    await expect(moveStore({ from, to: lossy, name: 'a' }, { now })).rejects.toThrow(
      'of chat there are 3 records there and 2 here',
    );
    const { sums, isResumed } = await moveStore({ from, to, name: 'a' }, { now });
    expect([sums?.get('chat')?.records, isResumed]).toEqual([3, true]);
  });
});
