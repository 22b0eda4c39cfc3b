import type { Chat, Follow } from '../audience/chat.ts';
import { decide, type Decision, type Question } from '../audience/decision.ts';
import { filterTextOf, type FilterText } from '../audience/settings/filter.ts';
import { localTime } from '../audience/settings/local-time.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Lock } from '../runtime/lock.ts';
import type { Story } from '../story/story.ts';
import type { Campaign } from './campaign.ts';
import type { Siblings } from './receipts/siblings.ts';

/** Which of a source's stories a chat got on one day, for those that it wants only so many of. */
export type DayCounts = {
  /** Ids of the campaigns that were let through on that day (YYYY-MM-DD). */
  told(chatId: number, sourceId: string, day: string): Promise<string[]>;
  /** Rejects with a StoreError. */
  note(chatId: number, sourceId: string, day: string, campaignId: string): Promise<void>;
};

/** Finds out what the one decision (audience/decision.ts) needs to know, and asks it. Rejects with a StoreError. */
export type Judge = (
  asked: Pick<Question, 'chat' | 'by' | 'waited'> & { campaign: Campaign; story: Story | undefined },
) => Promise<Decision>;

export const createJudge = ({
  clock,
  lock,
  siblings,
  dayCounts,
}: {
  clock: Pick<Clock, 'now'>;
  lock: Lock;
  siblings: Pick<Siblings, 'of' | 'known'>;
  dayCounts: DayCounts;
}): Judge => {
  /** A story's words, made once however many chats filter them. */
  const texts = new WeakMap<Story, FilterText>();
  const textOf = (story: Story): FilterText => {
    const text = texts.get(story) ?? filterTextOf(story);
    texts.set(story, text);
    return text;
  };
  const isBreaking = async (story: Story) => (siblings.known(story) ?? (await siblings.of(story))).isBreaking;

  return async ({ campaign, story, ...asked }) => {
    const { chat, by } = asked;
    const question: Question = {
      ...asked,
      openedAt: campaign.createdAt,
      isRecalled: story?.recalledAt !== undefined,
      now: clock.now(),
    };
    if (story === undefined || chat === undefined || by === undefined || by === 'itself')
      return decide(question);
    const isFiltered = chat.filter !== undefined || by.filter !== undefined;
    const asks = chat.breakingAtOnce ?? (chat.sound === 'breaking' || by.top !== undefined);
    const known = {
      ...question,
      story: isFiltered ? textOf(story) : noText,
      isBreaking: asks && (await isBreaking(story)),
    };
    if (by.top === undefined) return decide(known);
    return lock(`day-count:${chat.id}`, () => counted(known, { chat, by, campaign }));
  };

  /** As the decision, with what the chat got today counted; what it lets through counts from now on. */
  async function counted(
    question: Question,
    { chat, by, campaign }: { chat: Chat; by: Follow; campaign: Campaign },
  ): Promise<Decision> {
    const { day } = localTime(question.now, chat.timeZone);
    const told = (await dayCounts.told(chat.id, by.sourceId, day)).filter((id) => id !== campaign.id);
    const decision = decide({ ...question, toldToday: told.length });
    const isCard = decision.kind === 'send' && question.waited?.why !== 'digest';
    if (isCard) await dayCounts.note(chat.id, by.sourceId, day, campaign.id);
    return decision;
  }
};

/** Of a story that nobody filters no words are needed. */
const noText: FilterText = { text: [], author: [], section: [] };
