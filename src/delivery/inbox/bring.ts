import type { Chat } from '../../audience/chat.ts';
import type { ChatStore } from '../../audience/ports.ts';
import type { Clock } from '../../runtime/clock.ts';
import { dueOf, isDue, type CampaignStore, type Held, type InboxStore, type Place } from '../campaign.ts';
import type { Contents } from '../contents.ts';
import type { Judge } from '../judge/asked.ts';
import type { OpenPage, Recorder } from '../receipts/recorder.ts';
import type { Siblings } from '../receipts/siblings.ts';
import type { Reviews } from '../reviews.ts';
import type { Courier } from '../send/courier.ts';
import { byReach } from './by-reach.ts';
import { keepChosen } from './chosen.ts';
import { inDigests } from './digest.ts';
import type { Holding } from './hold.ts';
import { sortWaiting } from './sort.ts';

/** Stories brought of those that came while the bot could not post. */
const mostAfterPause = 20;

/** Brings one chat what waits in its inbox, where that is due. Rejects with a StoreError: what was not done stays due. */
export type BringInbox = (chatId: number) => Promise<void>;

export type BringInboxParts = {
  clock: Pick<Clock, 'now'>;
  campaigns: Pick<CampaignStore, 'get'>;
  contents: Pick<Contents, 'of'>;
  recorder: Pick<Recorder, 'open' | 'record'>;
  siblings: Siblings;
  judge: Judge;
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
    // What Telegram refuses stands behind all else.
    const items = inbox.items
      .filter((one) => isDue(one, inbox, now))
      .toSorted((one, two) => rank(one) - rank(two));
    const missed = missedIn(items, chat);
    const inTurn = chat?.pace === undefined ? items : await byReach(items, { campaigns, contents, siblings });
    const { parcels, settled, later, chosen } = await sortWaiting(
      inTurn,
      { chatId, chat, missed, take, pages },
      { clock, campaigns, contents, recorder, siblings, judge, onSpared },
    );
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

/** Of what came while the bot could not post, all but the newest: a count stands for them. None, while it still may not. */
const missedIn = (items: Held[], chat: Chat | undefined): Set<Held> => {
  if (chat?.state !== 'active') return new Set();
  const paused = items.filter(({ isPaused, closedIn }) => isPaused || closedIn !== undefined);
  const byTopic = Map.groupBy(paused, ({ closedIn }) => closedIn);
  return new Set(
    [...byTopic.values()].flatMap((some) => some.slice(0, Math.max(0, some.length - mostAfterPause))),
  );
};

const keyOf = ({ campaignId, page, index }: Place): string => `${campaignId}:${page}:${index}`;

const rank = ({ isRefused }: Held): number => Number(isRefused === true);
