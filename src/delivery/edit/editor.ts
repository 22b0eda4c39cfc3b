import { createBoundedMap } from '../../runtime/bounded-map.ts';
import { pageSize, type ChatStore } from '../../audience/ports.ts';
import type { StoryStore } from '../../story/ports.ts';
import type { Story } from '../../story/story.ts';
import {
  campaignsOf,
  storyOfCampaign,
  type CampaignStore,
  type Place,
  type Revision,
  type RevisionStore,
} from '../campaign.ts';
import type { Content } from '../contents.ts';
import { createChange, type ChangeParts } from './change.ts';
import {
  nextOf,
  revisionAfterPass,
  revisionAfterStep,
  revisionFor,
  revisionWithSlot,
  type Asked,
} from './revision.ts';
import { changeSlots } from './slots.ts';

/** Stories whose newest version is kept at hand; what is sent is rarely older than the latest few. */
const versionsKept = 2_000;
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
  /** The newest version of what was read before: what was corrected or taken back since Kabar started is known here. */
  current(content: Content): Content;
  /** Another version than the newest was sent here: it is to be changed, too. */
  alter(place: Place): Promise<void>;
  /** Begins what is due now. Rejects with a StoreError. */
  tick(): Promise<void>;
  /** Resolves once nothing is being changed. */
  idle(): Promise<void>;
};

export type EditorParts = ChangeParts & {
  random: () => number;
  chats: ChatStore;
  stories: StoryStore;
  campaigns: CampaignStore;
  revisions: RevisionStore;
};

export const createEditor = (parts: EditorParts): Editor => {
  const { clock, log, lock, random, chats, stories, campaigns, revisions, recorder, pacer, stopping } = parts;
  const change = createChange(parts);
  const versions = createBoundedMap<string, { kind: 'story'; story: Story }>(versionsKept);
  const running = new Map<string, { kind: Revision['kind']; work: Promise<void> }>();

  /** A story's version and its change are read and written with nobody in between. */
  const under = <T>(storyId: string, work: () => Promise<T>) => lock(`revision:${storyId}`, work);
  const note = async (asked: Asked) =>
    revisions.put(revisionFor(await revisions.get(asked.storyId), asked, clock.now()));

  const noteAll = async (story: Story, kind: Revision['kind']) => {
    for (const campaignId of campaignsOf(story)) await note({ storyId: campaignId, kind, page: 0 });
  };

  /** Writes a new version; from then on it is what is sent. */
  const putVersion = async (story: Story) => {
    await stories.put([story]);
    versions.set(story.id, { kind: 'story', story });
  };
  const isRecalled = (storyId: string) => versions.peek(storyId)?.story.recalledAt !== undefined;

  /** What stands after `next`, if the pass is still the one to go on with: a weightier change may have come. */
  const goOn = (campaignId: string, next: (now: Revision) => Revision): Promise<Revision | undefined> =>
    under(storyOfCampaign(campaignId), async () => {
      const now = await revisions.get(campaignId);
      if (!now?.isOpen || !now.isUnderWay) return undefined;
      const after = next(now);
      await revisions.put(after);
      return after;
    });

  const carryOut = async (campaignId: string): Promise<void> => {
    const storyId = storyOfCampaign(campaignId);
    await under(storyId, async () => {
      const due = await revisions.get(campaignId);
      if (due?.isOpen) await revisions.put({ ...due, isUnderWay: true });
    });
    for (let pass = await goOn(campaignId, (now) => now); pass !== undefined && pass.dueAt <= clock.now();) {
      // Read anew for each step: the newest version is the one to bring.
      const [campaign, story] = await Promise.all([
        campaigns.get(campaignId),
        stories.get(storyOfCampaign(campaignId)),
      ]);
      const pages = story === undefined ? 0 : Math.ceil((campaign?.slots ?? 0) / pageSize);
      const { kind, page, left = [] } = pass;
      const step = nextOf(pass, pages);
      if (step === 'nothing' || story === undefined) {
        const isArriving = campaign?.state === 'open' && story !== undefined;
        await goOn(campaignId, (now) => revisionAfterPass(now, clock.now(), isArriving));
        log.info('story.changed', { story: storyId, kind });
        return;
      }
      const slots =
        step === 'left' ? left : Array.from({ length: pageSize }, (_, index) => ({ page, index }));
      const { missed, isOutOfReach } = await changeSlots(kind, { story, campaignId }, slots, {
        recorder,
        chats,
        change,
        window: () => pacer.window(),
        isOvertaken: () => stopping.aborted || (kind !== 'recall' && isRecalled(storyId)),
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

  const begin = ({ storyId: campaignId, kind }: Revision) => {
    const work = carryOut(campaignId)
      // It stays due.
      .catch((error: unknown) => log.error('change.interrupted', { error, story: campaignId }))
      .finally(() => running.delete(campaignId));
    running.set(campaignId, { kind, work });
  };

  return {
    revise: async (changed) => {
      for (const story of changed)
        await under(story.id, async () => {
          const before = await stories.get(story.id);
          if (before === undefined || before.recalledAt !== undefined) return;
          const { topics } = before;
          await putVersion({ ...story, ...(topics && { topics }) });
          await noteAll(before, 'revise');
        });
    },
    recall: (storyId) =>
      under(storyId, async () => {
        const story = await stories.get(storyId);
        if (story === undefined) return;
        await putVersion({ ...story, recalledAt: clock.now() });
        await noteAll(story, 'recall');
      }),
    withdraw: (storyId) =>
      under(storyId, async () => {
        const story = await stories.get(storyId);
        if (story !== undefined && story.recalledAt === undefined)
          await putVersion({ ...story, recalledAt: clock.now() });
      }),
    alsoAt: (campaignId, page) =>
      under(storyOfCampaign(campaignId), () => note({ storyId: campaignId, kind: 'also', page })),
    current: (content) => (content.kind === 'story' ? (versions.peek(content.story.id) ?? content) : content),
    alter: ({ campaignId, page, index }) =>
      under(storyOfCampaign(campaignId), async () => {
        const storyId = storyOfCampaign(campaignId);
        const kind = isRecalled(storyId) ? 'recall' : 'revise';
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
