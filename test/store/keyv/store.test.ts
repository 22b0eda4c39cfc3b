import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Keyv } from 'keyv';
import { describe, expect, it } from 'vitest';
import { createKeyValue, StoreError } from '../../../src/store/keyv/key-value.ts';
import { openStore, schemaVersion } from '../../../src/store/keyv/open.ts';
import { storeContract } from './contract.ts';

const freshUrl = async () =>
  `sqlite://${join(await mkdtemp(join(tmpdir(), 'kabar-store-')), 'deep', 'kabar.sqlite')}`;

describe('store in memory', () => {
  storeContract(() => openStore('memory:'));
});
describe('store in SQLite', () => {
  storeContract(async () => openStore(await freshUrl()));

  it('keeps everything across a restart', async () => {
    const url = await freshUrl();
    const before = await openStore(url);
    await before.set('chat:1', { follows: [1, 2] });
    await before.close();
    const after = await openStore(url);
    expect(await after.get('chat:1')).toEqual({ follows: [1, 2] });
    await after.close();
  });

  it('refuses a store written by a newer Kabar', async () => {
    const url = await freshUrl();
    const store = await openStore(url);
    await store.set('schema', schemaVersion + 1);
    await store.close();
    await expect(openStore(url)).rejects.toThrow(/newer Kabar/);
  });

  it('says which address cannot be opened', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'kabar-store-')), 'file');
    await writeFile(file, 'not a folder');
    await expect(openStore(`sqlite://${file}/kabar.sqlite`)).rejects.toThrow(StoreError);
    await expect(openStore(`sqlite://${file}`)).rejects.toThrow(StoreError);
    await expect(openStore('postgres://x')).rejects.toThrow('STORE_URL must be');
  });
});

describe('failures (invariant 6)', () => {
  const broken = () => {
    const fail = async () => {
      throw new Error('disk I/O error');
    };
    const adapter = { opts: {}, namespace: undefined, get: fail, getMany: fail, set: fail, setMany: fail };
    return createKeyValue(
      new Keyv({ store: { ...adapter, delete: fail, deleteMany: fail, has: fail, clear: fail } }),
    );
  };

  it('never takes a failed read for "there is none"', async () => {
    await expect(broken().get('chat:1')).rejects.toThrow(StoreError);
    await expect(broken().getMany(['chat:1'])).rejects.toThrow(StoreError);
  });

  it('never takes a failed write for a done one', async () => {
    await expect(broken().set('chat:1', 1)).rejects.toThrow(StoreError);
    await expect(broken().setMany([{ key: 'chat:1', value: 1 }])).rejects.toThrow(StoreError);
  });

  it('never takes an adapter that answers false for a done one', async () => {
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
