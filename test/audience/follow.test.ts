import { expect, it } from 'vitest';
import { createAudience } from '../../src/audience/follow.ts';
import { createChats } from '../../src/audience/chats.ts';
import { openCollections } from '../../src/store/collections.ts';
import { channel, chatOf } from '../commands/fakes.ts';

it('a paused chat records when it was paused, until it is active again', async () => {
  const { chats, audiences, close } = await openCollections('memory:');
  let now = 1_000;
  const audience = createAudience(chats, audiences, { now: () => now });
  await audience.follow(chatOf(channel), { sourceId: 'f1', since: 0 });
  expect(await audience.setState(channel.id, 'paused')).toBe('active');
  expect(await chats.get(channel.id)).toMatchObject({ state: 'paused', pausedAt: 1_000 });
  now = 2_000;
  expect(await audience.setState(channel.id, 'paused')).toBe('paused');
  expect(await chats.get(channel.id)).toMatchObject({ pausedAt: 2_000 });
  const settings = createChats(chats, { language: 'id', timeZone: 'Asia/Jakarta' });
  const stale = await settings.get(channel);
  expect(await audience.setState(channel.id, 'active')).toBe('paused');
  await settings.save({ ...stale, language: 'en' });
  expect(await chats.get(channel.id)).not.toHaveProperty('pausedAt');
  await audience.setState(channel.id, 'paused');
  await audience.follow(chatOf(channel), { sourceId: 'f2', since: 0 });
  expect(await chats.get(channel.id)).not.toHaveProperty('pausedAt');
  expect(await chats.get(channel.id)).toMatchObject({ state: 'active' });
  await close();
});

it('an unfollow or a move of a follow is reported once, after the chat has left the source', async () => {
  const { chats, audiences, close } = await openCollections('memory:');
  const left: [string, number][] = [];
  const following = async (sourceId: string) => (await audiences.size(sourceId)).followers;
  const asked: Promise<unknown>[] = [];
  const audience = createAudience(chats, audiences, { now: () => 0 }, (sourceId) => {
    asked.push(following(sourceId).then((followers) => left.push([sourceId, followers])));
  });
  for (const sourceId of ['f1', 'f2']) await audience.follow(chatOf(channel), { sourceId, since: 0 });
  await audience.unfollow(channel.id, 'f1');
  await audience.unfollow(channel.id, 'f1');
  await audience.move(channel.id, 'f2', 'f3');
  await Promise.all(asked);
  expect(left).toEqual([
    ['f1', 0],
    ['f2', 0],
  ]);
  await close();
});

it('sources are listed in the order that is asked for, behind the others', async () => {
  const { chats, audiences, close } = await openCollections('memory:');
  const audience = createAudience(chats, audiences);
  for (const sourceId of ['f1', 'f2', 'f3', 'f4', 'f5'])
    await audience.follow(chatOf(channel), { sourceId, since: 0 });
  await audience.arrange(channel.id, ['f5', 'f2', 'f9']);
  const { follows = [] } = (await chats.get(channel.id)) ?? {};
  expect(follows.map(({ sourceId, slot }) => [sourceId, slot])).toEqual(
    ['f1', 'f3', 'f4', 'f5', 'f2'].map((sourceId) => [sourceId, 0]),
  );
  await close();
});
