import type { Posts } from '../../delivery/post/posts.ts';
import type { Outcome } from '../../delivery/outcome.ts';
import type { Rewording } from '../../delivery/ports.ts';
import type { Language } from '../../i18n/language.ts';
import type { Message } from '../../message/message.ts';
import { backoff } from '../../runtime/backoff.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import { createWatching } from '../watching.ts';
import { amendCampaignOf, type Amendment, type AmendmentStore } from './amendment.ts';
import { holdPost } from './hold.ts';
import { readEnd, writeAmendProgress, writeAmendReport } from './report.ts';
import { rewordSource } from './source.ts';

/** Pause before something that failed is tried again (milliseconds). */
const retried = { first: 500, longest: 30_000 };

/** Changes of what was sent: begun, shown, paused, resumed and stopped by their ids. */
export type Amendments = {
  /** Begins a change; beginning it twice is beginning it once. Durable when it resolves. Rejects with a StoreError: then call it again. */
  launch(amendment: Amendment): Promise<void>;
  pause(id: string): Promise<void>;
  resume(id: string): Promise<void>;
  stop(id: string): Promise<void>;
  /** Takes up what an earlier run left under way. Rejects with a StoreError. */
  start(): Promise<void>;
  idle(): Promise<void>;
};

type AmendmentNeeds = {
  store: AmendmentStore;
  posts: Posts;
  clock: Clock;
  log: Log;
  /** Changes a message of a private chat. May reject. */
  edit(chatId: number, messageId: number, message: Message): Promise<void>;
  /** Puts other words in place of a copy's own. */
  reword(chatId: number, messageId: number, words: Rewording): Promise<Outcome>;
  languageOf(userId: number): Promise<Language>;
  stopping: AbortSignal;
};

export const createAmendments = ({
  store,
  posts,
  clock,
  log,
  edit,
  reword,
  languageOf,
  stopping,
}: AmendmentNeeds): Amendments => {
  const watching = createWatching({ posts, clock, log, edit, stopping });
  const beginning = new Set<Promise<void>>();

  /** Opens the campaign, once nothing of the post is on its way in its old form. Rejects with a StoreError. */
  const begin = async (given: Amendment): Promise<void> => {
    const held = await holdPost(given, { posts, store });
    const amendment = await rewordSource(held, { store, reword, clock, stopping });
    if (stopping.aborted) return;
    await posts.amend(amendCampaignOf(amendment.id), amendment.audience, amendment.content);
    if (amendment.campaignId !== undefined && amendment.resumes) await posts.resume(amendment.campaignId);
    watch(amendment);
  };

  const beginUntilDone = (amendment: Amendment) => {
    const work = (async () => {
      for (let tries = 1; !stopping.aborted; tries++)
        try {
          return await begin((await store.get(amendment.id)) ?? amendment);
        } catch (error) {
          log.error('amendment.interrupted', { error, amendment: amendment.id });
          await clock.sleep(backoff(tries, retried), stopping);
        }
    })().finally(() => beginning.delete(work));
    beginning.add(work);
  };

  const watch = (amendment: Amendment) => {
    const campaignId = amendCampaignOf(amendment.id);
    watching.watch({
      id: amendment.id,
      campaignId,
      status: amendment.status,
      write: async (standing) => writeAmendProgress(amendment, standing, await languageOf(amendment.userId)),
      finish: async (isStopped) => {
        const end = await readEnd(posts.receipts(campaignId), amendment.chats ?? []);
        const language = await languageOf(amendment.userId);
        return {
          message: writeAmendReport(amendment, { ...end, isStopped }, language),
          end: async () => {
            await store.put({ ...amendment, state: 'ended' });
            await store.markEnded(amendment.id);
            log.info('amendment.ended', { amendment: amendment.id, kind: amendment.kind, isStopped });
          },
        };
      },
    });
  };

  const turn = async (id: string, work: (campaignId: string) => Promise<void>) => {
    await work(amendCampaignOf(id));
    watching.lookNow(id);
  };

  return {
    launch: async (amendment) => {
      if ((await store.get(amendment.id)) !== undefined) return;
      await store.put(amendment);
      await store.markLive(amendment.id);
      beginUntilDone(amendment);
    },
    pause: (id) => turn(id, posts.pause),
    resume: (id) => turn(id, posts.resume),
    stop: (id) => turn(id, posts.stop),
    start: async () => {
      for (const id of await store.live()) {
        const amendment = await store.get(id);
        if (amendment?.state === 'live') beginUntilDone(amendment);
        else await store.markEnded(id);
      }
    },
    idle: async () => {
      while (beginning.size > 0) await Promise.all(beginning);
      await watching.idle();
    },
  };
};
