import type { Chat } from '../../audience/chat.ts';
import type { Posted } from '../../audience/settings/pace.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Lock } from '../../runtime/lock.ts';
import type { Story } from '../../story/story.ts';
import type { Campaign } from '../campaign.ts';
import type { Siblings } from '../receipts/siblings.ts';
import { isReviewed } from '../reviews.ts';
import type { Judge } from './asked.ts';
import type { PostedLog } from './ports.ts';

/** A judge that asks one after the other for a chat that has a pace, or editors, and notes what has taken its turn there. */
export const inTurn = (
  judge: Judge,
  {
    clock,
    lock,
    siblings,
    postedLog,
  }: {
    clock: Pick<Clock, 'now'>;
    lock: Lock;
    siblings: Pick<Siblings, 'of' | 'known' | 'standing'>;
    postedLog: Pick<PostedLog, 'note'>;
  },
): Judge => {
  /** Whether the chat has the story already, or somebody is bringing another report of it: then it takes nobody's turn. */
  const isTold = async (story: Story, chat: Chat, threadId: number | undefined): Promise<boolean> => {
    const kin = siblings.known(story) ?? (await siblings.of(story));
    if (kin.others.length === 0) return false;
    return ['told', 'under way', 'held'].includes((await siblings.standing(kin, chat, threadId)).kind);
  };

  return async (asked) => {
    const { chat, by, story, campaign } = asked;
    if (chat === undefined || (chat.pace === undefined && !isReviewed(chat))) return judge(asked);
    // One at a time: what is let through now has the turn of whoever comes next.
    return lock(`pace:${chat.id}`, async () => {
      const decision = await judge(asked);
      if (decision.kind !== 'send') return decision;
      const threadId = by === 'itself' ? undefined : by?.threadId;
      const isTaken = story === undefined || !(await isTold(story, chat, threadId));
      if (isTaken) await postedLog.note(chat.id, { id: postedId(campaign), at: clock.now() });
      return decision;
    });
  };
};

/** What was let through to a chat of late, without what this campaign brings. */
export const postedBeside = async (
  campaign: Campaign,
  chatId: number,
  { postedLog, now }: { postedLog: Pick<PostedLog, 'of'>; now: number },
): Promise<Posted[]> => {
  const own = postedId(campaign);
  return (await postedLog.of(chatId, now)).filter(({ id }) => id !== own);
};

/** A story that comes by several of a chat's follows is posted once. */
const postedId = ({ id, content }: Campaign): string => (content.kind === 'story' ? content.storyId : id);
