import type { Receipt } from '../campaign.ts';
import type { OpenPage } from '../receipts/recorder.ts';

/** How many chats of a campaign have which receipt. `failed`: Telegram refused it there, or the chat is gone. */
export type Counts = { sent: number; failed: number; skipped: number; held: number };

/** Counts of campaigns that somebody watches: a few numbers each, however many chats they have. */
export type Tallies = {
  /** A slot's receipt is another from now on. */
  note(place: { id: string; page: number }, before: Receipt | null | undefined, after: Receipt): void;
  /** What a campaign's receipts are now. The first time all its pages are read; from then on nothing is. Rejects with a StoreError. */
  counts(
    campaignId: string,
    pages: number,
    open: (id: string, page: number) => Promise<OpenPage>,
  ): Promise<Counts>;
  /** Nobody watches it any more. */
  forget(campaignId: string): void;
};

type Tally = { counts: Counts; pagesRead: Set<number>; reading?: Promise<void> };

const kinds: Record<Receipt['kind'], keyof Counts> = {
  sent: 'sent',
  skipped: 'skipped',
  held: 'held',
  gone: 'failed',
  rejected: 'failed',
};

export const createTallies = (): Tallies => {
  const tallies = new Map<string, Tally>();

  const read = async (
    tally: Tally,
    id: string,
    pages: number,
    open: (id: string, page: number) => Promise<OpenPage>,
  ) => {
    for (let page = 0; page < pages; page++) {
      if (tally.pagesRead.has(page)) continue;
      const opened = await open(id, page);
      // In one step with the mark: what comes before it is in the page, what comes after it is told.
      for (const receipt of opened.receipts) if (receipt) tally.counts[kinds[receipt.kind]]++;
      tally.pagesRead.add(page);
      opened.close();
    }
  };

  return {
    note: ({ id, page }, before, after) => {
      const tally = tallies.get(id);
      if (!tally?.pagesRead.has(page)) return;
      if (before) tally.counts[kinds[before.kind]]--;
      tally.counts[kinds[after.kind]]++;
    },
    counts: async (id, pages, open) => {
      const none = { sent: 0, failed: 0, skipped: 0, held: 0 };
      const tally = tallies.get(id) ?? { counts: none, pagesRead: new Set<number>() };
      tallies.set(id, tally);
      tally.reading ??= read(tally, id, pages, open).finally(() => delete tally.reading);
      await tally.reading;
      return { ...tally.counts };
    },
    forget: (id) => void tallies.delete(id),
  };
};
