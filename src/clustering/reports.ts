import { setImmediate } from 'node:timers/promises';
import { isBreaking, countNewsrooms } from './breaking.ts';
import { createClusters, type Clusters, type Member } from './cluster.ts';
import type { Story } from '../story/story.ts';
import { createVocabulary, type Vocabulary, type VocabularyState } from './lexicon/vocabulary.ts';

/** One report of an event, as delivery and cards need it. */
export type Report = Pick<Story, 'id' | 'sourceId' | 'sourceTitle' | 'url'>;

/** The reports of one event, the first one first, fifty at most. Its id is that of the first. */
export type Cluster = {
  reports: Report[];
  /** The event is breaking news: its publisher says so, or many report it at once. */
  isBreaking?: boolean;
};

export type ClusterStore = {
  get(id: string): Promise<Cluster | undefined>;
  /** As it is now, where that is in memory: what was put or read lately. */
  recent(id: string): Cluster | undefined;
};

export type ReportStore = ClusterStore & {
  put(id: string, cluster: Cluster): Promise<void>;
  /** Adds to the log of the last days' reports. */
  append(members: Member[]): Promise<void>;
  /** The log's reports, the oldest first, and the words as they were last saved. */
  load(): Promise<{ members: Member[]; vocabulary?: VocabularyState }>;
  saveVocabulary(state: VocabularyState): Promise<void>;
};

/** Tells which stories are reports of one event, durably. */
export type Reports = {
  /** Takes up where the last run stopped. Rejects with a StoreError. */
  load(): Promise<void>;
  /**
   * Gives the stories back with their cluster's id, once that is written. Assigning a story twice is assigning it once.
   * Words about a feed are left as they are. Rejects with a StoreError: then nothing was assigned that a second try would not assign alike.
   */
  assign(stories: Story[]): Promise<Story[]>;
  /** Known stories say something else now: later reports are compared with that. Gives them back with their clusters' ids. */
  update(stories: Story[]): Promise<Story[]>;
  /** Writes what words are common these days. */
  save(): Promise<void>;
};

/** Reports kept of an event: so many no card names, and each one more writes them all. */
const mostReports = 50;
/** Stories assigned in one go: some milliseconds each, and the store is as synchronous as the comparing. */
const breath = 4;
/** Reports written to the log in one go. */
const logged = 25;

/** `breathe` lets everything else have its turn. */
export const createReports = (
  store: ReportStore,
  lock: <T>(name: string, work: () => Promise<T>) => Promise<T>,
  breathe: () => Promise<void> = setImmediate,
): Reports => {
  let vocabulary: Vocabulary = createVocabulary();
  let clusters: Clusters = createClusters({ vocabulary });
  /** Assigned in memory and not yet in the log: a failed write is made up for by the next. */
  const unlogged = new Map<string, Member>();

  const assignOne = async (story: Story): Promise<Story> => {
    const wasAssigned = clusters.memberOf(story.id) !== undefined;
    const { clusterId } = clusters.assign(story);
    const member = clusters.memberOf(story.id);
    if (!wasAssigned && member !== undefined) unlogged.set(story.id, member);
    const known = await store.get(clusterId);
    const reports = known?.reports ?? [];
    const isListed = reports.length >= mostReports || reports.some(({ id }) => id === story.id);
    const breaking =
      known?.isBreaking === true ||
      isBreaking(story, countNewsrooms(clusters.reportsOf(clusterId, mostReports)));
    if (!isListed || breaking !== (known?.isBreaking ?? false))
      await store.put(clusterId, {
        reports: isListed ? reports : [...reports, reportOf(story)],
        ...(breaking && { isBreaking: true }),
      });
    return { ...story, clusterId };
  };

  return {
    load: async () => {
      const { members, vocabulary: words } = await store.load();
      vocabulary = createVocabulary(words);
      clusters = createClusters({ vocabulary, state: { reports: members } });
    },
    // One batch after the other: who is first must not depend on whose write is faster.
    assign: (stories) =>
      lock('clustering', async () => {
        const assigned: Story[] = [];
        for (const story of stories) {
          assigned.push(story.notice === undefined ? await assignOne(story) : story);
          if (assigned.length % breath === 0) await breathe();
        }
        while (unlogged.size > 0) {
          const added = [...unlogged.values()].slice(0, logged);
          await store.append(added);
          for (const { summary } of added) unlogged.delete(summary.id);
          if (unlogged.size > 0) await breathe();
        }
        return assigned;
      }),
    update: (stories) =>
      lock('clustering', async () => {
        const updated: Story[] = [];
        for (const story of stories) {
          clusters.update(story);
          const clusterId = clusters.memberOf(story.id)?.clusterId;
          updated.push(clusterId === undefined ? story : { ...story, clusterId });
          if (updated.length % breath === 0) await breathe();
        }
        return updated;
      }),
    save: () => store.saveVocabulary(vocabulary.toJSON()),
  };
};

const reportOf = ({ id, sourceId, sourceTitle, url }: Story): Report => ({
  id,
  sourceId,
  sourceTitle,
  ...(url !== undefined && { url }),
});
