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
import { readEnd, writeAmendProgress, writeAmendReport } from './report.ts';

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

export const createAmendments = ({
  store,
  posts,
  clock,
  log,
  edit,
  reword,
  languageOf,
  stopping,
}: {
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
}): Amendments => {
  const watching = createWatching({ posts, clock, log, edit, stopping });
  const beginning = new Set<Promise<void>>();

  /** Whether the message got these words just now; false: it has them already, or cannot have them. */
  const putWords = async (chatId: number, messageId: number, words: Rewording): Promise<boolean> => {
    for (let tries = 1; !stopping.aborted; tries++) {
      const outcome = await reword(chatId, messageId, words);
      const isLater = outcome.kind === 'flood' || (outcome.kind === 'retry' && !outcome.isRefusal);
      if (!isLater) return outcome.kind === 'sent';
      const waitMs = outcome.kind === 'flood' ? outcome.retryAfterMs : backoff(tries, retried);
      await clock.sleep(waitMs, stopping);
    }
    return false;
  };

  /**
   * Gives the copies from which the post is sent the new words: who still waits for it gets these. Which parts of an album had
   * words shows there, and is kept as it is found: a second time they have none.
   */
  const rewordSource = async (given: Amendment): Promise<Amendment> => {
    const { source, content } = given;
    if (source === undefined || content.act.kind !== 'edit' || content.form === 'card') return given;
    if (content.form === 'fixed') return given;
    const [first = 0, ...others] = source.messageIds;
    let amendment = given;
    for (const [at, messageId] of others.entries()) {
      if (!(await putWords(source.chatId, messageId, { form: 'caption', html: '' }))) continue;
      const blank = [...(amendment.content.blank ?? []), at + 1];
      amendment = { ...amendment, content: { ...content, blank } };
      await store.put(amendment);
    }
    await putWords(source.chatId, first, { form: content.form, html: content.act.html });
    return amendment;
  };

  /** Sees to it that nothing of the post is on its way in its old form, and opens the campaign. Rejects with a StoreError. */
  const begin = async (given: Amendment): Promise<void> => {
    let amendment = given;
    const { campaignId, kind } = given;
    const standing = campaignId === undefined ? undefined : await posts.standing(campaignId);
    // Nobody else asks how far it is any more.
    if (campaignId !== undefined && standing?.state === 'through') posts.forget(campaignId);
    if (campaignId !== undefined && standing !== undefined && standing.state !== 'through') {
      if (kind === 'recall') await posts.stop(campaignId);
      else if (standing.state === 'going') {
        amendment = { ...amendment, resumes: true };
        await store.put(amendment);
        await posts.pause(campaignId);
        await posts.ended(campaignId);
      }
    }
    amendment = await rewordSource(amendment);
    if (stopping.aborted) return;
    await posts.amend(amendCampaignOf(amendment.id), amendment.audience, amendment.content);
    if (campaignId !== undefined && amendment.resumes) await posts.resume(campaignId);
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
