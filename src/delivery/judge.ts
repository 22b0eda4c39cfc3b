import type { Chat, Follow } from '../audience/chat.ts';
import { decide, type Decision, type Question } from '../audience/decision.ts';
import { filterTextOf, type FilterText } from '../audience/settings/filter.ts';
import { pageSize } from '../audience/ports.ts';
import { localTime, nextAt } from '../audience/settings/local-time.ts';
import type { Clock } from '../runtime/clock.ts';
import type { OnEvent } from '../runtime/events.ts';
import type { Lock } from '../runtime/lock.ts';
import type { Story } from '../story/story.ts';
import type { Campaign, Receipt } from './campaign.ts';
import { followsOf, placeBy, type Siblings } from './receipts/siblings.ts';
import type { Recorder } from './receipts/recorder.ts';
import type { Halts } from './post/halts.ts';

/** Which of a source's stories a chat got on one day, for those that it wants only so many of. */
export type DayCounts = {
  /** Ids of the campaigns that were let through on that day (YYYY-MM-DD). */
  told(chatId: number, sourceId: string, day: string): Promise<string[]>;
  /** Rejects with a StoreError. */
  note(chatId: number, sourceId: string, day: string, campaignId: string): Promise<void>;
};

/** How often it is asked whether a post that is paused goes on, for a chat that it waits for (milliseconds). */
const haltedMs = 60_000;

type Asked = Pick<Question, 'chat' | 'by' | 'waited'> & {
  campaign: Campaign;
  story: Story | undefined;
  /** It waits for the chat, so it was this follow that was to bring it. */
  isHeld?: boolean;
};

/** Finds out what the one decision (audience/decision.ts) needs to know, and asks it. Rejects with a StoreError. */
export type Judge = (asked: Asked) => Promise<Decision>;

