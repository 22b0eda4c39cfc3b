import { afterEach, beforeEach, expect, it } from 'vitest';
import { seedFollowers } from '../bench/stage.ts';
import { countsOf, until } from './counting.ts';
import { createStage, type Stage } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await createStage();
});
afterEach(() => stage.close());

/** What was on its way when the flood was answered may still come, and a busy machine may be late to read that answer (milliseconds). */
const onTheWayMs = 500;
/** The simulator's time of a call is that of its answer (milliseconds). */
const answerMs = 60;

it(
  'the process waits out every flood of 1 to 30 seconds to the second (invariant 5)',
  { timeout: 100_000 },
  async () => {
    const { telegram, newsroom } = stage;
    const feed = newsroom.feed('/berita.xml', { title: 'Harian' });
    const ids = telegram.people(90);
    await seedFollowers(stage.storeUrl, feed.url, 'Harian', ids);
    await stage.run({ TELEGRAM_RATE: '30' });
    feed.publish({ title: 'Badai', text: '' });
    const sent = () => countsOf(telegram, ids, 'Badai').filter((count) => count > 0).length;
    const refused = () =>
      telegram
        .calls('sendMessage')
        .filter(({ status }) => status === 429)
        .map(({ params }) => Number(params['chat_id']));
    // A chat that is refused twice in a row, with others taken in between, is held alone.
    const haveAll = (chats: number[]) => countsOf(telegram, chats, 'Badai').every((count) => count > 0);
    for (const [before, seconds] of [
      [5, 1],
      [20, 30],
      [40, 4],
    ] as const) {
      await until(() => sent() > before && haveAll(refused()), `${before} have it`);
      telegram.fail('sendMessage', 1, {
        status: 429,
        description: `Too Many Requests: retry after ${seconds}`,
        parameters: { retry_after: seconds },
      });
    }
    await until(() => sent() === ids.length, 'everybody has it', 80);
    expect(countsOf(telegram, ids, 'Badai').every((count) => count === 1)).toBe(true);
    const calls = telegram.calls('sendMessage');
    const floods = calls.filter(({ status }) => status === 429);
    expect(floods.map(({ description }) => /after (\d+)/.exec(description ?? '')?.[1])).toEqual([
      '1',
      '30',
      '4',
    ]);
    for (const { at, description } of floods) {
      const endsAt = at + Number(/after (\d+)/.exec(description ?? '')?.[1]) * 1_000;
      const early = calls.filter((one) => one.at > at + onTheWayMs && one.at < endsAt - answerMs);
      expect(early).toEqual([]);
      // Nor is more time lost than a busy machine needs.
      expect(calls.find((one) => one.at >= endsAt - answerMs)?.at).toBeLessThan(endsAt + 5_000);
    }
  },
);
