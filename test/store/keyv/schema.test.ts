import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../../src/store/keyv/open.ts';
import { schemaSteps, type SchemaStep } from '../../../src/store/keyv/schema.ts';
import { freshPath } from './files.ts';

/** Version 2 calls the title a name; chats that have one already were there before a crash. */
const rename: SchemaStep = async (store) => {
  let after: string | undefined;
  do {
    const { values, next } = await store.walk<{ id: number; title?: string; name?: string }>(
      'chat',
      after,
      2,
    );
    await store.setMany(
      values.map(({ id, title, name = title }) => ({ key: `chat:${id}`, value: { id, name } })),
    );
    after = next;
  } while (after !== undefined);
};
/** Version 3 counts them. */
const count: SchemaStep = async (store) => store.set('counted', true);

/** A store of the first version of the schema, closed. */
const older = async () => {
  const path = await freshPath();
  const store = await openStore(`sqlite://${path}`, { steps: [] });
  await store.setMany([1, 2, 3, 4, 5].map((id) => ({ key: `chat:${id}`, value: { id, title: `T${id}` } })));
  await store.close();
  return { path, url: `sqlite://${path}` };
};
const names = async (url: string, steps: SchemaStep[]) => {
  const store = await openStore(url, { isOwner: true, steps });
  const found = await store.getMany<{ name?: string }>([1, 2, 3, 4, 5].map((id) => `chat:${id}`));
  const counted = await store.get('counted');
  const schema = await store.get('schema');
  await store.close();
  return { names: found.map((one) => one?.name), counted, schema };
};
const all = { names: ['T1', 'T2', 'T3', 'T4', 'T5'], counted: true, schema: 3 };

describe('the schema of the store', () => {
  it('a new store has the version that the program knows, and no step is done on it', async () => {
    const url = `sqlite://${await freshPath()}`;
    const never: SchemaStep = () => Promise.reject(new Error('there is nothing to bring up to date'));
    expect((await names(url, [never])).schema).toBe(2);
  });

  it('an older store is brought up step by step, and a copy of it as it was is kept beside it', async () => {
    const { path, url } = await older();
    expect(await names(url, [rename, count])).toEqual(all);
    const copy = await openStore(`sqlite://${path}.schema-1`, { steps: [] });
    expect(await copy.get('chat:3')).toEqual({ id: 3, title: 'T3' });
    expect(await copy.get('schema')).toBe(1);
    await copy.close();
    // Once is enough.
    expect(await names(url, [() => Promise.reject(new Error('again')), count])).toEqual(all);
  });

  it('a step that was cut short is done again from its beginning, and those before it are not', async () => {
    const { path, url } = await older();
    let isCut = true;
    const cut: SchemaStep = async (store) => {
      const writes = { left: 1 };
      await rename({
        ...store,
        setMany: async (entries) => {
          if (isCut && writes.left-- === 0) throw new Error('killed');
          await store.setMany(entries);
        },
      });
    };
    await expect(names(url, [cut, count])).rejects.toThrow('killed');
    expect(existsSync(`${path}.schema-1`)).toBe(true);
    isCut = false;
    expect(await names(url, [cut, count])).toEqual(all);
  });

  it('an older store is not changed by who only looks at it', async () => {
    const { url } = await older();
    await expect(openStore(url, { steps: [rename] })).rejects.toThrow(/written by an older Kabar/);
    expect((await names(url, [...schemaSteps])).schema).toBe(schemaSteps.length + 1);
  });
});
