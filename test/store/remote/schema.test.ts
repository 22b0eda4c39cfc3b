import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../../src/store/keyv/open.ts';
import type { SchemaStep } from '../../../src/store/keyv/schema.ts';
import { password, type StoreServer } from '../../stage/server-process.ts';
import { servers } from '../../stage/stores.ts';

const step: SchemaStep = (store) => store.set('chat:1', { name: 'Satu' });

describe.each(servers.filter(({ isHere }) => isHere))('an older store in $name', ({ start }) => {
  let server: StoreServer;
  let folder: string;
  let url: string;
  beforeAll(async () => {
    server = await start();
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kabar-copies-'));
    url = await server.freshUrl();
    const store = await openStore(url, { steps: [] });
    await store.set('chat:1', { title: 'Satu' });
    await store.close();
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  const options = (copiesIn: string) =>
    ({ isOwner: true, durability: 'relaxed', steps: [step], copiesIn }) as const;
  const chatIn = async (address: string) => {
    const store = await openStore(address, { steps: address === url ? [step] : [] });
    const found = [await store.get('chat:1'), await store.get('schema')];
    await store.close();
    return found;
  };

  it('is copied into a file of this machine before it is changed, and that copy is told of', async () => {
    const told: unknown[] = [];
    const log = { warn: (...given: unknown[]) => void told.push(given), error: () => {} };
    const store = await openStore(url, { ...options(folder), log });
    await store.close();
    const file = join(folder, 'kabar.schema-1.sqlite');
    expect(await chatIn(url)).toEqual([{ name: 'Satu' }, 2]);
    expect(await chatIn(`sqlite://${file}`)).toEqual([{ title: 'Satu' }, 1]);
    expect(told).toContainEqual(['store.copied-first', { version: 1, file }]);
    expect(JSON.stringify(told)).not.toContain(password);
  });

  it('stays as it is where no copy can be made, and it is said why', async () => {
    const taken = join(folder, 'taken');
    await writeFile(taken, '');
    const opened = openStore(url, options(taken));
    await expect(opened).rejects.toThrow(/^the store is of an older Kabar and was left as it is, as no copy/);
    await expect(opened).rejects.not.toThrow(password);
    expect(await readdir(folder)).toEqual(['taken']);
    const store = await openStore(url, { steps: [] });
    expect(await store.get('chat:1')).toEqual({ title: 'Satu' });
    await store.close();
  });
});
