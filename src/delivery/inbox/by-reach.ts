import type { CampaignStore, Held } from '../campaign.ts';
import { storyIn, type Contents } from '../contents.ts';
import type { Siblings } from '../receipts/siblings.ts';
import { outletsOf } from './digest.ts';

/**
 * What waits for a chat that takes only so much, in the order in which it has its turn: what most papers report first, of
 * equals the newest. What is no story, and what Telegram refuses, stays where it stands: before them, or behind. Rejects with a StoreError.
 */
export const byReach = async (
  items: Held[],
  {
    campaigns,
    contents,
    siblings,
  }: {
    campaigns: Pick<CampaignStore, 'get'>;
    contents: Pick<Contents, 'of'>;
    siblings: Pick<Siblings, 'of' | 'known'>;
  },
): Promise<Held[]> => {
  const weighed = await Promise.all(
    items.map(async (item) => {
      const campaign = await campaigns.get(item.campaignId);
      const content = campaign && (await contents.of(campaign));
      const story = content && storyIn(content);
      if (story === undefined) return { item, outlets: Infinity, at: 0 };
      const outlets = outletsOf(siblings.known(story) ?? (await siblings.of(story)));
      return { item, outlets: item.isRefused ? -1 : outlets, at: story.publishedAt ?? story.seenAt };
    }),
  );
  const order = (one: number, two: number) => (one === two ? 0 : two > one ? 1 : -1);
  return weighed
    .toSorted((one, two) => order(one.outlets, two.outlets) || two.at - one.at)
    .map(({ item }) => item);
};
