import type { Posts, Standing } from '../delivery/post/posts.ts';
import type { Message } from '../message/message.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';

/** How often the message that shows how far something is may be changed, and how soon it is looked whether a short one is through (milliseconds). */
const shownMs = 5_000;
const firstMs = [100, 300, 600, 1_000, 3_000];

/** Something that is sent to many chats, and whoever is shown how far it is. */
export type Watched = {
  id: string;
  campaignId: string;
  /** The message in the author's private chat that tells how far it is. */
  status?: { chatId: number; messageId: number } | undefined;
  /** What it shows now. `rate`: messages a second just now; undefined: not known (yet). */
  write(standing: Standing, rate: number | undefined): Promise<Message>;
  /** It is over: gives what is shown at last, and ends it. Rejects with a StoreError: then it is called again. */
  finish(isStopped: boolean): Promise<{ message: Message; end(): Promise<void> }>;
};

/** Shows how far things are that are under way, until each is over. */
export type Watching = {
  watch(one: Watched): void;
  /** Shows it anew at once. */
  lookNow(id: string): void;
  /** Resolves once nothing is shown any more. */
  idle(): Promise<void>;
};

export const createWatching = ({
  posts,
  clock,
  log,
  edit,
  stopping,
}: {
  posts: Pick<Posts, 'standing' | 'forget'>;
  clock: Clock;
  log: Log;
  /** Changes a message of a private chat. May reject. */
  edit(chatId: number, messageId: number, message: Message): Promise<void>;
  stopping: AbortSignal;
}): Watching => {
  /** What is shown: `look`: it is to be shown anew at once. */
  const shown = new Map<string, { look: AbortController; work: Promise<void> }>();

  /** That the message cannot be changed costs nothing. */
  const show = async ({ status }: Watched, message: Message) => {
    if (status === undefined) return;
    await edit(status.chatId, status.messageId, message).catch((error: unknown) =>
      log.debug('progress.unshown', { error }),
    );
  };

  /** Shows how far it is until it is over. Rejects with a StoreError. */
  const follow = async (one: Watched, look: () => AbortSignal) => {
    let before: { at: number; done: number } | undefined;
    let last = '';
    for (let round = 0; !stopping.aborted; round++) {
      const standing = await posts.standing(one.campaignId);
      if (standing === undefined || standing.state === 'through' || standing.state === 'stopped') {
        const { message, end } = await one.finish(standing?.state === 'stopped');
        await show(one, message);
        await end();
        return posts.forget(one.campaignId);
      }
      const now = { at: clock.now(), done: doneIn(standing) };
      const rate = before && ((now.done - before.done) * 1_000) / Math.max(1, now.at - before.at);
      const isEarly = round < firstMs.length - 1;
      if (!isEarly || look().aborted) {
        const message = await one.write(standing, rate);
        if (message.html !== last) await show(one, message);
        last = message.html;
      }
      before = now;
      await clock.sleep(firstMs[round] ?? shownMs, AbortSignal.any([stopping, look()]));
    }
  };

  return {
    watch: (given) => {
      if (shown.has(given.id) || stopping.aborted) return;
      const one = { look: new AbortController(), work: Promise.resolve() };
      shown.set(given.id, one);
      const again = () => {
        const { signal } = one.look;
        if (signal.aborted) one.look = new AbortController();
        return signal;
      };
      one.work = (async () => {
        while (!stopping.aborted) {
          try {
            return await follow(given, again);
          } catch (error) {
            log.error('post.unwatched', { error, post: given.id });
            await clock.sleep(shownMs, stopping);
          }
        }
      })().finally(() => shown.delete(given.id));
    },
    lookNow: (id) => shown.get(id)?.look.abort(),
    idle: async () => {
      while (shown.size > 0) await Promise.all([...shown.values()].map(({ work }) => work));
    },
  };
};

const doneIn = ({ counts: { sent, failed } }: Standing): number => sent + failed;
