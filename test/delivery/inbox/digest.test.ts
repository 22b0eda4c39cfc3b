import { describe, expect, it } from 'vitest';
import type { Chat, Follow } from '../../../src/audience/chat.ts';
import type { Message } from '../../../src/message/message.ts';
import { createSimulatedClock } from '../../runtime/simulated-clock.ts';
import { createLife, sourceId, story, toldIn } from '../life.ts';
import { scene } from '../scene.ts';

const minute = 60_000;
const hour = 60 * minute;

/** Somebody with these wishes, at a time by the clock of UTC. */
const open = async (at: string, facts: Partial<Chat>, wishes: Partial<Follow> = {}) => {
  const clock = createSimulatedClock(Date.parse(at));
  const opened = await scene([1], {}, facts, clock);
  await opened.life.chats.update(1, (chat) => {
    return chat && { ...chat, follows: chat.follows.map((follow) => ({ ...follow, ...wishes })) };
  });
  const publish = async (number: number) => {
    await opened.life.publish(sourceId, [
      { ...story(number), seenAt: clock.now(), publishedAt: clock.now() },
    ]);
    await clock.advance(5_000);
  };
  const told = () => (opened.telegram.chats.get(1) ?? []).map(toldIn);
  return { ...opened, clock, publish, told };
};
const plain = (messages: Message[] | undefined) => (messages ?? []).map(({ plain: text }) => text);

describe('a digest', () => {
  it.each([
    ['Asia/Jakarta', '2026-11-28T18:00Z', '2026-11-29T00:00Z'],
    ['Asia/Makassar', '2026-11-28T18:00Z', '2026-11-28T23:00Z'],
    ['Asia/Jayapura', '2026-11-28T18:00Z', '2026-11-28T22:00Z'],
    ['America/New_York', '2026-03-08T00:00Z', '2026-03-08T11:00Z'],
    ['Europe/Berlin', '2026-10-24T12:00Z', '2026-10-25T06:00Z'],
    ['Australia/Lord_Howe', '2026-10-03T12:00Z', '2026-10-03T20:00Z'],
  ])('comes at seven by the clock of %s, all at once', async (timeZone, at, due) => {
    const { clock, publish, told, life } = await open(at, { timeZone, digest: { at: [7 * 60] } });
    await publish(1);
    await publish(2);
    await clock.advance(Date.parse(due) - clock.now() - minute);
    expect(told()).toEqual([]);
    await clock.advance(2 * minute);
    expect(told()).toEqual([[2, 1]]);
    life.kill();
  });

  it('comes once on the day on which its hour comes twice, and on the day on which it is skipped', async () => {
    const wishes = { timeZone: 'America/New_York', digest: { at: [90] } };
    const autumn = await open('2026-10-31T12:00Z', wishes);
    for (let number = 1; number <= 3; number++) {
      await autumn.publish(number);
      await autumn.clock.advance(24 * hour);
    }
    expect(autumn.told()).toEqual([[1], [2], [3]]);
    autumn.life.kill();
    const spring = await open('2026-03-07T12:00Z', { ...wishes, digest: { at: [150] } });
    for (let number = 1; number <= 3; number++) {
      await spring.publish(number);
      await spring.clock.advance(24 * hour);
    }
    expect(spring.told()).toEqual([[1], [2], [3]]);
    spring.life.kill();
  });

  it('is late within three hours of its time, and goes with the next after that', async () => {
    const wishes = { digest: { at: [7 * 60, 18 * 60] } };
    for (const [downHours, isLate] of [
      [2, true],
      [4, false],
    ] as const) {
      const { clock, publish, telegram, disk, life, told } = await open('2026-11-28T22:00Z', wishes);
      await publish(1);
      await publish(2);
      life.kill();
      await clock.advance((2 + downHours) * hour);
      const next = createLife(disk, telegram, clock, () => 0.5);
      await next.start();
      await clock.advance(5 * minute);
      expect(told()).toEqual(isLate ? [[2, 1]] : []);
      await clock.advance(9 * hour);
      expect(told()).toEqual([[2, 1]]);
      next.kill();
    }
  });

  it('is brought once where Kabar is killed after it was put together', async () => {
    const { clock, publish, telegram, disk, life, told } = await open('2026-11-28T22:00Z', {
      digest: { at: [7 * 60] },
    });
    await publish(1);
    await publish(2);
    await clock.advance(2 * hour + minute);
    expect(told()).toEqual([[2, 1]]);
    life.kill();
    const next = createLife(disk, telegram, clock, () => 0.5);
    await next.start();
    await clock.advance(hour);
    expect(told()).toEqual([[2, 1]]);
    next.kill();
  });

  it('goes on in a second message beyond twenty-five stories', async () => {
    const { clock, publish, telegram, life, told } = await open('2026-11-28T22:00Z', {
      digest: { at: [7 * 60] },
    });
    for (let number = 1; number <= 30; number++) await publish(number);
    await clock.advance(3 * hour);
    expect(told().map(({ length }) => length)).toEqual([25, 5]);
    expect(plain(telegram.chats.get(1))[1]).toMatch(/^Ringkasan · lanjutan, mulai nomor 26 dari 30/);
    life.kill();
  });

  it('shows a correction in its place', async () => {
    const { clock, publish, telegram, life } = await open('2026-11-28T22:00Z', { digest: { at: [7 * 60] } });
    await publish(1);
    await publish(2);
    await clock.advance(3 * hour);
    await life.revise([{ ...story(1), headline: 'Berita <1> diralat', seenAt: clock.now(), publishedAt: 1 }]);
    await clock.advance(10 * minute);
    const [edit] = telegram.edits;
    expect(edit?.message.plain).toMatch(/^Ringkasan · 2 berita/);
    expect(edit?.message.plain).toMatch(/1\. Berita <2>.*\n2\. Berita <1> diralat/);
    life.kill();
  });

  it('comes at once where somebody asks for it', async () => {
    const { clock, publish, told, life } = await open('2026-11-28T03:00Z', { digest: { at: [7 * 60] } });
    await publish(1);
    await publish(2);
    expect(await life.digestNow(1)).toBe(2);
    expect(await life.digestNow(1)).toBe(0);
    await clock.advance(5_000);
    expect(told()).toEqual([[2, 1]]);
    expect(await life.digestNow(1)).toBe(0);
    life.kill();
  });

  it('gives what it kept at once where it is ended', async () => {
    const { clock, publish, told, life } = await open('2026-11-28T03:00Z', { digest: { at: [7 * 60] } });
    await publish(1);
    await life.chats.update(1, (chat) => {
      const { digest: _ended, ...rest } = chat ?? {};
      return rest as Chat;
    });
    await life.recheck(1);
    await clock.advance(5_000);
    expect(told()).toEqual([[1]]);
    life.kill();
  });

  it('holds up nothing of a source that has none', async () => {
    const { clock, life, told } = await open('2026-11-28T03:00Z', {}, { digest: { at: [7 * 60] } });
    const chat = await life.chats.get(1);
    if (chat === undefined) throw new Error('no chat');
    await life.audience.follow(chat, { sourceId: 'f2', since: 0 });
    await life.publish(sourceId, [story(1)]);
    await life.publish('f2', [{ ...story(2), sourceId: 'f2' }]);
    await clock.advance(minute);
    expect(told()).toEqual([[2]]);
    life.kill();
  });

  it('keeps the newest five hundred stories, and has a receipt for the others', async () => {
    const { clock, life, told } = await open('2026-11-28T03:00Z', { digest: { at: [7 * 60] } });
    for (let number = 1; number <= 503; number++) await life.publish(sourceId, [story(number)]);
    await clock.advance(minute);
    const [first] = await life.campaigns.receipts('s1', 0);
    expect(first).toMatchObject({ kind: 'skipped', why: 'too many waiting' });
    const [last] = await life.campaigns.receipts('s503', 0);
    expect(last).toMatchObject({ kind: 'held', why: 'digest' });
    await clock.advance(24 * hour);
    expect(told().flat()).toHaveLength(500);
    life.kill();
  });
});

