import { audienceOfChat } from '../audience/single.ts';
import { pageSize, type AudienceStore } from '../audience/ports.ts';
import { backoff } from '../runtime/backoff.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import type { StoryStore } from '../story/ports.ts';
import type { Story } from '../story/story.ts';
import {
  topicCampaignId,
  type AmendmentContent,
  type Campaign,
  type CampaignContent,
  type CampaignStore,
  type PostContent,
  type Receipt,
} from './campaign.ts';
import { storyIn, type Contents, type Loaded } from './contents.ts';
import type { Editor } from './edit/editor.ts';
import type { Fanout } from './fanout/fanout.ts';
import { createRuns, isPost, type Run } from './fanout/runs.ts';
import type { Halts } from './post/halts.ts';
import type { InboxDelivery } from './inbox/deliver.ts';
import type { Lane } from './pacing/lanes.ts';
import type { Pacer } from './pacing/pacer.ts';
import type { Recorder } from './receipts/recorder.ts';
import type { Siblings } from './receipts/siblings.ts';

/** How often it is asked which changes are due, and pause after a failure (milliseconds). */
const tickMs = 1_000;
/** A campaign left open for longer is closed: receipts are not kept much longer, and nobody is to have its story again (milliseconds). */
const oldestMs = 7 * 86_400_000;

/** Pause before a run that the store interrupted is taken up again (milliseconds). */
const retried = { first: 500, longest: 30_000 };

/** A word about a feed itself, and the feed. */
export type Announcement = { id: string; sourceId: string } & Omit<
  Extract<CampaignContent, { kind: 'notice' }>,
  'kind'
>;
/** An admin's post, and the chat that it is for. */
export type PostOrder = { id: string; chatId: number; post: PostContent };

/** The heart of Kabar: stories, notices and posts in, receipts out. Opening the same campaign twice opens it once. */
export type Delivery = {
  /** Makes the stories' campaigns durable and starts them. Rejects with a StoreError: then call it again. */
  publish(sourceId: string, stories: Story[]): Promise<void>;
  /** Brings a word about a feed itself to its followers. Rejects with a StoreError: then call it again. */
  announce(announcement: Announcement): Promise<void>;
  /**
   * Brings a post to one chat, which Kabar must know. Resolves once that is durable; `receipt` with what became of it, or
   * undefined where Kabar is stopping, and goes on with it after its next start. Rejects with a StoreError: then call it again.
   */
  post(order: PostOrder): Promise<{ receipt: Promise<Receipt | undefined> }>;
  /** As Editor: brings changes to what was delivered, and takes stories back. */
  revise: Editor['revise'];
  recall: Editor['recall'];
  /** For posts to many chats (post/posts.ts). */
  runs: {
    open(audience: string, id: string, content: PostContent | AmendmentContent, lane?: Lane): Promise<void>;
    restart(id: string): Promise<void>;
    ended(id: string): Promise<void>;
  };
  /** Takes up what an earlier stop left open, and from now on what falls due. */
  start(): Promise<void>;
  /** Resolves once nothing is being sent and everything is recorded. */
  idle(): Promise<void>;
};

/** A campaign as it is asked for. */
type Wanted = Pick<Campaign, 'id' | 'content' | 'lane'>;

export type DeliveryParts = {
  clock: Clock;
  log: Log;
  audiences: AudienceStore;
  campaigns: CampaignStore;
  stories: StoryStore;
  contents: Contents;
  siblings: Siblings;
  recorder: Recorder;
  pacer: Pick<Pacer, 'expect'>;
  fanout: Fanout;
  inboxDelivery: InboxDelivery;
  editor: Editor;
  halts: Halts;
  stopping: AbortSignal;
};

