import { expect, it } from 'vitest';
import type { Chat } from '../../../src/audience/chat.ts';
import type { Receipt } from '../../../src/delivery/campaign.ts';
import { createHolding } from '../../../src/delivery/inbox/hold.ts';
import { createRecorder } from '../../../src/delivery/receipts/recorder.ts';
import { createTrail } from '../../../src/delivery/receipts/trail.ts';
import { systemClock } from '../../../src/runtime/clock.ts';
import { createLog } from '../../../src/runtime/log.ts';
import { openCollections } from '../../../src/store/collections.ts';

const chat: Chat = {
  id: 7,
  kind: 'private',
  title: 'Ann',
  language: 'en',
  timeZone: 'Asia/Jakarta',
  state: 'active',
  follows: [
    { sourceId: 'f1', slot: 1, since: 1 },
    { sourceId: 'f2', slot: 257, since: 1 },
    { sourceId: 't1', slot: 2, since: 1 },
  ],
};

/** Receipts of one chat and of its neighbours; `s5` is not recent any more, but waits in the inbox. */
const open = async () => {
  const store = await openCollections('memory:');
  const recorder = createRecorder(store.campaigns, systemClock, createLog('silent'));
  const holding = createHolding(store.inboxes, store.lock, () => 0.5);
  const written: [campaignId: string, page: number, index: number, Receipt][] = [
    ['s1', 0, 0, { kind: 'sent', chatId: 6, messageId: 60, at: 1 }],
    ['s1', 0, 1, { kind: 'sent', chatId: 7, messageId: 70, at: 2, others: ['s2'], more: [71] }],
    ['s2', 0, 1, { kind: 'skipped', chatId: 7, why: 'filtered', detail: '-judi' }],
    ['s3', 1, 1, { kind: 'rejected', chatId: 7, why: 'too long' }],
    ['s4', 1, 1, { kind: 'sent', chatId: 8, messageId: 80, at: 3 }],
    ['s1:t1', 0, 2, { kind: 'skipped', chatId: 7, why: 'sent by f1' }],
    ['s5', 0, 1, { kind: 'held', chatId: 7, until: 99, why: 'digest' }],
  ];
  for (const [campaignId, page, index, receipt] of written)
    await recorder.record({ campaignId, page, index }, receipt);
  await holding.hold(7, [{ campaignId: 's5', page: 0, index: 1 }], 99);
  const recent: Record<string, { id: string }[]> = {
    f1: [{ id: 's1' }, { id: 's2' }],
    f2: [{ id: 's3' }, { id: 's4' }],
    t1: [{ id: 's1' }],
  };
  const trail = createTrail({
    recent: async (sourceIds) => sourceIds.map((id) => recent[id] ?? []),
    chats: store.chats,
    inboxes: store.inboxes,
    release: holding.release,
    recorder,
  });
  return { store, trail };
};

it('finds the receipts of a chat among those of its neighbours and of who had its slot before', async () => {
  const { store, trail } = await open();
  const found = await trail.of(chat);
  expect(found.map(({ storyId, receipt }) => [storyId, receipt.kind])).toEqual([
    ['s1', 'sent'],
    ['s2', 'skipped'],
    ['s3', 'rejected'],
    ['s1', 'skipped'],
  ]);
  await store.close();
});

it('leaves receipts in their places that name neither the chat nor its messages and filters', async () => {
  const { store, trail } = await open();
  await trail.forget(chat);
  expect(await trail.of(chat)).toEqual([]);
  expect(await store.inboxes.get(7)).toBeUndefined();
  const { receipts } = store.campaigns;
  expect(await receipts('s1', 0)).toEqual([
    { kind: 'sent', chatId: 6, messageId: 60, at: 1 },
    { kind: 'sent', chatId: 0, messageId: 0, at: 2 },
  ]);
  expect((await receipts('s2', 0))[1]).toEqual({ kind: 'skipped', chatId: 0, why: 'filtered' });
  expect((await receipts('s3', 1))[1]).toEqual({ kind: 'rejected', chatId: 0, why: 'too long' });
  expect((await receipts('s4', 1))[1]).toEqual({ kind: 'sent', chatId: 8, messageId: 80, at: 3 });
  expect((await receipts('s5', 0))[1]).toEqual({ kind: 'skipped', chatId: 0, why: 'not following' });
  await store.close();
});

it('does it twice with the same result', async () => {
  const { store, trail } = await open();
  await trail.forget(chat);
  const before = await store.campaigns.receipts('s1', 0);
  await trail.forget(chat);
  expect(await store.campaigns.receipts('s1', 0)).toEqual(before);
  await store.close();
});
