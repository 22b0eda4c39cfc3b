import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/delivery/outcome.ts';
import { createRecorder } from '../../src/delivery/receipts/recorder.ts';
import { createLog } from '../../src/runtime/log.ts';
import { createRandom } from '../../src/sandbox/telegram/random.ts';
import { createCampaignStore } from '../../src/store/campaigns.ts';
import { StoreError } from '../../src/store/keyv/key-value.ts';
import { createLock } from '../../src/runtime/lock.ts';
import { blank, createDisk, createLife, sourceId, story, toldIn, type Telegram } from './life.ts';
import { createSimulatedClock } from '../runtime/simulated-clock.ts';

const hourMs = 3_600_000;
const idsTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

/** Delivery over a store that fails where `fails` says so: given what is done to which key. */
const scene = async (
  followers: number,
  answer: Telegram['answer'] = (_chatId, accept) => ({ kind: 'sent', messageId: accept() }),
) => {
  const telegram: Telegram = { chats: new Map(), edits: [], answer };
  const clock = createSimulatedClock();
  const disk = createDisk();
  const trouble = { fails: (_what: 'get' | 'set', _key: string): boolean => false };
  const { get, set, setMany } = disk.store;
  const check = (what: 'get' | 'set', key: string) => {
    if (trouble.fails(what, key)) throw new StoreError(`could not ${what} ${key}`);
  };
  Object.assign(disk.store, {
    get: async (key: string) => {
      check('get', key);
      return get(key);
    },
    set: async (key: string, ...rest: [value: unknown, ttlMs?: number]) => {
      check('set', key);
      return set(key, ...rest);
    },
    setMany: async (entries: Parameters<typeof setMany>[0]) => {
      for (const { key } of entries) check('set', key);
      return setMany(entries);
    },
  });
  const life = createLife(disk, telegram, clock, () => 0.5);
  for (const id of idsTo(followers)) await life.audience.follow(blank(id), { sourceId, since: 0 });
  await life.start();
  return { telegram, clock, disk, life, trouble };
};
const told = (telegram: Telegram, id: number): number[] => (telegram.chats.get(id) ?? []).flatMap(toldIn);

describe('a story that is published', () => {
  it.each(['story:', 'broadcast:', 'broadcasts'])(
    'is delivered by the next try where the store fails at %s',
    async (area) => {
      const { telegram, clock, life, trouble } = await scene(1);
      trouble.fails = (what, key) => what === 'set' && key.startsWith(area);
      await expect(life.publish(sourceId, [story(1)])).rejects.toThrow(StoreError);
      trouble.fails = () => false;
      await clock.advance(60_000);
      await life.publish(sourceId, [story(1)]);
      await clock.advance(60_000);
      expect(told(telegram, 1)).toEqual([1]);
      expect(await life.campaigns.open()).toEqual([]);
      life.kill();
    },
  );

  it('twice at the same time is delivered once', async () => {
    const { telegram, clock, life } = await scene(1);
    await Promise.all([life.publish(sourceId, [story(1)]), life.publish(sourceId, [story(1)])]);
    await life.publish(sourceId, [story(1)]);
    await clock.advance(60_000);
    expect(told(telegram, 1)).toEqual([1]);
    life.kill();
  });
});

describe('an inbox', () => {
  it('stays due where a read fails just as it falls due', async () => {
    const outcomes: Outcome[] = [{ kind: 'retry', why: '502' }];
    const { telegram, clock, life, trouble } = await scene(
      1,
      (_chatId, accept) => outcomes.shift() ?? { kind: 'sent', messageId: accept() },
    );
    await life.publish(sourceId, [story(1)]);
    await clock.advance(100);
    let failures = 3;
    trouble.fails = (what, key) => what === 'get' && key.startsWith('story:') && failures-- > 0;
    await clock.advance(60_000);
    expect(failures).toBeLessThan(0);
    expect(told(telegram, 1)).toEqual([1]);
    life.kill();
  });
});

describe('a page of receipts', () => {
  it('has one copy for all who have it open, and loses no receipt', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const random = createRandom(seed);
        const clock = createSimulatedClock();
        const store = createCampaignStore(createDisk().store, createLock());
        const recorder = createRecorder(store, clock, createLog('silent'));
        const turns = async (most: number) => {
          for (let left = Math.floor(random() * most); left > 0; left--) await Promise.resolve();
        };
        const all = Promise.all(
          idsTo(60).map(async (id) => {
            await turns(30);
            if (random() < 0.3) await clock.sleep(Math.floor(random() * 40));
            const page = await recorder.open('b', 0);
            page.close();
            await turns(5);
            await recorder.record({ campaignId: 'b', page: 0, index: id }, { kind: 'gone', chatId: id });
          }),
        );
        await clock.advance(5_000);
        await all;
        const kept = await store.receipts('b', 0);
        expect(kept.flatMap((receipt) => receipt?.chatId ?? [])).toEqual(idsTo(60));
      }),
      { numRuns: 60 },
    );
  });
});

