import type { Audience } from '../../audience/follow.ts';
import type { AudienceStore, ChatStore } from '../../audience/ports.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import type { Semaphore } from '../../runtime/semaphore.ts';
import type { InboxStore } from '../campaign.ts';
import type { Content, Loaded } from '../contents.ts';
import type { Holding } from '../inbox/hold.ts';
import type { Judge } from '../judge/asked.ts';
import type { Reviews } from '../reviews.ts';
import type { OpenPage, Recorder } from '../receipts/recorder.ts';
import type { Siblings } from '../receipts/siblings.ts';
import type { Courier } from '../send/courier.ts';
import type { Reach } from '../send/reach.ts';
import { readChats } from './known-chats.ts';
import { createServeSlot } from './slot.ts';

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
  stopping: AbortSignal,
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
  judge: Judge;
  reviews: Pick<Reviews, 'ask'>;
  reach: Reach;
  log: Log;
  /** The newest version of what is brought. */
  current(content: Content): Content;
  /** Empties a slot that no follow of its chat names. */
  tidy: Audience['tidy'];
};

export const createWalkPage = ({
  clock,
  chats,
  audiences,
  inboxes,
  recorder,
  holding,
  courier,
  siblings,
  judge,
  reviews,
  reach,
  log,
  current,
  tidy,
}: PageParts): WalkPage => {
  const serve = createServeSlot({
    clock,
    recorder,
    holding,
    courier,
    siblings,
    judge,
    reviews,
    current,
    tidy,
  });
  const reading = { chats, inboxes, clock, log };
  return async (campaigns, older, page, room, stopping) => {
    const isDue = ({ campaign }: Loaded) => campaign.nextPage <= page;
    const own = campaigns.filter(isDue);
    const due = [...older.filter(isDue), ...own];
    const slots = await audiences.page(campaigns[0]?.campaign.sourceId ?? '', page);
    const open = await openAll(due, page, recorder);
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
      let chatsNow = await readChats(slots, reading);
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
          chatsNow = await readChats(slots.slice(index), reading).catch((error: unknown) => {
            leave();
            throw error;
          });
        const { chat, until, isDamaged = false } = chatsNow.known.get(chatId) ?? {};
        const slot = { page, index, chatId, chat, until, isDamaged };
        const job = serve(slot, due, { open, others, leave });
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

/** Opens these campaigns' pages of receipts: all of them, or none. */
const openAll = async (
  due: Loaded[],
  page: number,
  recorder: Pick<Recorder, 'open'>,
): Promise<OpenPage[]> => {
  const opened = await Promise.allSettled(due.map(({ campaign }) => recorder.open(campaign.id, page)));
  const failed = opened.find((one) => one.status === 'rejected');
  const open = opened.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  if (failed === undefined) return open;
  for (const one of open) one.close();
  throw failed.reason;
};
