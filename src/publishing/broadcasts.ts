import type { Posts, Standing } from '../delivery/post/posts.ts';
import type { Language } from '../i18n/language.ts';
import type { Message } from '../message/message.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import { audienceOf, campaignOf, contentOf, type Broadcast, type BroadcastStore } from './broadcast.ts';
import { writeProgress, writeReport } from './progress.ts';
import { countResults, resultOf, type Result } from './result.ts';

/** How often the message that shows how far a post is may be changed, and how soon it is looked whether a short one is through (milliseconds). */
const shownMs = 5_000;
const firstMs = [100, 300, 600, 1_000, 3_000];

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

export const createBroadcasts = ({
  store,
  posts,
  clock,
  log,
  edit,
  languageOf,
  stopping,
}: {
  store: BroadcastStore;
  posts: Posts;
  clock: Clock;
  log: Log;
  /** Changes a message of a private chat. May reject. */
  edit(chatId: number, messageId: number, message: Message): Promise<void>;
  languageOf(userId: number): Promise<Language>;
  stopping: AbortSignal;
}): Broadcasts => {
  /** What is shown, by the id of the post: `look`: it is to be shown anew at once. */
  const shown = new Map<string, { look: AbortController; work: Promise<void> }>();

  const open = (broadcast: Broadcast) =>
    posts.open(campaignOf(broadcast.id), audienceOf(broadcast.to), contentOf(broadcast));

  /** Shows a message in place of the one that tells of the post; that it fails costs nothing. */
  const show = async ({ status }: Broadcast, message: Message) => {
    if (status === undefined) return;
    await edit(status.chatId, status.messageId, message).catch((error: unknown) =>
      log.debug('progress.unshown', { error }),
    );
  };

  const report = async (broadcast: Broadcast, end: 'done' | 'stopped' | 'partly'): Promise<Message> => {
    const campaign = campaignOf(broadcast.id);
    const language = await languageOf(broadcast.userId);
    const counts = await countResults(posts.receipts(campaign));
    const failed = broadcast.to.kind === 'chats' ? await failedIn(broadcast, posts) : [];
    return writeReport(broadcast, { end, counts, failed }, language);
  };

  const finish = async (broadcast: Broadcast, isStopped: boolean) => {
    await show(broadcast, await report(broadcast, isStopped ? 'stopped' : 'done'));
    await store.put({ ...broadcast, state: 'ended' });
    await store.markEnded(broadcast.id);
    posts.forget(campaignOf(broadcast.id));
    log.info('post.ended', { post: broadcast.id, isStopped });
  };

  /** Shows how far a post is until it is over. Rejects with a StoreError. */
  const follow = async (broadcast: Broadcast, look: () => AbortSignal) => {
    let before: { at: number; done: number } | undefined;
    let last = '';
    for (let round = 0; !stopping.aborted; round++) {
      const standing = await posts.standing(campaignOf(broadcast.id));
      if (standing === undefined || standing.state === 'through' || standing.state === 'stopped')
        return finish(broadcast, standing?.state === 'stopped');
      const now = { at: clock.now(), done: doneIn(standing) };
      const rate = before && ((now.done - before.done) * 1_000) / Math.max(1, now.at - before.at);
      const isEarly = round < firstMs.length - 1;
      if (!isEarly || look().aborted) {
        const message = isWaiting(broadcast, standing)
          ? await report(broadcast, 'partly')
          : writeProgress(broadcast, standing, rate, await languageOf(broadcast.userId));
        if (message.html !== last) await show(broadcast, message);
        last = message.html;
      }
      before = now;
      await clock.sleep(firstMs[round] ?? shownMs, AbortSignal.any([stopping, look()]));
    }
  };

  const watch = (broadcast: Broadcast) => {
    if (shown.has(broadcast.id) || stopping.aborted) return;
    const one = { look: new AbortController(), work: Promise.resolve() };
    shown.set(broadcast.id, one);
    const again = () => {
      const { signal } = one.look;
      if (signal.aborted) one.look = new AbortController();
      return signal;
    };
    one.work = (async () => {
      while (!stopping.aborted) {
        try {
          return await follow(broadcast, again);
        } catch (error) {
          log.error('post.unwatched', { error, post: broadcast.id });
          await clock.sleep(shownMs, stopping);
        }
      }
    })().finally(() => shown.delete(broadcast.id));
  };

  const lookNow = (id: string) => shown.get(id)?.look.abort();

  return {
    launch: async (given) => {
      const broadcast: Broadcast = { ...given, state: 'live', startedAt: given.startedAt ?? clock.now() };
      const known = await store.get(given.id);
      if (known?.state === 'live' || known?.state === 'ended') return;
      await store.put(broadcast);
      await store.markLive(broadcast.id);
      if (broadcast.to.kind === 'chats')
        await store.noteIn(
          broadcast.to.chats.map(({ id }) => id),
          broadcast.id,
        );
      await open(broadcast);
      watch(broadcast);
    },
    pause: async (id) => {
      await posts.pause(campaignOf(id));
      lookNow(id);
    },
    resume: async (id) => {
      await posts.resume(campaignOf(id));
      lookNow(id);
    },
    stop: async (id) => {
      await posts.stop(campaignOf(id));
      lookNow(id);
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
    idle: async () => {
      while (shown.size > 0) await Promise.all([...shown.values()].map(({ work }) => work));
    },
  };
};

/** Of a post to chats only that is left which waits until Kabar may post somewhere. */
const isWaiting = ({ to }: Broadcast, { state, counts, slots }: Standing): boolean =>
  to.kind === 'chats' &&
  state === 'going' &&
  counts.held > 0 &&
  counts.sent + counts.failed + counts.skipped + counts.held >= slots;

const doneIn = ({ counts: { sent, failed } }: Standing): number => sent + failed;

/** The chats of a post to which it did not come, and why. */
const failedIn = async (
  { id, to }: Broadcast,
  posts: Pick<Posts, 'receipts'>,
): Promise<{ title: string; result: Result }[]> => {
  if (to.kind !== 'chats') return [];
  const failed: { title: string; result: Result }[] = [];
  for await (const { receipts } of posts.receipts(campaignOf(id)))
    for (const [index, { title }] of to.chats.entries()) {
      const receipt = receipts[index];
      const result = receipt && resultOf(receipt);
      if (result && result !== 'sent') failed.push({ title, result });
    }
  return failed;
};
