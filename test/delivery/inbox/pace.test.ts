import { describe, expect, it } from 'vitest';
import type { Chat, Follow } from '../../../src/audience/chat.ts';
import type { Story } from '../../../src/story/story.ts';
import { createSimulatedClock } from '../../runtime/simulated-clock.ts';
import { createLife, sourceId, story, toldIn } from '../life.ts';
import { scene } from '../scene.ts';

const minute = 60_000;
const hour = 60 * minute;

/** A channel with these wishes, at noon in Jakarta. */
const open = async (facts: Partial<Chat>, wishes: Partial<Follow> = {}) => {
  const clock = createSimulatedClock(Date.parse('2026-11-28T05:00Z'));
  const opened = await scene([1], {}, { kind: 'channel', ...facts }, clock);
  await opened.life.chats.update(
    1,
    (chat) => chat && { ...chat, follows: chat.follows.map((follow) => ({ ...follow, ...wishes })) },
  );
  const publish = async (number: number, more: Partial<Story> = {}) => {
    await opened.life.publish(sourceId, [
      { ...story(number), seenAt: clock.now(), publishedAt: clock.now(), ...more },
    ]);
    await clock.advance(5_000);
  };
  const told = () => (opened.telegram.chats.get(1) ?? []).map(toldIn);
  return { ...opened, clock, publish, told };
};

describe('a delayed source', () => {
  it('sends a story as it was corrected meanwhile, once', async () => {
    const { life, telegram, clock, publish } = await open({}, { delay: 10 });
    await publish(1);
    await clock.advance(5 * minute);
    await life.revise([{ ...story(1), headline: 'Judul yang diralat', seenAt: clock.now() }]);
    await clock.advance(4 * minute);
    expect(telegram.chats.get(1)).toBeUndefined();
    await clock.advance(hour);
    expect(telegram.chats.get(1)?.map(({ plain }) => plain)).toEqual([
      expect.stringContaining('Judul yang diralat'),
    ]);
    expect(telegram.edits).toEqual([]);
    life.kill();
  });

  it('does not send what was taken back meanwhile', async () => {
    const { life, telegram, clock, publish } = await open({}, { delay: 10 });
    await publish(1);
    await life.recall('s1');
    await clock.advance(hour);
    expect(telegram.chats.get(1)).toBeUndefined();
    life.kill();
  });

  it('sends its stories after a crash in the middle of the delay, once each', async () => {
    const { life, disk, telegram, clock, publish, told } = await open({}, { delay: 10 });
    await publish(1);
    life.kill();
    await clock.advance(20 * minute);
    const next = createLife(disk, telegram, clock, () => 0.5);
    await next.start();
    await clock.advance(minute);
    expect(told()).toEqual([[1]]);
    next.kill();
  });
});

describe('a chat with a pace', () => {
  it('is sent so many an hour, the newest of those that wait first', async () => {
    const { life, clock, publish, told } = await open({ pace: { perHour: 2 } });
    for (let number = 1; number <= 5; number++) await publish(number);
    expect(told()).toEqual([[1], [2]]);
    await clock.advance(59 * minute);
    expect(told()).toEqual([[1], [2]]);
    await clock.advance(2 * minute);
    expect(told().flat()).toEqual([1, 2, 5, 4]);
    await clock.advance(hour);
    expect(told().flat()).toEqual([1, 2, 5, 4, 3]);
    life.kill();
  });

  it('is sent stories so many minutes apart, through a crash in between', async () => {
    const { life, disk, telegram, clock, publish, told } = await open({ pace: { apart: 15 } });
    for (let number = 1; number <= 3; number++) await publish(number);
    await clock.advance(5 * minute);
    expect(told()).toEqual([[1]]);
    life.kill();
    const next = createLife(disk, telegram, clock, () => 0.5);
    await next.start();
    await clock.advance(9 * minute);
    expect(told()).toEqual([[1]]);
    await clock.advance(minute);
    expect(told()).toEqual([[1], [3]]);
    await clock.advance(15 * minute);
    expect(told()).toEqual([[1], [3], [2]]);
    next.kill();
  });

  it('lets what most papers report come before what is newer', async () => {
    const { life, clock, told } = await open({ pace: { apart: 15 } });
    const text = 'Api membakar 20 kios di Pasar Rau Serang pada Sabtu pagi, kata petugas pemadam.';
    const at = { seenAt: clock.now(), publishedAt: clock.now() };
    const fires = [
      { ...story(2), ...at, headline: 'Berita <2>: kebakaran di Pasar Rau Serang', lead: text },
      {
        ...story(9),
        ...at,
        headline: 'Pasar Rau Serang terbakar, 20 kios hangus',
        lead: text,
        sourceId: 'f2',
        sourceTitle: 'Koran',
      },
    ];
    await life.publish(sourceId, [{ ...story(1), ...at }]);
    await clock.advance(5_000);
    const placed = await life.reports.assign(fires);
    expect(new Set(placed.map(({ clusterId }) => clusterId)).size).toBe(1);
    await life.publish(
      sourceId,
      placed.filter((one) => one.sourceId === sourceId),
    );
    await clock.advance(minute);
    await life.publish(sourceId, [{ ...story(3), seenAt: clock.now(), publishedAt: clock.now() }]);
    await clock.advance(15 * minute);
    expect(told()).toEqual([[1], [2]]);
    await clock.advance(15 * minute);
    expect(told()).toEqual([[1], [2], [3]]);
    life.kill();
  });

  it('is sent what waits at once when the pace is taken away', async () => {
    const { life, clock, publish, told } = await open({ pace: { perHour: 1 } });
    for (let number = 1; number <= 3; number++) await publish(number);
    expect(told()).toEqual([[1]]);
    await life.chats.update(1, (chat) => {
      if (chat === undefined) return undefined;
      const { pace: _pace, ...rest } = chat;
      return rest;
    });
    await life.recheck(1);
    await clock.advance(5_000);
    expect(told().flat().toSorted()).toEqual([1, 2, 3]);
    life.kill();
  });

  it('is sent nothing outside its posting hours, and all that waited when they begin', async () => {
    const { life, clock, publish, told } = await open({ hours: { from: 13 * 60, to: 14 * 60 } });
    await publish(1);
    await publish(2);
    await clock.advance(58 * minute);
    expect(told()).toEqual([]);
    await clock.advance(3 * minute);
    expect(told().flat().toSorted()).toEqual([1, 2]);
    life.kill();
  });
});
