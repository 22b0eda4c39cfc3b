import { expect, it } from 'vitest';
import { sourceId, story } from '../life.ts';
import { scene } from '../scene.ts';
import { createSimulatedClock } from '../../runtime/simulated-clock.ts';

const ids = Array.from({ length: 250 }, (_, index) => index + 1);

it.each([5_000, 600_000])(
  'a follower who leaves or returns during a fan-out is served by the follows of that moment (flood of %i ms)',
  async (floodMs) => {
    const clock = createSimulatedClock();
    let floods = 1;
    let sent = 0;
    const { telegram, life } = await scene(
      ids,
      {
        answer: async (_chatId, accept) => {
          await clock.sleep(50);
          if (sent > 20 && floods-- > 0) return { kind: 'flood', retryAfterMs: floodMs };
          sent++;
          return { kind: 'sent', messageId: accept() };
        },
      },
      {},
      clock,
    );
    await life.audience.setState(240, 'gone');
    await life.publish(sourceId, [story(1)]);
    await clock.advance(1_500);
    await life.audience.unfollow(245, sourceId);
    await life.audience.setState(240, 'active');
    await clock.advance(floodMs + 60_000);
    expect({ unfollowed: telegram.chats.has(245), returned: telegram.chats.has(240) }).toEqual({
      unfollowed: false,
      returned: true,
    });
    life.kill();
  },
);
