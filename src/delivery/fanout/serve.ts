import { isToBeServed, type Chat, type Follow } from '../../audience/chat.ts';
import { pageSize } from '../../audience/ports.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Story } from '../../story/story.ts';
import type { Campaign, Place, Receipt } from '../campaign.ts';
import type { Courier } from '../send/courier.ts';
import type { Parcel } from '../send/parcel.ts';
import type { Holding } from '../inbox/hold.ts';
import type { OpenPage, Recorder } from '../receipts/recorder.ts';
import { sparedReceipt, type Siblings } from '../receipts/siblings.ts';

/** A chat that is just getting another report of the same event is asked again after this time (milliseconds). */
const againMs = 2_000;

/** A campaign on its way, with its story. */
export type Going = { campaign: Campaign; story: Story };

/** One chat's slot on a page; `until`: what it has waiting is not due before. */
export type Slot = {
  page: number;
  index: number;
  chatId: number;
  chat: Chat | undefined;
  until: number | undefined;
};

export type ServingParts = {
  clock: Clock;
  recorder: Recorder;
  holding: Holding;
  courier: Courier;
  siblings: Siblings;
  isRecalled(story: Story): boolean;
};

/**
 * Brings one chat what is due for it, oldest first, and ends with the receipts: `open` are these campaigns' pages. What was
 * claimed is free again whatever happens. What somebody else is sending there is put among `others`; `leave` is called
 * once nothing more is to be sent. Rejects where something could not be sent or recorded.
 */
export type Serve = (
  slot: Slot,
  due: Going[],
  open: OpenPage[],
  others: Promise<void>[],
  leave: () => void,
) => Promise<void>;

export const createServe = (parts: ServingParts): Serve => {
  const { clock, recorder, holding, courier, siblings } = parts;

  /** A chat with stories waiting gets these after them, in one message with them where they fit. */
  const queueBehind = async (chat: Chat, places: Place[], until: number) => {
    const time = await holding.hold(chat.id, places, until);
    const receipt: Receipt = { kind: 'held', chatId: chat.id, until: time };
    await Promise.all(places.map((place) => recorder.record(place, receipt)));
  };

  /** Hands the parcels to the courier, or has them wait behind what waits for the chat already. */
  const bring = async (chat: Chat, parcels: Parcel[], waitsUntil: number | undefined, leave: () => void) => {
    const until = holding.heldUntil(chat.id) ?? waitsUntil;
    if (until !== undefined) {
      const places = parcels.map(({ place }) => place);
      return queueBehind(chat, places, until);
    }
    let left = parcels.length;
    const onOut = () => {
      if (--left === 0) leave();
    };
    for (const parcel of parcels) parcel.onOut = onOut;
    return courier.deliver(chat, parcels);
  };

  return async ({ page, index, chatId, chat, until }, due, open, others, leave) => {
    const claims: (() => void)[] = [];
    const ends: Promise<void>[] = [];
    const parcels: Parcel[] = [];
    try {
      for (const [at, { campaign, story }] of due.entries()) {
        const receipts = open[at];
        const number = page * pageSize + index;
        if (receipts === undefined || number >= campaign.slots || receipts.receipts[index]) continue;
        const unclaim = receipts.claim(index);
        if (unclaim === undefined) {
          others.push(receipts.settled(index));
          continue;
        }
        claims.push(unclaim);
        const follow = chat?.follows.find((one) => one.sourceId === campaign.sourceId);
        const passed = parts.isRecalled(story)
          ? recalledReceipt(chatId)
          : passOver(chat, follow, campaign, { slot: number, chatId, now: clock.now() });
        if (passed !== undefined) {
          ends.push(receipts.record(index, passed));
          continue;
        }
        const place = { campaignId: campaign.id, page, index };
        // Asked with the slot claimed: of two reports on their way at the same time at least one then sees the other.
        const kin = siblings.known(story) ?? (await siblings.of(story));
        if (chat !== undefined && kin.others.length > 0) {
          const standing = await siblings.standing(kin, chat);
          if (standing.kind === 'told') ends.push(receipts.record(index, sparedReceipt(chatId, standing.by)));
          else if (standing.kind !== 'untold') {
            const end = queueBehind(chat, [place], clock.now() + againMs);
            // Looked at below: until then a failure is not unhandled, only unread.
            end.catch(() => {});
            ends.push(end);
          }
          if (standing.kind !== 'untold') continue;
        }
        const threadId = follow?.threadId;
        const lane = kin.isBreaking ? 'breaking' : campaign.lane;
        parcels.push({ place, story, lane, ...(threadId !== undefined && { threadId }) });
      }
      if (chat !== undefined && parcels.length > 0) await bring(chat, parcels, until, leave);
      leave();
      await Promise.all(ends);
    } finally {
      leave();
      // What was begun is over before its claim is free.
      if (ends.length > 0) await Promise.allSettled(ends);
      for (const unclaim of claims) unclaim();
    }
  };
};

const recalledReceipt = (chatId: number): Receipt => ({ kind: 'skipped', chatId, why: 'recalled' });

/** The receipt of a slot that gets nothing, or undefined where its chat should have the story. */
const passOver = (
  chat: Chat | undefined,
  follow: Follow | undefined,
  campaign: Campaign,
  { slot, chatId, now }: { slot: number; chatId: number; now: number },
): Receipt | undefined => {
  if (chat === undefined || follow?.slot !== slot) return { kind: 'skipped', chatId, why: 'not following' };
  if (follow.since > campaign.createdAt) return { kind: 'skipped', chatId, why: 'followed later' };
  if (chat.state === 'gone') return { kind: 'gone', chatId };
  return isToBeServed(chat, now) ? undefined : { kind: 'skipped', chatId, why: 'paused' };
};
