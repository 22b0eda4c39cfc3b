import type { Chat, Follow } from '../../audience/chat.ts';
import { pageSize, type ChatStore } from '../../audience/ports.ts';
import type { ClusterStore, Report } from '../../clustering/reports.ts';
import type { Story } from '../../story/story.ts';
import type { StoryStore } from '../../story/ports.ts';
import { topicCampaignId, type Place, type Receipt } from '../campaign.ts';
import { createKinReader, type Kin, type KinReader } from './kin.ts';
import type { Recorder } from './recorder.ts';

/**
 * How a chat stands with a story's event: the very report is in the chat already; another one is, and this one joins it as a
 * reply (to no message, where that one is in another topic); one is on its way there, held for it, or none of these.
 */
export type Standing =
  | { kind: 'told'; by: string }
  | { kind: 'joins'; replyTo?: number }
  | { kind: 'under way' | 'held' | 'untold' };

/** A chat that is just getting another report of the same event is asked again after this time (milliseconds). */
export const askedAgainMs = 2_000;

/** Another report, with a link, as a card names it. */
export type OtherReport = { name: string; url: string };

/** Keeps one event from being told twice in a chat: other reports' receipts say which chats have it. */
export type Siblings = KinReader & {
  /** Call it with the story's own slot claimed: of two reports on their way at the same time, at least one then sees the other. */
  standing(kin: Kin, chat: Chat, threadId?: number): Promise<Standing>;
  /** What became of a story in a chat that follows its source. */
  receipt(story: ReportId, chat: Chat): Promise<Receipt | undefined>;
  /** The reports that the chat was spared because it has this story, each source once. */
  alsoAt(story: Story, chat: Chat): Promise<OtherReport[]>;
  /** Where the receipts of these reports stand. */
  spared(story: Story, chat: Chat): Promise<Place[]>;
};

export const createSiblings = (parts: {
  chats: Pick<ChatStore, 'get'>;
  clusters: ClusterStore;
  stories: Pick<StoryStore, 'get' | 'getMany'>;
  recorder: Recorder;
}): Siblings => {
  const { chats, clusters, stories, recorder } = parts;
  const { of, known } = createKinReader({ clusters, stories });

  const slotOf = async (report: ReportId, chat: Chat) => {
    let best: ReportSlot | undefined;
    for (const follow of followsOf(report, chat)) {
      const found = await slotOfReport(report, follow, recorder);
      // A slot that was somebody else's before: the receipt is theirs.
      if (found.receipt !== undefined && !(await isOf(found.receipt.chatId, chat))) continue;
      if (best === undefined || tells(found) > tells(best)) best = found;
    }
    return best;
  };

  /** Whether a receipt under this id is of the chat: what a group got before it became a supergroup stands under its old id. */
  const isOf = async (chatId: number, chat: Chat): Promise<boolean> =>
    chatId === chat.id || (chat.kind === 'supergroup' && (await chats.get(chatId))?.id === chat.id);

  const isRecalled = async (id: string) => (await stories.get(id))?.recalledAt !== undefined;

  /** The reports that the chat was spared because of this story, and where that stands. */
  const sparedBy = async (story: Story, chat: Chat): Promise<{ report: Report; place: Place }[]> => {
    const found: { report: Report; place: Place }[] = [];
    for (const report of (await of(story)).others) {
      const slot = await slotOf(report, chat);
      const isSpared = slot?.receipt?.kind === 'skipped' && slot.receipt.by === story.id;
      if (isSpared && !(await isRecalled(report.id))) found.push({ report, place: slot.place });
    }
    return found;
  };

  return {
    of,
    known,
    spared: async (story, chat) => (await sparedBy(story, chat)).map(({ place }) => place),
    standing: (kin, chat, threadId) => standingOf(kin, chat, threadId, { slotOf, isRecalled }),
    receipt: async (story, chat) => (await slotOf(story, chat))?.receipt,
    alsoAt: async (story, chat) => {
      const found = new Map<string, OtherReport>();
      for (const { report } of await sparedBy(story, chat)) {
        const { sourceTitle: name, url } = report;
        if (url !== undefined && !found.has(name)) found.set(name, { name, url });
      }
      return [...found.values()];
    },
  };
};

