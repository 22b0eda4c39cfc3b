import type { Clock } from '../../runtime/clock.ts';
import type { Lock } from '../../runtime/lock.ts';
import type { Log } from '../../runtime/log.ts';
import type { StoryStore } from '../../story/ports.ts';
import type { Story } from '../../story/story.ts';
import { campaignsOf, storyOfCampaign, type Place, type Revision, type RevisionStore } from '../campaign.ts';
import type { Pass } from './pass.ts';
import { revisionFor, revisionWithSlot, type Asked } from './revision.ts';
import type { NewestVersions } from './versions.ts';

/** Stories changed at the same time: what is taken back does not wait for what is only corrected. */
const storiesAtOnce = { recall: 16, revise: 4, also: 4 };

/** Changes what was delivered, by its receipts (invariant 3): page by page, going on after a stop or an outage. */
export type Editor = {
  /** Brings the stories' new versions to every chat that has the old ones; several revisions within minutes become one. */
  revise(stories: Story[]): Promise<void>;
  /** Names the story on the cards of chats on this page, and later ones, that were spared it because they have another report of its event. */
  alsoAt(campaignId: string, page: number): Promise<void>;
  /** Takes a story back: deletes its messages, or puts a note in their place where they cannot be deleted; it is delivered no further. */
  recall(storyId: string): Promise<void>;
  /** Takes a story back as far as it is still to be delivered; what chats have of it is for others to take back. Durable when it resolves. */
  withdraw(storyId: string): Promise<void>;
  /** Another version than the newest was sent here: it is to be changed, too. */
  alter(place: Place): Promise<void>;
  /** Begins what is due now. Rejects with a StoreError. */
  tick(): Promise<void>;
  /** Resolves once nothing is being changed. */
  idle(): Promise<void>;
};

export const createEditor = ({
  clock,
  log,
  underStory,
  stories,
  revisions,
  versions,
  pass,
  stopping,
}: {
  clock: Pick<Clock, 'now'>;
  log: Log;
  /** By a story's id: its version and its change are read and written with nobody in between. */
  underStory: Lock;
  stories: Pick<StoryStore, 'get'>;
  revisions: RevisionStore;
  versions: NewestVersions;
  /** Carries out the change that is due of what a campaign has brought. */
  pass: Pass;
  stopping: AbortSignal;
}): Editor => {
  const running = new Map<string, { kind: Revision['kind']; work: Promise<void> }>();

  const note = async (asked: Asked) =>
    revisions.put(revisionFor(await revisions.get(asked.storyId), asked, clock.now()));
  const noteAll = async (story: Story, kind: Revision['kind']) => {
    for (const campaignId of campaignsOf(story)) await note({ storyId: campaignId, kind, page: 0 });
  };

  const begin = ({ storyId: campaignId, kind }: Revision) => {
    const work = pass(campaignId)
      // It stays due.
      .catch((error: unknown) => log.error('change.interrupted', { error, story: campaignId }))
      .finally(() => running.delete(campaignId));
    running.set(campaignId, { kind, work });
  };

  return {
    revise: async (changed) => {
      for (const story of changed)
        await underStory(story.id, async () => {
          const before = await stories.get(story.id);
          if (before === undefined || before.recalledAt !== undefined) return;
          const { topics } = before;
          await versions.put({ ...story, ...(topics && { topics }) });
          await noteAll(before, 'revise');
        });
    },
    recall: (storyId) =>
      underStory(storyId, async () => {
        const story = await stories.get(storyId);
        if (story === undefined) return;
        await versions.put({ ...story, recalledAt: clock.now() });
        await noteAll(story, 'recall');
      }),
    withdraw: (storyId) =>
      underStory(storyId, async () => {
        const story = await stories.get(storyId);
        if (story !== undefined && story.recalledAt === undefined)
          await versions.put({ ...story, recalledAt: clock.now() });
      }),
    alsoAt: (campaignId, page) =>
      underStory(storyOfCampaign(campaignId), () => note({ storyId: campaignId, kind: 'also', page })),
    alter: ({ campaignId, page, index }) =>
      underStory(storyOfCampaign(campaignId), async () => {
        const storyId = storyOfCampaign(campaignId);
        const kind = versions.isRecalled(storyId) ? 'recall' : 'revise';
        const asked = { storyId: campaignId, kind, slot: { page, index } } as const;
        await revisions.put(revisionWithSlot(await revisions.get(campaignId), asked, clock.now()));
      }),
    tick: async () => {
      const open = await revisions.open();
      const due = open.filter(({ storyId, dueAt }) => dueAt <= clock.now() && !running.has(storyId));
      for (const one of due.toSorted((a, b) => a.dueAt - b.dueAt)) {
        const alike = [...running.values()].filter(({ kind }) => kind === one.kind);
        if (alike.length < storiesAtOnce[one.kind] && !stopping.aborted) begin(one);
      }
    },
    idle: async () => {
      while (running.size > 0) await Promise.allSettled([...running.values()].map(({ work }) => work));
    },
  };
};
