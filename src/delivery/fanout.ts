import type { Chat, Follow } from '../audience/chat.ts';
import { pageSize, type AudienceStore, type ChatStore } from '../audience/ports.ts';
import type { Clock } from '../clock.ts';
import type { Story } from '../story/story.ts';
import type { Broadcast, BroadcastStore, InboxStore, Place, Receipt } from './broadcast.ts';
import type { Courier, Parcel } from './courier.ts';
import type { Holding } from './holding.ts';
import type { Recorder } from './recorder.ts';
import { isToBeShown, sparedReceipt, type Kin, type Siblings } from './siblings.ts';

/** A chat that is just getting another report of the same event is asked again after this time (milliseconds). */
const againMs = 2_000;
/** Pages of one run that may be open at once: the next ones start while receipts of those before are on their way to the disk. */
const pagesOpen = 6;
/** How far a broadcast has come is written every so many pages: each write waits for the disk. */
const pagesBetweenNotes = 16;

/** Walks a source's audience page by page with the broadcasts that are open for it. */
export type Fanout = {
  /**
   * Resolves when every slot has its receipt, or when Kabar is stopping. `older`: what is under way for the same source
   * since before; a chat that these have not reached yet gets them first, in one message with the new.
   */
  run(broadcasts: Going[], older: () => Going[]): Promise<void>;
};
export type Going = { broadcast: Broadcast; story: Story };

export type FanoutParts = {
  clock: Clock;
  chats: ChatStore;
  audiences: AudienceStore;
  broadcasts: BroadcastStore;
  inboxes: InboxStore;
  recorder: Recorder;
  holding: Holding;
  courier: Courier;
  siblings: Siblings;
  isRecalled(storyId: string): boolean;
  /** Chats on this page have another report of the story's event already: their cards are to name this one. */
  onSpared(storyId: string, page: number): Promise<void>;
  /** Chats that one run may be sending to at once. */
  width(): number;
  stopping: AbortSignal;
};

