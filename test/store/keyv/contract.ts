import { expect, it } from 'vitest';
import type { KeyValue } from '../../../src/store/keyv/key-value.ts';

/** What every store must do, whatever it is built on. */
export const storeContract = (open: () => Promise<KeyValue>) => {
  it('a store gives back what was written, and undefined for what was not', async () => {
    const store = await open();
    await store.set('chat:1', { title: 'Berita <b>' });
    expect(await store.get('chat:1')).toEqual({ title: 'Berita <b>' });
    expect(await store.get('chat:2')).toBeUndefined();
    await store.close();
  });

  it('a store reads many keys in their order', async () => {
    const store = await open();
    await store.setMany([
      { key: 'a:1', value: 1 },
      { key: 'a:2', value: [2] },
    ]);
    expect(await store.getMany(['a:2', 'a:3', 'a:1'])).toEqual([[2], undefined, 1]);
    expect(await store.getMany([])).toEqual([]);
    await store.close();
  });

  it('a store reads each of many keys as it reads many, where all can be read', async () => {
    const store = await open();
    await store.set('a:1', { one: 1 });
    expect(await store.getEach(['a:2', 'a:1'])).toEqual([undefined, { one: 1 }]);
    expect(await store.getEach([])).toEqual([]);
    expect(store.troubles()).toEqual([]);
    await store.close();
  });

  it('a store writes more entries at once than one statement takes', async () => {
    const store = await open();
    const entries = Array.from({ length: 1_200 }, (_, index) => ({ key: `n:${index}`, value: index }));
    await store.setMany(entries);
    expect(await store.getMany(entries.map(({ key }) => key))).toEqual(entries.map(({ value }) => value));
    await store.close();
  });

  it('a store forgets what was deleted and what has expired', async () => {
    const store = await open();
    await store.set('a:1', 1);
    await store.set('a:2', 2, 1);
    await store.delete('a:1');
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await store.getMany(['a:1', 'a:2'])).toEqual([undefined, undefined]);
    await store.close();
  });
};
