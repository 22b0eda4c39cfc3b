import type { Topics } from '../audience/topics/topics.ts';
import type { Reports } from '../clustering/reports.ts';
import type { CampaignStore, Receipt, ReceiptPage } from '../delivery/campaign.ts';
import type { DeliverySystem } from '../delivery/system.ts';
import type { Pacer } from '../delivery/pacing/pacer.ts';
import type { KabarEvent, OnEvent } from '../runtime/events.ts';
import type { Story } from '../story/story.ts';

/** How often it is looked whether the pace has changed (milliseconds). */
export const rateToldMs = 500;

/** Tells of the pace where it is another than last time. */
export const tellRate = (stats: Pacer['stats'], onEvent: OnEvent): (() => void) => {
  let last = '';
  return () => {
    const { perSecond, ...rest } = stats();
    const event = { perSecond: Math.round(perSecond), ...rest };
    const now = JSON.stringify(event);
    if (now === last) return;
    last = now;
    onEvent({ kind: 'rate', ...event });
  };
};

/** News on its way to delivery, with the topics that it matches, placed among other reports; where somebody looks on, told of. */
export const withStories = ({
  topics,
  reports,
  delivery,
  note,
  onEvent,
}: {
  topics: Pick<Topics, 'matched'>;
  reports: Pick<Reports, 'assign' | 'update'>;
  delivery: Pick<DeliverySystem, 'publish' | 'revise'>;
  /** Has them found by search. */
  note(stories: readonly Story[]): void;
  onEvent: OnEvent | undefined;
}): Pick<DeliverySystem, 'publish' | 'revise'> => {
  const tellOf = (kind: 'story' | 'revised', stories: Story[]) => {
    for (const { id, sourceId, sourceTitle, headline, url, clusterId } of stories)
      onEvent?.({
        kind,
        storyId: id,
        feedId: sourceId,
        source: sourceTitle,
        headline,
        ...(url !== undefined && { url }),
        ...(clusterId !== undefined && { clusterId }),
      });
  };
  return {
    publish: async (sourceId, fresh) => {
      const placed = await reports.assign(await topics.matched(fresh));
      tellOf('story', placed);
      await delivery.publish(sourceId, placed);
      // Also those that were published before a crash: delivery does not write these once more.
      note(placed);
    },
    revise: async (changed) => {
      tellOf('revised', changed);
      await delivery.revise(await reports.update(changed));
    },
  };
};

/** A store of campaigns that tells of each receipt once it is durable. For demos: it remembers every page that was saved. */
export const tellReceipts = (store: CampaignStore, onEvent: OnEvent): CampaignStore => {
  const known = new Map<string, (string | undefined)[]>();
  const tellNew = ({ id, page, receipts }: ReceiptPage) => {
    const before = known.get(`${id}:${page}`) ?? [];
    const after = receipts.map((receipt) => (receipt === null ? undefined : JSON.stringify(receipt)));
    known.set(`${id}:${page}`, after);
    for (const [index, receipt] of receipts.entries())
      if (receipt !== null && after[index] !== before[index]) onEvent(eventOf(id, receipt));
  };
  return {
    ...store,
    save: async (pages) => {
      // What is told is what was written: the pages go on changing meanwhile.
      const written = pages.map((page) => ({ ...page, receipts: [...page.receipts] }));
      await store.save(pages);
      for (const page of written) tellNew(page);
    },
  };
};

const eventOf = (campaignId: string, receipt: Receipt): KabarEvent => ({
  kind: 'receipt',
  campaignId,
  chatId: receipt.chatId,
  receipt: receipt.kind,
  ...(receipt.kind === 'sent' && { messageId: receipt.messageId }),
  ...('why' in receipt && { why: receipt.why }),
  ...('until' in receipt && { until: receipt.until }),
});
