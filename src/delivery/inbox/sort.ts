import type { Chat } from '../../audience/chat.ts';
import { storyOfCampaign, type Held, type Place } from '../campaign.ts';
import type { OpenPage, Recorder } from '../receipts/recorder.ts';
import type { Kin } from '../receipts/kin.ts';
import { askedAgainMs, sparedReceipt, type Siblings, type Standing } from '../receipts/siblings.ts';
import type { Parcel } from '../send/parcel.ts';
import type { Chosen } from './hold.ts';
import { look, type LookParts } from './look.ts';

/** What becomes of what is due: it is sent, has its receipt already, waits on until a time (milliseconds since the epoch), or as the chat has chosen. */
export type Sorted = {
  parcels: Parcel[];
  settled: Place[];
  later: { place: Place; until: number }[];
  chosen: Chosen[];
};

/**
 * Sorts what is due for a chat, one after the other. `missed`: what is not brought any more; `take`: whether nobody else is
 * bringing what waits at a place; `pages`: those of receipts that are opened, and left open. Rejects with a StoreError.
 */
export const sortWaiting = async (
  items: Held[],
  {
    chatId,
    chat,
    missed,
    take,
    pages,
  }: {
    chatId: number;
    chat: Chat | undefined;
    missed: Set<Held>;
    take(place: Place): boolean;
    pages: OpenPage[];
  },
  {
    clock,
    campaigns,
    contents,
    recorder,
    siblings,
    judge,
    onSpared,
  }: LookParts & {
    recorder: Pick<Recorder, 'record'>;
    siblings: Pick<Siblings, 'standing'>;
    /** Chats on this page have another report of the story's event already: their cards are to name this one. */
    onSpared(storyId: string, page: number): Promise<void>;
  },
): Promise<Sorted> => {
  const parcels: Parcel[] = [];
  const settled: Place[] = [];
  const later: Sorted['later'] = [];
  const chosen: Chosen[] = [];
  const waitABit = (place: Place) => later.push({ place, until: clock.now() + askedAgainMs });
  for (const place of items) {
    if (!take(place)) {
      waitABit(place);
      continue;
    }
    if (missed.has(place)) {
      await recorder.record(place, { kind: 'skipped', chatId, why: 'missed while paused' });
      settled.push(place);
      continue;
    }
    const to = { chatId, chat, pages };
    const next = await look(place, to, { clock, campaigns, contents, recorder, siblings, judge });
    if (next.kind === 'settled') settled.push(place);
    else if (next.kind === 'hold') later.push({ place, until: next.until });
    else if (next.kind === 'keep') chosen.push(next.chosen);
    else if (next.kind === 'receipt') {
      await recorder.record(place, next.receipt);
      settled.push(place);
    } else {
      const standing = await standingOf(next, parcels, siblings);
      // What an editor has posted comes, whatever the chat has.
      if (standing.kind === 'told' && next.parcel.by === undefined) {
        await recorder.record(place, sparedReceipt(next.chat.id, standing.by));
        await onSpared(place.campaignId, place.page);
        settled.push(place);
      } else if (standing.kind === 'under way') waitABit(place);
      else parcels.push(standing.kind === 'joins' ? { ...next.parcel, joins: standing } : next.parcel);
    }
  }
  return { parcels, settled, later, chosen };
};

/** Of one report that waits several times the oldest goes; the others then find the chat told. Further reports of its event go along. */
const standingOf = async (
  { kin, chat, parcel }: { kin: Kin | undefined; chat: Chat; parcel: Parcel },
  before: Parcel[],
  siblings: Pick<Siblings, 'standing'>,
): Promise<Standing> => {
  if (kin === undefined) return { kind: 'untold' };
  const isAmongThem = kin.others.some(
    ({ id, isSame }) => isSame && before.some(({ place }) => storyOfCampaign(place.campaignId) === id),
  );
  if (isAmongThem && !chat.everyReport && !chat.inSequence) return { kind: 'under way' };
  return siblings.standing(kin, chat, parcel.threadId);
};
