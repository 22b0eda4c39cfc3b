import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Keyv } from 'keyv';
import { afterEach, describe, expect, it } from 'vitest';
import { createLock } from '../../../src/runtime/lock.ts';
import { createChatStore } from '../../../src/store/chats.ts';
import { createKeyValue, StoreError } from '../../../src/store/keyv/key-value.ts';
import { openStore } from '../../../src/store/keyv/open.ts';
import { lastingContract, storeContract } from './contract.ts';
import { damage, filled, freshPath } from './files.ts';

const freshUrl = async () =>
  `sqlite://${join(await mkdtemp(join(tmpdir(), 'kabar-store-')), 'deep', 'kabar.sqlite')}`;
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** An adapter that does this, whatever it is asked for. */
const adapterThat = (does: () => Promise<unknown>) => ({
  opts: {},
  namespace: undefined,
  get: does,
  getMany: does,
  set: does,
  setMany: async () => [await does()],
  delete: does,
  deleteMany: does,
  has: does,
  clear: does,
});

describe('store in memory', () => {
  storeContract(() => openStore('memory:'));
});
describe('store in SQLite', () => {
  storeContract(async () => openStore(await freshUrl()));

  lastingContract(freshUrl, openStore);

  it('a store that cannot be opened is named', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'kabar-store-')), 'file');
    await writeFile(file, 'not a folder');
    await expect(openStore(`sqlite://${file}/kabar.sqlite`)).rejects.toThrow(StoreError);
    await expect(openStore(`sqlite://${file}`)).rejects.toThrow(StoreError);
    await expect(openStore('mysql://x')).rejects.toThrow('STORE_URL must be');
  });
});

describe('records that cannot be read', () => {
  const stage = async (chats = 10) => {
    const path = await freshPath();
    await filled(path, chats);
    const heard: string[] = [];
    const log = { warn: () => {}, error: (event: string) => void heard.push(event) };
    const store = await openStore(`sqlite://${path}`, { log });
    const other = new DatabaseSync(path);
    const put = (id: number, text: string) =>
      other.prepare('UPDATE keyv SET value = ? WHERE key = ?').run(text, `chat:${id}`);
    closing.push(async () => {
      other.close();
      await store.close();
    });
    return { path, store, heard, put };
  };
  const keys = [3, 4, 5, 2_000].map((id) => `chat:${id}`);
  const kinds = (found: unknown[]) => found.map((one) => (typeof one === 'object' ? 'record' : one));

  it('a record that is damaged is told apart from those read with it', async () => {
    const { store, put } = await stage();
    put(4, '{broken');
    expect(kinds(await store.getEach(keys))).toEqual(['record', 'unreadable', 'record', undefined]);
    await expect(store.getMany(keys)).rejects.toMatchObject({ reason: 'damaged' });
    await expect(store.get('chat:4')).rejects.toMatchObject({ reason: 'damaged' });
  });

  it('records on a damaged page of the file are told apart from the others', async () => {
    // More than stays in memory of what was looked through at the start.
    const { path, store } = await stage(20_000);
    await damage(path, 60, 1);
    const all = Array.from({ length: 990 }, (_, id) => `chat:${id}`);
    const found = kinds(await store.getEach(all));
    const lost = found.filter((one) => one === 'unreadable').length;
    expect(lost).toBeGreaterThan(0);
    expect(lost).toBeLessThan(100);
    expect(found.filter((one) => one === 'record')).toHaveLength(990 - lost);
    expect(store.troubles()).toEqual([expect.stringContaining(`cannot read ${lost} of its records`)]);
  });

  it('records that cannot be read are counted, and logged once, until they can be read again', async () => {
    const { store, heard, put } = await stage();
    put(4, '{broken');
    put(5, '');
    for (let n = 0; n < 3; n++) await store.getEach(keys);
    expect(store.troubles()).toEqual([
      'the store cannot read 2 of its records: it may have to be restored from a backup',
    ]);
    expect(heard).toEqual(['store.unreadable', 'store.unreadable']);
    await store.set('chat:4', { id: 4 });
    expect(store.troubles()).toEqual([expect.stringContaining('1 of its records')]);
    await store.retry();
    expect(store.troubles()).toHaveLength(1);
    put(5, '{"value":{"id":5}}');
    await store.retry();
    expect(store.troubles()).toEqual([]);
  });

  it('no record is given up where it is the store that fails', async () => {
    const malformed = Object.assign(new Error('database disk image is malformed'), { errcode: 11 });
    const broken = createKeyValue(new Keyv({ store: adapterThat(() => Promise.reject(malformed)) }));
    await expect(broken.getEach(['chat:1', 'chat:2'])).rejects.toMatchObject({ reason: 'damaged' });
    const busy = Object.assign(new Error('database is locked'), { errcode: 5 });
    const locked = createKeyValue(new Keyv({ store: adapterThat(() => Promise.reject(busy)) }));
    await expect(locked.getEach(['chat:1', 'chat:2'])).rejects.toMatchObject({ reason: 'failed' });
  });

  it('a chat that cannot be read is told apart, also where a group has moved', async () => {
    const { store, put } = await stage();
    const chats = createChatStore(store, createLock());
    await chats.moved(7, 8);
    await chats.moved(9, 6);
    put(4, '{broken');
    put(6, '{broken');
    const found = await chats.getEach([3, 4, 7, 9, 2_000]);
    expect(found).toMatchObject([{ id: 3 }, 'unreadable', { id: 8 }, 'unreadable', undefined]);
    await expect(chats.getMany([3, 4])).rejects.toThrow(StoreError);
  });
});

describe('writes that fail', () => {
  it('a write that fails stands in the troubles of the store until one succeeds, whoever wrote', async () => {
    let isFull = false;
    const full = async () => (isFull ? Promise.reject(new Error('database or disk is full')) : true);
    const store = createKeyValue(new Keyv({ store: adapterThat(full) }));
    expect(store.troubles()).toEqual([]);
    const writes = [
      () => store.set('chat:1', 1),
      () => store.setMany([{ key: 'chat:1', value: 1 }]),
      () => store.delete('chat:1'),
    ];
    for (const fails of writes)
      for (const succeeds of writes) {
        isFull = true;
        await expect(fails()).rejects.toThrow(StoreError);
        expect(store.troubles()).toEqual(['the store takes no writes']);
        isFull = false;
        await succeeds();
        expect(store.troubles()).toEqual([]);
      }
  });
});

describe('failures (invariant 6)', () => {
  const broken = () => {
    const fail = async () => {
      throw new Error('disk I/O error');
    };
    return createKeyValue(new Keyv({ store: adapterThat(fail) }));
  };

  it('a failed read is never taken for "there is none"', async () => {
    await expect(broken().get('chat:1')).rejects.toThrow(StoreError);
    await expect(broken().getMany(['chat:1'])).rejects.toThrow(StoreError);
  });

  it('a failed write is never taken for a done one', async () => {
    await expect(broken().set('chat:1', 1)).rejects.toThrow(StoreError);
    await expect(broken().setMany([{ key: 'chat:1', value: 1 }])).rejects.toThrow(StoreError);
  });

  it('an adapter that answers false has not done it', async () => {
    const silent = {
      opts: {},
      get: async () => undefined,
      set: async () => false,
      setMany: async () => [false],
    };
    const store = createKeyValue(
      new Keyv({ store: { ...silent, delete: async () => true, clear: async () => {} } }),
    );
    await expect(store.set('chat:1', 1)).rejects.toThrow(StoreError);
    await expect(store.setMany([{ key: 'chat:1', value: 1 }])).rejects.toThrow(StoreError);
  });
});
