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
  const factsOf = async (campaignIds: string[]): Promise<CampaignFacts[]> => {
    const campaigns = await store.campaigns.getMany(campaignIds);
    const storyIds = campaigns.map((one) =>
      one?.content.kind === 'story' ? one.content.storyId : undefined,
    );
    const wanted = [...new Set(storyIds.filter((id) => id !== undefined))];
    const found = await store.stories.getMany(wanted);
    const stories = new Map(wanted.map((id, at) => [id, found[at]]));
    return campaigns.map((campaign, at) => {
      if (campaign === undefined) return {};
      const storyId = storyIds[at];
      if (storyId === undefined) return { isPost: true };
      const story = stories.get(storyId);
      return {
        sourceId: story?.sourceId ?? campaign.sourceId,
        ...(story?.publishedAt !== undefined && { publishedAt: story.publishedAt }),
      };
    });
  };
  const counting = createCounting({
    clock,
    lock: store.lock,
    store: store.sums,
    timeZone: config.defaultTimeZone,
    factsOf,
    zonesOf: async (ids) =>
      (await store.chats.getEach(ids)).map((chat) => (typeof chat === 'object' ? chat.timeZone : undefined)),
    onSent,
  });
  return { counting, campaigns: { ...store.campaigns, save: counting.save } };
};
