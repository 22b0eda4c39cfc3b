import { expect, it } from 'vitest';
import { StoreError } from '../../src/store/keyv/failure.ts';
import { createDisk, sourceId, story } from './life.ts';
import { scene } from './scene.ts';

/** From now on the record at one key cannot be read. */
const damage = ({ store }: ReturnType<typeof createDisk>, damaged: string) => {
  const { get, getMany, getEach } = store;
  const refuse = () => Promise.reject(new StoreError('cannot read', { reason: 'damaged' }));
  store.get = (key) => (key === damaged ? refuse() : get(key));
  store.getMany = (keys) => (keys.includes(damaged) ? refuse() : getMany(keys));
  store.getEach = async <T>(keys: string[]) => {
    const found = await getEach<T>(keys.filter((key) => key !== damaged));
    return keys.map((key) => (key === damaged ? ('unreadable' as const) : found.shift()));
  };
};

it.each(['chat:40', 'inbox:40'])(
  'one chat of which %s cannot be read passes by with a receipt that says so, and the others of its page get the story',
  async (key) => {
    const ids = Array.from({ length: 60 }, (_, at) => at + 1);
    const { clock, disk, life, telegram } = await scene(ids);
    damage(disk, key);
    await life.publish(sourceId, [story(1)]);
    await clock.advance(60_000);
    expect([...telegram.chats.keys()].sort((one, two) => one - two)).toEqual(ids.filter((id) => id !== 40));
    const receipts = await life.campaigns.receipts('s1', 0);
    expect(receipts.filter((one) => one?.kind === 'rejected')).toEqual([
      { kind: 'rejected', chatId: 40, why: 'its record cannot be read' },
    ]);
    expect(await life.campaigns.open()).toEqual([]);
    life.kill();
  },
);
