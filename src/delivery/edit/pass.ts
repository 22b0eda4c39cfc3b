import { pageSize, type ChatStore } from '../../audience/ports.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Lock } from '../../runtime/lock.ts';
import type { Log } from '../../runtime/log.ts';
import type { StoryStore } from '../../story/ports.ts';
import { storyOfCampaign, type CampaignStore, type Revision, type RevisionStore } from '../campaign.ts';
import type { Pacer } from '../pacing/pacer.ts';
import type { Recorder } from '../receipts/recorder.ts';
import type { Change } from './change.ts';
import { nextOf, revisionAfterPass, revisionAfterStep, type ReceiptSlot } from './revision.ts';
import { changeSlots } from './slots.ts';
import type { NewestVersions } from './versions.ts';

/**
 * Carries out the change that is due of what a campaign has brought, page by page, until it is through, waits for chats that
 * cannot be reached, or Kabar is stopping. Rejects with a StoreError: then it stays due.
 */
export type Pass = (campaignId: string) => Promise<void>;

export const createPass = ({
  clock,
  log,
  random,
  underStory,
  chats,
  stories,
  campaigns,
  revisions,
  recorder,
  pacer,
  change,
  versions,
  stopping,
}: {
  clock: Pick<Clock, 'now'>;
  log: Log;
  random: () => number;
  /** By a story's id: its version and its change are read and written with nobody in between. */
  underStory: Lock;
  chats: Pick<ChatStore, 'getMany'>;
  stories: Pick<StoryStore, 'get'>;
  campaigns: Pick<CampaignStore, 'get'>;
  revisions: Pick<RevisionStore, 'get' | 'put'>;
  recorder: Pick<Recorder, 'open'>;
  pacer: Pick<Pacer, 'window'>;
  change: Change;
  versions: Pick<NewestVersions, 'isRecalled'>;
  stopping: AbortSignal;
}): Pass => {
  const begin = (campaignId: string): Promise<void> =>
    underStory(storyOfCampaign(campaignId), async () => {
      const due = await revisions.get(campaignId);
      if (due?.isOpen) await revisions.put({ ...due, isUnderWay: true });
    });

  /** What stands after `next`, if the pass is still the one to go on with: a weightier change may have come. */
  const goOn = (campaignId: string, next: (now: Revision) => Revision): Promise<Revision | undefined> =>
    underStory(storyOfCampaign(campaignId), async () => {
      const now = await revisions.get(campaignId);
      if (!now?.isOpen || !now.isUnderWay) return undefined;
      const after = next(now);
      await revisions.put(after);
      return after;
    });

  return async (campaignId) => {
    const storyId = storyOfCampaign(campaignId);
    await begin(campaignId);
    for (let pass = await goOn(campaignId, (now) => now); pass !== undefined && pass.dueAt <= clock.now();) {
      // Read anew for each step: the newest version is the one to bring.
      const [campaign, story] = await Promise.all([campaigns.get(campaignId), stories.get(storyId)]);
      const pages = story === undefined ? 0 : Math.ceil((campaign?.slots ?? 0) / pageSize);
      const { kind } = pass;
      const step = nextOf(pass, pages);
      if (step === 'nothing' || story === undefined) {
        const isArriving = campaign?.state === 'open' && story !== undefined;
        await goOn(campaignId, (now) => revisionAfterPass(now, clock.now(), isArriving));
        log.info('story.changed', { story: storyId, kind });
        return;
      }
      const slots = slotsOf(pass, step);
      const { missed, isOutOfReach } = await changeSlots(kind, { story, campaignId }, slots, {
        recorder,
        chats,
        change,
        window: () => pacer.window(),
        isOvertaken: () => stopping.aborted || (kind !== 'recall' && versions.isRecalled(storyId)),
      });
      if (stopping.aborted) return;
      const when = { now: clock.now(), random };
      pass = await goOn(campaignId, (now) =>
        revisionAfterStep(now, { pages, step, tried: slots, missed, isOutOfReach }, when),
      );
      if (step === 'left' && missed.length > 0) {
        const isOver = pass !== undefined && pass.left === undefined;
        log.warn('story.unchanged', { story: storyId, kind, chats: missed.length, givenUp: isOver });
      }
    }
  };
};

/** The slots that a step tries: those of the next page, or those left over. */
const slotsOf = ({ page, left = [] }: Revision, step: 'page' | 'left'): ReceiptSlot[] =>
  step === 'left' ? left : Array.from({ length: pageSize }, (_, index) => ({ page, index }));
