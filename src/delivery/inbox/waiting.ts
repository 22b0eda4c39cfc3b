import { isToBeServed, type Chat } from '../../audience/chat.ts';
import type { ChatStore } from '../../audience/ports.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { BroadcastStore, Held, InboxStore, Place, StoryStore } from '../broadcast.ts';
import type { Courier } from '../send/courier.ts';
import { createDue } from './due.ts';
import type { Parcel } from '../send/parcel.ts';
import type { Holding } from './holding.ts';
import type { OpenPage, Recorder } from '../receipts/recorder.ts';
import { sparedReceipt, type Kin, type Siblings, type Standing } from '../receipts/siblings.ts';

/** A chat that is just getting another report of the same event is asked again after this time (milliseconds). */
const againMs = 2_000;
/** How often it is asked at least, and at most, whose inbox is due (milliseconds). */
const restMs = { longest: 1_000, shortest: 50 };
/** Chats whose inboxes are worked on at once, at least. */
const inboxesAtOnce = 32;
/** With more chats due than these, who falls due next is asked only every so often (milliseconds). */
const manyDue = 20_000;
const manyMs = 10_000;

export type WaitingParts = {
  clock: Clock;
  chats: ChatStore;
  broadcasts: BroadcastStore;
  inboxes: InboxStore;
  stories: StoryStore;
  recorder: Recorder;
  holding: Holding;
  courier: Courier;
  siblings: Siblings;
  /** As FanoutParts. */
  onSpared(storyId: string, page: number): Promise<void>;
  /** As FanoutParts. */
  width(): number;
  stopping: AbortSignal;
};

type Opened = { parcel: Parcel; chat: Chat; kin: Kin };

/** Brings chats what waits in their inboxes, once it is due; a chat that takes long is nobody else's matter. */
export type Waiting = {
  /** Begins what is due now. Rejects with a StoreError, also of what was begun before; what was not done stays due. */
  tick(): Promise<void>;
  /** Resolves when it is time for the next: as soon as something may be due, after a second at the latest. */
  rest(): Promise<void>;
  /** Resolves once nothing that was begun is under way. */
  idle(): Promise<void>;
};

export const createWaiting = (parts: WaitingParts): Waiting => {
  const { clock, broadcasts, stories, stopping } = parts;

  /** Places that somebody is bringing from an inbox: of a group that becomes a supergroup they stand in another one meanwhile. */
  const underWay = new Set<string>();

  const deliverInbox = async (chatId: number): Promise<void> => {
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

  /** `pages` stay open: a receipt must not have to be read for before it can be written. */
  const deliverFrom = async (
    chatId: number,
    pages: OpenPage[],
    take: (place: Place) => boolean,
  ): Promise<void> => {
    // The chat first: a group that becomes a supergroup meanwhile takes its inbox along.
    const chat = await parts.chats.get(chatId);
    const inbox = await parts.inboxes.get(chatId);
    if (inbox === undefined || inbox.until > clock.now()) return;
    const parcels: Parcel[] = [];
    const settled: Place[] = [];
    const later: Place[] = [];
    // What Telegram refuses stands behind all else.
    for (const place of inbox.items.toSorted((one, two) => rank(one) - rank(two))) {
      if (!take(place)) {
        later.push(place);
        continue;
      }
      const next = await open(place, chat, pages);
      if (next === 'settled') settled.push(place);
      else if (typeof next === 'string') {
        await parts.recorder.record(place, { kind: 'skipped', chatId, why: next });
        settled.push(place);
      } else {
        const standing = await standingOf(next, parcels);
        if (standing.kind === 'told') {
          await parts.recorder.record(place, sparedReceipt(next.chat.id, standing.by));
          await parts.onSpared(place.broadcastId, place.page);
          settled.push(place);
        } else if (standing.kind === 'under way') later.push(place);
        else parcels.push(next.parcel);
      }
    }
    if (chat !== undefined && parcels.length > 0) await parts.courier.deliver(chat, parcels);
    if (stopping.aborted) return;
    for (const { place } of parcels) {
      const page = await parts.recorder.open(place.broadcastId, place.page);
      pages.push(page);
      if (page.receipts[place.index]?.kind !== 'held') settled.push(place);
    }
    await parts.holding.release(chatId, settled);
    if (later.length > 0) await parts.holding.hold(chatId, later, clock.now() + againMs);
  };

  /** What waits at a place: a parcel for the chat, why the chat is passed over, or nothing that is still due. */
  const open = async (
    place: Held,
    chat: Chat | undefined,
    pages: OpenPage[],
  ): Promise<Opened | 'settled' | string> => {
    const [broadcast, story] = await Promise.all([
      broadcasts.get(place.broadcastId),
      stories.get(place.broadcastId),
    ]);
    const page = await parts.recorder.open(place.broadcastId, place.page);
    pages.push(page);
    const receipt = page.receipts[place.index];
    const isHeld = receipt === undefined || receipt === null || receipt.kind === 'held';
    if (!isHeld || story === undefined || broadcast === undefined) return 'settled';
    if (story.recalledAt !== undefined) return 'recalled';
    const follow = chat?.follows.find(({ sourceId }) => sourceId === broadcast.sourceId);
    if (chat === undefined || follow === undefined) return 'not following';
    if (!isToBeServed(chat, clock.now())) return chat.state;
    const kin = await parts.siblings.of(story);
    const lane = kin.isBreaking ? 'breaking' : broadcast.lane;
    const { threadId } = follow;
    const parcel: Parcel = {
      place,
      story,
      lane,
      ...(threadId !== undefined && { threadId }),
      ...(receipt?.kind === 'held' && { isHeld }),
      ...(place.isRefused && { isAlone: true }),
    };
    return { kin, chat, parcel };
  };

  /** Of several reports of one event that wait together the oldest goes; the others then find the chat told. */
  const standingOf = async ({ kin, chat }: Opened, before: Parcel[]): Promise<Standing> => {
    const isAmongThem = kin.others.some(({ id }) => before.some(({ story }) => story.id === id));
    if (isAmongThem && !chat.everyReport) return { kind: 'under way' };
    return parts.siblings.standing(kin, chat);
  };

  const due = createDue({
    most: () => Math.max(inboxesAtOnce, parts.width()),
    work: deliverInbox,
    stopping,
  });
  let askedAt = -Infinity;

  const tick = async (): Promise<void> => {
    // Each question goes through all that are due: with very many, more rarely.
    if (due.waiting() > manyDue && clock.now() - askedAt < manyMs) return;
    askedAt = clock.now();
    const { chatIds, done } = await parts.inboxes.due(clock.now());
    const failed = due.takeFailed();
    due.add([...failed.keys(), ...chatIds]);
    await done(due.open());
    for (const error of failed.values()) throw error;
  };

  const rest = async (): Promise<void> => {
    const from = clock.now();
    let until = from + restMs.longest;
    while (clock.now() < until && !stopping.aborted) {
      until = Math.max(from + restMs.shortest, Math.min(until, parts.inboxes.soonest()));
      const woken = new AbortController();
      const wake = () => woken.abort();
      parts.inboxes.onSoon((time) => time < until && wake());
      stopping.addEventListener('abort', wake, { once: true });
      await clock.sleep(until - clock.now(), woken.signal);
      stopping.removeEventListener('abort', wake);
    }
  };

  return { tick, rest, idle: due.idle };
};

const keyOf = ({ broadcastId, page, index }: Place): string => `${broadcastId}:${page}:${index}`;

const rank = ({ isRefused }: Held): number => Number(isRefused === true);
