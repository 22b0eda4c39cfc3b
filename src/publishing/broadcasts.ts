import type { Posts, Standing } from '../delivery/post/posts.ts';
import type { Language } from '../i18n/language.ts';
import type { Message } from '../message/message.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import { barredWords, type Barred } from './barred.ts';
import {
  audienceOf,
  campaignOf,
  contentOf,
  type Broadcast,
  type BroadcastStore,
  type Destination,
} from './broadcast.ts';
import { writeProgress, writeReport } from './progress.ts';
import { countResults, resultOf, type Result } from './result.ts';
import { createWatching } from './watching.ts';

/** Posts under way: begun, shown, paused, resumed and stopped by their ids. */
export type Broadcasts = {
  /** Begins a post; beginning it twice is beginning it once. Durable when it resolves. Rejects with a StoreError: then call it again. */
  launch(broadcast: Broadcast): Promise<void>;
  pause(id: string): Promise<void>;
  resume(id: string): Promise<void>;
  stop(id: string): Promise<void>;
  /** Takes up what an earlier run left under way. Rejects with a StoreError. */
  start(): Promise<void>;
  /** Resolves once nothing is shown any more. */
  idle(): Promise<void>;
};

type End = 'done' | 'stopped' | 'partly';

type BroadcastsNeeds = {
  store: BroadcastStore;
  posts: Posts;
  clock: Clock;
  log: Log;
  /** Changes a message of a private chat. May reject. */
  edit(chatId: number, messageId: number, message: Message): Promise<void>;
  /** What a person's private chat has chosen. */
  reader(userId: number): Promise<{ language: Language; timeZone: string }>;
  /** The chats of a post in which Kabar may not post now. */
  barred(to: Destination): Promise<Barred[]>;
  stopping: AbortSignal;
};

export const createBroadcasts = ({
  store,
  posts,
  clock,
  log,
  edit,
  reader,
  barred,
  stopping,
}: BroadcastsNeeds): Broadcasts => {
  const watching = createWatching({ posts, clock, log, edit, stopping });

  const open = (broadcast: Broadcast) =>
    posts.open(campaignOf(broadcast.id), audienceOf(broadcast.to), contentOf(broadcast));

  const report = (broadcast: Broadcast, end: End) => reportOf(broadcast, end, { posts, reader, barred });

  const watch = (broadcast: Broadcast) =>
    watching.watch({
      id: broadcast.id,
      campaignId: campaignOf(broadcast.id),
      status: broadcast.status,
      write: async (standing, rate) =>
        isWaiting(broadcast, standing)
          ? report(broadcast, 'partly')
          : writeProgress(broadcast, standing, rate, (await reader(broadcast.userId)).language),
      finish: async (isStopped) => ({
        message: await report(broadcast, isStopped ? 'stopped' : 'done'),
        end: async () => {
          await store.put({ ...broadcast, state: 'ended' });
          await store.markEnded(broadcast.id);
          log.info('post.ended', { post: broadcast.id, isStopped });
        },
      }),
    });

  return {
    launch: async (given) => {
      const broadcast: Broadcast = { ...given, state: 'live', startedAt: given.startedAt ?? clock.now() };
      const known = await store.get(given.id);
      if (known?.state === 'live' || known?.state === 'ended') return;
      await store.put(broadcast);
      await store.markLive(broadcast.id);
      const chatIds = broadcast.to.kind === 'chats' ? broadcast.to.chats.map(({ id }) => id) : [];
      // The author finds it among their own, too.
      await store.noteIn([...new Set([...chatIds, broadcast.userId])], broadcast.id);
      await open(broadcast);
      watch(broadcast);
    },
    pause: async (id) => {
      await posts.pause(campaignOf(id));
      watching.lookNow(id);
    },
    resume: async (id) => {
      await posts.resume(campaignOf(id));
      watching.lookNow(id);
    },
    stop: async (id) => {
      await posts.stop(campaignOf(id));
      watching.lookNow(id);
    },
    start: async () => {
      for (const id of await store.live()) {
        const broadcast = await store.get(id);
        if (broadcast?.state !== 'live') await store.markEnded(id);
        else {
          // A crash may have come between the record and the campaign.
          await open(broadcast);
          watch(broadcast);
        }
      }
    },
    idle: watching.idle,
  };
};

/** What a post has come to, with what its waiting chats still lack. Rejects with a StoreError. */
const reportOf = async (
  broadcast: Broadcast,
  end: End,
  { posts, reader, barred }: Pick<BroadcastsNeeds, 'posts' | 'reader' | 'barred'>,
): Promise<Message> => {
  const campaign = campaignOf(broadcast.id);
  const by = await reader(broadcast.userId);
  const counts = await countResults(posts.receipts(campaign));
  const failed = broadcast.to.kind === 'chats' ? await failedIn(broadcast, posts) : [];
  const waiting = end === 'partly' ? await barred(broadcast.to) : [];
  const named = failed.map((one) => {
    const found = waiting.find(({ id }) => id === one.id && one.result === 'waiting');
    return { ...one, ...(found !== undefined && { waitsFor: barredWords(found, by) }) };
  });
  return writeReport(broadcast, { end, counts, failed: named }, by.language);
};

/** Of a post to chats only that is left which waits until Kabar may post somewhere. */
const isWaiting = ({ to }: Broadcast, { state, counts, slots }: Standing): boolean =>
  to.kind === 'chats' &&
  state === 'going' &&
  counts.held > 0 &&
  counts.sent + counts.failed + counts.skipped + counts.held >= slots;

/** The chats of a post to which it did not come, and why. */
const failedIn = async (
  { id, to }: Broadcast,
  posts: Pick<Posts, 'receipts'>,
): Promise<{ id: number; title: string; result: Result }[]> => {
  if (to.kind !== 'chats') return [];
  const failed: { id: number; title: string; result: Result }[] = [];
  for await (const { receipts } of posts.receipts(campaignOf(id)))
    for (const [index, chat] of to.chats.entries()) {
      const receipt = receipts[index];
      const result = receipt && resultOf(receipt);
      if (result && result !== 'sent') failed.push({ ...chat, result });
    }
  return failed;
};
