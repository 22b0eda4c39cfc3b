import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../../src/store/keyv/open.ts';
import { createUpdateStore } from '../../../src/store/telegram/updates.ts';

describe('updates in the store', () => {
  it('updates outlive the process in the order of their numbers, until they are removed', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'kabar-updates-'));
    const url = `sqlite://${join(folder, 'kabar.sqlite')}`;
    const ids = Array.from({ length: 600 }, (_, index) => index + 950);
    const first = await openStore(url);
    const updates = createUpdateStore<{ update_id: number }>(first);
    await updates.put(ids.toReversed().map((update_id) => ({ update_id })));
    await updates.remove(950);
    await first.close();
    const second = await openStore(url);
    const found: number[] = [];
    for await (const some of createUpdateStore<{ update_id: number }>(second).all())
      found.push(...some.map(({ update_id: id }) => id));
    await second.close();
    await rm(folder, { recursive: true });
    expect(found).toEqual(ids.slice(1));
  });
});