export const createJudge = ({
  clock,
  lock,
  siblings,
  recorder,
  dayCounts,
  halts,
}: {
  clock: Pick<Clock, 'now'>;
  lock: Lock;
  siblings: Pick<Siblings, 'of' | 'known'>;
  recorder: Pick<Recorder, 'open'>;
  dayCounts: DayCounts;
  halts: Pick<Halts, 'of'>;
}): Judge => {
  /** A story's words, made once however many chats filter them. */
  const texts = new WeakMap<Story, FilterText>();
  const textOf = (story: Story): FilterText => {
    const text = texts.get(story) ?? filterTextOf(story);
    texts.set(story, text);
    return text;
  };
  const isBreaking = async (story: Story) => (siblings.known(story) ?? (await siblings.of(story))).isBreaking;

  /** Whether a campaign brought a card by a follow: a report of what the chat had already did not. */
  const isCard = async (campaignId: string, { slot }: Follow): Promise<boolean> => {
    const page = await recorder.open(campaignId, Math.floor(slot / pageSize));
    const receipt = page.receipts[slot % pageSize];
    page.close();
    return !(receipt?.kind === 'skipped' && receipt.by !== undefined);
  };

  /** How many of a follow's cards the chat got on a day before this story, as far as that is of interest. */
  const toldOn = async (day: string, chat: Chat, by: Follow, story: Story): Promise<number> => {
    if (by.top === undefined) return 0;
    const own = placeBy(story, by).campaignId;
    const told = (await dayCounts.told(chat.id, by.sourceId, day)).filter((id) => id !== own);
    if (told.length < by.top) return told.length;
    const cards = await Promise.all(told.map((id) => isCard(id, by)));
    return cards.filter((one) => one).length;
  };

  /** The decision for one follow, with what the chat got today counted where that matters. */
  const decideFor = async (question: Question, story: Story, chat: Chat, by: Follow): Promise<Decision> => {
    const isFiltered = chat.filter !== undefined || by.filter !== undefined;
    const asks = chat.breakingAtOnce ?? (chat.sound === 'breaking' || by.top !== undefined);
    const { day } = by.top === undefined ? { day: '' } : localTime(question.now, chat.timeZone);
    return decide({
      ...question,
      by,
      story: isFiltered ? textOf(story) : noText,
      isBreaking: asks && (await isBreaking(story)),
      toldToday: await toldOn(day, chat, by, story),
    });
  };

  /** As `decideFor`; what it lets through as a card of its own counts for today from then on. */
  const counted = (question: Question, story: Story, chat: Chat, by: Follow): Promise<Decision> =>
    lock(`day-count:${chat.id}`, async () => {
      const decision = await decideFor(question, story, chat, by);
      const { day } = localTime(question.now, chat.timeZone);
      if (decision.kind === 'send' && question.waited?.why !== 'digest')
        await dayCounts.note(chat.id, by.sourceId, day, placeBy(story, by).campaignId);
      return decision;
    });

  /**
   * The decision for a story that the chat follows in several ways: to send comes before to hold, that before to skip, and of
   * equal ones the oldest follow's counts. The others say that it comes by that one, unless it has been passed over there
   * already. What waits by one follow comes by it, whichever says so.
   */
  const amongRivals = async (
    question: Question,
    { story, chat, by, isHeld }: { story: Story; chat: Chat; by: Follow; isHeld: boolean },
  ): Promise<Decision> => {
    const rivals = await Promise.all(
      followsOf(story, chat).map(async (follow) => ({
        follow,
        decision: await decideFor(question, story, chat, follow),
      })),
    );
    const [best] = rivals.toSorted(
      (one, two) =>
        weight[two.decision.kind] - weight[one.decision.kind] || one.follow.since - two.follow.since,
    );
    if (best === undefined || isHeld || best.follow.sourceId === by.sourceId)
      return best?.decision ?? decide(question);
    const place = placeBy(story, best.follow);
    const page = await recorder.open(place.campaignId, place.page);
    const receipt = page.receipts[place.index];
    page.close();
    if (isPassedOver(receipt)) return decideFor(question, story, chat, by);
    return { kind: 'skip', why: 'by another follow', detail: best.follow.sourceId };
  };

  return async ({ campaign, story, isHeld = false, ...asked }) => {
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
      now: clock.now(),
    };
    if (story === undefined || chat === undefined || by === undefined || by === 'itself')
      return decide(question);
    if (story.topics !== undefined && followsOf(story, chat).length > 1) {
      const decision = await amongRivals(question, { story, chat, by, isHeld });
      if (decision.kind !== 'send' || by.top === undefined || isHeld) return decision;
    }
    return by.top === undefined ? decideFor(question, story, chat, by) : counted(question, story, chat, by);
  };
};

/** What matters of a post for a chat; undefined: the campaign brings something else. */
const postOf = ({ content, createdAt }: Campaign, { timeZone }: Chat): Question['post'] => {
  if (content.kind !== 'post') return undefined;
  const { meant, minute } = content;
  return { meant, dueAt: minute === undefined ? undefined : nextAt({ minute, timeZone }, createdAt) };
};

/** A judge whose decisions are told of. */
export const tellDecisions =
  (judge: Judge, onEvent: OnEvent): Judge =>
  async (asked) => {
    const decision = await judge(asked);
    const { kind } = decision;
    const about = {
      ...('why' in decision && { why: decision.why }),
      ...('detail' in decision && { detail: decision.detail }),
      ...('until' in decision && { until: decision.until }),
      ...('isSilent' in decision && { isSilent: true }),
    };
    if (asked.chat !== undefined)
      onEvent({
        kind: 'decision',
        campaignId: asked.campaign.id,
        chatId: asked.chat.id,
        decision: kind,
        ...about,
      });
    return decision;
  };

const weight: Record<Decision['kind'], number> = { send: 2, hold: 1, skip: 0 };

const isPassedOver = (receipt: Receipt | null | undefined): boolean =>
  receipt?.kind === 'skipped' && receipt.by === undefined;

/** Of a story that nobody filters no words are needed. */
const noText: FilterText = { text: [], author: [], section: [] };
