import type { Chat, Follow } from '../../audience/chat.ts';
import type { Audience } from '../../audience/follow.ts';
import { pageSize } from '../../audience/ports.ts';
import { isAddressed } from '../../audience/single.ts';
import { everybodyId } from '../../audience/subscribers/everybody.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Held, Receipt } from '../campaign.ts';
import { storyIn, type Content, type Loaded } from '../contents.ts';
import { chosenFrom, keepChosen } from '../inbox/chosen.ts';
import type { Chosen, Holding } from '../inbox/hold.ts';
import type { Judge } from '../judge/asked.ts';
import type { Reviews } from '../reviews.ts';
import type { OpenPage, Recorder } from '../receipts/recorder.ts';
import { askedAgainMs, sparedReceipt, type Siblings } from '../receipts/siblings.ts';
import type { Courier } from '../send/courier.ts';
import { isAmendment, placeOf, type Parcel } from '../send/parcel.ts';

/** One chat's slot on a page; `until`: what it has waiting is not due before. */
export type AudienceSlot = {
  page: number;
  index: number;
  chatId: number;
  chat: Chat | undefined;
  until: number | undefined;
  /** The chat's record cannot be read. */
  isDamaged: boolean;
};

/**
 * Brings one chat what is due for it, oldest first, and ends with the receipts: `open` are these campaigns' pages. What
 * was claimed is free again whatever happens. What somebody else is sending there is put among `others`; `leave` is
 * called once nothing more is to be sent. Rejects where something could not be sent or recorded.
 */
export type ServeSlot = (
  slot: AudienceSlot,
  due: Loaded[],
  to: { open: OpenPage[]; others: Promise<void>[]; leave: () => void },
) => Promise<void>;

export const createServeSlot =
  ({
    clock,
    recorder,
    holding,
    courier,
    siblings,
    judge,
    reviews,
    current,
    tidy,
  }: {
    clock: Pick<Clock, 'now'>;
    recorder: Pick<Recorder, 'record'>;
    holding: Pick<Holding, 'hold' | 'keep' | 'heldUntil'>;
    courier: Pick<Courier, 'deliver'>;
    siblings: Siblings;
    judge: Judge;
    reviews: Pick<Reviews, 'ask'>;
    /** The newest version of what is brought. */
    current(content: Content): Content;
    /** No follow of the chat names this slot, as it seems: a crash may have left it. */
    tidy: Audience['tidy'];
  }): ServeSlot =>
  async (slot, due, { open, others, leave }) => {
    const { page, index, chat } = slot;
    const claims: (() => void)[] = [];
    const ends: Promise<void>[] = [];
    const parcels: Parcel[] = [];
    try {
      for (const [at, loaded] of due.entries()) {
        const receipts = open[at];
        const isMeant = page * pageSize + index < loaded.campaign.slots;
        if (receipts === undefined || !isMeant || receipts.receipts[index]) continue;
        const unclaim = receipts.claim(index);
        if (unclaim === undefined) {
          others.push(receipts.settled(index));
          continue;
        }
        claims.push(unclaim);
        const next = await settleOrPack(slot, loaded, { clock, siblings, judge, current, tidy });
        if ('receipt' in next) ends.push(receipts.record(index, next.receipt));
        else if ('parcel' in next) parcels.push(next.parcel);
        else if (chat !== undefined) {
          const end =
            'keep' in next
              ? keepChosen(chat.id, [next.keep], { holding, recorder, reviews })
              : queueBehind(chat, [next.hold], next.until, { holding, recorder });
          // Looked at below: until then a failure is not unhandled, only unread.
          end.catch(() => {});
          ends.push(end);
        }
      }
      if (chat !== undefined && parcels.length > 0) {
        const isBehind = !parcels.every(isAmendment);
        const until = isBehind ? (holding.heldUntil(chat.id) ?? slot.until) : undefined;
        if (until === undefined) await courier.deliver(chat, leavingAfter(parcels, leave));
        else await queueBehind(chat, parcels.map(placeOf), until, { holding, recorder });
      }
      leave();
      await Promise.all(ends);
    } finally {
      leave();
      // What was begun is over before its claim is free.
      if (ends.length > 0) await Promise.allSettled(ends);
      for (const unclaim of claims) unclaim();
    }
  };

