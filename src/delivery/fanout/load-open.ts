import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import type { CampaignStore } from '../campaign.ts';
import { storyIn, type Contents, type Loaded } from '../contents.ts';
import type { Halts } from '../post/halts.ts';

/** A campaign left open for longer is closed: receipts are not kept much longer, and nobody is to have its story again (milliseconds). */
const oldestMs = 7 * 86_400_000;

/** Those of the campaigns that are still to be delivered; the others are noted as done. Rejects with a StoreError. */
export const loadOpen = async (
  ids: string[],
  {
    campaigns,
    contents,
    halts,
    clock,
    log,
  }: {
    campaigns: Pick<CampaignStore, 'get' | 'put' | 'markDone'>;
    contents: Pick<Contents, 'of'>;
    halts: Pick<Halts, 'of'>;
    clock: Pick<Clock, 'now'>;
    log: Log;
  },
): Promise<Loaded[]> => {
  const found: Loaded[] = [];
  for (const id of ids) {
    // It stays open, and waits to be resumed.
    if (halts.of(id) === 'paused') continue;
    const campaign = await campaigns.get(id);
    const isOpen = campaign?.state === 'open';
    const isTooOld = campaign !== undefined && campaign.createdAt < clock.now() - oldestMs;
    if (isTooOld && isOpen) log.warn('campaign.too-old', { campaign: id });
    const isGoing = isOpen && !isTooOld && halts.of(id) === undefined;
    const content = isGoing ? await contents.of(campaign) : undefined;
    const isRecalled = content !== undefined && storyIn(content)?.recalledAt !== undefined;
    if (campaign !== undefined && content !== undefined && !isRecalled) found.push({ campaign, content });
    else {
      // Closed itself, too: a recall waits for that.
      if (isOpen) await campaigns.put([{ ...campaign, state: 'done' }]);
      await campaigns.markDone([id]);
    }
  }
  return found;
};