describe('quiet hours', () => {
  it('bring what came in them together once they end', async () => {
    const quiet = { from: 22 * 60, to: 6 * 60 };
    const { clock, publish, told, life } = await open('2026-11-28T16:00Z', { quiet });
    await publish(1);
    await publish(2);
    await clock.advance(Date.parse('2026-11-28T22:59Z') - clock.now());
    expect(told()).toEqual([]);
    await clock.advance(2 * minute);
    expect(told()).toEqual([[2, 1]]);
    await publish(3);
    expect(told()).toEqual([[2, 1], [3]]);
    life.kill();
  });
});

describe('a number of cards a day', () => {
  it('lets the first of each day come, and counts none twice', async () => {
    const { clock, publish, told, life } = await open('2026-11-28T03:00Z', {}, { top: 2 });
    for (let number = 1; number <= 4; number++) await publish(number);
    expect(told().flat().sort()).toEqual([1, 2]);
    const [third] = await life.campaigns.receipts('s3', 0);
    expect(third).toMatchObject({ kind: 'skipped', why: 'enough today' });
    await clock.advance(24 * hour);
    await publish(5);
    expect(told().flat().sort()).toEqual([1, 2, 5]);
    life.kill();
  });
});

describe('a filter', () => {
  it('leaves its term in the receipt', async () => {
    const filter = [{ not: true as const, any: ['berita'] }];
    const { publish, told, life } = await open('2026-11-28T03:00Z', { filter });
    await publish(1);
    expect(told()).toEqual([]);
    const [receipt] = await life.campaigns.receipts('s1', 0);
    expect(receipt).toEqual({ kind: 'skipped', chatId: 1, why: 'filtered', detail: '-berita' });
    life.kill();
  });
});
