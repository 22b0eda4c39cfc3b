import { Keyv } from 'keyv';
import { beforeEach, describe, expect, it } from 'vitest';
import type { FeedRecord } from '../../src/feed/record.ts';
import { createFeedStore } from '../../src/store/feeds.ts';
import { createKeyValue, StoreError, type KeyValue } from '../../src/store/keyv/key-value.ts';
import { createLock } from '../../src/runtime/lock.ts';

const record = (nextAt: number, id = 'f1'): FeedRecord => ({
  id,
  url: `https://${id}.example/feed`,
  title: id,
  nextAt,
  failures: 0,
});

let written: string[][];
let isFull: boolean;
let disk: KeyValue;
let feeds: ReturnType<typeof createFeedStore>;
/** What another process would find now. */
const stored = async (id = 'f1') => disk.get<FeedRecord>(`feed:${id}`);
beforeEach(() => {
  written = [];
  isFull = false;
  disk = createKeyValue(new Keyv());
  const watched: KeyValue = {
    ...disk,
    setMany: async (entries) => {
      if (isFull) throw new StoreError('disk full');
      written.push(entries.map(({ key }) => key));
      await disk.setMany(entries);
    },
  };
  feeds = createFeedStore(watched, createLock());
});

describe('records that are noted', () => {
  it('are read at once, and written together', async () => {
    for (const id of ['f1', 'f2']) await feeds.save(record(1, id));
    written = [];
    for (const id of ['f1', 'f2']) feeds.note(record(2, id));
    feeds.note(record(3));
    expect((await feeds.get('f1'))?.nextAt).toBe(3);
    expect((await feeds.getMany(['f2', 'f1'])).map((one) => one?.nextAt)).toEqual([2, 3]);
    expect((await stored())?.nextAt).toBe(1);
    await feeds.flush();
    expect(written).toEqual([['feed:f1', 'feed:f2']]);
    expect([(await stored())?.nextAt, (await stored('f2'))?.nextAt]).toEqual([3, 2]);
  });

  it('never overwrite what was saved after them', async () => {
    await feeds.save(record(1));
    feeds.note(record(2));
    await feeds.save(record(5));
    await feeds.flush();
    expect((await stored())?.nextAt).toBe(5);
    expect((await feeds.get('f1'))?.nextAt).toBe(5);
  });

  it('are kept while the store takes nothing, and it is told', async () => {
    await feeds.save(record(1));
    isFull = true;
    feeds.note(record(2));
    await expect(feeds.flush()).rejects.toThrow(StoreError);
    expect([feeds.isBehind(), (await feeds.get('f1'))?.nextAt, (await stored())?.nextAt]).toEqual([
      true,
      2,
      1,
    ]);
    isFull = false;
    await feeds.flush();
    expect([feeds.isBehind(), (await stored())?.nextAt]).toEqual([false, 2]);
  });

  it('are more than one statement takes, and all written', async () => {
    for (let n = 0; n < 600; n++) feeds.note(record(n, `f${n}`));
    await feeds.flush();
    expect(written.every((keys) => keys.length <= 249)).toBe(true);
    expect((await stored('f599'))?.nextAt).toBe(599);
  });
});
