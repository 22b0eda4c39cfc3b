import { describe, expect, it } from 'vitest';
import { createChatPace } from '../../../src/delivery/pacing/chat-pace.ts';

const now = Date.UTC(2026, 0, 1);
const group = -100;

/** Times (milliseconds after the first) at which so many answers go, each as soon as it may. */
const times = (pace: ReturnType<typeof createChatPace>, chatId: number, count: number): number[] => {
  let at = now;
  return Array.from({ length: count }, () => {
    at = Math.max(at, pace.answerAt(chatId));
    pace.sent(chatId, chatId < 0 ? 'group' : 'private', at);
    return at - now;
  });
};

describe('the pace of answers in one chat', () => {
  it('lets a few go at once, then one a second', () => {
    expect(times(createChatPace(), 7, 6)).toEqual([0, 0, 0, 1_000, 2_000, 3_000]);
  });

  it('lets one go at a time where Telegram has refused a chat for more, for an hour', () => {
    const pace = createChatPace();
    pace.refused(8, now, now + 1_000);
    expect(pace.answerAt(8)).toBe(now + 1_000);
    expect(times(pace, 7, 3)).toEqual([0, 1_000, 2_000]);
    pace.sent(9, 'private', now + 3_700_000);
    expect(pace.answerAt(9)).toBeLessThanOrEqual(now + 3_700_000);
  });

  it('leaves news some of what a group bears a minute', () => {
    const pace = createChatPace();
    const [last = 0] = times(pace, group, 15).slice(-1);
    expect(last).toBeLessThan(20_000);
    expect(pace.answerAt(group)).toBe(now + 60_000);
    expect(pace.readyAt(group, 'group')).toBeLessThan(now + 20_000);
    expect(pace.answerAt(group, true)).toBeLessThan(now + 20_000);
  });

  it('counts a change for the second, not for the minute', () => {
    const pace = createChatPace();
    for (let time = 0; time < 30; time++) pace.edited(group, now + time * 1_000);
    expect(pace.answerAt(group)).toBeLessThan(now + 31_000);
    pace.edited(7, now);
    expect(pace.readyAt(7, 'private')).toBe(now + 1_000);
  });
});

describe('whether a chat has had much of late', () => {
  it('is so for two seconds, and for a group that has had a dozen in the minute', () => {
    const pace = createChatPace();
    expect(pace.isMuch(7, now)).toBe(false);
    pace.sent(7, 'private', now);
    expect(pace.isMuch(7, now + 1_900)).toBe(true);
    expect(pace.isMuch(7, now + 2_100)).toBe(false);
    for (let time = 0; time < 12; time++) pace.sent(group, 'group', now + time * 3_000);
    expect(pace.isMuch(group, now + 40_000)).toBe(true);
    expect(pace.isMuch(group, now + 61_000)).toBe(false);
  });
});