export const createFanout = (parts: FanoutParts): Fanout => {
  const { clock, audiences, broadcasts, chats, inboxes, recorder, holding, courier, stopping } = parts;

  const walkPage = async (going: Going[], older: Going[], page: number, room: () => Promise<() => void>) => {
    const own = going.filter(({ broadcast }) => broadcast.nextPage <= page);
    const due = [...older.filter(({ broadcast }) => broadcast.nextPage <= page), ...own];
    const slots = await audiences.page(going[0]?.broadcast.sourceId ?? '', page);
    const open = await Promise.all(due.map(({ broadcast }) => recorder.open(broadcast.id, page)));
    const kin = await Promise.all(due.map(({ story }) => parts.siblings.of(story)));
    const ids = [...new Set(slots.filter((id) => id !== null))];
    const [records, held] = await Promise.all([chats.getMany(ids), inboxes.getMany(ids)]);
    const chatOf = new Map(ids.map((id, index) => [id, { chat: records[index], inbox: held[index] }]));
    const jobs: Promise<void>[] = [];
    const add = (job: Promise<void>) => {
      // Looked at when the page is finished: until then a failure is not unhandled, only unread.
      job.catch(() => {});
      jobs.push(job);
    };
    const claims: (() => void)[] = [];
    for (const [index, chatId] of slots.entries()) {
      if (stopping.aborted) break;
      if (chatId === null) continue;
      const { chat, inbox } = chatOf.get(chatId) ?? {};
      const parcels: Parcel[] = [];
      for (const [at, { broadcast, story }] of due.entries()) {
        const receipts = open[at];
        const slot = page * pageSize + index;
        if (receipts === undefined || slot >= broadcast.slots || receipts.receipts[index]) continue;
        if (!receipts.claim(index)) {
          // A newer story of the same source takes this one along.
          add(receipts.settled(index));
          continue;
        }
        claims.push(() => receipts.unclaim(index));
        const follow = chat?.follows.find((one) => one.sourceId === broadcast.sourceId);
        const passed = parts.isRecalled(story.id)
          ? recalledReceipt(chatId)
          : passOver(chat, follow, broadcast, slot, chatId);
        if (passed !== undefined) {
          add(receipts.record(index, passed));
          continue;
        }
        const place = { broadcastId: broadcast.id, page, index };
        const { others, isBreaking } = kin[at] ?? alone;
        if (chat !== undefined && others.length > 0) {
          const standing = await parts.siblings.standing({ others, isBreaking }, chat);
          if (standing.kind === 'told') add(receipts.record(index, sparedReceipt(chatId, standing.by)));
          else if (standing.kind !== 'untold') add(queueBehind(chat, [place], clock.now() + againMs));
          if (standing.kind !== 'untold') continue;
        }
        const threadId = follow?.threadId;
        const lane = isBreaking ? 'breaking' : broadcast.lane;
        parcels.push({ place, story, lane, ...(threadId !== undefined && { threadId }) });
      }
      if (chat === undefined || parcels.length === 0) continue;
      const leave = await room();
      const until = holding.heldUntil(chat.id) ?? inbox?.until;
      const places = parcels.map(({ place }) => place);
      let left = parcels.length;
      const onOut = () => {
        if (--left === 0) leave();
      };
      const job =
        until === undefined
          ? courier.deliver(
              chat,
              parcels.map((parcel) => ({ ...parcel, onOut })),
            )
          : queueBehind(chat, places, until);
      add(job.finally(leave));
    }
    return { own, open, jobs, slots, claims };
  };

  /** A chat with stories waiting gets these after them, in one message with them where they fit. */
  const queueBehind = async (chat: Chat, places: Place[], until: number) => {
    const time = await holding.hold(chat.id, places, until);
    const receipt: Receipt = { kind: 'held', chatId: chat.id, until: time };
    await Promise.all(places.map((place) => recorder.record(place, receipt)));
  };

  const finishPage = async (page: number, walked: Awaited<ReturnType<typeof walkPage>>) => {
    const results = await Promise.allSettled(walked.jobs);
    const failed = results.find((one) => one.status === 'rejected');
    // What has its receipt holds no claim any more; what was not sent is free for the next try.
    if (failed !== undefined || stopping.aborted) for (const unclaim of walked.claims) unclaim();
    const own = walked.open.slice(-walked.own.length);
    const isComplete = walked.own.every(({ broadcast }, at) =>
      walked.slots.every(
        (chatId, index) =>
          chatId === null || page * pageSize + index >= broadcast.slots || own[at]?.receipts[index],
      ),
    );
    for (const one of walked.open) one.close();
    if (failed !== undefined) throw failed.reason;
    if (stopping.aborted) return;
    if (!isComplete) throw new Error(`page ${page} has slots without a receipt`);
    for (const [at, going] of walked.own.entries()) {
      if (own[at]?.receipts.some(isToBeShown)) await parts.onSpared(going.broadcast.id, page);
      going.broadcast = { ...going.broadcast, nextPage: page + 1 };
      // The receipts are what counts: after a crash some pages that are done are walked past once more, and that is all.
      if ((page + 1) % pagesBetweenNotes === 0) await broadcasts.put(going.broadcast);
    }
  };

  return {
    run: async (given, older) => {
      const going = given.map((one) => ({ ...one }));
      const room = createRoom(parts.width);
      const last = Math.max(...going.map(({ broadcast }) => Math.ceil(broadcast.slots / pageSize)));
      const first = Math.min(...going.map(({ broadcast }) => broadcast.nextPage));
      const finishing: Promise<void>[] = [];
      // Pages finish in order, so that `nextPage` never runs past one that is still open.
      let tail = Promise.resolve();
      for (let page = first; page < last && !stopping.aborted; page++) {
        const walked = await walkPage(going, older(), page, room);
        tail = tail.then(() => finishPage(page, walked));
        tail.catch(() => {});
        finishing.push(tail);
        if (finishing.length >= pagesOpen) await finishing.shift();
      }
      await tail;
      if (stopping.aborted) return;
      for (const { broadcast } of going) {
        await broadcasts.put({ ...broadcast, nextPage: last, state: 'done' });
        await broadcasts.markDone(broadcast.id);
      }
    },
  };
};

const alone: Kin = { others: [], isBreaking: false };

const recalledReceipt = (chatId: number): Receipt => ({ kind: 'skipped', chatId, why: 'recalled' });

/** The receipt of a slot that gets nothing, or undefined where its chat should have the story. */
const passOver = (
  chat: Chat | undefined,
  follow: Follow | undefined,
  broadcast: Broadcast,
  slot: number,
  chatId: number,
): Receipt | undefined => {
  if (chat === undefined || follow?.slot !== slot) return { kind: 'skipped', chatId, why: 'not following' };
  if (follow.since > broadcast.createdAt) return { kind: 'skipped', chatId, why: 'followed later' };
  if (chat.state === 'gone') return { kind: 'gone', chatId };
  return chat.state === 'paused' ? { kind: 'skipped', chatId, why: 'paused' } : undefined;
};

/** A place for as many jobs as `width` says at the moment; gives a function that frees it, once. */
const createRoom = (width: () => number) => {
  const waiting: (() => void)[] = [];
  let taken = 0;
  return async (): Promise<() => void> => {
    while (taken >= Math.max(1, width())) await new Promise<void>((resolve) => waiting.push(resolve));
    taken++;
    let isIn = true;
    return () => {
      if (!isIn) return;
      isIn = false;
      taken--;
      waiting.shift()?.();
    };
  };
};
