import type { Chat } from '../../audience/chat.ts';
import { pageSize } from '../../audience/ports.ts';
import { writeRetraction } from '../../message/headlines.ts';
import { words } from '../../message/words.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Lock } from '../../runtime/lock.ts';
import type { StoryStore } from '../../story/ports.ts';
import { storyOfCampaign, type AmendmentContent, type CampaignStore, type Place } from '../campaign.ts';
import type { Contents } from '../contents.ts';
import { rewritten } from '../edit/rewrite.ts';
import type { Outcome } from '../outcome.ts';
import type { SendPort } from '../ports.ts';
import type { Reviews } from '../reviews.ts';
import type { Recorder } from '../receipts/recorder.ts';
import type { Siblings } from '../receipts/siblings.ts';
import type { Compose } from '../send/compose.ts';
import { afterNote, amendWhys, receiptAt, withAge, type SentReceipt, type Step } from './original.ts';

/** Changes the card of a story in one chat, or takes it back there, and notes that in the story's receipt. */
export type AmendCard = (
  act: AmendmentContent['act'],
  at: { place: Place; receipt: SentReceipt; chat: Chat },
  steps: { allowed: Step; step: Step },
) => Promise<Outcome | undefined>;

export const createAmendCard = (parts: {
  clock: Pick<Clock, 'now'>;
  port: Pick<SendPort, 'edit' | 'remove'>;
  lock: Lock;
  stories: Pick<StoryStore, 'get'>;
  campaigns: Pick<CampaignStore, 'get'>;
  contents: Contents;
  siblings: Siblings;
  compose: Compose;
  recorder: Pick<Recorder, 'open' | 'record' | 'replace'>;
  reviews: Pick<Reviews, 'worded'>;
}): AmendCard => {
  const { clock, port, lock, stories, campaigns, contents, siblings, compose, recorder, reviews } = parts;

  /** The others of a message do not stand beside the story any more. */
  const forgetIn = async ({ place, receipt, chat }: Parameters<AmendCard>[1]) => {
    for (const campaignId of receipt.others ?? []) {
      const sourceId = (await campaigns.get(campaignId))?.sourceId;
      const slot = chat.follows.find((one) => one.sourceId === sourceId)?.slot;
      if (slot === undefined) continue;
      const other: Place = { campaignId, page: Math.floor(slot / pageSize), index: slot % pageSize };
      const known = await receiptAt(other, recorder);
      if (known?.kind === 'sent' && known.messageId === receipt.messageId)
        await recorder.record(other, without(known, place.campaignId));
    }
  };

  return async (act, at, { allowed, step }) => {
    const { place, receipt, chat } = at;
    const { messageId } = receipt;
    const story = await stories.get(storyOfCampaign(place.campaignId));
    if (story === undefined) return { kind: 'unchangeable', why: amendWhys.forgotten };
    const alone = (work: () => Promise<Outcome>) => () => lock(`message:${chat.id}:${messageId}`, work);
    if (act.kind === 'edit') {
      if (receipt.others !== undefined || receipt.digest !== undefined)
        return { kind: 'unchangeable', why: amendWhys.together };
      const card = compose([{ kind: 'story', story }], chat).message;
      const { html, plain } = words(act.html);
      const edited = await allowed(alone(() => port.edit(chat.id, messageId, { ...card, html, plain })));
      if (edited?.kind === 'sent' || (edited?.kind === 'unchanged' && !edited.isMissing))
        await recorder.replace(place, isSent, { ...receipt, isReworded: true });
      return edited;
    }
    const taken = { ...story, recalledAt: story.recalledAt ?? receipt.at };
    const work = alone(async () => {
      const left = await rewritten(taken, receipt, chat, { contents, siblings, compose, reviews });
      if (left === undefined) return port.remove(chat.id, messageId, receipt.more);
      return port.edit(chat.id, messageId, left.message);
    });
    const removed = withAge(await allowed(work), receipt.at, clock.now());
    if (removed?.kind === 'unchangeable') {
      const note = writeRetraction(story, { language: chat.language, timeZone: chat.timeZone });
      const noted = await step(alone(() => port.edit(chat.id, messageId, note)));
      const end = afterNote(noted, removed);
      if (noted?.kind === 'sent') await recorder.replace(place, isSent, { ...receipt, isReworded: true });
      return end;
    }
    if (removed?.kind !== 'sent' && removed?.kind !== 'unchanged') return removed;
    await forgetIn(at);
    await recorder.replace(place, isSent, { kind: 'skipped', chatId: receipt.chatId, why: 'recalled' });
    return removed;
  };
};

const isSent = (receipt: { kind: string } | null | undefined): boolean => receipt?.kind === 'sent';

/** A receipt in whose message the other campaign's story does not stand any more. */
const without = ({ others = [], digest, ...receipt }: SentReceipt, campaignId: string): SentReceipt => {
  const left = others.filter((one) => one !== campaignId);
  const isBefore = digest !== undefined && others.indexOf(campaignId) < digest.at;
  return {
    ...receipt,
    ...(left.length > 0 && { others: left }),
    ...(digest !== undefined && { digest: { ...digest, at: digest.at - Number(isBefore) } }),
  };
};
