import { pageSize, type AudienceStore } from '../audience/ports.ts';
import type { Log } from '../runtime/log.ts';
import type { Story } from '../story/story.ts';
import type { Broadcast } from './broadcast.ts';
import type { Editor } from './edit/editor.ts';
import type { Fanout } from './fanout/fanout.ts';
import { createRuns, type Run } from './fanout/runs.ts';
import type { Going } from './fanout/serving.ts';
import { createWaiting, type WaitingParts } from './inbox/waiting.ts';
import type { Pacer } from './pacing/pacer.ts';

/** How often it is asked which changes are due, and pause after a failure (milliseconds). */
const tickMs = 1_000;
/** A broadcast left open for longer is closed: receipts are not kept much longer, and nobody is to have its story again (milliseconds). */
const oldestMs = 7 * 86_400_000;

/** The heart of Kabar: stories in, receipts out. */
export type Delivery = {
  /** Makes the stories' broadcasts durable and starts them. Doing it twice is doing it once. Rejects with a StoreError: then call it again. */
  publish(sourceId: string, stories: Story[]): Promise<void>;
  /** As Editor: brings changes to what was delivered, and takes stories back. */
  revise: Editor['revise'];
  recall: Editor['recall'];
  /** Takes up what an earlier stop left open, and from now on what falls due. */
  start(): Promise<void>;
  /** Resolves once nothing is being sent and everything is recorded. */
  idle(): Promise<void>;
};

export type DeliveryParts = WaitingParts & {
  log: Log;
  pacer: Pick<Pacer, 'expect'>;
  audiences: AudienceStore;
  fanout: Fanout;
  editor: Editor;
};

export const createDelivery = (parts: DeliveryParts): Delivery => {
  const { clock, log, broadcasts, stories, audiences, fanout, editor, stopping } = parts;
  const waiting = createWaiting(parts);
  const running = new Set<Promise<void>>();

  const carryOut = async (run: Run) => {
    const from = Math.min(...run.going.map(({ broadcast }) => broadcast.nextPage));
    const isThrough = parts.pacer.expect(run.slots - from * pageSize);
    await carryThrough(run).finally(isThrough);
  };
  /** A run that the store interrupts is taken up again until it is through. */
  const carryThrough = async (run: Run) => {
    for (let failures = 0; !stopping.aborted; failures++) {
      try {
        return await fanout.run(run.going, () => runs.olderThan(run));
      } catch (error) {
        log.error('broadcast.interrupted', { error, broadcasts: run.going.length });
        await clock.sleep(Math.min(30_000, 500 * 2 ** failures), stopping);
        run.going = await load(run.going.map(({ broadcast }) => broadcast.id)).catch(() => run.going);
      }
    }
  };
  const runs = createRuns(carryOut, running, stopping);

  /** Those of the broadcasts that are still to be delivered. */
  const load = async (ids: string[]): Promise<Going[]> => {
    const found: Going[] = [];
    for (const id of ids) {
      const [broadcast, story] = await Promise.all([broadcasts.get(id), stories.get(id)]);
      const isTooOld = broadcast !== undefined && broadcast.createdAt < clock.now() - oldestMs;
      if (isTooOld && broadcast.state === 'open') log.warn('broadcast.too-old', { broadcast: id });
      if (broadcast?.state === 'open' && !isTooOld && story !== undefined && story.recalledAt === undefined)
        found.push({ broadcast, story });
      else {
        // Closed itself, too: a recall waits for that.
        if (broadcast?.state === 'open') await broadcasts.put([{ ...broadcast, state: 'done' }]);
        await broadcasts.markDone([id]);
      }
    }
    return found;
  };

  const startRuns = (going: Going[]) => {
    for (const [sourceId, its] of Map.groupBy(going, ({ broadcast }) => broadcast.sourceId))
      for (const isBreaking of [true, false]) {
        const some = its.filter(({ broadcast }) => (broadcast.lane === 'breaking') === isBreaking);
        const slots = Math.max(0, ...some.map(({ broadcast }) => broadcast.slots));
        runs.add({ sourceId, going: some, slots, isBreaking });
      }
  };

  const again = async (what: string, work: () => Promise<void>, rest: () => Promise<void>) => {
    while (!stopping.aborted)
      await work().then(rest, (error: unknown) => {
        log.error(`${what}.interrupted`, { error });
        return clock.sleep(tickMs, stopping);
      });
  };
  const keepOn = (what: string, work: () => Promise<void>, rest: () => Promise<void>) => {
    const task = again(what, work, rest).finally(() => running.delete(task));
    running.add(task);
  };

  return {
    revise: editor.revise,
    recall: editor.recall,
    publish: async (sourceId, given) => {
      if (given.length === 0) return;
      const { slots } = await audiences.size(sourceId);
      const known = await Promise.all(given.map(({ id }) => broadcasts.get(id)));
      const fresh = given.filter((_, index) => known[index] === undefined);
      await stories.put(fresh);
      const kin = await Promise.all(fresh.map((story) => parts.siblings.of(story)));
      const createdAt = clock.now();
      const opened = fresh.map(({ id }, index): Broadcast => {
        const lane = kin[index]?.isBreaking ? 'breaking' : 'news';
        return { id, sourceId, lane, createdAt, slots, nextPage: 0, state: 'open' };
      });
      await broadcasts.put(opened);
      // Also those known but open: an earlier try may have stopped between any two of these writes.
      const open = given.filter((_, index) => known[index]?.state !== 'done').map(({ id }) => id);
      await broadcasts.markOpen(open);
      const left = await load(open.filter((id) => !fresh.some((one) => one.id === id) && !runs.has(id)));
      const going = opened.flatMap((broadcast, index) => {
        const story = fresh[index];
        return story === undefined ? [] : [{ broadcast, story }];
      });
      startRuns([...left, ...going]);
    },
    start: async () => {
      const going = await load(await broadcasts.open());
      if (going.length > 0) log.info('broadcasts.resumed', { count: going.length });
      startRuns(going);
      keepOn('inboxes', waiting.tick, waiting.rest);
      keepOn('changes', editor.tick, () => clock.sleep(tickMs, stopping));
    },
    idle: async () => {
      while (running.size > 0) await Promise.allSettled(running);
      await waiting.idle();
      await editor.idle();
      await parts.recorder.flush();
    },
  };
};
