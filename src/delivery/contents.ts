import type { StoryStore } from '../story/ports.ts';
import type { Story } from '../story/story.ts';
import type { FeedNotice } from '../feed/notice.ts';
import type { Campaign, CampaignContent, CampaignStore } from './campaign.ts';

/** What a campaign brings, ready to be sent. */
export type Content = { kind: 'story'; story: Story } | Exclude<CampaignContent, { kind: 'story' }>;

/** What may stand with others in one message. */
export type Tellable = Exclude<Content, { kind: 'post' | 'amendment' }>;

/** A campaign with what it brings. */
export type Loaded = { campaign: Campaign; content: Content };

/** Loads what campaigns bring. */
export type Contents = {
  /** The campaign's content; undefined where it is not kept any more. Rejects with a StoreError. */
  of(campaign: Campaign): Promise<Content | undefined>;
  /** Those of these campaigns that are still known, in their order. Rejects with a StoreError. */
  load(campaignIds: string[]): Promise<Loaded[]>;
};

export const createContents = ({
  campaigns,
  stories,
}: {
  campaigns: Pick<CampaignStore, 'get'>;
  stories: Pick<StoryStore, 'get'>;
}): Contents => {
  const of = async ({ content }: Campaign): Promise<Content | undefined> => {
    if (content.kind !== 'story') return content;
    const story = await stories.get(content.storyId);
    return story && (formerNotice(story) ?? { kind: 'story', story });
  };
  return {
    of,
    load: async (ids) => {
      const found = await Promise.all(
        ids.map(async (id) => {
          const campaign = await campaigns.get(id);
          const content = campaign && (await of(campaign));
          return campaign === undefined || content === undefined ? [] : [{ campaign, content }];
        }),
      );
      return found.flat();
    },
  };
};

/** Notices were once stored as stories; one that was on its way at an update is still told as what it is. */
const formerNotice = (story: Story & { notice?: FeedNotice }): Content | undefined =>
  story.notice && {
    kind: 'notice',
    notice: story.notice,
    sourceTitle: story.sourceTitle,
    at: story.seenAt,
  };

/** The story in it, if it is one. */
export const storyIn = (content: Content): Story | undefined =>
  content.kind === 'story' ? content.story : undefined;
