import type { AudienceStore } from '../audience/ports.ts';
import type { Log } from '../log.ts';
import type { Story } from '../story/story.ts';
import type { Broadcast } from './broadcast.ts';
import type { Editor } from './editor.ts';
import type { Fanout, Going } from './fanout.ts';
import { createWaiting, type WaitingParts } from './waiting.ts';

/** Runs at once; small audiences have places of their own, so that a long broadcast never starves a short one. */
const largeRuns = 4;
const smallRuns = 16;
const smallSlots = 256;
const tickMs = 1_000;

/** The heart of Kabar: stories in, receipts out. */
export type Delivery = {
  /** Makes the stories' broadcasts durable and starts them. Doing it twice is doing it once. Rejects with a StoreError. */
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
  audiences: AudienceStore;
  fanout: Fanout;
  editor: Editor;
};

type Run = { sourceId: string; going: Going[]; slots: number };

export const createDelivery = (parts: DeliveryParts): Delivery => {
  const { clock, log, broadcasts, stories, audiences, fanout, stopping } = parts;
  const waiting = createWaiting(parts);
  const queued: Run[] = [];
  const running = new Set<Promise<void>>();
  let large = 0;
  let small = 0;
  /** Runs by source, in the order of their stories: those that wait for a place, too. */
  const order = new Map<string, Run[]>();
  const olderThan = (run: Run) => () => {
    const runs = order.get(run.sourceId) ?? [];
    return runs.slice(0, Math.max(0, runs.indexOf(run))).flatMap(({ going }) => going);
  };
  const leave = (run: Run) => {
    const left = (order.get(run.sourceId) ?? []).filter((one) => one !== run);
    if (left.length > 0) order.set(run.sourceId, left);
    else order.delete(run.sourceId);
  };

  const startRuns = () => {
    for (let at = 0; at < queued.length && !stopping.aborted;) {
      const run = queued[at];
      if (run === undefined) return;
      const isSmall = run.slots <= smallSlots;
      if (isSmall ? small >= smallRuns : large >= largeRuns) {
        at++;
        continue;
      }
      queued.splice(at, 1);
      if (isSmall) small++;
      else large++;
      const work = carryOut(run).finally(() => {
        running.delete(work);
        leave(run);
        if (isSmall) small--;
        else large--;
        startRuns();
      });
      running.add(work);
    }
  };

  /** A run that the store interrupts is taken up again until it is through. */
  const carryOut = async (run: Run) => {
    for (let failures = 0; !stopping.aborted; failures++) {
      try {
        return await fanout.run(run.going, olderThan(run));
      } catch (error) {
        log.error('broadcast.interrupted', { error, broadcasts: run.going.length });
        await clock.sleep(Math.min(30_000, 500 * 2 ** failures), stopping);
        run.going = await load(run.going.map(({ broadcast }) => broadcast.id)).catch(() => run.going);
      }
    }
  };

  const load = async (ids: string[]) => {
    const found: Run['going'] = [];
    for (const id of ids) {
      const [broadcast, story] = await Promise.all([broadcasts.get(id), stories.get(id)]);
      const isDue = broadcast?.state === 'open' && story !== undefined && story.recalledAt === undefined;
      if (isDue) found.push({ broadcast, story });
      else await broadcasts.markDone(id);
    }
    return found;
  };

  const enqueue = (going: Run['going']) => {
    const bySource = Map.groupBy(going, ({ broadcast }) => broadcast.sourceId);
    for (const [sourceId, some] of bySource) {
      const run = { sourceId, going: some, slots: Math.max(...some.map((one) => one.broadcast.slots)) };
      queued.push(run);
      order.set(sourceId, [...(order.get(sourceId) ?? []), run]);
    }
    startRuns();
  };

  const tickOn = async () => {
    while (!stopping.aborted) {
      await waiting.tick().catch((error: unknown) => log.error('inboxes.interrupted', { error }));
      await clock.sleep(tickMs, stopping);
    }
  };

  const editOn = async () => {
    while (!stopping.aborted) {
      await parts.editor.tick().catch((error: unknown) => log.error('changes.interrupted', { error }));
      await clock.sleep(tickMs, stopping);
    }
  };

  return {
    revise: parts.editor.revise,
    recall: parts.editor.recall,
    publish: async (sourceId, fresh) => {
      if (fresh.length === 0) return;
      const { slots } = await audiences.size(sourceId);
      await stories.put(fresh);
      const known = await Promise.all(fresh.map(({ id }) => broadcasts.get(id)));
      const going: Run['going'] = [];
      for (const [index, story] of fresh.entries()) {
        if (known[index] !== undefined) continue;
        const broadcast: Broadcast = {
          id: story.id,
          sourceId,
          lane: 'news',
          createdAt: clock.now(),
          slots,
          nextPage: 0,
          state: 'open',
        };
        await broadcasts.put(broadcast);
        going.push({ broadcast, story });
      }
      // Also those known but open: an earlier run may have stopped between the two writes.
      await broadcasts.markOpen(
        fresh.filter((_, index) => known[index]?.state !== 'done').map(({ id }) => id),
      );
      if (going.length > 0) enqueue(going);
    },
    start: async () => {
      const going = await load(await broadcasts.open());
      if (going.length > 0) log.info('broadcasts.resumed', { count: going.length });
      enqueue(going);
      const ticking = tickOn().finally(() => running.delete(ticking));
      running.add(ticking);
      const editing = editOn().finally(() => running.delete(editing));
      running.add(editing);
    },
    idle: async () => {
      while (running.size > 0) await Promise.allSettled(running);
      await parts.recorder.flush();
    },
  };
};
