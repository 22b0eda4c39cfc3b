import type { Campaign } from '../../delivery/campaign.ts';
import type { OnItsWay } from '../../operating/figures.ts';
import type { Collections } from '../../store/collections.ts';

type Store = Pick<Collections, 'campaigns' | 'halts' | 'stories' | 'broadcasts' | 'amendments'>;

/** Campaigns that are looked at to find what is on its way. */
const mostRead = 50;
const pageSize = 256;

/** Campaigns that are open, the oldest first; `isHalted`: somebody has paused it. Rejects with a StoreError. */
export const openCampaigns = async ({
  campaigns,
  halts,
}: Pick<Store, 'campaigns' | 'halts'>): Promise<{ campaign: Campaign; isHalted: boolean }[]> => {
  const halted = await halts.get();
  const found = await Promise.all((await campaigns.open()).slice(0, mostRead).map(campaigns.get));
  return found.flatMap((campaign) =>
    campaign?.state === 'open' ? [{ campaign, isHalted: halted[campaign.id] !== undefined }] : [],
  );
};

/** What is on its way and how far it is, the oldest first. Rejects with a StoreError. */
export const whatIsOnItsWay = async (store: Store): Promise<OnItsWay[]> =>
  Promise.all(
    (await openCampaigns(store)).map(async ({ campaign, isHalted }) => ({
      ...(await aboutOf(campaign, store)),
      since: campaign.createdAt,
      done: Math.min(campaign.slots, campaign.nextPage * pageSize),
      of: campaign.slots,
      isPaused: isHalted,
    })),
  );

/** What a campaign brings, in a few words. */
const aboutOf = async (
  { id, content }: Campaign,
  store: Store,
): Promise<Pick<OnItsWay, 'what' | 'about'>> => {
  switch (content.kind) {
    case 'story':
      return { what: 'story', about: (await store.stories.get(content.storyId))?.headline ?? '' };
    case 'notice':
      return { what: 'notice', about: content.sourceTitle };
    case 'post':
      return { what: 'post', about: (await store.broadcasts.get(id.slice('post:'.length)))?.about ?? '' };
    case 'amendment': {
      const amendment = await store.amendments.get(id.slice('amend:'.length));
      return { what: content.act.kind, about: amendment?.about ?? '' };
    }
  }
};
