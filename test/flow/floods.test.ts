import { afterEach, beforeEach, expect, it } from 'vitest';
import { seedFollowers } from '../bench/stage.ts';
import { countsOf, pause, until } from './counting.ts';
import { type Stage, createStage } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await createStage();
});
afterEach(() => stage.close());

it('one member of a group who asks too much does not hold up other chats', async () => {
  const { telegram, newsroom } = stage;
  const feed = newsroom.feed('/berita.xml', { title: 'Harian' });
  const ids = telegram.people(100);
  await seedFollowers(stage.storeUrl, feed.url, 'Harian', ids);
  await stage.run({ TELEGRAM_RATE: '30' });
  const ani = telegram.person({ first_name: 'Ani', language_code: 'id' });
  const umar = telegram.person({ first_name: 'Umar', language_code: 'id' });
  const group = telegram.group({ title: 'Warga', owner: ani });
  telegram.setMember(group, umar, 'member');
  telegram.addBot(group, { by: ani });
  await telegram.waitFor(group.id, /Halo!/);
  telegram.limits({ perGroup: { perMinute: 20 }, retryAfter: 30 });
  for (let asked = 0; asked < 25; asked++) umar.send('/latest', { chat: group });
  await pause(2_500);
  feed.publish({ title: 'Gempa besar', text: '' });
  await until(() => countsOf(telegram, ids, 'Gempa besar').every((count) => count === 1), 'all have it');
  const answers = telegram.view(group.id).filter(({ text }) => !text.startsWith('/'));
  // One list, and one word that it is too much.
  expect(answers.length).toBeLessThan(6);
  expect(telegram.calls('sendMessage').filter(({ status }) => status === 429)).toEqual([]);
});

it('a hold that Telegram asked for outlives a kill', async () => {
  const { telegram, newsroom } = stage;
  const feed = newsroom.feed('/berita.xml', { title: 'Harian' });
  const ids = telegram.people(40);
  await seedFollowers(stage.storeUrl, feed.url, 'Harian', ids);
  const first = await stage.run({ TELEGRAM_RATE: '10' });
  feed.publish({ title: 'Badai', text: '' });
  await until(() => countsOf(telegram, ids, 'Badai').some((count) => count > 0), 'some have it');
  telegram.fail('sendMessage', 1, {
    status: 429,
    description: 'Too Many Requests: retry after 6',
    parameters: { retry_after: 6 },
  });
  const floodAt = () => telegram.calls('sendMessage').find(({ status }) => status === 429)?.at;
  await until(() => floodAt() !== undefined, 'a flood');
  await pause(1_000);
  await first.kill('SIGKILL');
  await stage.run({ TELEGRAM_RATE: '10' });
  await until(() => countsOf(telegram, ids, 'Badai').every((count) => count > 0), 'all have it');
  const since = floodAt() ?? 0;
  // What was on its way may still come, and the simulator notes the time of its answer.
  const early = telegram.calls('sendMessage').filter(({ at }) => at > since + 1_000 && at < since + 5_900);
  expect(early).toEqual([]);
});
