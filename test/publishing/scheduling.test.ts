import { Keyv } from 'keyv';
import { expect, it } from 'vitest';
import type { Barred } from '../../src/publishing/barred.ts';
import type { Broadcast } from '../../src/publishing/broadcast.ts';
import { createScheduling } from '../../src/publishing/scheduling.ts';
import { createLock } from '../../src/runtime/lock.ts';
import { createLog } from '../../src/runtime/log.ts';
import { createKeyValue } from '../../src/store/keyv/key-value.ts';
import { createBroadcastStore } from '../../src/store/publishing/broadcasts.ts';
import { createScheduleStore } from '../../src/store/publishing/schedule.ts';
import { createSimulatedClock } from '../runtime/simulated-clock.ts';

const hourMs = 3_600_000;

/** Scheduling over a store that outlives its lives. `away`: so many attempts to tell somebody something fail; `isClosed`: nobody may be told. */
const scene = (start?: number, barred: Barred[] = [], { away = 0, isClosed = false } = {}) => {
  let failures = away;
  const clock = createSimulatedClock(start);
  const store = createKeyValue(new Keyv());
  const lock = createLock();
  const posted = createBroadcastStore(store, lock);
  const launched: string[] = [];
  const told: string[] = [];
  const live = () => {
    const stop = new AbortController();
    const scheduling = createScheduling({
      clock,
      log: createLog('silent'),
      schedule: createScheduleStore(store, lock),
      store: posted,
      broadcasts: {
        launch: async (broadcast) => {
          if ((await posted.get(broadcast.id))?.state === 'live') return;
          launched.push(broadcast.id);
          await posted.put(broadcast);
        },
      },
      send: async (_userId, { plain }) => {
        if (failures-- > 0) throw new Error('502 Bad Gateway');
        return isClosed ? undefined : told.push(plain);
      },
      reader: async () => ({ language: 'en', timeZone: 'Asia/Jakarta' }),
      barred: async () => barred,
      isOperator: () => false,
      stopping: stop.signal,
    });
    scheduling.start();
    return { scheduling, stop: () => stop.abort() };
  };
  const post = (id: string, at: number, more: Partial<Broadcast['schedule'] & object> = {}): Broadcast => ({
    id,
    state: 'scheduled',
    userId: 7,
    name: 'Ann',
    fromChatId: 7,
    messageIds: [41],
    form: 'text',
    about: 'Hello',
    to: { kind: 'chats', chats: [{ id: -1_001, title: 'Kabar Serang' }] },
    reach: 1,
    schedule: { at, timeZone: 'Europe/Berlin', ...more },
  });
  return { clock, live, launched, told, post, posted };
};

it('what is scheduled goes out once at its time, also after a restart', async () => {
  const { clock, live, launched, post } = scene();
  const first = live();
  await first.scheduling.put(post('a', clock.now() + hourMs));
  await clock.advance(hourMs / 2);
  first.stop();
  const second = live();
  await clock.advance(hourMs / 2 - 1_000);
  expect(launched).toEqual([]);
  await clock.advance(2_000);
  expect(launched).toEqual(['a']);
  await clock.advance(hourMs);
  expect(launched).toEqual(['a']);
  expect(await second.scheduling.list(7, [])).toEqual([]);
  second.stop();
});

it('what was due while Kabar was away goes out at once where it is under an hour late, and is asked about where it is later', async () => {
  const { clock, live, launched, told, post, posted } = scene();
  const first = live();
  await first.scheduling.put(post('late', clock.now() + hourMs));
  await first.scheduling.put(post('later', clock.now() + 60_000));
  first.stop();
  await clock.advance(hourMs + 30 * 60_000);
  const second = live();
  await clock.advance(1_000);
  expect(launched).toEqual(['late']);
  expect(told.filter((one) => one.includes('Send it now?'))).toHaveLength(1);
  expect(await posted.get('later')).toMatchObject({ state: 'asks' });
  second.stop();
});

it('what comes again and again keeps its hour when the clock is put forward, and what is cancelled goes nowhere', async () => {
  const { clock, live, launched, post } = scene(Date.UTC(2024, 2, 29, 12));
  const { scheduling, stop } = live();
  const saturday = Date.UTC(2024, 2, 30, 7);
  const daily = post('d', saturday, { every: { minute: 480 } });
  await scheduling.put(daily);
  const next = async () => (await scheduling.list(7, []))[0]?.at;
  await clock.advance(saturday - clock.now() + 1_000);
  expect(launched).toEqual([`d-${saturday.toString(36)}`]);
  // Eight o'clock is an hour earlier by UTC from Sunday on.
  expect(await next()).toBe(Date.UTC(2024, 2, 31, 6));
  await scheduling.cancel(daily);
  await clock.advance(30 * hourMs);
  expect(launched).toHaveLength(1);
  stop();
});

it('what falls due where Kabar may not post is told as not posted, with what is missing and what happens next', async () => {
  const until = Date.UTC(2024, 4, 5, 6, 23);
  const missing: Barred = { id: -1_001, title: 'Kabar Serang', why: 'no-right', until };
  const { clock, live, launched, told, post } = scene(undefined, [missing]);
  const { scheduling, stop } = live();
  await scheduling.put(post('a', clock.now() + hourMs));
  await clock.advance(hourMs + 1_000);
  expect(launched).toEqual(['a']);
  expect(told).toHaveLength(1);
  expect(told[0]).toMatch(/^The scheduled post "Hello" was not posted\./);
  expect(told[0]).toMatch(
    /Kabar Serang: waiting\..*I may not post there\. Give me that right by .*5 May 2024/,
  );
  expect(told[0]).not.toContain('going out');
  stop();
});

it.each([
  { away: 0, afterMs: 0 },
  { away: 1, afterMs: 2_000 },
  { away: 2, afterMs: 12_000 },
])(
  'a post that falls due is told of as soon as Telegram is back, and goes out ($away attempts fail)',
  async ({ away, afterMs }) => {
    const { clock, live, launched, told, post, posted } = scene(undefined, [], { away });
    const { scheduling, stop } = live();
    await scheduling.put(post('a', clock.now() + hourMs));
    await clock.advance(hourMs + afterMs + 100);
    expect(told).toHaveLength(1);
    expect(launched).toEqual(['a']);
    expect(await posted.get('a')).toMatchObject({ status: { chatId: 7, messageId: 1 } });
    stop();
  },
);

it('a post goes out untold where Telegram stays away, and at once where whoever scheduled it has blocked Kabar', async () => {
  const away = scene(undefined, [], { away: 9 });
  const first = away.live();
  await first.scheduling.put(away.post('a', away.clock.now() + hourMs));
  await away.clock.advance(hourMs + 20_000);
  expect(away.launched).toEqual(['a']);
  first.stop();
  const closed = scene(undefined, [], { isClosed: true });
  const second = closed.live();
  await second.scheduling.put(closed.post('a', closed.clock.now() + hourMs));
  await closed.clock.advance(hourMs + 100);
  expect(closed.launched).toEqual(['a']);
  expect(closed.told).toEqual([]);
  second.stop();
});

it('who is to be asked about a missed post is asked once Telegram is back', async () => {
  const { clock, live, told, post } = scene(undefined, [], { away: 2 });
  const first = live();
  await first.scheduling.put(post('later', clock.now() + 60_000));
  first.stop();
  await clock.advance(3 * hourMs);
  const second = live();
  await clock.advance(13_000);
  expect(told).toEqual([expect.stringContaining('Send it now?')]);
  second.stop();
});
