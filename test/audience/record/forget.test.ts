import { expect, it } from 'vitest';
import type { Chat } from '../../../src/audience/chat.ts';
import { createAudience } from '../../../src/audience/follow.ts';
import { createForgetChat } from '../../../src/audience/record/forget.ts';
import { everybodyId } from '../../../src/audience/subscribers/everybody.ts';
import { story } from '../../commands/fakes.ts';
import { openCollections } from '../../../src/store/collections.ts';

const chatOf = (id: number, more: Partial<Chat> = {}): Chat => ({
  id,
  kind: id > 0 ? 'private' : 'channel',
  title: `Chat ${id}`,
  language: 'id',
  timeZone: 'Asia/Jakarta',
  state: 'active',
  follows: [],
  ...more,
});

/** A person who manages a channel, both with a source. */
const open = async () => {
  const store = await openCollections('memory:');
  const audience = createAudience(store.chats, store.audiences);
  for (const id of [7, 8]) await audience.follow(chatOf(id), { sourceId: 'f1', since: 1 });
  await audience.follow(chatOf(-100, { connectedBy: 7 }), { sourceId: 'f1', since: 1 });
  for (const userId of [7, 8]) await store.managers.note(userId, -100);
  await store.dayCounts.note(7, 'f1', '2026-05-05', 's1');
  await store.untold.keep(7, 'pesan');
  await store.saved.add(7, { story: story({ id: 's1' }), at: 1 });
  const deliveries: number[] = [];
  const forget = createForgetChat({
    chats: store.chats,
    audience,
    managers: store.managers,
    untold: store.untold,
    saved: store.saved,
    forgetDeliveries: async ({ id, follows }) => void (follows.length > 0 && deliveries.push(id)),
    forgetPublishing: async (chatId, slot) => {
      if (slot !== undefined) await store.audiences.vacate(everybodyId, slot, chatId);
    },
    forgetDay: store.dayCounts.forget,
  });
  return { store, forget, deliveries };
};

it('deletes a person: record, slots, notes of what they manage, and what they were to be told', async () => {
  const { store, forget, deliveries } = await open();
  const before = (await store.chats.count()) ?? 0;
  await forget(7);
  expect(await store.chats.get(7)).toBeUndefined();
  expect(await store.chats.count()).toBe(before - 1);
  expect(await store.audiences.page('f1', 0)).toEqual([null, 8, -100]);
  expect(await store.audiences.page(everybodyId, 0)).toEqual([null, 8]);
  expect(await store.managers.chatsOf(7)).toEqual([]);
  expect(await store.managers.managersOf(-100)).toEqual([8]);
  expect(await store.untold.take(7)).toEqual([]);
  expect(await store.dayCounts.told(7, 'f1', '2026-05-05')).toEqual([]);
  expect(await store.saved.list(7, 0, 10)).toEqual({ saved: [], count: 0 });
  expect(await store.saved.get(7, 's1')).toBeUndefined();
  expect(deliveries).toEqual([7]);
  const channel = await store.chats.get(-100);
  expect([channel?.follows.length, channel?.connectedBy]).toEqual([1, undefined]);
  await store.close();
});

it('deletes a channel and leaves its managers as they are', async () => {
  const { store, forget } = await open();
  await forget(-100);
  expect(await store.chats.get(-100)).toBeUndefined();
  expect(await store.managers.chatsOf(7)).toEqual([]);
  expect(await store.managers.managersOf(-100)).toEqual([]);
  expect((await store.chats.get(7))?.follows).toHaveLength(1);
  await store.close();
});

it('finds a group by its old id, and deletes what leads to it', async () => {
  const { store, forget } = await open();
  await store.chats.update(-1_000, () => chatOf(-1_000, { kind: 'supergroup' }));
  await store.chats.moved(-5, -1_000);
  await forget(-5);
  expect(await store.chats.get(-5)).toBeUndefined();
  expect(await store.chats.get(-1_000)).toBeUndefined();
  await store.close();
});

it('is done once more without harm', async () => {
  const { store, forget } = await open();
  await forget(7);
  const count = await store.chats.count();
  await forget(7);
  expect(await store.chats.count()).toBe(count);
  await store.close();
});
