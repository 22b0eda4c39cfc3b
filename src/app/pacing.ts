import type { Config } from '../config.ts';
import { createChatPace, type ChatPace } from '../delivery/pacing/chat-pace.ts';
import { believed, createKeeping } from '../delivery/pacing/learned.ts';
import { createPacer, type Pacer } from '../delivery/pacing/pacer.ts';
import { createRate, type Rate } from '../delivery/pacing/rate.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import type { Collections } from '../store/collections.ts';

/** How fast messages go out: overall, and to one chat. `savePace`: keeps what was learned; never rejects. */
export type Pacing = { rate: Rate; savePace(): Promise<void>; chatPace: ChatPace; pacer: Pacer };

/** The pace that Telegram allows, going on from what an earlier run has learned; wired. Rejects with a StoreError. */
export const createPacing = async ({
  config,
  clock,
  log,
  store,
}: {
  config: Pick<Config, 'telegramRate'>;
  clock: Clock;
  log: Log;
  store: Collections['pace'];
}): Promise<Pacing> => {
  const rate = createRate({
    start: config.telegramRate,
    learned: believed(await store.load(), clock.now()),
  });
  const savePace = createKeeping({ clock, log, rate, save: store.save });
  // A hold is kept at once: it counts for whoever comes after a crash, too.
  const chatPace = createChatPace();
  const pacer = createPacer({ clock, rate, pace: chatPace, onHeld: () => void savePace() });
  return { rate, savePace, chatPace, pacer };
};
