import { createBoundedMap } from '../../runtime/bounded-map.ts';
import type { Counted, CountedReceipt, OnCounted } from '../../runtime/counted.ts';
import { createHistory, type History, type Slot } from './history.ts';

/** Campaigns whose counts are remembered. */
const mostCampaigns = 200;

export type ReceiptCounts = Record<CountedReceipt, number>;

/** Counts of Kabar's work since its start. */
export type Totals = {
  looks: Record<Extract<Counted, { kind: 'look' }>['result'], number>;
  /** Failed looks, by what was wrong. */
  lookFailures: Record<string, number>;
  /** Receipts written. */
  receipts: ReceiptCounts;
};

/** Counts what is told of Kabar's work. */
export type Watch = {
  onCounted: OnCounted;
  totals: Readonly<Totals>;
  /** What chats have of a campaign, as far as it has changed since the start; undefined: it has not, or long ago. */
  campaign(id: string): ReceiptCounts | undefined;
  slots(): Slot[];
  kept(): Slot[];
};

const none = (): ReceiptCounts => ({ sent: 0, skipped: 0, held: 0, gone: 0, rejected: 0 });

/** `kept`: what an earlier watch kept. `onArrival`: is told of each story that arrives, too. */
export const createWatch = ({
  clock,
  kept,
  onArrival,
}: {
  clock: { now(): number };
  kept: unknown;
  onArrival(seconds: number, waited: boolean): void;
}): Watch => {
  const history: History = createHistory(kept);
  const totals: Totals = {
    looks: { news: 0, nothing: 0, unchanged: 0, failed: 0 },
    lookFailures: {},
    receipts: none(),
  };
  const campaigns = createBoundedMap<string, ReceiptCounts>(mostCampaigns);

  const onReceipt = ({ campaignId, before, after }: Extract<Counted, { kind: 'receipt' }>) => {
    totals.receipts[after]++;
    const counts = campaigns.get(campaignId) ?? none();
    campaigns.set(campaignId, counts);
    counts[after]++;
    if (before !== undefined && counts[before] > 0) counts[before]--;
    if (after === 'sent') history.sent(clock.now());
    if (after === 'gone' || after === 'rejected') history.failed(clock.now());
  };

  return {
    onCounted: (counted) => {
      switch (counted.kind) {
        case 'look': {
          totals.looks[counted.result]++;
          const { why } = counted;
          if (why !== undefined) totals.lookFailures[why] = (totals.lookFailures[why] ?? 0) + 1;
          return;
        }
        case 'receipt':
          return onReceipt(counted);
        case 'arrival':
          // What a chat has chosen to have later says nothing about how quick Kabar is.
          if (!counted.waited) history.arrived(clock.now(), counted.lagMs);
          return onArrival(counted.lagMs / 1_000, counted.waited);
      }
    },
    totals,
    campaign: campaigns.peek,
    slots: () => history.slots(clock.now()),
    kept: () => history.kept(clock.now()),
  };
};
