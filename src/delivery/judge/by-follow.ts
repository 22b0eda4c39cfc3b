import type { Chat, Follow } from '../../audience/chat.ts';
import { decide, type Decision, type Question } from '../../audience/decision.ts';
import { pageSize } from '../../audience/ports.ts';
import { filterTextOf, type FilterText } from '../../audience/settings/filter.ts';
import { localTime } from '../../audience/settings/local-time.ts';
import type { Lock } from '../../runtime/lock.ts';
import type { Story } from '../../story/story.ts';
import type { Recorder } from '../receipts/recorder.ts';
import { placeBy, type Siblings } from '../receipts/siblings.ts';
import type { DayCounts } from './ports.ts';

/** The decision for a story by one of the follows that bring it to a chat. Both reject with a StoreError. */
export type ByFollow = {
  /** With what the chat got today counted where that matters. */
  decide(question: Question, story: Story, chat: Chat, by: Follow): Promise<Decision>;
  /** As `decide`; what it lets through as a card of its own counts for today from then on. */
  decideAndCount(question: Question, story: Story, chat: Chat, by: Follow): Promise<Decision>;
};

export const createByFollow = ({
  lock,
  siblings,
  recorder,
  dayCounts,
}: {
  lock: Lock;
  siblings: Pick<Siblings, 'of' | 'known'>;
  recorder: Pick<Recorder, 'open'>;
  dayCounts: DayCounts;
}): ByFollow => {
  /** A story's words, made once however many chats filter them. */
  const texts = new WeakMap<Story, FilterText>();
  const textOf = (story: Story): FilterText => {
    const text = texts.get(story) ?? filterTextOf(story);
    texts.set(story, text);
    return text;
  };
  const isBreaking = async (story: Story) => (siblings.known(story) ?? (await siblings.of(story))).isBreaking;

  /** How many of a follow's cards the chat got on a day before this story, as far as that is of interest. */
  const toldOn = async (day: string, chat: Chat, by: Follow, story: Story): Promise<number> => {
    if (by.top === undefined) return 0;
    const own = placeBy(story, by).campaignId;
    const told = (await dayCounts.told(chat.id, by.sourceId, day)).filter((id) => id !== own);
    if (told.length < by.top) return told.length;
    const cards = await Promise.all(told.map((id) => isCard(id, by, recorder)));
    return cards.filter((one) => one).length;
  };

  const decideBy: ByFollow['decide'] = async (question, story, chat, by) => {
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

  return {
    decide: decideBy,
    decideAndCount: (question, story, chat, by) =>
      lock(`day-count:${chat.id}`, async () => {
        const decision = await decideBy(question, story, chat, by);
        const { day } = localTime(question.now, chat.timeZone);
        if (decision.kind === 'send' && question.waited?.why !== 'digest')
          await dayCounts.note(chat.id, by.sourceId, day, placeBy(story, by).campaignId);
        return decision;
      }),
  };
};

/** Of a story that nobody filters no words are needed. */
const noText: FilterText = { text: [], author: [], section: [] };

/** Whether a campaign brought a card by a follow: a report of what the chat had already did not. */
const isCard = async (
  campaignId: string,
  { slot }: Follow,
  recorder: Pick<Recorder, 'open'>,
): Promise<boolean> => {
  const page = await recorder.open(campaignId, Math.floor(slot / pageSize));
  const receipt = page.receipts[slot % pageSize];
  page.close();
  return !(receipt?.kind === 'skipped' && receipt.by !== undefined);
};
