import { pageSize, type AudienceStore, type ChatStore } from '../../audience/ports.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { CampaignStore, InboxStore } from '../campaign.ts';
import { waitFor } from '../inbox/hold.ts';
import type { OpenPage, Recorder } from '../receipts/recorder.ts';
import type { Going, Serve } from './serve.ts';
import { isToBeShown } from '../receipts/siblings.ts';

/** Pages of one run that are at work at once: the next ones start while receipts of those before are on their way to the disk. */
const pagesAtWork = 6;
/** Beside these, pages that only wait for a few chats, which take their time, or for a page before them. */
const fewChats = 8;
const pagesOpen = 80;
/** Chats read longer ago are read again before their turn: some have left or come back meanwhile (milliseconds). */
const staleMs = 2_000;
/** How far a campaign has come is written every so many pages: each write waits for the disk. */
const pagesBetweenNotes = 16;

/** Walks a source's audience page by page with the campaigns that are open for it. */
export type Fanout = {
  /**
   * Resolves when every slot has its receipt, or when Kabar is stopping. `older`: what is under way for the same source
   * since before; a chat that these have not reached yet gets them first, in one message with the new.
   */
  run(campaigns: Going[], older: () => Going[]): Promise<void>;
};

export type FanoutParts = {
  clock: Clock;
  chats: ChatStore;
  audiences: AudienceStore;
  campaigns: CampaignStore;
  inboxes: InboxStore;
  recorder: Recorder;
  serve: Serve;
  /** Chats on this page have another report of the story's event already: their cards are to name this one. */
  onSpared(storyId: string, page: number): Promise<void>;
  /** Chats that one run may be sending to at once. */
  width(): number;
  stopping: AbortSignal;
};

/** A page on its way; `done` rejects with what kept a chat of it from having its receipts, `nearly` resolves when all but a few have. */
type Walked = {
  page: number;
  slots: (number | null)[];
  own: Going[];
  open: OpenPage[];
  nearly: Promise<void>;
  done: Promise<void>;
};

export const createFanout = (parts: FanoutParts): Fanout => {
  const { clock, audiences, campaigns, chats, inboxes, recorder, serve, stopping } = parts;

  const openAll = async (due: Going[], page: number): Promise<OpenPage[]> => {
    const opened = await Promise.allSettled(due.map(({ campaign }) => recorder.open(campaign.id, page)));
    const failed = opened.find((one) => one.status === 'rejected');
    const open = opened.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    if (failed === undefined) return open;
    for (const one of open) one.close();
    throw failed.reason;
  };

  /** Resolves once every chat of the page has its place. Rejects where the page could not even be opened. */
  const walkPage = async (going: Going[], older: Going[], page: number, room: Room): Promise<Walked> => {
    const own = going.filter(({ campaign }) => campaign.nextPage <= page);
    const due = [...older.filter(({ campaign }) => campaign.nextPage <= page), ...own];
    const slots = await audiences.page(going[0]?.campaign.sourceId ?? '', page);
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
      const read = async (from: number) => {
        const ids = [...new Set(slots.slice(from).filter((id) => id !== null))];
        const [records, held] = await Promise.all([chats.getMany(ids), inboxes.getMany(ids)]);
        const known = new Map(ids.map((id, at) => [id, { chat: records[at], until: waitFor(held[at]) }]));
        return { known, at: clock.now() };
      };
      let chatsNow = await read(0);
      for (const [index, chatId] of slots.entries()) {
        if (chatId === null) {
          leaveOff();
          continue;
        }
        const leave = await room();
        if (stopping.aborted) return leave();
        if (clock.now() - chatsNow.at > staleMs)
          chatsNow = await read(index).catch((error: unknown) => {
            leave();
            throw error;
          });
        const { chat, until } = chatsNow.known.get(chatId) ?? {};
        const job = serve({ page, index, chatId, chat, until }, due, open, others, leave);
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

  /** Resolves once the page and those before it are done; rejects where one of them is not. */
  const finishPage = async (before: Promise<void>, { page, slots, own, open, done }: Walked) => {
    await Promise.allSettled([before, done]);
    await before;
    await done;
    if (stopping.aborted) return;
    for (const [at, going] of own.entries()) {
      const receipts = open[at]?.receipts ?? [];
      const isDone = (chatId: number | null, index: number) =>
        chatId === null || page * pageSize + index >= going.campaign.slots || receipts[index];
      if (!slots.every(isDone)) throw new Error(`page ${page} has slots without a receipt`);
      if (receipts.some(isToBeShown)) await parts.onSpared(going.campaign.id, page);
      going.campaign = { ...going.campaign, nextPage: page + 1 };
      // The receipts are what counts: after a crash some pages that are done are walked past once more, and that is all.
      if ((page + 1) % pagesBetweenNotes === 0) await campaigns.put([going.campaign]);
    }
  };

  /** Walks the pages, some at a time. Rejects with what kept one from being finished, once no page is on its way any more. */
  const walkAll = async (going: Going[], older: () => Going[], last: number) => {
    const room = createRoom(parts.width);
    const finishing: Promise<void>[] = [];
    const atWork = new Set<Promise<void>>();
    // Pages finish in order, so that `nextPage` never runs past one that is still open.
    let tail = Promise.resolve();
    const failures: unknown[] = [];
    try {
      const first = Math.min(...going.map(({ campaign }) => campaign.nextPage));
      for (let page = first; page < last && !stopping.aborted && failures.length === 0; page++) {
        const walked = await walkPage(going, older(), page, room);
        walked.done.catch((error: unknown) => void failures.push(error));
        tail = finishPage(tail, walked);
        tail.catch(() => {});
        finishing.push(tail);
        const work = walked.nearly.then(() => void atWork.delete(work));
        atWork.add(work);
        if (atWork.size >= pagesAtWork) await Promise.race(atWork);
        if (finishing.length >= pagesOpen) await finishing.shift();
      }
      await tail;
    } finally {
      await Promise.allSettled(finishing);
    }
  };

  return {
    run: async (given, older) => {
      const going = given.map((one) => ({ ...one }));
      const last = Math.max(0, ...going.map(({ campaign }) => Math.ceil(campaign.slots / pageSize)));
      if (last > 0) await walkAll(going, older, last);
      if (stopping.aborted) return;
      await campaigns.put(
        going.map(({ campaign }) => ({ ...campaign, nextPage: last, state: 'done' as const })),
      );
      await campaigns.markDone(going.map(({ campaign }) => campaign.id));
    },
  };
};

type Room = () => Promise<() => void>;

/** A place for as many jobs as `width` says at the moment; gives a function that frees it, once. */
const createRoom = (width: () => number): Room => {
  const waiting: (() => void)[] = [];
  let taken = 0;
  return async () => {
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
