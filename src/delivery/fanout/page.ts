import type { Chat, Follow } from '../../audience/chat.ts';
import { decide } from '../../audience/decision.ts';
import { pageSize, type AudienceStore, type ChatStore } from '../../audience/ports.ts';
import { chatOfAudience } from '../../audience/single.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import type { Semaphore } from '../../runtime/semaphore.ts';
import type { Held, InboxStore, Receipt } from '../campaign.ts';
import { storyIn, type Content, type Loaded } from '../contents.ts';
import { waitFor, type Holding } from '../inbox/hold.ts';
import type { OpenPage, Recorder } from '../receipts/recorder.ts';
import { askedAgainMs, sparedReceipt, type Siblings } from '../receipts/siblings.ts';
import type { Courier } from '../send/courier.ts';
import type { Reach } from '../send/reach.ts';
import type { Parcel } from '../send/parcel.ts';

/** A page counts as nearly done when no more than these of its chats are left. */
const fewChats = 8;
/** Chats read longer ago are read again before their turn: some have left or come back meanwhile (milliseconds). */
const staleMs = 2_000;

/** A page of an audience on its way. */
export type WalkedPage = {
  page: number;
  slots: (number | null)[];
  own: Loaded[];
  /** The own campaigns' receipts. */
  open: OpenPage[];
  /** Resolves when all but a few of its chats have their receipts. */
  nearly: Promise<void>;
  /** Rejects with what kept a chat of it from having its receipts. */
  done: Promise<void>;
};

/**
 * Brings each chat of one page what these campaigns bring, and before that what `older` ones have not brought it yet, in one
 * message. Resolves once every chat of the page has its place in `room`. Rejects where the page could not even be opened.
 */
export type WalkPage = (
  campaigns: Loaded[],
  older: Loaded[],
  page: number,
  room: Semaphore,
) => Promise<WalkedPage>;

export type PageParts = {
  clock: Clock;
  chats: ChatStore;
  audiences: AudienceStore;
  inboxes: InboxStore;
  recorder: Recorder;
  holding: Holding;
  courier: Courier;
  siblings: Siblings;
  reach: Reach;
  log: Log;
  /** The newest version of what is brought. */
  current(content: Content): Content;
  stopping: AbortSignal;
};

/** One chat's slot on a page; `until`: what it has waiting is not due before. */
type AudienceSlot = {
  page: number;
  index: number;
  chatId: number;
  chat: Chat | undefined;
  until: number | undefined;
  /** The chat's record cannot be read. */
  isDamaged: boolean;
};

/** A chat as it was read for a page. */
type KnownChat = { chat: Chat | undefined; until: number | undefined; isDamaged?: true };