/** What becomes of one campaign in the chat at one slot: a receipt at once, a wait, or a parcel to be sent. */
const settleOrPack = async (
  { page, index, chatId, chat, isDamaged }: AudienceSlot,
  { campaign, content }: Loaded,
  {
    clock,
    siblings,
    judge,
    current,
    tidy,
  }: {
    clock: Pick<Clock, 'now'>;
    siblings: Siblings;
    judge: Judge;
    current(content: Content): Content;
    tidy: Audience['tidy'];
  },
): Promise<{ receipt: Receipt } | { keep: Chosen } | { hold: Held; until: number } | { parcel: Parcel }> => {
  if (isDamaged) return { receipt: { kind: 'rejected', chatId, why: 'its record cannot be read' } };
  const story = storyIn(current(content));
  const by = followAt(chat, campaign.sourceId, page * pageSize + index);
  if (by === undefined && campaign.sourceId !== everybodyId)
    await tidy(chatId, campaign.sourceId, page * pageSize + index);
  const decision = await judge({ chat, by, campaign, story });
  if (decision.kind === 'skip') return { receipt: skippedReceipt(chatId, decision.why, decision.detail) };
  const place = { campaignId: campaign.id, page, index };
  const chosen = chosenFrom(place, decision);
  // Nobody is asked about a report that the chat has.
  if (chosen !== undefined && chosen.why !== 'review') return { keep: chosen };
  if (decision.kind === 'hold' && decision.why === 'paused')
    return { hold: { ...place, isPaused: true }, until: decision.until };
  // Asked with the slot claimed: of two reports on their way at the same time at least one then sees the other.
  const kin = story && (siblings.known(story) ?? (await siblings.of(story)));
  const threadId = by === 'itself' ? undefined : by?.threadId;
  let joins: Parcel['joins'];
  if (kin !== undefined && chat !== undefined && kin.others.length > 0) {
    const standing = await siblings.standing(kin, chat, threadId);
    if (standing.kind === 'told') return { receipt: sparedReceipt(chatId, standing.by) };
    if (standing.kind === 'joins') joins = standing;
    else if (standing.kind !== 'untold') return { hold: place, until: clock.now() + askedAgainMs };
  }
  if (chosen !== undefined) return { keep: chosen };
  const { isSilent, by: author } = decision.kind === 'send' ? decision : {};
  const lane = kin?.isBreaking ? 'breaking' : campaign.lane;
  return {
    parcel: {
      place,
      content,
      lane,
      ...(threadId !== undefined && { threadId }),
      ...(joins !== undefined && { joins }),
      ...(isSilent && { isSilent }),
      ...(author !== undefined && { by: author }),
    },
  };
};

/** A chat with stories waiting gets these after them, in one message with them where they fit. */
const queueBehind = async (
  chat: Chat,
  places: Held[],
  until: number,
  { holding, recorder }: { holding: Pick<Holding, 'hold'>; recorder: Pick<Recorder, 'record'> },
): Promise<void> => {
  const time = await holding.hold(chat.id, places, until);
  const receipt: Receipt = { kind: 'held', chatId: chat.id, until: time };
  await Promise.all(places.map((place) => recorder.record(place, receipt)));
};

/** The parcels, so made that `leave` is called once nothing more is to be sent for any of them. */
const leavingAfter = (parcels: Parcel[], leave: () => void): Parcel[] => {
  let left = parcels.length;
  const onOut = () => {
    if (--left === 0) leave();
  };
  for (const parcel of parcels) parcel.onOut = onOut;
  return parcels;
};

/** How a campaign comes to the chat at a slot: by the follow that has this very slot, or addressed to the chat itself. */
const followAt = (chat: Chat | undefined, sourceId: string, slot: number): Follow | 'itself' | undefined => {
  if (isAddressed(sourceId)) return 'itself';
  if (sourceId === everybodyId) return chat?.everybody === slot ? 'itself' : undefined;
  return chat?.follows.find((follow) => follow.sourceId === sourceId && follow.slot === slot);
};

/** The receipt of a chat that is passed over: `gone` for a chat that is gone. */
export const skippedReceipt = (chatId: number, why: string, detail?: string): Receipt =>
  why === 'gone'
    ? { kind: 'gone', chatId }
    : { kind: 'skipped', chatId, why, ...(detail !== undefined && { detail }) };
