import { expect, it } from 'vitest';
import type { KeyValue } from '../../../src/store/keyv/key-value.ts';
import type { WalkedStore } from '../../../src/store/keyv/open.ts';
import { schemaSteps, versionAfter } from '../../../src/store/keyv/schema.ts';

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

  it('a store writes the last of several values of one key in a group', async () => {
    const store = await open();
    await store.setMany([
      { key: 'a:1', value: 'first' },
      { key: 'a:2', value: 'other' },
      { key: 'a:1', value: 'last' },
    ]);
    expect(await store.getMany(['a:1', 'a:2'])).toEqual(['last', 'other']);
    await store.close();
  });

  it('a store has what was asked for last, where nobody has waited for the writes before', async () => {
    const store = await open();
    const texts = Array.from({ length: 50 }, (_, n) => ({ n, text: 'x'.repeat((50 - n) * 10) }));
    await Promise.all(texts.map((value) => store.set('a:1', value)));
    expect(await store.get('a:1')).toEqual(texts.at(-1));
    await Promise.all(
      texts.map((value) =>
        store.setMany([
          { key: 'a:1', value },
          { key: `b:${value.n}`, value },
        ]),
      ),
    );
    expect(await store.get('a:1')).toEqual(texts.at(-1));
    await store.close();
  });

  it('a store keeps any text, also signs that a database has a use for', async () => {
    const store = await open();
    const texts = [
      '\0',
      '\u2028',
      '\ud800',
      "'; DROP TABLE kabar --",
      '%_\\',
      '😀',
      '',
      'é'.normalize('NFD'),
    ];
    await store.setMany(texts.map((text, index) => ({ key: `t:${index}`, value: { text } })));
    expect(await store.getMany(texts.map((_, index) => `t:${index}`))).toEqual(
      texts.map((text) => ({ text })),
    );
    expect(store.writes()).toMatchObject({ failed: 0 });
    await store.close();
  });

  it('a record that is written anew without an expiry stays', async () => {
    const store = await open();
    await store.set('a:1', 1, 30);
    await store.set('a:1', 2);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(await store.get('a:1')).toBe(2);
    await store.close();
  });
};

/** What a store must do beside it where it outlives the process. */
export const lastingContract = (
  freshUrl: () => Promise<string>,
  open: (url: string) => Promise<WalkedStore>,
) => {
  it('a store keeps everything across a restart', async () => {
    const url = await freshUrl();
    const before = await open(url);
    await before.set('chat:1', { follows: [1, 2] });
    await before.close();
    const after = await open(url);
    expect(await after.get('chat:1')).toEqual({ follows: [1, 2] });
    await after.close();
  });

  it('a store written by a newer Kabar is refused', async () => {
    const url = await freshUrl();
    const store = await open(url);
    await store.set('schema', versionAfter(schemaSteps) + 1);
    await store.close();
    await expect(open(url)).rejects.toThrow(/newer Kabar/);
  });

  it('a walk reads each record of a collection once, in the order of the bytes of its keys, and no other', async () => {
    const store = await open(await freshUrl());
    const names = ['b', 'B', 'a', '9', '10', 'é', 'z', '😀', '_', '-'];
    const keys = names.map((name) => `story:${name}`);
    for (const key of [...keys, 'storyteller:x', 'stories:x', 'chat:1']) await store.set(key, key);
    const walked: unknown[] = [];
    let after: string | undefined;
    do {
      const { values, next } = await store.walk('story', after, 3);
      expect(values.length).toBeLessThanOrEqual(3);
      walked.push(...values);
      after = next;
    } while (after !== undefined);
    expect(walked).toEqual(
      keys.toSorted((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other))),
    );
    await store.close();
  });

  it('a walk passes over what was deleted and what has expired', async () => {
    const store = await open(await freshUrl());
    await store.setMany([
      { key: 'story:a', value: 'a', ttlMs: 20 },
      { key: 'story:b', value: 'b' },
      { key: 'story:c', value: 'c' },
      { key: 'story:d', value: 'd', ttlMs: 60_000 },
    ]);
    await store.delete('story:b');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await store.walk('story', undefined, 10)).toEqual({ values: ['c', 'd'] });
    await store.close();
    await expect(store.walk('story', undefined, 10)).rejects.toThrow('could not walk story');
  });
};
