import { mkdtemp, open, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openStore } from '../../../src/store/keyv/open.ts';

/** A path for a store in a folder of its own. */
export const freshPath = async (): Promise<string> =>
  join(await mkdtemp(join(tmpdir(), 'kabar-store-')), 'kabar.sqlite');

/** What a pragma says of a file. */
export const pragmaOf = (path: string, name: string): unknown => {
  const database = new DatabaseSync(path);
  try {
    return Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0];
  } finally {
    database.close();
  }
};

/** A store with so many chats of a few hundred bytes, closed. */
export const filled = async (path: string, chats: number): Promise<void> => {
  const store = await openStore(`sqlite://${path}`);
  await store.setMany(
    Array.from({ length: chats }, (_, id) => ({ key: `chat:${id}`, value: { id, title: 'x'.repeat(300) } })),
  );
  await store.close();
};

/** Writes rubbish over a part of a file, counted in its pages of 4 KB. */
export const damage = async (path: string, from: number, pages: number): Promise<void> => {
  const file = await open(path, 'r+');
  await file.write(Buffer.alloc(pages * 4_096, 0xa5), 0, pages * 4_096, from * 4_096);
  await file.close();
};

export const sizeOf = async (path: string): Promise<number> => (await stat(path)).size;
