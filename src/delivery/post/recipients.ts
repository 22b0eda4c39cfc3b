import { campaignOfAudience } from '../../audience/single.ts';
import type { AudienceStore } from '../../audience/ports.ts';
import type { CampaignStore } from '../campaign.ts';
import type { Recorder } from '../receipts/recorder.ts';

/** Nobody's receipts, of chats about which everything was deleted, name this chat. */
const nobody = 0;

/** Audiences with those that receipts make among them: the chats that have what a campaign brought. Nobody enters or leaves these. */
export const withRecipients = (
  audiences: AudienceStore,
  { campaigns, recorder }: { campaigns: Pick<CampaignStore, 'get'>; recorder: Pick<Recorder, 'open'> },
): AudienceStore => ({
  ...audiences,
  size: async (sourceId) => {
    const id = campaignOfAudience(sourceId);
    if (id === undefined) return audiences.size(sourceId);
    const slots = (await campaigns.get(id))?.slots ?? 0;
    return { slots, followers: slots };
  },
  page: async (sourceId, page) => {
    const id = campaignOfAudience(sourceId);
    if (id === undefined) return audiences.page(sourceId, page);
    const opened = await recorder.open(id, page);
    const chatIds = Array.from(opened.receipts, (one) =>
      one?.kind === 'sent' && one.chatId !== nobody ? one.chatId : null,
    );
    opened.close();
    return chatIds;
  },
});
