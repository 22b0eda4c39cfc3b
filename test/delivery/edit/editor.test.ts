import { afterEach, describe, expect, it, vi } from 'vitest';
import { blank, createDisk, createLife, sourceId, story, type Telegram } from '../life.ts';
import { createSimulatedClock } from '../../runtime/simulated-clock.ts';

const minuteMs = 60_000;
const scene = async (followers: number[], more: Partial<Telegram> = {}) => {
  const telegram: Telegram & { edits: NonNullable<Telegram['edits']> } = {
    chats: new Map(),
    edits: [],
    answer: (_chatId, accept) => ({ kind: 'sent', messageId: accept() }),
    ...more,
  };
  const clock = createSimulatedClock();
  const disk = createDisk();
  const life = createLife(disk, telegram, clock, () => 0.5);
  for (const id of followers) await life.audience.follow(blank(id), { sourceId, since: 0 });
  await life.start();
  return { telegram, clock, disk, life };
};

afterEach(() => void vi.useRealTimers());

describe('the editor of delivered stories (invariant 3)', () => {
  it('edits the card in every chat that has it, at most once in some minutes', async () => {
    const { telegram, clock, life } = await scene([1, 2, 3]);
    await life.publish(sourceId, [story(1)]);
    await clock.advance(10_000);
    await life.revise([{ ...story(1), headline: 'Diralat sekali' }]);
    await clock.advance(10_000);
    expect(telegram.edits.map(({ chatId, message }) => [chatId, message.plain.split('\n')[0]])).toEqual([
      [1, 'Diralat sekali'],
      [2, 'Diralat sekali'],
      [3, 'Diralat sekali'],
    ]);
    for (const words of ['dua', 'tiga', 'empat'])
      await life.revise([{ ...story(1), headline: `Diralat ${words} kali` }]);
    await clock.advance(minuteMs);
    expect(telegram.edits).toHaveLength(3);
    await clock.advance(3 * minuteMs);
    expect(telegram.edits.slice(3).map(({ message }) => message.plain.split('\n')[0])).toEqual(
      Array.from({ length: 3 }, () => 'Diralat empat kali'),
    );
    life.kill();
  });

  it('edits one story within a bundle', async () => {
    const { telegram, clock, life } = await scene([1]);
    await life.publish(sourceId, [story(1), story(2)]);
    await clock.advance(10_000);
    await life.revise([{ ...story(2), headline: 'Dua, diralat' }]);
    await clock.advance(10_000);
    expect(telegram.edits).toHaveLength(1);
    expect(telegram.edits[0]?.message.plain).toMatch(/Dua, diralat[\s\S]*Berita <1>/);
    await life.recall('s1');
    await clock.advance(10_000);
    expect(telegram.edits[1]?.message.plain).toContain('Dua, diralat');
    expect(telegram.edits[1]?.message.plain).not.toContain('Berita <1>');
    life.kill();
  });

  it('leaves messages older than 48 hours and chats that are gone alone', async () => {
    const { telegram, clock, disk, life } = await scene([1, 2]);
    await life.publish(sourceId, [story(1)]);
    await clock.advance(10_000);
    await life.audience.setState(2, 'gone');
    await life.revise([{ ...story(1), headline: 'Baru' }]);
    await clock.advance(10_000);
    expect(telegram.edits.map(({ chatId }) => chatId)).toEqual([1]);
    life.kill();
    await clock.advance(49 * 3_600_000);
    const later = createLife(disk, telegram, clock, () => 0.5);
    await later.start();
    await later.revise([{ ...story(1), headline: 'Terlambat' }]);
    await clock.advance(10_000);
    expect(telegram.edits).toHaveLength(1);
    later.kill();
  });

  it('edits the card in a paused chat, too', async () => {
    const removed: number[] = [];
    const { telegram, clock, life } = await scene([1, 2], {
      remove: (chatId, messageId) => {
        removed.push(chatId);
        return { kind: 'sent', messageId };
      },
    });
    await life.publish(sourceId, [story(1)]);
    await clock.advance(10_000);
    await life.audience.setState(2, 'paused');
    await life.revise([{ ...story(1), headline: 'Diralat' }]);
    await clock.advance(10_000);
    expect(telegram.edits.map(({ chatId }) => chatId)).toEqual([1, 2]);
    await life.recall('s1');
    await clock.advance(10_000);
    expect(removed).toEqual([1, 2]);
    life.kill();
  });

  it('recalls a story: it deletes the cards, puts a note where Telegram refuses that, and stops the delivery', async () => {
    const removed: number[] = [];
    const { telegram, clock, life } = await scene(
      Array.from({ length: 300 }, (_, index) => index + 1),
      {
        remove: (chatId, messageId) => {
          removed.push(chatId);
          return chatId === 1
            ? { kind: 'unchangeable', why: "message can't be deleted" }
            : { kind: 'sent', messageId };
        },
      },
    );
    await life.publish(sourceId, [story(1)]);
    await clock.advance(205);
    const reached = telegram.chats.size;
    expect(reached).toBeLessThan(300);
    await life.recall('s1');
    await clock.advance(60_000);
    expect(telegram.chats.size).toBeLessThan(reached + 100);
    expect(removed.toSorted((one, two) => one - two)).toEqual(
      [...telegram.chats.keys()].toSorted((one, two) => one - two),
    );
    expect(telegram.edits.map(({ chatId, message }) => [chatId, message.html])).toEqual([
      [1, '<s>Berita &lt;1&gt;</s>\nBerita ini ditarik oleh Harian.'],
    ]);
    life.kill();
  });

  it('goes on with a correction after a crash', async () => {
    const { telegram, clock, disk, life } = await scene(Array.from({ length: 600 }, (_, index) => index + 1));
    await life.publish(sourceId, [story(1)]);
    await clock.advance(60_000);
    await life.revise([{ ...story(1), headline: 'Diralat' }]);
    await clock.advance(1_500);
    life.kill();
    const again = createLife(disk, telegram, clock, () => 0.5);
    await again.start();
    await clock.advance(120_000);
    expect(new Set(telegram.edits.map(({ chatId }) => chatId)).size).toBe(600);
    again.kill();
  });

  it('brings a version saved during a correction to every chat some minutes later', async () => {
    const ids = Array.from({ length: 200 }, (_, index) => index + 1);
    const { telegram, clock, life } = await scene(ids);
    await life.publish(sourceId, [story(1)]);
    await clock.advance(minuteMs);
    await life.revise([{ ...story(1), headline: 'Versi dua' }]);
    await clock.advance(1_200);
    expect(telegram.edits.length).toBeGreaterThan(0);
    expect(telegram.edits.length).toBeLessThan(200);
    await life.revise([{ ...story(1), headline: 'Versi tiga' }]);
    await clock.advance(10 * minuteMs);
    const last = new Map(telegram.edits.map(({ chatId, message }) => [chatId, message.plain.split('\n')[0]]));
    expect(ids.map((id) => last.get(id))).toEqual(ids.map(() => 'Versi tiga'));
    life.kill();
  });

  it('recalls a story in every chat although Telegram is out of reach for a while', async () => {
    const ids = Array.from({ length: 600 }, (_, index) => index + 1);
    const removed = new Set<number>();
    let isDown = false;
    let failed = 0;
    const { clock, life } = await scene(ids, {
      remove: (chatId, messageId) => {
        // One chat that Telegram cannot serve holds up nobody else.
        if (isDown || chatId === 7) {
          failed++;
          return { kind: 'retry', why: '502' };
        }
        removed.add(chatId);
        return { kind: 'sent', messageId };
      },
    });
    await life.publish(sourceId, [story(1)]);
    await clock.advance(minuteMs);
    isDown = true;
    await life.recall('s1');
    await clock.advance(20 * minuteMs);
    expect(removed.size).toBe(0);
    // It backs off: some chats of the first page, ever further apart.
    expect(failed).toBeLessThan(600);
    isDown = false;
    await clock.advance(30 * minuteMs);
    expect(ids.filter((id) => !removed.has(id))).toEqual([7]);
    // A chat that stays out of reach is given up after a day.
    await clock.advance(30 * 60 * minuteMs);
    const before = failed;
    await clock.advance(10 * 60 * minuteMs);
    expect(failed).toBe(before);
    life.kill();
  });

  it('tries a correction again only in chats that could not be reached', async () => {
    const ids = Array.from({ length: 300 }, (_, index) => index + 1);
    let refused = 0;
    const { telegram, clock, life } = await scene(ids, {
      edit: (chatId) =>
        chatId % 3 === 0 && refused++ < 150 ? { kind: 'retry', why: '502' } : { kind: 'sent', messageId: 1 },
    });
    await life.publish(sourceId, [story(1)]);
    await clock.advance(minuteMs);
    await life.revise([{ ...story(1), headline: 'Diralat' }]);
    await clock.advance(10 * minuteMs);
    expect(refused).toBeGreaterThanOrEqual(150);
    expect(telegram.edits.map(({ chatId }) => chatId).toSorted((one, two) => one - two)).toEqual(ids);
    life.kill();
  });

  it('finishes a recall after a crash in the middle of the delivery', async () => {
    let removes = 0;
    const { telegram, clock, disk, life } = await scene(
      Array.from({ length: 300 }, (_, index) => index + 1),
      {
        remove: (_chatId, messageId) => {
          removes++;
          return { kind: 'sent', messageId };
        },
      },
    );
    await life.publish(sourceId, [story(1)]);
    await clock.advance(1_000);
    await life.recall('s1');
    life.kill();
    const again = createLife(disk, telegram, clock, () => 0.5);
    await again.start();
    await clock.advance(10 * minuteMs);
    const before = removes;
    expect(before).toBeGreaterThan(0);
    await clock.advance(60 * minuteMs);
    expect(removes).toBe(before);
    again.kill();
  });

  it('finishes a recall although Kabar was down for days', async () => {
    const removed: number[] = [];
    const { telegram, clock, disk, life } = await scene([1, 2], {
      remove: (chatId, messageId) => {
        removed.push(chatId);
        return { kind: 'sent', messageId };
      },
    });
    await life.publish(sourceId, [story(1)]);
    await clock.advance(10_000);
    await life.recall('s1');
    life.kill();
    // The store forgets by the machine's own clock.
    const awayMs = 4 * 24 * 60 * minuteMs;
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + awayMs });
    await clock.advance(awayMs);
    expect(removed).toEqual([]);
    const later = createLife(disk, telegram, clock, () => 0.5);
    await later.start();
    await clock.advance(minuteMs);
    expect(removed).toEqual([1, 2]);
    later.kill();
  });

  it('does not let a recall wait for corrections of other stories', async () => {
    let removedAt = 0;
    const { telegram, clock, life }: Awaited<ReturnType<typeof scene>> = await scene(
      Array.from({ length: 600 }, (_, index) => index + 1),
      {
        edit: async () => {
          await clock.sleep(1_000);
          return { kind: 'sent', messageId: 1 };
        },
        remove: (_chatId, messageId) => {
          removedAt ||= clock.now();
          return { kind: 'sent', messageId };
        },
      },
    );
    const numbers = [1, 2, 3, 4, 5, 6];
    for (const number of numbers) await life.publish(sourceId, [story(number)]);
    await life.audience.follow(blank(9_999), { sourceId: 'lain', since: 0 });
    await life.publish('lain', [{ ...story(7), sourceId: 'lain' }]);
    await clock.advance(5 * minuteMs);
    await life.revise(numbers.map((number) => ({ ...story(number), headline: `Baru ${number}` })));
    await clock.advance(3_000);
    expect(telegram.edits.length).toBeGreaterThan(0);
    const askedAt = clock.now();
    await life.recall('s7');
    await clock.advance(5 * minuteMs);
    expect(removedAt - askedAt).toBeLessThan(3_000);
    life.kill();
  });
});
