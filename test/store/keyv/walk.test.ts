import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore } from '../../../src/store/keyv/open.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kabar-walk-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('a walk reads each record of a collection once, and no other', async () => {
  const store = await openStore(`sqlite://${join(folder, 'store')}`);
  for (const key of ['story:b', 'story:a', 'story:c', 'storyteller:x', 'stories:x', 'chat:1'])
    await store.set(key, { key });
  const first = await store.walk('story', undefined, 2);
  expect(first).toEqual({ values: [{ key: 'story:a' }, { key: 'story:b' }], next: 'story:b' });
  expect(await store.walk('story', first.next, 2)).toEqual({ values: [{ key: 'story:c' }] });
  await store.close();
});

it('a walk passes over what has expired, and over a record that is damaged', async () => {
  const path = join(folder, 'store');
  const store = await openStore(`sqlite://${path}`);
  await store.set('story:a', 1);
  await store.set('story:b', 2);
  await store.set('story:c', 3, 60_000);
  const other = new DatabaseSync(path);
  other.exec(`UPDATE keyv SET value = '{"val' WHERE key = 'story:b'`);
  other.exec(`UPDATE keyv SET expires = 1 WHERE key = 'story:a'`);
  other.close();
  expect(await store.walk('story', undefined, 10)).toEqual({ values: [3] });
  await store.close();
  await expect(store.walk('story', undefined, 10)).rejects.toThrow('could not walk story');
});

it('there is nothing to walk in memory', async () => {
  const store = await openStore('memory:');
  await store.set('story:a', 1);
  expect(await store.walk('story', undefined, 10)).toEqual({ values: [] });
  await store.close();
});
