import { audienceOfChat } from '../audience/single.ts';
import type { FeedNotice } from '../feed/notice.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import type { StoryStore } from '../story/ports.ts';
import type { Story } from '../story/story.ts';
import { topicCampaignId, type CampaignStore, type PostContent, type Receipt } from './campaign.ts';
import type { Editor } from './edit/editor.ts';
import type { Opening, WantedCampaign } from './fanout/opening.ts';
import type { InboxDelivery } from './inbox/deliver.ts';
import type { Halts } from './post/halts.ts';
import type { Recorder } from './receipts/recorder.ts';
import type { Siblings } from './receipts/siblings.ts';

/** How often it is asked which changes are due, and pause after a failure (milliseconds). */
const tickMs = 1_000;

/** A word about a feed itself, and the feed. `at`: milliseconds since the epoch. */
export type Announcement = {
  id: string;
  sourceId: string;
  notice: FeedNotice;
  sourceTitle: string;
  at: number;
};
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
  withdraw: Editor['withdraw'];
  /** Takes up what an earlier stop left open, and from now on what falls due. */
  start(): Promise<void>;
  /** Resolves once nothing is being sent and everything is recorded. */
  idle(): Promise<void>;
};

export const createDelivery = ({
  clock,
  log,
  campaigns,
  stories,
  siblings,
  recorder,
  opening,
  inboxDelivery,
  editor,
  halts,
  stopping,
}: {
  clock: Pick<Clock, 'sleep'>;
  log: Log;
  campaigns: Pick<CampaignStore, 'open'>;
  stories: Pick<StoryStore, 'put'>;
  siblings: Pick<Siblings, 'of'>;
  recorder: Pick<Recorder, 'open' | 'flush'>;
  opening: Opening;
  inboxDelivery: InboxDelivery;
  editor: Pick<Editor, 'revise' | 'recall' | 'withdraw' | 'tick' | 'idle'>;
  halts: Pick<Halts, 'load'>;
  stopping: AbortSignal;
}): Delivery => {
  /** What goes on until Kabar stops. */
  const tasks = new Set<Promise<void>>();
  const keepOn = (what: string, work: () => Promise<void>, rest: () => Promise<void>) => {
    const task = repeat(what, { work, rest }, { clock, log, stopping }).finally(() => tasks.delete(task));
    tasks.add(task);
  };

  /** The receipt of a campaign to one chat, once it has one. */
  const receiptOf = async (id: string): Promise<Receipt | undefined> => {
    await opening.ended(id);
    const page = await recorder.open(id, 0);
    const [receipt] = page.receipts;
    page.close();
    return receipt ?? undefined;
  };

  return {
    revise: editor.revise,
    recall: editor.recall,
    withdraw: editor.withdraw,
    publish: (sourceId, given) => publishStories(sourceId, given, { stories, siblings, opening }),
    announce: ({ id, sourceId, ...word }) =>
      opening.open(sourceId, [{ id, content: { kind: 'notice', ...word }, lane: 'news' }]),
    post: async ({ id, chatId, post }) => {
      await opening.open(audienceOfChat(chatId), [{ id, content: post, lane: 'post' }]);
      return { receipt: receiptOf(id) };
    },
    start: async () => {
      await halts.load();
      const count = await opening.takeUp(await campaigns.open());
      if (count > 0) log.info('campaigns.resumed', { count });
      keepOn('inboxes', inboxDelivery.tick, inboxDelivery.rest);
      keepOn('changes', editor.tick, () => clock.sleep(tickMs, stopping));
    },
    idle: async () => {
      while (tasks.size > 0) await Promise.allSettled(tasks);
      await opening.idle();
      await inboxDelivery.idle();
      await editor.idle();
      await recorder.flush();
    },
  };
};

/** Opens the stories' campaigns: to the followers of their feed, and of each of their topics. */
const publishStories = async (
  sourceId: string,
  given: Story[],
  {
    stories,
    siblings,
    opening,
  }: { stories: Pick<StoryStore, 'put'>; siblings: Pick<Siblings, 'of'>; opening: Pick<Opening, 'open'> },
): Promise<void> => {
  if (given.length === 0) return;
  const kin = await Promise.all(given.map((story) => siblings.of(story)));
  const wanted = given.map(({ id }, index): WantedCampaign => {
    const lane = kin[index]?.isBreaking ? 'breaking' : 'news';
    return { id, content: { kind: 'story', storyId: id }, lane };
  });
  await opening.open(sourceId, wanted, async (fresh) => {
    const ids = new Set(fresh.map(({ id }) => id));
    await stories.put(given.filter(({ id }) => ids.has(id)));
  });
  const topics = new Set(given.flatMap((story) => story.topics ?? []));
  for (const topicId of topics) {
    const its = wanted.filter((_, index) => given[index]?.topics?.includes(topicId));
    await opening.open(
      topicId,
      its.map((one) => ({ ...one, id: topicCampaignId(one.id, topicId) })),
    );
  }
};

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
