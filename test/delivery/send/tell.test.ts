import { describe, expect, it } from 'vitest';
import { createTell, createTellPaused } from '../../../src/delivery/send/tell.ts';
import type { Outcome } from '../../../src/delivery/outcome.ts';
import { createPacer } from '../../../src/delivery/pacing/pacer.ts';
import { createRate } from '../../../src/delivery/pacing/rate.ts';
import { createSimulatedClock } from '../../runtime/simulated-clock.ts';

const outcomesOf = async (outcomes: Outcome[]): Promise<number[]> => {
  const clock = createSimulatedClock();
  const begun = clock.now();
  const at: number[] = [];
  const notify = createTell({
    clock,
    pacer: createPacer({ clock, rate: createRate({ start: 30 }) }),
    port: {
      send: async () => {
        at.push(clock.now() - begun);
        return outcomes[at.length - 1] ?? { kind: 'sent', messageId: 1 };
      },
    },
    keep: async () => {},
    stopping: new AbortController().signal,
  });
  void notify(1, 'Halo');
  await clock.advance(120_000);
  return at;
};

describe('a service message to a person', () => {
  it('is sent once when it arrives, and once to a person who blocked the bot', async () => {
    expect(await outcomesOf([])).toHaveLength(1);
    expect(await outcomesOf([{ kind: 'gone', why: 'blocked' }])).toHaveLength(1);
  });

  it('is sent again after a flood, and five times in all while Telegram fails', async () => {
    const [, second = 0] = await outcomesOf([{ kind: 'flood', retryAfterMs: 7_000 }]);
    expect(second).toBeGreaterThanOrEqual(7_000);
    const trouble = Array.from({ length: 20 }, (): Outcome => ({ kind: 'retry', why: '502' }));
    expect(await outcomesOf(trouble)).toHaveLength(5);
  });
});

describe('the person who connected a chat', () => {
  it.each([
    ['400 Bad Request: TOPIC_CLOSED', /topiknya sedang ditutup/],
    ['400 Bad Request: message thread not found', /topiknya sudah dihapus\. Ikuti lagi di topik lain/],
    ['400 Bad Request: TOPIC_DELETED', /topiknya sudah dihapus/],
    ['400 Bad Request: not enough rights to send text messages to the chat', /Beri saya izin mengirim pesan/],
    ['something new', /Beri saya izin mengirim pesan/],
  ])('is told why nothing can be sent there, never in the words of Telegram (%s)', async (why, is) => {
    const told: [number, string][] = [];
    const tellPaused = createTellPaused({
      tell: async (chatId, html) => void told.push([chatId, html]),
      languageOf: async () => 'id',
    });
    await tellPaused({ connectedBy: 9, title: 'Forum Banten' }, why);
    await tellPaused({ title: 'Nobody knows who' }, why);
    expect(told).toEqual([[9, expect.stringMatching(is)]]);
    expect(told.join()).toContain('Forum Banten');
    expect(told.join()).not.toMatch(/bad request|telegram|TOPIC/i);
  });
});
