import { readFile, writeFile } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { wasCutOff } from '../../../src/store/keyv/file.ts';
import { openStore } from '../../../src/store/keyv/open.ts';
import { damage, filled, freshPath, pragmaOf } from './files.ts';

const incremental = 2;

describe('a store file', () => {
  it('a new store file can give pages back to the disk', async () => {
    const path = await freshPath();
    await filled(path, 1);
    expect(pragmaOf(path, 'auto_vacuum')).toBe(incremental);
    expect(pragmaOf(path, 'journal_mode')).toBe('wal');
  });

  it('an empty store file is taken for a new one', async () => {
    const path = await freshPath();
    await writeFile(path, '');
    await filled(path, 1);
    expect(pragmaOf(path, 'auto_vacuum')).toBe(incremental);
  });

  it('a small store file from before is converted, and keeps what is in it', async () => {
    const path = await freshPath();
    const old = new DatabaseSync(path);
    old.exec('PRAGMA journal_mode = WAL');
    old.exec(
      "CREATE TABLE keyv(key VARCHAR(255) NOT NULL, value TEXT, namespace VARCHAR(255) NOT NULL DEFAULT '', expires BIGINT DEFAULT NULL, UNIQUE(key, namespace))",
    );
    old.exec(`INSERT INTO keyv (key, value) VALUES ('chat:1', '{"value":{"id":1}}')`);
    old.close();
    expect(pragmaOf(path, 'auto_vacuum')).toBe(0);
    const store = await openStore(`sqlite://${path}`);
    expect(await store.get('chat:1')).toEqual({ id: 1 });
    await store.close();
    expect(pragmaOf(path, 'auto_vacuum')).toBe(incremental);
  });

  it('a store file from before that another program reads stays as it was, and works', async () => {
    const path = await freshPath();
    const old = new DatabaseSync(path);
    old.exec('CREATE TABLE other (x)');
    const reader = new DatabaseSync(path);
    reader.exec('PRAGMA journal_mode = WAL');
    reader.exec('BEGIN');
    reader.prepare('SELECT * FROM other').all();
    const store = await openStore(`sqlite://${path}`);
    await store.set('chat:1', 1);
    expect(await store.get('chat:1')).toBe(1);
    await store.close();
    reader.exec('ROLLBACK');
    reader.close();
    old.close();
  });

  it.each([
    ['a page in its middle', 20, 1],
    ['many pages', 5, 100],
    ['its first page', 0, 1],
  ])('a store file with rubbish in %s is refused, with what to do', async (_what, from, pages) => {
    const path = await freshPath();
    await filled(path, 1_000);
    await damage(path, from, pages);
    await expect(openStore(`sqlite://${path}`)).rejects.toMatchObject({
      reason: 'damaged',
      message: expect.stringMatching(/kabar\.sqlite is damaged: move it away.* put a backup in its place/),
    });
  });

  it.each([
    ['cut in half', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    ['no SQLite file', () => Buffer.from('not a database, by any reading of the word'.repeat(100))],
    ['nothing but zeros', (bytes: Buffer) => Buffer.alloc(bytes.length)],
  ])('a store file that is %s is refused', async (_what, spoiled) => {
    const path = await freshPath();
    await filled(path, 1_000);
    await writeFile(path, spoiled(await readFile(path)));
    await expect(openStore(`sqlite://${path}`)).rejects.toMatchObject({ reason: 'damaged' });
  });

  it('a store file that was closed was not cut off, one that is open is', async () => {
    const path = await freshPath();
    expect(wasCutOff(path)).toBe(false);
    const store = await openStore(`sqlite://${path}`);
    await store.set('chat:1', 1);
    expect(wasCutOff(path)).toBe(true);
    await store.close();
    expect(wasCutOff(path)).toBe(false);
  });
});
