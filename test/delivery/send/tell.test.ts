import { describe, expect, it } from 'vitest';
import { createTell } from '../../../src/delivery/send/tell.ts';
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
