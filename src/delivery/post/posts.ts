import type { AudienceStore } from '../../audience/ports.ts';
import { pageSize } from '../../audience/ports.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { AmendmentContent, CampaignStore, PostContent, Receipt } from '../campaign.ts';
import type { Opening } from '../fanout/opening.ts';
import type { Recorder } from '../receipts/recorder.ts';
import type { Halts } from './halts.ts';
import type { Counts, Tallies } from './tally.ts';

/**
 * How far a post is. `through`: every chat has its receipt and nothing waits; `slots`: places of the audience, some of which
 * may be empty; `reached`: how many of these were walked past.
 */
export type Standing = { state: 'going' | 'paused' | 'stopped' | 'through'; counts: Counts; slots: number };

/** What is posted to many chats at once: opened, watched, paused, resumed and stopped by the id of its campaign. */
export type Posts = {
  /** Makes the post durable and starts it; opening it twice is opening it once. Rejects with a StoreError: then call it again. */
  open(id: string, audience: string, content: PostContent): Promise<void>;
  /** As `open`, for a change of what was sent: a recall goes as fast as news, other words when nothing else waits. */
  amend(id: string, audience: string, content: AmendmentContent): Promise<void>;
  /** Resolves once nothing of it is on its way, or Kabar is stopping. */
  ended(id: string): Promise<void>;
  /** Undefined: it is not known (any more). Rejects with a StoreError. */
  standing(id: string): Promise<Standing | undefined>;
  /** No further chat gets it until it is resumed; what is under way to a chat arrives. Durable when it resolves. */
  pause(id: string): Promise<void>;
  resume(id: string): Promise<void>;
  /** No further chat gets it, ever. */
  stop(id: string): Promise<void>;
  /** Its receipts, page by page, each with its place. */
  receipts(id: string): AsyncIterable<{ page: number; receipts: (Receipt | null)[] }>;
  /** Nobody asks how far it is any more. */
  forget(id: string): void;
};

export const createPosts = ({
  clock,
  campaigns,
  audiences,
  recorder,
  halts,
  tallies,
  opening,
}: {
  clock: Pick<Clock, 'now'>;
  campaigns: CampaignStore;
  audiences: Pick<AudienceStore, 'size'>;
  recorder: Pick<Recorder, 'open'>;
  halts: Halts;
  tallies: Tallies;
  opening: Pick<Opening, 'open' | 'takeUp' | 'ended'>;
}): Posts => ({
  open: (id, audience, content) => opening.open(audience, [{ id, content, lane: 'post' }]),
  amend: (id, audience, content) =>
    opening.open(audience, [{ id, content, lane: content.act.kind === 'recall' ? 'news' : 'edit' }]),
  ended: opening.ended,
  standing: async (id) => {
    const campaign = await campaigns.get(id);
    if (campaign === undefined) return undefined;
    const counts = await tallies.counts(id, Math.ceil(campaign.slots / pageSize), recorder.open);
    const { followers } = await audiences.size(campaign.sourceId);
    const slots = Math.min(campaign.slots, followers);
    const isThrough = campaign.state === 'done' && counts.held === 0;
    return { state: halts.of(id) ?? (isThrough ? 'through' : 'going'), counts, slots };
  },
  pause: (id) => halts.set(id, 'paused', clock.now()),
  resume: async (id) => {
    // What is still ending must not be taken for what is to go on.
    await opening.ended(id);
    await halts.set(id, undefined, clock.now());
    await opening.takeUp([id]);
  },
  stop: async (id) => {
    await halts.set(id, 'stopped', clock.now());
    await opening.ended(id);
    const campaign = await campaigns.get(id);
    if (campaign === undefined) return;
    await campaigns.put([{ ...campaign, state: 'done' }]);
    await campaigns.markDone([id]);
  },
  receipts: async function* (id) {
    const campaign = await campaigns.get(id);
    for (let page = 0; page * pageSize < (campaign?.slots ?? 0); page++) {
      const opened = await recorder.open(id, page);
      const receipts = [...opened.receipts];
      opened.close();
      yield { page, receipts };
    }
  },
  forget: tallies.forget,
});
