import type { Chat } from '../../audience/chat.ts';
import { pageSize, type ChatStore } from '../../audience/ports.ts';
import type { Cluster, ClusterStore, Report } from '../../clustering/reports.ts';
import type { Story } from '../../story/story.ts';
import type { StoryStore } from '../../story/ports.ts';
import type { Place, Receipt } from '../campaign.ts';
import type { Recorder } from './recorder.ts';

/** The other reports of a story's event. */
export type Kin = { others: Report[]; isBreaking: boolean };

/** How a chat stands with a story's event: another report of it is in the chat, on its way there, held for it, or none of these. */
export type Standing = { kind: 'told'; by: string } | { kind: 'under way' | 'held' | 'untold' };

/** A chat that is just getting another report of the same event is asked again after this time (milliseconds). */
export const askedAgainMs = 2_000;

/** Another report, with a link, as a card names it. */
export type OtherReport = { name: string; url: string };

/** Keeps one event from being told twice in a chat: other reports' receipts say which chats have it. */
export type Siblings = {
  of(story: Story): Promise<Kin>;
  /** As `of` where no read is needed; undefined: it is. Asked once for each chat. */
  known(story: Story): Kin | undefined;
  /** Call it with the story's own slot claimed: of two reports on their way at the same time, at least one then sees the other. */
  standing(kin: Kin, chat: Chat): Promise<Standing>;
  /** What became of a story in a chat that follows its source. */
  receipt(story: Pick<Story, 'id' | 'sourceId'>, chat: Chat): Promise<Receipt | undefined>;
  /** The reports that the chat was spared because it has this story, each source once. */
  alsoAt(story: Story, chat: Chat): Promise<OtherReport[]>;
  /** Where the receipts of these reports stand. */
  spared(story: Story, chat: Chat): Promise<Place[]>;
};

export const createSiblings = (parts: {
  chats: Pick<ChatStore, 'get'>;
  clusters: ClusterStore;
  stories: StoryStore;
  recorder: Recorder;
}): Siblings => {
  const { chats, clusters, stories, recorder } = parts;

  /** Whether a receipt under this id is of the chat: what a group got before it became a supergroup stands under its old id. */
  const isOf = async (chatId: number, chat: Chat): Promise<boolean> =>
    chatId === chat.id || (chat.kind === 'supergroup' && (await chats.get(chatId))?.id === chat.id);

  const slotOf = async (report: Pick<Story, 'id' | 'sourceId'>, chat: Chat) => {
    const follow = chat.follows.find(({ sourceId }) => sourceId === report.sourceId);
    if (follow === undefined) return undefined;
    const place = {
      campaignId: report.id,
      page: Math.floor(follow.slot / pageSize),
      index: follow.slot % pageSize,
    };
    const page = await recorder.open(place.campaignId, place.page);
    const receipt = page.receipts[place.index] ?? undefined;
    const found = { place, receipt, isClaimed: page.isClaimed(place.index) };
    page.close();
    // A slot that was somebody else's before: the receipt is theirs.
    return found.receipt === undefined || (await isOf(found.receipt.chatId, chat)) ? found : undefined;
  };

  const isRecalled = async (id: string) => (await stories.get(id))?.recalledAt !== undefined;

  const of: Siblings['of'] = async (story) => {
    const { clusterId } = story;
    return kinOf(story, clusterId === undefined ? undefined : await clusters.get(clusterId));
  };

  const known: Siblings['known'] = (story) => {
    const { clusterId } = story;
    if (clusterId === undefined) return alone;
    const cluster = clusters.recent(clusterId);
    return cluster && kinOf(story, cluster);
  };

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
    standing: async ({ others }, chat) => {
      if (chat.everyReport) return { kind: 'untold' };
      let kind: 'under way' | 'held' | 'untold' = 'untold';
      for (const one of others) {
        const { receipt, isClaimed = false } = (await slotOf(one, chat)) ?? {};
        if (receipt?.kind === 'sent' && !(await isRecalled(one.id))) return { kind: 'told', by: one.id };
        if (isClaimed) kind = 'under way';
        else if (receipt?.kind === 'held' && kind === 'untold') kind = 'held';
      }
      return { kind };
    },
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

const alone: Kin = { others: [], isBreaking: false };

const kinOf = (story: Story, cluster: Cluster | undefined): Kin => ({
  // What one newsroom publishes as two stories are two, even where all of its stories link to one page.
  others: (cluster?.reports ?? []).filter(({ sourceId }) => sourceId !== story.sourceId),
  isBreaking: cluster?.isBreaking ?? false,
});

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
