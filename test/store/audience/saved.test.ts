import { Keyv } from 'keyv';
import { describe, expect, it } from 'vitest';
import { mostSaved } from '../../../src/audience/saved.ts';
import { createLock } from '../../../src/runtime/lock.ts';
import { createSavedStore } from '../../../src/store/audience/saved.ts';
import { createKeyValue } from '../../../src/store/keyv/key-value.ts';
import type { Story } from '../../../src/story/story.ts';

const story = (id: string): Story => ({
  id,
  sourceId: 'f1',
  sourceTitle: 'Koran',
  headline: `Berita ${id}`,
  lead: '',
  seenAt: 0,
  categories: [],
});
const open = () => createSavedStore(createKeyValue(new Keyv()), createLock());
const idsOf = async (store: ReturnType<typeof open>, offset = 0, limit = 10) =>
  (await store.list(7, offset, limit)).saved.map(({ story: { id } }) => id);

describe('saved stories', () => {
  it('are listed a page at a time, the one saved last first', async () => {
    const store = open();
    for (const [at, id] of ['a', 'b', 'c'].entries())
      expect(await store.add(7, { story: story(id), at })).toBe('saved');
    expect(await store.list(7, 1, 1)).toEqual({ saved: [{ story: story('b'), at: 1 }], count: 3 });
    expect(await idsOf(store)).toEqual(['c', 'b', 'a']);
    expect(await store.list(8, 0, 5)).toEqual({ saved: [], count: 0 });
  });

  it('are each there once, and stay as they were saved', async () => {
    const store = open();
    await store.add(7, { story: story('a'), at: 1 });
    expect(await store.add(7, { story: { ...story('a'), headline: 'Lain' }, at: 2 })).toBe('already');
    expect(await store.get(7, 'a')).toEqual({ story: story('a'), at: 1 });
    expect(await store.get(8, 'a')).toBeUndefined();
  });

  it('are gone once they are removed, and stand in their old place once they are put back', async () => {
    const store = open();
    for (const [at, id] of ['a', 'b', 'c'].entries()) await store.add(7, { story: story(id), at });
    const removed = await store.remove(7, 'b');
    expect(removed).toEqual({ story: story('b'), at: 1 });
    expect(await store.get(7, 'b')).toBeUndefined();
    expect(await store.remove(7, 'b')).toBeUndefined();
    expect(await idsOf(store)).toEqual(['c', 'a']);
    if (removed !== undefined) await store.add(7, removed);
    expect(await idsOf(store)).toEqual(['c', 'b', 'a']);
  });

  it('of two saved at the same moment both are kept', async () => {
    const store = open();
    await Promise.all(['a', 'b'].map((id) => store.add(7, { story: story(id), at: 1 })));
    expect((await idsOf(store)).toSorted()).toEqual(['a', 'b']);
  });

  it('are no more than one person may keep', async () => {
    const store = open();
    for (let at = 0; at < mostSaved; at++) await store.add(7, { story: story(`s${at}`), at });
    expect(await store.add(7, { story: story('one more'), at: mostSaved })).toBe('full');
    expect(await store.get(7, 'one more')).toBeUndefined();
    expect((await store.list(7, 0, 1)).count).toBe(mostSaved);
  });
});
