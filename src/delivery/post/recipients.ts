import { receiptPageAt, receiptsOfAudience } from '../../audience/single.ts';
import { pageSize, type AudienceStore } from '../../audience/ports.ts';
import type { CampaignStore } from '../campaign.ts';
import type { Recorder } from '../receipts/recorder.ts';

/** Nobody's receipts, of chats about which everything was deleted, name this chat. */
const nobody = 0;

/** Audiences with those that receipts make among them: the chats that have what campaigns brought. Nobody enters or leaves these. */
export const withRecipients = (
  audiences: AudienceStore,
  { campaigns, recorder }: { campaigns: Pick<CampaignStore, 'get'>; recorder: Pick<Recorder, 'open'> },
): AudienceStore => ({
  ...audiences,
  size: async (sourceId) => {
    const known = receiptsOfAudience(sourceId);
    if (known === undefined) return audiences.size(sourceId);
    const [first] = known;
    const isOne = known.length === 1 && first?.pages === Infinity;
    const slots = isOne
      ? ((await campaigns.get(first.campaignId))?.slots ?? 0)
      : known.reduce((sum, { pages }) => sum + pages * pageSize, 0);
    return { slots, followers: slots };
  },
  page: async (sourceId, page) => {
    const known = receiptsOfAudience(sourceId);
    if (known === undefined) return audiences.page(sourceId, page);
    const at = receiptPageAt(known, page);
    if (at === undefined) return [];
    const opened = await recorder.open(at.campaignId, at.page);
    const chatIds = Array.from(opened.receipts, (one) =>
      one?.kind === 'sent' && one.chatId !== nobody ? one.chatId : null,
    );
    opened.close();
    return chatIds;
  },
});
