import { expect, it } from 'vitest';
import { createMoving } from '../../src/app/moving.ts';
import { createCounted } from '../../src/app/ground/counted.ts';
import type { Receipt } from '../../src/delivery/campaign.ts';
import { readDays } from '../../src/stats/days.ts';
import { openCollections } from '../../src/store/collections.ts';
import { createSimulatedClock } from '../runtime/simulated-clock.ts';

const timeZone = 'Asia/Jakarta';
const dayMs = 86_400_000;
const [old, now] = [-777, -1_000_000_000_777];

it('what is kept of a group goes on under its new id, sums of earlier days and of the present one with it, and only once', async () => {
  const store = await openCollections('memory:');
  const clock = createSimulatedClock(Date.UTC(2026, 10, 28, 6));
  const { counting } = createCounted({
    config: { defaultTimeZone: timeZone },
    clock,
    store,
    onSent: () => {},
  });
  const send = async (chatId: number, id: string) => {
    const receipt: Receipt = { kind: 'sent', chatId, messageId: 1, at: clock.now() };
    counting.note({ id, page: 0, isFirst: true }, null, receipt);
    await counting.save([{ id, page: 0, receipts: [receipt] }]);
  };
  await send(old, 's1');
  await clock.advance(4 * dayMs);
  await send(old, 's2');
  await send(now, 's3');
  await store.dayCounts.note(old, 'f1', '2026-12-02', 's2');
  await store.postedLog.note(old, { id: 's2', at: clock.now() });
  await store.managers.note(7, old);
  await store.audit.note(old, { at: 1, userId: 7, name: 'Dewi', what: 'connected' });
  await store.members.put(old, [['2026-12-01', 41]]);
  await store.weekly.put({ userId: 7, about: `c${old}`, at: 5 });
  const move = createMoving({ clock, store, counting, timeZone });
  await move(old, now);
  await move(old, now);
  await send(now, 's4');
  const days = await readDays(`c${now}`, { span: 30, today: '2026-12-02' }, store);
  const messages = days.flatMap(({ day, counts }) => (counts['m'] === undefined ? [] : [[day, counts['m']]]));
  expect(messages).toEqual([
    ['2026-11-28', 1],
    ['2026-12-02', 3],
  ]);
  expect(days.find(({ day }) => day === '2026-12-01')?.members).toBe(41);
  const before = await readDays(`c${old}`, { span: 30, today: '2026-12-02' }, store);
  expect(before.every(({ counts }) => Object.keys(counts).length === 0)).toBe(true);
  expect(await store.dayCounts.told(now, 'f1', '2026-12-02')).toEqual(['s2']);
  expect(await store.postedLog.of(now, clock.now())).toMatchObject([{ id: 's2' }]);
  expect(await store.managers.chatsOf(7)).toEqual([now]);
  expect(await store.managers.managersOf(now)).toEqual([7]);
  expect(await store.audit.list(now)).toMatchObject([{ what: 'connected' }]);
  expect(await store.weekly.all()).toMatchObject([{ userId: 7, about: `c${now}` }]);
  await store.close();
});