export const createDelivery = (parts: DeliveryParts): Delivery => {
  const { clock, log, campaigns, stories, audiences, contents, fanout, inboxDelivery, editor, halts } = parts;
  const { stopping } = parts;
  const running = new Set<Promise<void>>();
  /** Those of the campaigns that are still to be delivered. */
  const load = (ids: string[]) => loadOpen(ids, { campaigns, contents, halts, clock, log });

  const carryOut = async (run: Run) => {
    const from = Math.min(...run.going.map(({ campaign }) => campaign.nextPage));
    const isThrough = parts.pacer.expect(run.slots - from * pageSize);
    await carryThrough(run).finally(isThrough);
  };
  /** A run that the store interrupts is taken up again until it is through. */
  const carryThrough = async (run: Run) => {
    const post = run.going.find(isPost);
    const halted = post && AbortSignal.any([stopping, halts.signal(post.campaign.id)]);
    const ending = halted ?? stopping;
    for (let failures = 0; !ending.aborted; failures++) {
      try {
        return await fanout.run(run.going, () => runs.olderThan(run), ending);
      } catch (error) {
        log.error('campaign.interrupted', { error, campaigns: run.going.length });
        await clock.sleep(backoff(failures + 1, retried), ending);
        run.going = await load(run.going.map(({ campaign }) => campaign.id)).catch(() => run.going);
      }
    }
  };
  const runs = createRuns(carryOut, running, stopping);

  const startRuns = (going: Loaded[]) => {
    for (const run of runsOf(going)) runs.add(run);
  };

  /** Makes campaigns durable and starts them; `before`: writes what they bring, where that is kept beside them. */
  const open = async (
    sourceId: string,
    wanted: Wanted[],
    before: (fresh: Wanted[]) => Promise<void> = async () => {},
  ): Promise<void> => {
    const { slots } = await audiences.size(sourceId);
    const known = await Promise.all(wanted.map(({ id }) => campaigns.get(id)));
    const fresh = wanted.filter((_, index) => known[index] === undefined);
    await before(fresh);
    const createdAt = clock.now();
    await campaigns.put(
      fresh.map((one): Campaign => ({ ...one, sourceId, createdAt, slots, nextPage: 0, state: 'open' })),
    );
    // Also those known but open: an earlier try may have stopped between any two of these writes.
    const ids = wanted.filter((_, index) => known[index]?.state !== 'done').map(({ id }) => id);
    await campaigns.markOpen(ids);
    startRuns(await load(ids.filter((id) => !runs.has(id))));
  };

  /** The receipt of a campaign to one chat, once it has one. */
  const receiptOf = async (id: string): Promise<Receipt | undefined> => {
    await Promise.race([runs.ended(id), aborted(stopping)]);
    const page = await parts.recorder.open(id, 0);
    const [receipt] = page.receipts;
    page.close();
    return receipt ?? undefined;
  };

  const keepOn = (what: string, work: () => Promise<void>, rest: () => Promise<void>) => {
    const task = repeat(what, { work, rest }, { clock, log, stopping }).finally(() => running.delete(task));
    running.add(task);
  };

  return {
    revise: editor.revise,
    recall: editor.recall,
    publish: async (sourceId, given) => {
      if (given.length === 0) return;
      const kin = await Promise.all(given.map((story) => parts.siblings.of(story)));
      const wanted = given.map(({ id }, index): Wanted => {
        const lane = kin[index]?.isBreaking ? 'breaking' : 'news';
        return { id, content: { kind: 'story', storyId: id }, lane };
      });
      await open(sourceId, wanted, async (fresh) => {
        const ids = new Set(fresh.map(({ id }) => id));
        await stories.put(given.filter(({ id }) => ids.has(id)));
      });
      const topics = new Set(given.flatMap((story) => story.topics ?? []));
      for (const topicId of topics) {
        const its = wanted.filter((_, index) => given[index]?.topics?.includes(topicId));
        await open(
          topicId,
          its.map((one) => ({ ...one, id: topicCampaignId(one.id, topicId) })),
        );
      }
    },
    announce: ({ id, sourceId, ...word }) =>
      open(sourceId, [{ id, content: { kind: 'notice', ...word }, lane: 'news' }]),
    post: async ({ id, chatId, post }) => {
      await open(audienceOfChat(chatId), [{ id, content: post, lane: 'post' }]);
      return { receipt: receiptOf(id) };
    },
    runs: {
      open: (audience, id, content, lane = 'post') => open(audience, [{ id, content, lane }]),
      restart: async (id) => startRuns(await load([id])),
      ended: (id) => Promise.race([runs.ended(id), aborted(stopping)]),
    },
    start: async () => {
      await halts.load();
      const going = await load(await campaigns.open());
      if (going.length > 0) log.info('campaigns.resumed', { count: going.length });
      startRuns(going);
      keepOn('inboxes', inboxDelivery.tick, inboxDelivery.rest);
      keepOn('changes', editor.tick, () => clock.sleep(tickMs, stopping));
    },
    idle: async () => {
      while (running.size > 0) await Promise.allSettled(running);
      await inboxDelivery.idle();
      await editor.idle();
      await parts.recorder.flush();
    },
  };
};

