import type { Config } from '../../config.ts';
import type { CampaignStore } from '../../delivery/campaign.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { CampaignFacts } from '../../stats/counted.ts';
import { createCounting, type Counting } from '../../stats/counting.ts';
import type { Collections } from '../../store/collections.ts';

/** Counts what comes to chats, by the day; and the store of campaigns that writes these sums with its receipts. */
export const createCounted = ({
  config,
  clock,
  store,
  onSent,
}: {
  config: Pick<Config, 'defaultTimeZone'>;
  clock: Clock;
  store: Collections;
  onSent(chatId: number): void;
}): { counting: Counting; campaigns: CampaignStore } => {
  const factsOf = async (campaignId: string): Promise<CampaignFacts> => {
    const campaign = await store.campaigns.get(campaignId);
    if (campaign === undefined) return {};
    if (campaign.content.kind !== 'story') return { isPost: true };
    const story = await store.stories.get(campaign.content.storyId);
    return {
      sourceId: story?.sourceId ?? campaign.sourceId,
      ...(story?.publishedAt !== undefined && { publishedAt: story.publishedAt }),
    };
  };
  const counting = createCounting({
    clock,
    lock: store.lock,
    store: store.sums,
    timeZone: config.defaultTimeZone,
    factsOf: (ids) => Promise.all(ids.map(factsOf)),
    zonesOf: async (ids) =>
      (await store.chats.getEach(ids)).map((chat) => (typeof chat === 'object' ? chat.timeZone : undefined)),
    onSent,
  });
  return { counting, campaigns: { ...store.campaigns, save: counting.save } };
};
