import { Keyv } from 'keyv';
import { expect, it } from 'vitest';
import { createLock } from '../../src/runtime/lock.ts';
import { createKeyValue } from '../../src/store/keyv/key-value.ts';
import { createSlipStore, forgetSlips } from '../../src/store/slips.ts';

const dayMs = 86_400_000;

/** Slips of two kinds over one store. */
const open = () => {
  const store = createKeyValue(new Keyv());
  const lock = createLock();
  return {
    done: createSlipStore<{ chatId: number; what: string }>(store, lock, 'done', dayMs),
    drafts: createSlipStore<{ userId: number }>(store, lock, 'draft', dayMs),
    queries: createSlipStore<{ about: string }>(store, lock, 'query', dayMs),
    forget: (owner: number) => forgetSlips(store, lock, owner),
    left: (owner: number) => store.get(`slips-of:${owner}`),
  };
};

it('forgetting a person or chat deletes their slips of every kind, and nobody else’s', async () => {
  const { done, drafts, queries, forget, left } = open();
  const [mine, other] = await Promise.all([7, 8].map((chatId) => done.put({ chatId, what: 'mute' })));
  const draft = await drafts.put({ userId: 7 });
  const query = await queries.put({ about: 'gempa' });
  await forget(7);
  expect(await done.get(mine ?? '')).toBeUndefined();
  expect(await drafts.take(draft)).toBeUndefined();
  expect(await left(7)).toBeUndefined();
  expect(await done.get(other ?? '')).toEqual({ chatId: 8, what: 'mute' });
  expect(await queries.get(query)).toEqual({ about: 'gempa' });
});

it('slips that are put at the same time are all known to be their owner’s', async () => {
  const { done, forget } = open();
  const ids = await Promise.all(Array.from({ length: 20 }, () => done.put({ chatId: 7, what: 'word' })));
  await forget(7);
  expect(await Promise.all(ids.map((id) => done.get(id)))).toEqual(Array(20).fill(undefined));
});
