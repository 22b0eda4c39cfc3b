import type { Chat, Follow } from '../../audience/chat.ts';
import type { Fate } from '../../audience/fate.ts';
import { pageSize, type ChatStore } from '../../audience/ports.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Story } from '../../story/story.ts';
import { storyOfCampaign, type CampaignStore, type Place, type Receipt } from '../campaign.ts';
import type { Recorder } from './recorder.ts';
import { followsOf, placeBy } from './siblings.ts';

/** Receipts are kept for eight days (store/campaigns.ts): of an older story nobody knows (milliseconds). */
const keptMs = 8 * 86_400_000;
/** Receipts read at most to find out what a message brings. */
const mostRead = 600;

/** Says from receipts what became of stories. Rejects with a StoreError. */
export type Fates = {
  of(story: Story, chat: Chat): Promise<Fate>;
  /** Where the receipt stands that says that the chat has the story, and when it got it (milliseconds since the epoch); undefined: it has not. */
  sentAt(story: ReportId, chat: Chat): Promise<{ place: Place; at: number } | undefined>;
  /** The stories that a message brought to a chat, found by one of these (the likeliest first: not all of very many are looked at). Empty: it brought none of them. */
  inMessage(messageId: number, chat: Chat, among: ReportId[]): Promise<string[]>;
};

type ReportId = Parameters<typeof followsOf>[0];

export const createFates = ({
  chats,
  campaigns,
  recorder,
  clock,
}: {
  chats: Pick<ChatStore, 'get'>;
  campaigns: Pick<CampaignStore, 'get'>;
  recorder: Pick<Recorder, 'open'>;
  clock: Pick<Clock, 'now'>;
}): Fates => {
  /** The receipt at a place, if it is the chat's: the slot may have been somebody else's before. What a group got before it became a supergroup stands under its old id. */
  const receiptAt = async ({ campaignId, page, index }: Place, chat: Chat): Promise<Receipt | undefined> => {
    const opened = await recorder.open(campaignId, page);
    const receipt = opened.receipts[index] ?? undefined;
    opened.close();
    if (receipt === undefined || receipt.chatId === chat.id) return receipt;
    const isMoved = chat.kind === 'supergroup' && (await chats.get(receipt.chatId))?.id === chat.id;
    return isMoved ? receipt : undefined;
  };

  /** Why there is no receipt. */
  const withoutReceipt = async (story: Story, follow: Follow, place: Place): Promise<Fate> => {
    const { sourceId: by, since } = follow;
    const campaign = await campaigns.get(place.campaignId);
    const isLater =
      since > (campaign?.createdAt ?? story.seenAt) ||
      (campaign !== undefined && place.page * pageSize + place.index >= campaign.slots);
    if (isLater) return { kind: 'before', by };
    if (story.seenAt < clock.now() - keptMs) return { kind: 'too old' };
    return { kind: campaign?.state === 'open' ? 'under way' : 'unknown', by };
  };

  return {
    of: async (story, chat) => {
      if (story.recalledAt !== undefined) return { kind: 'recalled' };
      const found: Fate[] = [];
      for (const follow of followsOf(story, chat)) {
        const place = placeBy(story, follow);
        const receipt = await receiptAt(place, chat);
        found.push(
          receipt === undefined
            ? await withoutReceipt(story, follow, place)
            : fateFrom(receipt, follow.sourceId),
        );
      }
      const [best] = found.toSorted((one, two) => weightOf(two) - weightOf(one));
      return best ?? { kind: 'not followed' };
    },
    sentAt: async (story, chat) => {
      for (const follow of followsOf(story, chat)) {
        const place = placeBy(story, follow);
        const receipt = await receiptAt(place, chat);
        if (receipt?.kind === 'sent') return { place, at: receipt.at };
      }
      return undefined;
    },
    inMessage: async (messageId, chat, among) => {
      let read = 0;
      for (const story of among)
        for (const follow of followsOf(story, chat)) {
          if (++read > mostRead) return [];
          const receipt = await receiptAt(placeBy(story, follow), chat);
          if (receipt?.kind !== 'sent' || receipt.messageId !== messageId) continue;
          return [story.id, ...(receipt.others ?? []).map(storyOfCampaign)];
        }
      return [];
    },
  };
};

/** What a chat has counts for more than what it is to have, and that for more than what it was spared. */
const weightOf = ({ kind }: Fate): number => {
  if (kind === 'sent') return 3;
  if (kind === 'waits' || kind === 'under way') return 2;
  return kind === 'unknown' || kind === 'before' || kind === 'too old' ? 0 : 1;
};

/** A skipped receipt's `why` is one of audience/decision.ts, or what delivery itself says. */
const fateFrom = (receipt: Receipt, by: string): Fate => {
  switch (receipt.kind) {
    case 'sent':
      return { kind: 'sent', by, at: receipt.at, isDigest: receipt.digest !== undefined };
    case 'held':
      return { kind: 'waits', by, until: receipt.until, ...(receipt.why && { why: receipt.why }) };
    case 'gone':
      return { kind: 'gone', by };
    case 'rejected':
      return { kind: 'refused', by };
    case 'skipped':
      return skippedFate(receipt, by);
  }
};

const skippedFate = (
  { why, by: storyId, detail }: Extract<Receipt, { kind: 'skipped' }>,
  by: string,
): Fate => {
  if (storyId !== undefined) return { kind: 'told', by, storyId };
  switch (why) {
    case 'filtered':
      return { kind: 'filtered', by, term: detail ?? '' };
    case 'muted':
      return { kind: 'muted', by };
    case 'enough today':
      return { kind: 'enough', by };
    case 'followed later':
    case 'not following':
      return { kind: 'before', by };
    case 'recalled':
      return { kind: 'recalled' };
    case 'gone':
      return { kind: 'gone', by };
    case 'missed while paused':
    case 'too many waiting':
      return { kind: 'missed', by };
    // What the other follow says stands in its own receipt.
    case 'by another follow':
    default:
      return { kind: 'unknown', by };
  }
};
