import { Keyv } from 'keyv';
import { describe, expect, it } from 'vitest';
import { createLock } from '../../src/runtime/lock.ts';
import { createInboxStore } from '../../src/store/inboxes.ts';
import { createKeyValue } from '../../src/store/keyv/key-value.ts';
import { openStore } from '../../src/store/keyv/open.ts';

const now = Date.UTC(2026, 0, 1);
const item = { campaignId: 'b', page: 0, index: 0 };
const inbox = (until: number) => ({ until, attempts: 1, items: [item] });
const disk = () => createKeyValue(new Keyv());
const open = (store = disk()) => createInboxStore(store, createLock());

describe('an inbox', () => {
  it('falls due when its time has come, not when a bucket of time ends', async () => {
    const inboxes = open();
    await (await inboxes.due(now)).done([]);
    await inboxes.put(7, inbox(now + 300));
    await inboxes.put(8, inbox(now + 700));
    expect(inboxes.soonest()).toBe(now + 300);
    expect((await inboxes.due(now + 299)).chatIds).toEqual([]);
    expect((await inboxes.due(now + 300)).chatIds).toEqual([7]);
    expect((await inboxes.due(now + 700)).chatIds).toEqual([8]);
    expect(inboxes.soonest()).toBe(Infinity);
  });

  it('falls due at its newest time, and not at all once it is removed', async () => {
    const inboxes = open();
    await (await inboxes.due(now)).done([]);
    await inboxes.put(7, inbox(now + 300));
    await inboxes.put(7, inbox(now + 900));
    await inboxes.put(8, inbox(now + 300));
    await inboxes.remove(8);
    expect((await inboxes.due(now + 400)).chatIds).toEqual([]);
    expect((await inboxes.due(now + 900)).chatIds).toEqual([7]);
  });

  it('that was taken but not handled is due again after a crash', async () => {
    const store = disk();
    const inboxes = open(store);
    await (await inboxes.due(now)).done([]);
    await inboxes.put(7, inbox(now + 300));
    const { chatIds, done } = await inboxes.due(now + 400);
    await done(chatIds);
    expect((await open(store).due(now + 10_000)).chatIds).toEqual([7]);
  });

  it('that is not due within a minute, or among very many, is found in its bucket', async () => {
    const inboxes = createInboxStore(disk(), createLock(), 50);
    await (await inboxes.due(now)).done([]);
    await inboxes.put(1, inbox(now + 3_600_000));
    for (let chatId = 2; chatId <= 100; chatId++) await inboxes.put(chatId, inbox(now + 500));
    const first = await inboxes.due(now + 500);
    expect(first.chatIds).toHaveLength(50);
    await first.done([]);
    const { chatIds } = await inboxes.due(now + 4_000);
    expect(new Set([...first.chatIds, ...chatIds]).size).toBe(99);
    expect((await inboxes.due(now + 3_604_000)).chatIds).toEqual([1]);
  });

  it('of a store that an earlier Kabar left is due as it was', async () => {
    const store = disk();
    const bucket = Math.floor(now / 2_000);
    await store.set('due', bucket - 5);
    await store.set(`due:${bucket - 2}`, [7]);
    await store.set(`due:${bucket + 30}`, [8]);
    await store.set('inbox:7', inbox(now - 3_000));
    await store.set('inbox:8', inbox(now + 60_000));
    const inboxes = open(store);
    const { chatIds, done } = await inboxes.due(now);
    expect(chatIds).toEqual([7]);
    await done([]);
    expect((await inboxes.due(now + 62_000)).chatIds).toEqual([8]);
  });
});

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
