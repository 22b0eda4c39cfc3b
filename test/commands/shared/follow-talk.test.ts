import { expect, it } from 'vitest';
import { createFollowTalk } from '../../../commands/shared/follow-talk.ts';
import type { FollowResult } from '../../../src/audience/following.ts';
import { createTalk, person, story } from '../fakes.ts';

it('addresses of one message are looked at side by side, eight at once, apart from what else is asked', async () => {
  let [underWay, most] = [0, 0];
  const talk = createFollowTalk({
    follow: async (_chat, address): Promise<FollowResult> => {
      most = Math.max(most, ++underWay);
      await new Promise((resolve) => setTimeout(resolve, 5));
      underWay--;
      return { kind: 'failed', why: 'time-out', address };
    },
    has: async (_chatId, urls) => urls.map(() => false),
    moveHere: async () => true,
    arrange: async () => {},
    putChoice: async () => 'x',
    putWords: async () => 'x',
  });
  const { ask, texts } = createTalk();
  const put: (() => Promise<void>)[] = [];
  const addresses = Array.from({ length: 12 }, (_, at) => `https://koran${at + 1}.example`);
  await talk.followAll(
    ask('', { later: async (work) => void put.push(work) }),
    { chat: person, settings: ask('').settings, rest: '' },
    addresses.map((address) => ({ kind: 'address', address })),
  );
  // The command is over; the looks go on by themselves.
  expect(texts()).toEqual(['One moment, let me look…']);
  for (const work of put) await work();
  expect(most).toBe(8);
  const [first = '', second] = texts();
  expect([...first.matchAll(/koran(\d+)\.example/g)].map(([, number]) => Number(number))).toEqual(
    Array.from({ length: 10 }, (_, at) => at + 1),
  );
  expect(second).toBe(
    'I have taken the first 10. Please send the rest again:\nhttps://koran11.example\nhttps://koran12.example',
  );
});

it('sources of one message are followed in its order, whichever answers first', async () => {
  const arranged: [number, string[]][] = [];
  const talk = createFollowTalk({
    follow: async (_chat, address): Promise<FollowResult> => {
      const at = Number(address.slice(-1));
      await new Promise((resolve) => setTimeout(resolve, 10 * (4 - at)));
      if (at === 2) return { kind: 'failed', why: 'time-out', address };
      return { kind: 'followed', already: at === 3, sourceId: `f${at}`, title: `Koran ${at}`, address };
    },
    has: async (_chatId, urls) => urls.map(() => false),
    moveHere: async () => true,
    arrange: async (chatId, sourceIds) => void arranged.push([chatId, sourceIds]),
    putChoice: async () => 'x',
    putWords: async () => 'x',
  });
  const { ask } = createTalk();
  const put: (() => Promise<void>)[] = [];
  const followAll = async (...numbers: number[]) => {
    await talk.followAll(
      ask('', { later: async (work) => void put.push(work) }),
      { chat: person, settings: ask('').settings, rest: '' },
      numbers.map((at) => ({ kind: 'address', address: `https://koran.example/${at}` })),
    );
    await put.pop()?.();
  };
  await followAll(1, 2, 3, 4);
  expect(arranged).toEqual([[person.id, ['f1', 'f4']]]);
  // What was followed before keeps its place.
  await followAll(1, 3);
  expect(arranged).toHaveLength(1);
});

it('one event in several sections of a source is one story among their samples, by its address or its headline', async () => {
  const samples = [
    story({ id: 'a', headline: 'Banjir di Serang', url: 'https://koran.example/banjir' }),
    story({ id: 'b', headline: 'Serang Kebanjiran', url: 'https://koran.example/banjir' }),
    story({ id: 'c', headline: 'BANJIR DI SERANG', url: 'https://koran.example/daerah/banjir' }),
    story({ id: 'd', headline: 'Harga cabai turun', url: 'https://koran.example/cabai' }),
  ];
  const talk = createFollowTalk({
    follow: async (_chat, address): Promise<FollowResult> => {
      const at = Number(address.slice(-1));
      const sample = samples[at];
      const title = `Koran ${at}`;
      return {
        kind: 'followed',
        already: false,
        sourceId: `f${at}`,
        title,
        address,
        ...(sample && { sample }),
      };
    },
    has: async (_chatId, urls) => urls.map(() => false),
    moveHere: async () => true,
    arrange: async () => {},
    putChoice: async () => 'x',
    putWords: async () => 'x',
  });
  const followAll = async (sections: number[]) => {
    const { ask, texts } = createTalk();
    await talk.followAll(
      ask('', { later: (work) => work() }),
      { chat: person, settings: ask('').settings, rest: '' },
      sections.map((at) => ({ kind: 'address', address: `https://koran.example/${at}` })),
    );
    return texts();
  };
  const [, bundle = ''] = await followAll([0, 1, 2, 3]);
  expect(bundle).toContain('Banjir di Serang');
  expect(bundle).toContain('Harga cabai turun');
  expect(bundle).not.toMatch(/Serang Kebanjiran|BANJIR DI SERANG/);
  // Where all are one event, it is one card and headed as one.
  const [said, card, ...more] = await followAll([0, 1, 2]);
  expect(said).toContain('Koran 0, Koran 1 and Koran 2');
  expect(said).toContain('Its latest story:');
  expect(card).toContain('Banjir di Serang');
  expect(more).toEqual([]);
});
