import { expect, it } from 'vitest';
import { createLock } from '../../src/runtime/lock.ts';
import { createInboxStore } from '../../src/store/inboxes.ts';
import { openStore } from '../../src/store/keyv/open.ts';

it('an inbox is stored as the first stores have it, and read from there', async () => {
  const store = await openStore('memory:');
  const inboxes = createInboxStore(store, createLock());
  const inbox = { until: 5_000, attempts: 1, items: [{ campaignId: 's1', page: 0, index: 3, since: 1 }] };
  await inboxes.put(7, inbox);
  expect(await store.get('inbox:7')).toEqual({
    until: 5_000,
    attempts: 1,
    items: [{ broadcastId: 's1', page: 0, index: 3, since: 1 }],
  });
  expect(await inboxes.get(7)).toEqual(inbox);
  expect(await inboxes.getMany([7, 8])).toEqual([inbox, undefined]);
  await store.close();
});
