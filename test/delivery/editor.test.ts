import { describe, expect, it } from 'vitest';
import { blank, createDisk, createLife, sourceId, story, type Telegram } from './life.ts';
import { createSimulatedClock } from './simulated-clock.ts';

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

describe('changes of what was delivered (invariant 3)', () => {
  it('edits the card in every chat that has it, once in some minutes however often the newsroom saves', async () => {
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

  it('rewrites a message that tells several stories', async () => {
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

  it('leaves alone what is older than 48 hours, and chats that are gone', async () => {
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

  it('recalls: deletes, puts a note where that is refused, and delivers no further', async () => {
    const removed: number[] = [];
    const { telegram, clock, life } = await scene(
      Array.from({ length: 300 }, (_, index) => index + 1),
      {
        remove: (chatId, messageId) => {
          removed.push(chatId);
          return chatId === 1
            ? { kind: 'no-rights', why: "message can't be deleted" }
            : { kind: 'sent', messageId };
        },
      },
    );
    await life.publish(sourceId, [story(1)]);
    await clock.advance(200);
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

  it('goes on after a crash', async () => {
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
});
