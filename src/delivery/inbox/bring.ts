import type { Chat, Follow } from '../../audience/chat.ts';
import type { ChatStore } from '../../audience/ports.ts';
import { isAddressed } from '../../audience/single.ts';
import { everybodyId } from '../../audience/subscribers/everybody.ts';
import type { Clock } from '../../runtime/clock.ts';
import {
  dueOf,
  isDue,
  storyOfCampaign,
  type Campaign,
  type CampaignStore,
  type Held,
  type InboxStore,
  type Place,
  type Receipt,
} from '../campaign.ts';
import { storyIn, type Contents } from '../contents.ts';
import { skippedReceipt } from '../fanout/slot.ts';
import type { Judge } from '../judge/asked.ts';
import type { OpenPage, Recorder } from '../receipts/recorder.ts';
import type { Kin } from '../receipts/kin.ts';
import type { Reviews } from '../reviews.ts';
import { askedAgainMs, sparedReceipt, type Siblings, type Standing } from '../receipts/siblings.ts';
import type { Courier } from '../send/courier.ts';
import type { Parcel } from '../send/parcel.ts';
import { chosenFrom, keepChosen } from './chosen.ts';
import { byReach } from './by-reach.ts';
import { inDigests, outletsOf, unnumbered } from './digest.ts';
import type { Chosen, Holding } from './hold.ts';

/** Stories brought of those that came while the bot could not post. */
const mostAfterPause = 20;

/** Brings one chat what waits in its inbox, where that is due. Rejects with a StoreError: what was not done stays due. */
export type BringInbox = (chatId: number) => Promise<void>;

type LookParts = {
  clock: Pick<Clock, 'now'>;
  campaigns: Pick<CampaignStore, 'get'>;
  contents: Contents;
  recorder: Pick<Recorder, 'open' | 'record'>;
  siblings: Siblings;
  judge: Judge;
};

export type BringInboxParts = LookParts & {
  chats: Pick<ChatStore, 'get'>;
  inboxes: Pick<InboxStore, 'get'>;
  holding: Pick<Holding, 'hold' | 'keep' | 'release'>;
  courier: Pick<Courier, 'deliver'>;
  reviews: Pick<Reviews, 'ask'>;
  /** Chats on this page have another report of the story's event already: their cards are to name this one. */
  onSpared(storyId: string, page: number): Promise<void>;
  /** So many stories came while the bot could not post in the chat, or in one of its topics, and are not brought any more. */
  onMissed(chat: Chat, count: number, threadId: number | undefined): Promise<void>;
  stopping: AbortSignal;
};

export const createBringInbox = ({
  clock,
  chats,
  campaigns,
  inboxes,
  contents,
  recorder,
  holding,
  courier,
  siblings,
  judge,
  reviews,
  onSpared,
  onMissed,
  stopping,
}: BringInboxParts): BringInbox => {
  /** Places that somebody is bringing from an inbox: of a group that becomes a supergroup they stand in another one meanwhile. */
  const underWay = new Set<string>();

  /** `pages` stay open: a receipt must not have to be read for before it can be written. */
  const deliverFrom = async (
    chatId: number,
    pages: OpenPage[],
    take: (place: Place) => boolean,
  ): Promise<void> => {
    // The chat first: a group that becomes a supergroup meanwhile takes its inbox along.
    const chat = await chats.get(chatId);
    const inbox = await inboxes.get(chatId);
    if (inbox === undefined || dueOf(inbox) > clock.now()) return;
    const now = clock.now();
    const parcels: Parcel[] = [];
    const settled: Place[] = [];
    const later: { place: Place; until: number }[] = [];
    const chosen: Chosen[] = [];
    const waitABit = (place: Place) => later.push({ place, until: clock.now() + askedAgainMs });
    // What Telegram refuses stands behind all else.
    const items = inbox.items
      .filter((one) => isDue(one, inbox, now))
      .toSorted((one, two) => rank(one) - rank(two));
    const missed = missedIn(items, chat);
    const inTurn = chat?.pace === undefined ? items : await byReach(items, { campaigns, contents, siblings });
    for (const place of inTurn) {
      if (!take(place)) {
        waitABit(place);
        continue;
      }
      if (missed.has(place)) {
        await recorder.record(place, { kind: 'skipped', chatId, why: 'missed while paused' });
        settled.push(place);
        continue;
      }
      const next = await look(
        place,
        { chatId, chat, pages },
        { clock, campaigns, contents, recorder, siblings, judge },
      );
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
    if (chat !== undefined && parcels.length > 0) await courier.deliver(chat, inDigests(parcels));
    if (stopping.aborted) return;
    if (chat !== undefined)
      for (const [threadId, some] of Map.groupBy(missed, ({ closedIn }) => closedIn))
        await onMissed(chat, some.length, threadId || undefined);
    for (const { place } of parcels) {
      const page = await recorder.open(place.campaignId, place.page);
      pages.push(page);
      if (page.receipts[place.index]?.kind !== 'held') settled.push(place);
    }
    await holding.release(chatId, settled);
    if (chosen.length > 0) await keepChosen(chatId, chosen, { holding, recorder, reviews });
    for (const [until, some] of Map.groupBy(later, (one) => one.until))
      await holding.hold(
        chatId,
        some.map(({ place }) => place),
        until,
      );
  };

  return async (chatId) => {
    const pages: OpenPage[] = [];
    const taken: string[] = [];
    const take = (place: Place): boolean => {
      const key = keyOf(place);
      if (underWay.has(key)) return false;
      underWay.add(key);
      taken.push(key);
      return true;
    };
    try {
      await deliverFrom(chatId, pages, take);
    } finally {
      for (const page of pages) page.close();
      for (const key of taken) underWay.delete(key);
    }
  };
};

/** What waits at a place: a parcel for the chat, a receipt at once, a further wait, or nothing that is still due. */
type Waiting =
  | { kind: 'parcel'; parcel: Parcel; chat: Chat; kin: Kin | undefined }
  | { kind: 'receipt'; receipt: Receipt }
  | { kind: 'hold'; until: number }
  | { kind: 'keep'; chosen: Chosen }
  | { kind: 'settled' };

/** Looks what waits at a place. */
const look = async (
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

const bare = ({ campaignId, page, index }: Held): Place => ({ campaignId, page, index });

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

/** Of what came while the bot could not post, all but the newest: a count stands for them. None, while it still may not. */
const missedIn = (items: Held[], chat: Chat | undefined): Set<Held> => {
  if (chat?.state !== 'active') return new Set();
  const paused = items.filter(({ isPaused, closedIn }) => isPaused || closedIn !== undefined);
  const byTopic = Map.groupBy(paused, ({ closedIn }) => closedIn);
  return new Set(
    [...byTopic.values()].flatMap((some) => some.slice(0, Math.max(0, some.length - mostAfterPause))),
  );
};

/** How a campaign comes to the chat now: what waits for it was meant for it, whichever slot it has had since. */
const followOf = (chat: Chat | undefined, { sourceId }: Campaign): Follow | 'itself' | undefined =>
  !isAddressed(sourceId) && sourceId !== everybodyId
    ? chat?.follows.find((follow) => follow.sourceId === sourceId)
    : 'itself';

const keyOf = ({ campaignId, page, index }: Place): string => `${campaignId}:${page}:${index}`;

const rank = ({ isRefused }: Held): number => Number(isRefused === true);
