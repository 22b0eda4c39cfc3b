import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { begun, type Subscription, type WebSubStore } from '../../src/feed/websub/record.ts';
import { createLock } from '../../src/runtime/lock.ts';
import { openStore } from '../../src/store/keyv/open.ts';
import { StoreError, type KeyValue } from '../../src/store/keyv/key-value.ts';
import { createWebSubStore } from '../../src/store/websub.ts';

const subscription = (id: string, more: Partial<Subscription> = {}): Subscription => ({
  ...begun(
    {
      id,
      feedId: 'f1',
      callback: `https://kabar.example/${id}`,
      hub: 'https://hub.example/',
      topic: 'x',
      secret: 's',
    },
    0,
  ),
  ...more,
});
const idsIn = async (store: WebSubStore) => {
  const ids: string[] = [];
  for await (const page of store.pages()) ids.push(...page.map(({ id }) => id));
  return ids.sort();
};
const content = { feedId: 'f1', body: 'PGZlZWQvPg==', at: 1, contentType: 'application/atom+xml' };

const contract = (open: () => Promise<KeyValue>) => {
  const opened = async () => {
    const values = await open();
    return { values, store: createWebSubStore(values, createLock()) };
  };

  it('subscriptions and their changes are kept, and each is listed once', async () => {
    const { store, values } = await opened();
    await store.save(subscription('a'));
    await store.save(subscription('a', { state: 'active', leaseEndsAt: 5 }));
    expect(await store.get('a')).toEqual(subscription('a', { state: 'active', leaseEndsAt: 5 }));
    expect(await store.get('b')).toBeUndefined();
    expect(await idsIn(store)).toEqual(['a']);
    await values.close();
  });

  it('subscriptions beyond a page, saved all at once, are listed, and emptied places filled', async () => {
    const { store, values } = await opened();
    const names = Array.from({ length: 270 }, (_, n) => `s${n}`);
    await Promise.all(names.map((id) => store.save(subscription(id))));
    expect(await idsIn(store)).toEqual(names.toSorted());
    await Promise.all(names.slice(0, 30).map((id) => store.remove(id)));
    await store.remove('nobody');
    expect(await idsIn(store)).toEqual(names.slice(30).toSorted());
    for (let n = 0; n < 30; n++) await store.save(subscription(`t${n}`));
    expect(await idsIn(store)).toHaveLength(270);
    expect(await values.get<number[]>('websubs')).toHaveLength(2);
    await values.close();
  });

  it('a pushed body is kept along with its subscription, until it is dropped', async () => {
    const { store, values } = await opened();
    await store.save(subscription('a'));
    await store.putContent(3, content, subscription('a', { seen: ['print'] }));
    expect(await store.content(3)).toEqual(content);
    expect((await store.get('a'))?.seen).toEqual(['print']);
    await store.dropContent(3);
    expect(await store.content(3)).toBeUndefined();
    await values.close();
  });

  it('a pushed body does not bring back a subscription that is gone', async () => {
    const { store, values } = await opened();
    await store.putContent(0, content, subscription('a'));
    expect(await store.get('a')).toBeUndefined();
    expect(await idsIn(store)).toEqual([]);
    await values.close();
  });
};

describe('subscriptions in memory', () => {
  contract(() => openStore('memory:'));
});
describe('subscriptions in SQLite', () => {
  contract(async () =>
    openStore(`sqlite://${join(await mkdtemp(join(tmpdir(), 'kabar-websub-')), 'k.sqlite')}`),
  );
});

it('a pushed body that was not kept is never said to be', async () => {
  const values = await openStore('memory:');
  const failing = { ...values, setMany: () => Promise.reject(new StoreError('disk full')) };
  const store = createWebSubStore(failing, createLock());
  await expect(store.save(subscription('a'))).rejects.toThrow(StoreError);
  await expect(store.putContent(0, content, subscription('a'))).rejects.toThrow(StoreError);
  expect(await store.get('a')).toBeUndefined();
});