export const createWalkPage = (parts: PageParts): WalkPage => {
  const { clock, log, chats, audiences, inboxes, recorder, holding, courier, siblings, reach, stopping } =
    parts;

  const openAll = async (due: Loaded[], page: number): Promise<OpenPage[]> => {
    const opened = await Promise.allSettled(due.map(({ campaign }) => recorder.open(campaign.id, page)));
    const failed = opened.find((one) => one.status === 'rejected');
    const open = opened.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    if (failed === undefined) return open;
    for (const one of open) one.close();
    throw failed.reason;
  };

  /** A chat with stories waiting gets these after them, in one message with them where they fit. */
  const queueBehind = async (chat: Chat, places: Held[], until: number) => {
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

  /** What becomes of one campaign in the chat at one slot: a receipt at once, a wait, or a parcel to be sent. */
  const settleOrPack = async (
    { page, index, chatId, chat, isDamaged }: AudienceSlot,
    { campaign, content }: Loaded,
  ): Promise<{ receipt: Receipt } | { hold: Held; until: number } | { parcel: Parcel }> => {
    if (isDamaged) return { receipt: { kind: 'rejected', chatId, why: 'its record cannot be read' } };
    const story = storyIn(parts.current(content));
    const by = followAt(chat, campaign.sourceId, page * pageSize + index);
    const decision = decide({
      chat,
      by,
      openedAt: campaign.createdAt,
      isRecalled: story?.recalledAt !== undefined,
      now: clock.now(),
    });
    if (decision.kind === 'skip') return { receipt: skippedReceipt(chatId, decision.why) };
    const place = { campaignId: campaign.id, page, index };
    if (decision.kind === 'hold') return { hold: { ...place, isPaused: true }, until: decision.until };
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
    const lane = kin?.isBreaking ? 'breaking' : campaign.lane;
    return {
      parcel: {
        place,
        content,
        lane,
        ...(threadId !== undefined && { threadId }),
        ...(joins !== undefined && { joins }),
      },
    };
  };

  /**
   * Brings one chat what is due for it, oldest first, and ends with the receipts: `open` are these campaigns' pages. What
   * was claimed is free again whatever happens. What somebody else is sending there is put among `others`; `leave` is
   * called once nothing more is to be sent. Rejects where something could not be sent or recorded.
   */
  const serve = async (
    slot: AudienceSlot,
    due: Loaded[],
    open: OpenPage[],
    others: Promise<void>[],
    leave: () => void,
  ): Promise<void> => {
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
        const next = await settleOrPack(slot, loaded);
        if ('receipt' in next) ends.push(receipts.record(index, next.receipt));
        else if ('parcel' in next) parcels.push(next.parcel);
        else if (chat !== undefined) {
          const end = queueBehind(chat, [next.hold], next.until);
          // Looked at below: until then a failure is not unhandled, only unread.
          end.catch(() => {});
          ends.push(end);
        }
      }
      if (chat !== undefined && parcels.length > 0) await bring(chat, parcels, slot.until, leave);
      leave();
      await Promise.all(ends);
    } finally {
      leave();
      // What was begun is over before its claim is free.
      if (ends.length > 0) await Promise.allSettled(ends);
      for (const unclaim of claims) unclaim();
    }
  };

  /** Reads the chats of these slots, and until when each has something waiting. */
  const read = async (slots: (number | null)[]) => {
    const ids = [...new Set(slots.filter((id) => id !== null))];
    const known = new Map<number, KnownChat>();
    try {
      const [records, held] = await Promise.all([chats.getMany(ids), inboxes.getMany(ids)]);
      for (const [at, id] of ids.entries()) known.set(id, { chat: records[at], until: waitFor(held[at]) });
    } catch (error) {
      await readEach(ids, known, error);
    }
    return { known, at: clock.now() };
  };

  /** Reads them so that one damaged record does not cost the others. Rejects with `failure` where none can be read. */
  const readEach = async (ids: number[], known: Map<number, KnownChat>, failure: unknown) => {
    const records = await chats.getEach(ids);
    let damaged = 0;
    for (const [at, id] of ids.entries()) {
      const chat = records[at];
      const held = await inboxes.get(id).catch(() => 'unreadable' as const);
      if (chat === 'unreadable' || held === 'unreadable') {
        damaged++;
        known.set(id, { chat: undefined, until: undefined, isDamaged: true });
      } else known.set(id, { chat, until: waitFor(held) });
    }
    if (damaged === ids.length) throw failure;
    log.error('chat.unreadable', { chats: damaged, error: failure });
  };

  return async (campaigns, older, page, room) => {
    const isDue = ({ campaign }: Loaded) => campaign.nextPage <= page;
    const own = campaigns.filter(isDue);
    const due = [...older.filter(isDue), ...own];
    const slots = await audiences.page(campaigns[0]?.campaign.sourceId ?? '', page);
    const open = await openAll(due, page);
    const jobs: Promise<void>[] = [];
    const others: Promise<void>[] = [];
    const failures: unknown[] = [];
    const fail = (error: unknown) => void failures.push(error);
    const nearly = Promise.withResolvers<void>();
    let left = slots.length;
    const leaveOff = () => {
      if (--left <= fewChats) nearly.resolve();
    };
    const walk = async () => {
      let chatsNow = await read(slots);
      for (const [index, chatId] of slots.entries()) {
        if (chatId === null) {
          leaveOff();
          continue;
        }
        // Nobody's record is read, and nothing is put into inboxes, only to wait for Telegram.
        await reach.whenBack(stopping);
        const leave = await room.enter();
        if (stopping.aborted) return leave();
        if (clock.now() - chatsNow.at > staleMs)
          chatsNow = await read(slots.slice(index)).catch((error: unknown) => {
            leave();
            throw error;
          });
        const { chat, until, isDamaged = false } = chatsNow.known.get(chatId) ?? {};
        const slot = { page, index, chatId, chat, until, isDamaged };
        const job = serve(slot, due, open, others, leave);
        jobs.push(job.catch(fail).finally(leaveOff));
      }
    };
    const finish = async () => {
      await Promise.all(jobs);
      nearly.resolve();
      // A newer story of the same source takes some along: these are waited for with no claim of our own held.
      await Promise.all(others);
      for (const one of open) one.close();
      if (failures.length > 0) throw failures[0];
    };
    await walk().catch(fail);
    const done = finish();
    // Looked at when those before are done: until then a failure is not unhandled, only unread.
    done.catch(() => {});
    return { page, slots, own, open: open.slice(due.length - own.length), nearly: nearly.promise, done };
  };
};

/** How a campaign comes to the chat at a slot: by the follow that has this very slot, or addressed to the chat itself. */
const followAt = (chat: Chat | undefined, sourceId: string, slot: number): Follow | 'itself' | undefined => {
  if (chatOfAudience(sourceId) !== undefined) return 'itself';
  return chat?.follows.find((follow) => follow.sourceId === sourceId && follow.slot === slot);
};

/** The receipt of a chat that is passed over: `gone` for a chat that is gone. */
export const skippedReceipt = (chatId: number, why: string): Receipt =>
  why === 'gone' ? { kind: 'gone', chatId } : { kind: 'skipped', chatId, why };
