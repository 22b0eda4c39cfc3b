import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import type { CampaignStore, Place, Receipt } from '../campaign.ts';
import { createGroupCommit } from './group-commit.ts';
import { claimOn, createReceiptPages, letGo, type SharedPage } from './pages.ts';

/** Writes receipts in groups; nothing counts as recorded before its write has succeeded. */
export type Recorder = {
  /** Loads a page of receipts and keeps it in memory until `close`. */
  open(campaignId: string, page: number): Promise<OpenPage>;
  /** Records one receipt; resolves once it is durable. */
  record(place: Place, receipt: Receipt): Promise<void>;
  /** As `record`, where the slot's receipt still is what the caller takes it for; false: it is not, and stays. */
  replace(
    place: Place,
    isStill: (receipt: Receipt | null | undefined) => boolean,
    receipt: Receipt,
  ): Promise<boolean>;
  /** Resolves at once while the store takes writes in time; while it does not, once it does again. */
  writable(): Promise<void>;
  /** Whether `writable` resolves at once. */
  isWritable(): boolean;
  healthy(): boolean;
  /** Resolves once everything recorded so far is durable. */
  flush(): Promise<void>;
};
export type OpenPage = {
  receipts: (Receipt | null)[];
  /** Takes a slot to send to; undefined where another has it, or it has its receipt. Held until that, or until what this gives is called. */
  claim(index: number): (() => void) | undefined;
  isClaimed(index: number): boolean;
  /** Resolves once nobody holds the slot any more. */
  settled(index: number): Promise<void>;
  record(index: number, receipt: Receipt): Promise<void>;
  close(): void;
};

/** Is told of every receipt that takes another's place. `isFirst`: its campaign had none before. */
export type OnReceipt = (
  page: { id: string; page: number; isFirst: boolean },
  before: Receipt | null | undefined,
  after: Receipt,
) => void;

export const createRecorder = (
  store: CampaignStore,
  clock: Clock,
  log: Log,
  onReceipt: OnReceipt = () => {},
): Recorder => {
  const pages = createReceiptPages(store);

  const commit = createGroupCommit<SharedPage>({
    save: (some) => store.save(some),
    keep: pages.keep,
    release: pages.release,
    clock,
    log,
  });

  const mark = (page: SharedPage, index: number, receipt: Receipt): Promise<void> => {
    const { id, page: number, receipts } = page;
    const isFirst = number === 0 && !receipts.some((one) => one !== null && one !== undefined);
    onReceipt({ id, page: number, isFirst }, receipts[index], receipt);
    page.receipts[index] = receipt;
    letGo(page, index);
    return commit.add(page);
  };

  const open = async (id: string, number: number): Promise<OpenPage> => {
    const page = pages.take(id, number);
    try {
      await page.loaded;
    } catch (error) {
      // Whoever comes next reads it anew, also while others still wait for this failure.
      pages.forget(page);
      throw error;
    }
    let isOpen = true;
    return {
      receipts: page.receipts,
      claim: (index) => claimOn(page, index),
      isClaimed: (index) => page.claims.has(index),
      settled: async (index) => page.claims.get(index)?.promise,
      record: (index, receipt) => mark(page, index, receipt),
      close: () => {
        if (isOpen) pages.release(page);
        isOpen = false;
      },
    };
  };

  return {
    open,
    record: async (place, receipt) => {
      const page = await open(place.campaignId, place.page);
      try {
        await page.record(place.index, receipt);
      } finally {
        page.close();
      }
    },
    replace: async (place, isStill, receipt) => {
      const page = await open(place.campaignId, place.page);
      try {
        if (!isStill(page.receipts[place.index])) return false;
        await page.record(place.index, receipt);
        return true;
      } finally {
        page.close();
      }
    },
    writable: commit.writable,
    isWritable: commit.isWritable,
    healthy: commit.healthy,
    flush: commit.flush,
  };
};
