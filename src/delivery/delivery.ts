import type { AudienceStore } from '../audience/ports.ts';
import type { Log } from '../runtime/log.ts';
import type { Story } from '../story/story.ts';
import type { Campaign } from './campaign.ts';
import type { Editor } from './edit/editor.ts';
import type { Fanout } from './fanout/fanout.ts';
import { createRuns, type Run } from './fanout/runs.ts';
import type { Going } from './fanout/serve.ts';
import { createWaiting, type WaitingParts } from './inbox/deliver.ts';

const tickMs = 1_000;
/** A campaign left open for longer is closed: receipts are not kept much longer, and nobody is to have its story again (milliseconds). */
const oldestMs = 7 * 86_400_000;

/** The heart of Kabar: stories in, receipts out. */
export type Delivery = {
  /** Makes the stories' campaigns durable and starts them. Doing it twice is doing it once. Rejects with a StoreError: then call it again. */
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

export const createDelivery = (parts: DeliveryParts): Delivery => {
  const { clock, log, campaigns, stories, audiences, fanout, editor, stopping } = parts;
  const waiting = createWaiting(parts);
  const running = new Set<Promise<void>>();

  /** A run that the store interrupts is taken up again until it is through. */
  const carryOut = async (run: Run) => {
    for (let failures = 0; !stopping.aborted; failures++) {
      try {
        return await fanout.run(run.going, () => runs.olderThan(run));
      } catch (error) {
        log.error('campaign.interrupted', { error, campaigns: run.going.length });
        await clock.sleep(Math.min(30_000, 500 * 2 ** failures), stopping);
        run.going = await load(run.going.map(({ campaign }) => campaign.id)).catch(() => run.going);
      }
    }
  };
  const runs = createRuns(carryOut, running, stopping);

  /** Those of the campaigns that are still to be delivered. */
  const load = async (ids: string[]): Promise<Going[]> => {
    const found: Going[] = [];
    for (const id of ids) {
      const [campaign, story] = await Promise.all([campaigns.get(id), stories.get(id)]);
      const isTooOld = campaign !== undefined && campaign.createdAt < clock.now() - oldestMs;
      if (isTooOld && campaign.state === 'open') log.warn('campaign.too-old', { campaign: id });
      if (campaign?.state === 'open' && !isTooOld && story !== undefined && story.recalledAt === undefined)
        found.push({ campaign, story });
      else {
        // Closed itself, too: a recall waits for that.
        if (campaign?.state === 'open') await campaigns.put([{ ...campaign, state: 'done' }]);
        await campaigns.markDone([id]);
      }
    }
    return found;
  };

  const startRuns = (going: Going[]) => {
    for (const [sourceId, its] of Map.groupBy(going, ({ campaign }) => campaign.sourceId))
      for (const isBreaking of [true, false]) {
        const some = its.filter(({ campaign }) => (campaign.lane === 'breaking') === isBreaking);
        const slots = Math.max(0, ...some.map(({ campaign }) => campaign.slots));
        runs.add({ sourceId, going: some, slots, isBreaking });
      }
  };

  const everySecond = async (what: string, work: () => Promise<void>) => {
    while (!stopping.aborted) {
      await work().catch((error: unknown) => log.error(`${what}.interrupted`, { error }));
      await clock.sleep(tickMs, stopping);
    }
  };
  const keepOn = (what: string, work: () => Promise<void>) => {
    const task = everySecond(what, work).finally(() => running.delete(task));
    running.add(task);
  };

  return {
    revise: editor.revise,
    recall: editor.recall,
    publish: async (sourceId, given) => {
      if (given.length === 0) return;
      const { slots } = await audiences.size(sourceId);
      const known = await Promise.all(given.map(({ id }) => campaigns.get(id)));
      const fresh = given.filter((_, index) => known[index] === undefined);
      await stories.put(fresh);
      const kin = await Promise.all(fresh.map((story) => parts.siblings.of(story)));
      const createdAt = clock.now();
      const opened = fresh.map(({ id }, index): Campaign => {
        const lane = kin[index]?.isBreaking ? 'breaking' : 'news';
        return { id, sourceId, lane, createdAt, slots, nextPage: 0, state: 'open' };
      });
      await campaigns.put(opened);
      // Also those known but open: an earlier try may have stopped between any two of these writes.
      const open = given.filter((_, index) => known[index]?.state !== 'done').map(({ id }) => id);
      await campaigns.markOpen(open);
      const left = await load(open.filter((id) => !fresh.some((one) => one.id === id) && !runs.has(id)));
      const going = opened.flatMap((campaign, index) => {
        const story = fresh[index];
        return story === undefined ? [] : [{ campaign, story }];
      });
      startRuns([...left, ...going]);
    },
    start: async () => {
      const going = await load(await campaigns.open());
      if (going.length > 0) log.info('campaigns.resumed', { count: going.length });
      startRuns(going);
      keepOn('inboxes', waiting.tick);
      keepOn('changes', editor.tick);
    },
    idle: async () => {
      while (running.size > 0) await Promise.allSettled(running);
      await waiting.idle();
      await editor.idle();
      await parts.recorder.flush();
    },
  };
};