/** Those of the campaigns that are still to be delivered. */
const loadOpen = async (
  ids: string[],
  {
    campaigns,
    contents,
    halts,
    clock,
    log,
  }: {
    campaigns: Pick<CampaignStore, 'get' | 'put' | 'markDone'>;
    contents: Contents;
    halts: Pick<Halts, 'of'>;
    clock: Clock;
    log: Log;
  },
): Promise<Loaded[]> => {
  const found: Loaded[] = [];
  for (const id of ids) {
    // It stays open, and waits to be resumed.
    if (halts.of(id) === 'paused') continue;
    const campaign = await campaigns.get(id);
    const isOpen = campaign?.state === 'open';
    const isTooOld = campaign !== undefined && campaign.createdAt < clock.now() - oldestMs;
    if (isTooOld && isOpen) log.warn('campaign.too-old', { campaign: id });
    const isGoing = isOpen && !isTooOld && halts.of(id) === undefined;
    const content = isGoing ? await contents.of(campaign) : undefined;
    const isRecalled = content !== undefined && storyIn(content)?.recalledAt !== undefined;
    if (campaign !== undefined && content !== undefined && !isRecalled) found.push({ campaign, content });
    else {
      // Closed itself, too: a recall waits for that.
      if (isOpen) await campaigns.put([{ ...campaign, state: 'done' }]);
      await campaigns.markDone([id]);
    }
  }
  return found;
};

/** The runs that bring these: of each source, breaking news apart from the others, and each post by itself. */
const runsOf = (going: Loaded[]): Run[] =>
  [...Map.groupBy(going, ({ campaign }) => campaign.sourceId)].flatMap(([sourceId, its]) => {
    const run = (some: Loaded[], isBreaking: boolean): Run => {
      const slots = Math.max(0, ...some.map(({ campaign }) => campaign.slots));
      return { sourceId, going: some, slots, isBreaking };
    };
    const news = its.filter((one) => !isPost(one));
    return [
      ...[true, false].map((isBreaking) =>
        run(
          news.filter(({ campaign }) => (campaign.lane === 'breaking') === isBreaking),
          isBreaking,
        ),
      ),
      ...its.filter(isPost).map((one) => run([one], false)),
    ];
  });

/** Works and rests by turns until Kabar stops; where the work fails it is tried again after a pause. */
const repeat = async (
  what: string,
  { work, rest }: { work: () => Promise<void>; rest: () => Promise<void> },
  { clock, log, stopping }: { clock: Pick<Clock, 'sleep'>; log: Log; stopping: AbortSignal },
): Promise<void> => {
  while (!stopping.aborted)
    await work().then(rest, (error: unknown) => {
      log.error(`${what}.interrupted`, { error });
      return clock.sleep(tickMs, stopping);
    });
};

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
