import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import type { CampaignStore, Place, Receipt } from '../campaign.ts';

/** Least time between two writes, so that receipts of fast sends share one (milliseconds). */
const gapMs = 10;
/** With so many waiting, sending is fast: then a longer gap, as each write costs the whole page. */
const busy = { waiting: 40, gapMs: 80 };
const retryMs = [250, 500, 1_000, 2_000, 5_000];
/** Pages written by one statement. */
const pagesAtOnce = 200;

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
  /** Resolves at once while the store takes writes; while it does not, once it does again. */
  writable(): Promise<void>;
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

type Page = {
  id: string;
  page: number;
  receipts: (Receipt | null)[];
  /** Settles once `receipts` is what the store has. */
  loaded: Promise<void>;
  claims: Map<number, PromiseWithResolvers<void>>;
  /** Whoever has it open or waits for it, and the write that it waits for: of each page there is one copy. */
  users: number;
};

/**
 * Group commit: while one write is under way the receipts that come in wait for the next. A failed write is tried
 * again until it succeeds, and meanwhile `writable` holds back whoever would send something unrecorded.
 */
export const createRecorder = (store: CampaignStore, clock: Clock, log: Log): Recorder => {
  const pages = new Map<string, Page>();
  let dirty = new Set<Page>();
  let waiting: (() => void)[] = [];
  let failures = 0;
  const whenWritable: (() => void)[] = [];
  let writing: Promise<void> | undefined;

  const writeAll = async () => {
    while (dirty.size > 0) {
      await clock.sleep(gapMs);
      if (waiting.length >= busy.waiting) await clock.sleep(busy.gapMs);
      const batch = [...dirty];
      const settled = waiting;
      dirty = new Set();
      waiting = [];
      await writeUntilDone(batch);
      for (const page of batch) release(page);
      for (const resolve of settled) resolve();
    }
    // In the same step as the check above, or a receipt that came in between would wait for the next one.
    writing = undefined;
  };

  const writeUntilDone = async (batch: Page[]) => {
    for (;;) {
      try {
        for (let at = 0; at < batch.length; at += pagesAtOnce)
          await store.save(batch.slice(at, at + pagesAtOnce));
        if (failures > 0) log.info('store.back', { after: failures });
        failures = 0;
        for (const resume of whenWritable.splice(0)) resume();
        return;
      } catch (error) {
        if (failures === 0) log.error('store.failing', { error, effect: 'sending is held' });
        failures++;
        await clock.sleep(retryMs[Math.min(failures, retryMs.length) - 1] ?? 5_000);
      }
    }
  };

  const keyOf = ({ id, page }: Pick<Page, 'id' | 'page'>) => `${id}:${page}`;

  /** One more user, counted before anything is waited for. */
  const take = (id: string, number: number): Page => {
    const known = pages.get(keyOf({ id, page: number }));
    if (known !== undefined) {
      known.users++;
      return known;
    }
    const page: Page = {
      id,
      page: number,
      receipts: [],
      loaded: Promise.resolve(),
      claims: new Map(),
      users: 1,
    };
    pages.set(keyOf(page), page);
    page.loaded = store.receipts(id, number).then((receipts) => {
      page.receipts = receipts;
    });
    return page;
  };

  const release = (page: Page) => {
    page.users--;
    if (page.users === 0) pages.delete(keyOf(page));
  };

  const letGo = (page: Page, index: number) => {
    page.claims.get(index)?.resolve();
    page.claims.delete(index);
  };

  const mark = (page: Page, index: number, receipt: Receipt): Promise<void> => {
    page.receipts[index] = receipt;
    letGo(page, index);
    if (!dirty.has(page)) page.users++;
    dirty.add(page);
    const durable = new Promise<void>((resolve) => waiting.push(resolve));
    writing ??= writeAll();
    return durable;
  };

  const claim = (page: Page, index: number): (() => void) | undefined => {
    if (page.claims.has(index) || page.receipts[index]) return undefined;
    const mine = Promise.withResolvers<void>();
    page.claims.set(index, mine);
    return () => {
      if (page.claims.get(index) === mine) letGo(page, index);
    };
  };

  const open = async (id: string, number: number): Promise<OpenPage> => {
    const page = take(id, number);
    try {
      await page.loaded;
    } catch (error) {
      // Whoever comes next reads it anew, also while others still wait for this failure.
      if (pages.get(keyOf(page)) === page) pages.delete(keyOf(page));
      throw error;
    }
    let isOpen = true;
    return {
      receipts: page.receipts,
      claim: (index) => claim(page, index),
      isClaimed: (index) => page.claims.has(index),
      settled: async (index) => page.claims.get(index)?.promise,
      record: (index, receipt) => mark(page, index, receipt),
      close: () => {
        if (isOpen) release(page);
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
    writable: () =>
      failures === 0 ? Promise.resolve() : new Promise((resolve) => whenWritable.push(resolve)),
    healthy: () => failures === 0,
    flush: async () => {
      // Whoever waits for the writing may have been followed by another.
      for (let last = writing; last !== undefined; last = writing) await last;
    },
  };
};
