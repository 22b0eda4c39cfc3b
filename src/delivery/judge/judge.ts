import type { Chat } from '../../audience/chat.ts';
import { decide, type Question } from '../../audience/decision.ts';
import { nextAt } from '../../audience/settings/local-time.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Lock } from '../../runtime/lock.ts';
import type { Campaign } from '../campaign.ts';
import type { Halts } from '../post/halts.ts';
import type { Recorder } from '../receipts/recorder.ts';
import { followsOf, type Siblings } from '../receipts/siblings.ts';
import { isReviewed, type Reviews } from '../reviews.ts';
import type { Judge } from './asked.ts';
import { createByFollow } from './by-follow.ts';
import type { DayCounts, PostedLog } from './ports.ts';
import { decideAmongRivals } from './rivals.ts';
import { inTurn, postedBeside } from './turn.ts';

/** How often it is asked whether a post that is paused goes on, for a chat that it waits for (milliseconds). */
const haltedMs = 60_000;

export const createJudge = ({
  clock,
  lock,
  siblings,
  recorder,
  dayCounts,
  postedLog,
  reviews,
  halts,
}: {
  clock: Pick<Clock, 'now'>;
  lock: Lock;
  siblings: Pick<Siblings, 'of' | 'known' | 'standing'>;
  recorder: Pick<Recorder, 'open'>;
  dayCounts: DayCounts;
  postedLog: PostedLog;
  reviews: Pick<Reviews, 'verdict'>;
  halts: Pick<Halts, 'of'>;
}): Judge => {
  const byFollow = createByFollow({ lock, siblings, recorder, dayCounts });

  const judge: Judge = async ({ campaign, story, isHeld = false, ...asked }) => {
    const { chat, by } = asked;
    const halt = halts.of(campaign.id);
    if (halt === 'stopped') return { kind: 'skip', why: 'stopped' };
    if (halt === 'paused') return { kind: 'hold', why: 'hour', until: clock.now() + haltedMs };
    const question: Question = {
      ...asked,
      openedAt: campaign.createdAt,
      isRecalled: story?.recalledAt !== undefined,
      post: chat && postOf(campaign, chat),
      isAmendment: campaign.content.kind === 'amendment',
      posted: chat?.pace && (await postedBeside(campaign, chat.id, { postedLog, now: clock.now() })),
      verdict: chat && story && isReviewed(chat) ? await reviews.verdict(chat, story) : undefined,
      now: clock.now(),
    };
    if (story === undefined || chat === undefined || by === undefined || by === 'itself')
      return decide(question);
    if (story.topics !== undefined && followsOf(story, chat).length > 1) {
      const rivalry = { story, chat, by, isHeld };
      const decision = await decideAmongRivals(question, rivalry, { byFollow, recorder });
      if (decision.kind !== 'send' || by.top === undefined || isHeld) return decision;
    }
    return by.top === undefined
      ? byFollow.decide(question, story, chat, by)
      : byFollow.decideAndCount(question, story, chat, by);
  };

  return inTurn(judge, { clock, lock, siblings, postedLog });
};

/** What matters of a post for a chat; undefined: the campaign brings something else. */
const postOf = ({ content, createdAt }: Campaign, { timeZone }: Chat): Question['post'] => {
  if (content.kind !== 'post') return undefined;
  const { meant, minute } = content;
  return { meant, dueAt: minute === undefined ? undefined : nextAt({ minute, timeZone }, createdAt) };
};
