import type { Chat, Follow } from '../../audience/chat.ts';
import { isAddressed } from '../../audience/single.ts';
import { everybodyId } from '../../audience/subscribers/everybody.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Campaign, CampaignStore, Held, Receipt } from '../campaign.ts';
import { storyIn, type Contents } from '../contents.ts';
import { skippedReceipt } from '../fanout/slot.ts';
import type { Judge } from '../judge/asked.ts';
import type { Kin } from '../receipts/kin.ts';
import type { OpenPage, Recorder } from '../receipts/recorder.ts';
import type { Siblings } from '../receipts/siblings.ts';
import type { Parcel } from '../send/parcel.ts';
import { chosenFrom } from './chosen.ts';
import { outletsOf, unnumbered } from './digest.ts';
import type { Chosen } from './hold.ts';
import { bare } from './waiting.ts';

export type LookParts = {
  clock: Pick<Clock, 'now'>;
  campaigns: Pick<CampaignStore, 'get'>;
  contents: Pick<Contents, 'of'>;
  recorder: Pick<Recorder, 'open'>;
  siblings: Pick<Siblings, 'of'>;
  judge: Judge;
};

/** What waits at a place: a parcel for the chat, a receipt at once, a further wait, or nothing that is still due. */
export type Waiting =
  | { kind: 'parcel'; parcel: Parcel; chat: Chat; kin: Kin | undefined }
  | { kind: 'receipt'; receipt: Receipt }
  | { kind: 'hold'; until: number }
  | { kind: 'keep'; chosen: Chosen }
  | { kind: 'settled' };

/** Looks what waits at a place; `pages`: those of receipts that it opens, and leaves open. Rejects with a StoreError. */
export const look = async (
  place: Held,
  { chatId, chat, pages }: { chatId: number; chat: Chat | undefined; pages: OpenPage[] },
  { clock, campaigns, contents, recorder, siblings, judge }: LookParts,
): Promise<Waiting> => {
  const campaign = await campaigns.get(place.campaignId);
  const content = campaign && (await contents.of(campaign));
  const page = await recorder.open(place.campaignId, place.page);
  pages.push(page);
  const receipt = page.receipts[place.index];
  const isHeld = receipt === undefined || receipt === null || receipt.kind === 'held';
  if (!isHeld || campaign === undefined || content === undefined) return { kind: 'settled' };
  const story = storyIn(content);
  const by = followOf(chat, campaign);
  const { why, dueAt = clock.now() } = place;
  const waited = why && { why, until: dueAt };
  const decision = await judge({ chat, by, waited, campaign, story, isHeld: true });
  const chosen = chosenFrom(bare(place), decision);
  if (chosen !== undefined) return { kind: 'keep', chosen };
  if (decision.kind === 'hold') return { kind: 'hold', until: decision.until };
  if (decision.kind === 'skip')
    return { kind: 'receipt', receipt: skippedReceipt(chatId, decision.why, decision.detail) };
  if (chat === undefined) return { kind: 'receipt', receipt: skippedReceipt(chatId, 'not following') };
  const kin = story && (await siblings.of(story));
  const threadId = by === 'itself' ? undefined : by?.threadId;
  const parcel: Parcel = {
    place,
    content,
    lane: kin?.isBreaking ? 'breaking' : campaign.lane,
    ...(threadId !== undefined && { threadId }),
    ...(receipt?.kind === 'held' && { isHeld }),
    ...(decision.isSilent && { isSilent: true }),
    ...(decision.by !== undefined && { by: decision.by }),
    ...(why === 'digest' && { digest: { ...unnumbered, outlets: outletsOf(kin) } }),
    // What came while the bot could not post comes as cards.
    ...((place.isRefused || place.isPaused || place.closedIn !== undefined) && { isAlone: true }),
  };
  return { kind: 'parcel', kin, chat, parcel };
};

/** How a campaign comes to the chat now: what waits for it was meant for it, whichever slot it has had since. */
const followOf = (chat: Chat | undefined, { sourceId }: Campaign): Follow | 'itself' | undefined =>
  !isAddressed(sourceId) && sourceId !== everybodyId
    ? chat?.follows.find((follow) => follow.sourceId === sourceId)
    : 'itself';
