import { afterEach, beforeEach, expect, it } from 'vitest';
import { seedFollowers } from '../bench/stage.ts';
import { countsOf, pause, until } from './counting.ts';
import { createStage, type Stage } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await createStage({ keep: 400 });
});
afterEach(() => stage.close());

/** As Telegram's own are said to be: 30 a second in all, one in each chat, 20 a minute in a group. */
const limits = { overall: { perSecond: 30 }, perChat: { perSecond: 1 }, perGroup: { perMinute: 20 } };
const tooMuch = /banyak sekali sekaligus/;

/** Kabar at the usual rate, and a feed that so many people follow. */
const open = async (followers: number) => {
  const { telegram, newsroom } = stage;
  const feed = newsroom.feed('/berita.xml', { title: 'Harian' });
  const ids = telegram.people(followers);
  await seedFollowers(stage.storeUrl, feed.url, 'Harian', ids);
  telegram.limits(limits);
  const running = await stage.run({ TELEGRAM_RATE: '30', HTTP_PORT: '0' });
  return { telegram, feed, ids, running };
};
const answersTo = (id: number) =>
  stage.telegram
    .view(id)
    .filter(({ from }) => from?.is_bot === true)
    .map(({ text }) => text);

it(
  'one person who sends twenty commands a second does not hold up the news',
  { timeout: 90_000 },
  async () => {
    const { telegram, feed, ids } = await open(200);
    const budi = telegram.person({ first_name: 'Budi', language_code: 'id' });
    let asked = 0;
    const talking = setInterval(
      () => void budi.send(['/help', '/latest', `halo ${asked}`, '/following'][asked++ % 4] ?? ''),
      50,
    );
    await pause(500);
    telegram.resetStats();
    feed.publish({ title: 'Gempa besar', text: '' });
    const has = () => countsOf(telegram, ids, 'Gempa besar');
    await until(() => has().some((count) => count > 0), 'somebody has it');
    await until(() => has().every((count) => count > 0), 'all have it', 30);
    clearInterval(talking);
    expect(has().every((count) => count === 1)).toBe(true);
    const answers = answersTo(budi.id);
    // He is answered about once a second, as Telegram lets one chat be.
    expect(answers.length).toBeGreaterThan(3);
    expect(answers.filter((text) => tooMuch.test(text)).length).toBeLessThanOrEqual(2);
    // Refused were at most a few of his own.
    expect(telegram.stats().refused429).toBeLessThan(20);
  },
);

it(
  'fifty people who send twenty commands a second leave news its share, and a newcomer is answered',
  { timeout: 120_000 },
  async () => {
    const { telegram, feed, ids } = await open(100);
    const talkers = Array.from({ length: 50 }, (_, at) =>
      telegram.person({ first_name: `Orang ${at}`, language_code: 'id' }),
    );
    let asked = 0;
    const talk = () => {
      asked++;
      for (const person of talkers)
        person.send(['/help', '/latest', `halo ${asked}`, '/following'][asked % 4] ?? '');
    };
    const talking = setInterval(talk, 50);
    await pause(1_000);
    feed.publish({ title: 'Gempa besar', text: '' });
    await until(() => countsOf(telegram, ids, 'Gempa besar').some((count) => count > 0), 'somebody has it');
    const newcomer = telegram.person({ first_name: 'Ani', language_code: 'id' });
    const began = performance.now();
    newcomer.send('/help');
    await telegram.waitFor(newcomer.id, /Yang bisa saya lakukan/, { timeoutMs: 30_000 });
    expect(performance.now() - began).toBeLessThan(15_000);
    await pause(3_000);
    clearInterval(talking);
    await until(
      () => countsOf(telegram, ids, 'Gempa besar').every((count) => count === 1),
      'all have it',
      60,
    );
  },
);

it(
  'one member of a group who asks forty times does not keep its administrator waiting, nor its news',
  { timeout: 90_000 },
  async () => {
    const { telegram, newsroom } = stage;
    telegram.limits(limits);
    await stage.run({ TELEGRAM_RATE: '30' });
    const feed = newsroom.feed('/berita.xml', { title: 'Harian' });
    const ani = telegram.person({ first_name: 'Ani', language_code: 'id' });
    const umar = telegram.person({ first_name: 'Umar', language_code: 'id' });
    const group = telegram.group({ title: 'Warga', owner: ani });
    telegram.setMember(group, umar, 'member');
    telegram.addBot(group, { by: ani });
    await telegram.waitFor(group.id, /Halo!/);
    ani.send(`/follow ${feed.url}`, { chat: group });
    await telegram.waitFor(group.id, /Harian/);
    await pause(2_000);
    const before = answersTo(group.id).length;
    for (let asked = 0; asked < 40; asked++) umar.send('/latest', { chat: group });
    await pause(5_000);
    const answers = answersTo(group.id).slice(before);
    expect(answers.length).toBeLessThanOrEqual(3);
    expect(answers.filter((text) => tooMuch.test(text))).toHaveLength(1);
    ani.send('/following', { chat: group });
    feed.publish({ title: 'Gempa besar', text: '' });
    await until(
      () => answersTo(group.id).some((text) => text.includes('Gempa besar')),
      'the group has the news',
      20,
    );
    await until(
      () =>
        answersTo(group.id)
          .slice(before + answers.length)
          .some((text) => /1\. |Harian/.test(text)),
      'she is answered',
      20,
    );
  },
);
