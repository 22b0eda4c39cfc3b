import { pageSize } from '../../audience/ports.ts';
import { createSemaphore } from '../../runtime/semaphore.ts';
import type { CampaignStore } from '../campaign.ts';
import type { Loaded } from '../contents.ts';
import { isToBeShown } from '../receipts/siblings.ts';
import type { WalkedPage, WalkPage } from './page.ts';

/** Pages of one run that are at work at once: the next ones start while receipts of those before are on their way to the disk. */
const pagesAtWork = 6;
/** Beside these, pages that only wait for a few chats, which take their time, or for a page before them. */
const pagesOpen = 80;
/** How far a campaign has come is written every so many pages: each write waits for the disk. */
const pagesBetweenNotes = 16;

/** Walks an audience page by page with the campaigns that are open for it. */
export type Fanout = {
  /**
   * Resolves when every slot has its receipt, or when `stopping` aborts. `older`: what is under way for the same audience
   * since before; a chat that these have not reached yet gets them first, in one message with the new.
   */
  run(campaigns: Loaded[], older: () => Loaded[], stopping: AbortSignal): Promise<void>;
};

export const createFanout = ({
  campaigns,
  walkPage,
  onSpared,
  width,
}: {
  campaigns: CampaignStore;
  walkPage: WalkPage;
  /** Chats on this page have another report of the story's event already: their cards are to name this one. */
  onSpared(storyId: string, page: number): Promise<void>;
  /** Chats that one run may be sending to at once. */
  width(): number;
}): Fanout => {
  /** Resolves once the page and those before it are done; rejects where one of them is not. */
  const finishPage = async (
    before: Promise<void>,
    { page, slots, own, open, done }: WalkedPage,
    stopping: AbortSignal,
  ) => {
    await Promise.allSettled([before, done]);
    await before;
    await done;
    if (stopping.aborted) return;
    for (const [at, loaded] of own.entries()) {
      const receipts = open[at]?.receipts ?? [];
      const isDone = (chatId: number | null, index: number) =>
        chatId === null || page * pageSize + index >= loaded.campaign.slots || receipts[index];
      if (!slots.every(isDone)) throw new Error(`page ${page} has slots without a receipt`);
      if (receipts.some(isToBeShown)) await onSpared(loaded.campaign.id, page);
      loaded.campaign = { ...loaded.campaign, nextPage: page + 1 };
      // The receipts are what counts: after a crash some pages that are done are walked past once more, and that is all.
      if ((page + 1) % pagesBetweenNotes === 0) await campaigns.put([loaded.campaign]);
    }
  };

  /** Walks the pages, some at a time. Rejects with what kept one from being finished, once no page is on its way any more. */
  const walkAll = async (going: Loaded[], older: () => Loaded[], last: number, stopping: AbortSignal) => {
    const room = createSemaphore(width);
    const finishing: Promise<void>[] = [];
    const atWork = new Set<Promise<void>>();
    // Pages finish in order, so that `nextPage` never runs past one that is still open.
    let tail = Promise.resolve();
    const failures: unknown[] = [];
    try {
      const first = Math.min(...going.map(({ campaign }) => campaign.nextPage));
      for (let page = first; page < last && !stopping.aborted && failures.length === 0; page++) {
        const walked = await walkPage(going, older(), page, room, stopping);
        walked.done.catch((error: unknown) => void failures.push(error));
        tail = finishPage(tail, walked, stopping);
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
    run: async (given, older, stopping) => {
      const going = given.map((one) => ({ ...one }));
      const last = Math.max(0, ...going.map(({ campaign }) => Math.ceil(campaign.slots / pageSize)));
      if (last > 0) await walkAll(going, older, last, stopping);
      if (stopping.aborted) return;
      await campaigns.put(
        going.map(({ campaign }) => ({ ...campaign, nextPage: last, state: 'done' as const })),
      );
      await campaigns.markDone(going.map(({ campaign }) => campaign.id));
    },
  };
};