describe('a receipt', () => {
  it('that comes in just as the writer ends is written', async () => {
    const clock = createSimulatedClock();
    for (let steps = 0; steps < 12; steps++) {
      const store = createCampaignStore(createDisk().store, createLock());
      let onSaved = () => {};
      const save: typeof store.save = async (pages) => {
        await store.save(pages);
        onSaved();
      };
      const recorder = createRecorder({ ...store, save }, clock, createLog('silent'));
      const page = await recorder.open('b', 0);
      let isWritten = false;
      onSaved = () => {
        onSaved = () => {};
        let later = Promise.resolve();
        for (let step = 0; step < steps; step++) later = later.then(() => {});
        void later
          .then(() => page.record(1, { kind: 'gone', chatId: 2 }))
          .then(() => {
            isWritten = true;
          });
      };
      void page.record(0, { kind: 'gone', chatId: 1 });
      await clock.advance(1_000);
      expect([steps, isWritten]).toEqual([steps, true]);
    }
  });

  it('for a story from an inbox is written although the store cannot be read', async () => {
    let [isFirst, isSent, failures] = [true, false, 0];
    const { telegram, clock, life, trouble } = await scene(1, (_chatId, accept) => {
      if (isFirst) {
        isFirst = false;
        return { kind: 'retry', why: '502' };
      }
      isSent = true;
      return { kind: 'sent', messageId: accept() };
    });
    trouble.fails = (what, key) => isSent && what === 'get' && key.startsWith('receipts:') && failures++ < 5;
    await life.publish(sourceId, [story(1)]);
    await clock.advance(hourMs);
    expect(told(telegram, 1)).toEqual([1]);
    life.kill();
  });

  it('is written for a story that came while the story before it went to the inbox, in order', async () => {
    for (const afterMs of [1, 2, 3, 4, 6]) {
      let isFirst = true;
      const { telegram, clock, disk, life } = await scene(1, (_chatId, accept) => {
        if (!isFirst) return { kind: 'sent', messageId: accept() };
        isFirst = false;
        return { kind: 'retry', why: '502' };
      });
      const { get } = disk.store;
      // A store over a network.
      disk.store.get = async (key) => {
        if (key === 'inbox:1') await clock.sleep(5);
        return get(key);
      };
      await life.audience.follow(blank(1), { sourceId: 'f2', since: 0 });
      await life.publish(sourceId, [story(1)]);
      await clock.advance(afterMs);
      await life.publish('f2', [{ ...story(2), sourceId: 'f2' }]);
      await clock.advance(60_000);
      expect([afterMs, told(telegram, 1)]).toEqual([afterMs, [2, 1]]);
      life.kill();
    }
  });
});

describe('a long campaign', () => {
  it('that is open for longer than receipts are kept is closed and sent to nobody again', async () => {
    const { telegram, clock, disk, life } = await scene(300, async (_chatId, accept) => {
      await clock.sleep(50);
      return { kind: 'sent', messageId: accept() };
    });
    await life.publish(sourceId, [story(1)]);
    await clock.advance(500);
    life.kill();
    // What was in flight arrives.
    await clock.advance(1_000);
    const had = telegram.chats.size;
    expect(had).toBeGreaterThan(10);
    expect(had).toBeLessThan(300);
    await clock.advance(9 * 24 * hourMs);
    const later = createLife(disk, telegram, clock, () => 0.5);
    await later.start();
    await clock.advance(hourMs);
    expect(telegram.chats.size).toBe(had);
    expect(await later.campaigns.open()).toEqual([]);
    later.kill();
  });

  it('goes on after failures on several of its pages at once', async () => {
    let isWell = false;
    const { telegram, clock, life, trouble } = await scene(700, (_chatId, accept) =>
      isWell ? { kind: 'sent', messageId: accept() } : { kind: 'retry', why: '502' },
    );
    trouble.fails = (what, key) => what === 'set' && key.startsWith('inbox:');
    await life.publish(sourceId, [story(1)]);
    await clock.advance(40_000);
    trouble.fails = () => false;
    isWell = true;
    await clock.advance(5 * hourMs);
    expect(idsTo(700).filter((id) => told(telegram, id).length !== 1)).toEqual([]);
    expect(await life.campaigns.open()).toEqual([]);
    life.kill();
  });

  it('ends together with a newer campaign of its source despite failures in between', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const random = createRandom(seed);
        const { telegram, clock, life, trouble } = await scene(600, async (_chatId, accept) => {
          await clock.sleep(20 + random() * 100);
          return random() < share ? { kind: 'retry', why: '502' } : { kind: 'sent', messageId: accept() };
        });
        let share = 0.2;
        trouble.fails = () => random() < share / 20;
        const publish = (number: number): Promise<void> =>
          life.publish(sourceId, [story(number)]).catch(() => publish(number));
        await publish(1);
        await clock.advance(Math.floor(random() * 5_000));
        await publish(2);
        await clock.advance(30_000);
        share = 0;
        await clock.advance(26 * hourMs);
        expect(await life.campaigns.open()).toEqual([]);
        expect(idsTo(600).filter((id) => new Set(told(telegram, id)).size !== 2)).toEqual([]);
        life.kill();
      }),
      { numRuns: 6, endOnFailure: true },
    );
  });
});
