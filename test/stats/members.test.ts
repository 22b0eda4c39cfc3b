import { expect, it } from 'vitest';
import { createLog } from '../../src/runtime/log.ts';
import { createMembers } from '../../src/stats/members.ts';
import { createSimulatedClock } from '../runtime/simulated-clock.ts';

const scene = (count: (chatId: number) => number | undefined) => {
  const clock = createSimulatedClock();
  const kept = new Map<number, [string, number][]>();
  const asked: number[] = [];
  const members = createMembers({
    store: { get: async (id) => kept.get(id) ?? [], put: async (id, all) => void kept.set(id, all) },
    count: async (id) => {
      asked.push(id);
      const told = count(id);
      if (told === -1) throw new Error('out of reach');
      return told;
    },
    timeZoneOf: async () => 'Asia/Jakarta',
    clock,
    log: createLog('error', () => {}, clock.now),
    stopping: new AbortController().signal,
  });
  return { clock, kept, asked, members };
};

it('members are counted once a day, however often something comes', async () => {
  let now = 100;
  const { clock, kept, asked, members } = scene(() => now);
  for (let hour = 0; hour < 49; hour++) {
    members.seen(-1);
    members.seen(-1);
    await clock.advance(3_600_000);
    now++;
  }
  expect(asked).toHaveLength(kept.get(-1)?.length ?? 0);
  expect(kept.get(-1)?.length).toBe(3);
  expect(new Set(kept.get(-1)?.map(([day]) => day)).size).toBe(3);
});

it('a chat of which Telegram tells nothing costs no other its count', async () => {
  const { clock, kept, asked, members } = scene((id) => (id === -1 ? -1 : id === -2 ? undefined : 7));
  for (const id of [-1, -2, -3]) members.seen(id);
  await clock.advance(10_000);
  expect(asked).toEqual([-1, -2, -3]);
  expect([...kept.keys()]).toEqual([-3]);
});