/** The slot that the chat has in the audience of a report's source, and the receipt that stands there. */
type ReportSlot = {
  place: Place;
  receipt: Receipt | undefined;
  threadId: number | undefined;
  /** Somebody is bringing the report there. */
  isClaimed: boolean;
};

/** What says by which follows a report can have come. */
type ReportId = Pick<Story, 'id' | 'sourceId' | 'topics'>;

/** The follows by which a report comes to a chat: of its feed, and of its topics. */
export const followsOf = ({ sourceId, topics = [] }: ReportId, { follows }: Chat): Follow[] =>
  follows.filter((one) => one.sourceId === sourceId || topics.includes(one.sourceId));

/** Of the slots of several follows the one counts that says most of what the chat has. */
const tells = ({ receipt, isClaimed }: ReportSlot): number => {
  if (receipt?.kind === 'sent') return 4;
  if (isClaimed) return 3;
  return receipt?.kind === 'held' ? 2 : Number(receipt?.kind === 'skipped' && receipt.by !== undefined);
};

/** Where the receipt of a report stands that comes by a follow. */
export const placeBy = ({ id, sourceId }: ReportId, { sourceId: followed, slot }: Follow): Place => ({
  campaignId: followed === sourceId ? id : topicCampaignId(id, followed),
  page: Math.floor(slot / pageSize),
  index: slot % pageSize,
});

const slotOfReport = async (
  report: ReportId,
  follow: Follow,
  recorder: Pick<Recorder, 'open'>,
): Promise<ReportSlot> => {
  const place = placeBy(report, follow);
  const page = await recorder.open(place.campaignId, place.page);
  const receipt = page.receipts[place.index] ?? undefined;
  const { threadId } = follow;
  const found = { place, receipt, threadId, isClaimed: page.isClaimed(place.index) };
  page.close();
  return found;
};

const standingOf = async (
  { others }: Kin,
  chat: Chat,
  threadId: number | undefined,
  {
    slotOf,
    isRecalled,
  }: {
    slotOf(report: Report, chat: Chat): Promise<ReportSlot | undefined>;
    isRecalled(storyId: string): Promise<boolean>;
  },
): Promise<Standing> => {
  if (chat.everyReport) return { kind: 'untold' };
  let kind: 'under way' | 'held' | 'untold' = 'untold';
  let joins: { messageId: number; at: number } | undefined;
  for (const one of others) {
    const slot = await slotOf(one, chat);
    const { receipt, isClaimed = false } = slot ?? {};
    if (receipt?.kind === 'sent' && !(await isRecalled(one.id))) {
      if (one.isSame && !chat.inSequence) return { kind: 'told', by: one.id };
      // The first card of the event is the one to answer.
      const isFirst = joins === undefined || receipt.at < joins.at;
      if (isFirst && slot?.threadId === threadId) joins = receipt;
      else joins ??= { messageId: 0, at: Infinity };
    } else if (isClaimed) kind = 'under way';
    // What the chat has chosen to have later holds up nothing.
    else if (receipt?.kind === 'held' && receipt.why === undefined && kind === 'untold') kind = 'held';
  }
  if (kind === 'under way' || joins === undefined) return { kind };
  return { kind: 'joins', ...(joins.messageId > 0 && { replyTo: joins.messageId }) };
};

/** The receipt of a story in a chat that has another report of its event. */
export const sparedReceipt = (chatId: number, by: string): Receipt => ({
  kind: 'skipped',
  chatId,
  why: 'told already',
  by,
});

/** Whether the card of the report that the chat has does not name this one yet. */
export const isToBeShown = (
  receipt: Receipt | null | undefined,
): receipt is Extract<Receipt, { kind: 'skipped' }> & { by: string } =>
  receipt?.kind === 'skipped' && receipt.by !== undefined && receipt.shown !== true;
