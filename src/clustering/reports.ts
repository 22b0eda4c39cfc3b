import { setImmediate } from 'node:timers/promises';
import { isBreaking, countNewsrooms } from './breaking.ts';
import { createClusters, type Clusters } from './cluster.ts';
import type { Member, OldMember } from './member.ts';
import type { Story } from '../story/story.ts';
import { hashOf } from './evidence/sketch.ts';
import { termOf } from './evidence/terms.ts';
import { createVocabulary, type Vocabulary, type VocabularyState } from './evidence/vocabulary.ts';

/**
 * A report is one source's story within a cluster; this is what delivery and cards need of it. `isSure`: it was put there
 * for what its text says; those of an earlier version of Kabar were not.
 */
export type Report = Pick<Story, 'id' | 'sourceId' | 'sourceTitle' | 'url' | 'topics'> & { isSure?: true };

/** A cluster is the reports of one event, the first one first, `mostReports` at most. Its id is that of the first. */
export type Cluster = {
  reports: Report[];
  /** The event is breaking news: a publisher marked it, or many newsrooms report it at once. */
  isBreaking?: boolean;
  /** The ids of further clusters of the affair that began with this one, `mostRelated` at most. */
  related?: string[];
};

/** The ids of the other clusters of a story's affair, each that of its first report; `first`: the cluster that the affair began with. */
export const othersOfAffair = (
  { clusterId, affairId }: Pick<Story, 'clusterId' | 'affairId'>,
  first: Cluster | undefined,
): string[] =>
  [...(affairId === undefined ? [] : [affairId]), ...(first?.related ?? [])].filter((id) => id !== clusterId);

export type ClusterStore = {
  get(id: string): Promise<Cluster | undefined>;
  /** The cluster as it is now, where it was put or read lately and is in memory. */
  recent(id: string): Cluster | undefined;
};

export type ReportStore = ClusterStore & {
  put(id: string, cluster: Cluster): Promise<void>;
  /** Adds members to the log of the last days' reports. */
  append(members: Member[]): Promise<void>;
  /** The log's members, the oldest first, and the vocabulary as it was last saved. */
  load(): Promise<{ members: (Member | OldMember)[]; vocabulary?: VocabularyState }>;
  saveVocabulary(state: VocabularyState): Promise<void>;
};

/** The clusters of the last days' stories, kept in a store. */
export type Reports = {
  /** Restores the clusters of the last run. Rejects with a StoreError. */
  load(): Promise<void>;
  /**
   * Gives the stories back with their clusters' ids, once these are stored. A story that is assigned twice has one cluster.
   * A notice has none. What they bring of their texts is read and left out. Rejects with a StoreError; a second try then
   * assigns the stories alike.
   */
  assign(stories: Story[]): Promise<Story[]>;
  /** Whether more of a story's text would tell whether it is of a known event. */
  isOpen(story: Story): boolean;
  /** Later stories are compared with what these known stories say now. Gives them back with their clusters' ids. */
  update(stories: Story[]): Promise<Story[]>;
  /** How seldom a word is in the news of these days: higher where it tells more, 0 where it tells nothing. */
  rarity(word: string): number;
  /** Stores the vocabulary: which words are common these days. */
  save(): Promise<void>;
};

/** A cluster lists so many reports at most: no card names more, and each further one would write them all again. */
const mostReports = 50;
/** An affair lists so many clusters beside its first at most. */
const mostRelated = 40;
/** So many stories are assigned before others have their turn. Each takes some milliseconds, in which nothing else runs. */
const breath = 4;
/** So many members are written to the log at once. */
const logged = 25;

/** `breathe` resolves when everything else has had its turn. */
export const createReports = (
  store: ReportStore,
  lock: <T>(name: string, work: () => Promise<T>) => Promise<T>,
  breathe: () => Promise<void> = setImmediate,
): Reports => {
  let vocabulary: Vocabulary = createVocabulary();
  let clusters: Clusters = createClusters({ vocabulary });
  /** Members in memory that are not in the log yet. The next write makes up for a failed one. */
  const unlogged = new Map<string, Member>();

  const assignOne = async (story: Story): Promise<Story> => {
    const wasAssigned = clusters.memberOf(story.id) !== undefined;
    const { clusterId, affairId } = clusters.assign(story);
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
        ...known,
        reports: isListed ? reports : [...reports, reportOf(story)],
        ...(breaking && { isBreaking: true }),
      });
    if (affairId !== undefined && clusterId === story.id) await relate(affairId, clusterId);
    return placed(story, { clusterId, affairId });
  };

  /** Lists a cluster under the first one of its affair. */
  const relate = async (affairId: string, clusterId: string): Promise<void> => {
    const first = await store.get(affairId);
    const related = first?.related ?? [];
    if (first === undefined || related.includes(clusterId) || related.length >= mostRelated) return;
    await store.put(affairId, { ...first, related: [...related, clusterId] });
  };

  return {
    load: async () => {
      const { members, vocabulary: words } = await store.load();
      vocabulary = createVocabulary(words);
      clusters = createClusters({ vocabulary, members });
    },
    // One batch after the other: which report is first must not depend on whose write is faster.
    assign: (stories) =>
      lock('clustering', async () => {
        const assigned: Story[] = [];
        for (const story of stories) {
          assigned.push(await assignOne(story));
          if (assigned.length % breath === 0) await breathe();
        }
        while (unlogged.size > 0) {
          const added = [...unlogged.values()].slice(0, logged);
          await store.append(added);
          for (const { id } of added) unlogged.delete(id);
          if (unlogged.size > 0) await breathe();
        }
        return assigned;
      }),
    isOpen: (story) => clusters.isOpen(story),
    update: (stories) =>
      lock('clustering', async () => {
        const updated: Story[] = [];
        for (const story of stories) {
          clusters.update(story);
          updated.push(placed(story, clusters.memberOf(story.id)));
          if (updated.length % breath === 0) await breathe();
        }
        return updated;
      }),
    rarity: (word) => {
      const term = termOf(word);
      if (term === undefined) return 0;
      const hash = hashOf(term);
      // Common in one of the languages is common.
      return Math.min(...(['id', 'en', 'other'] as const).map((language) => vocabulary.idf(language)(hash)));
    },
    save: () => store.saveVocabulary(vocabulary.toJSON()),
  };
};

/** A story with the ids of its cluster and affair, and without its text: that has been read. */
const placed = (
  { text: _text, ...story }: Story,
  ids: { clusterId?: string | undefined; affairId?: string | undefined } = {},
): Story => ({
  ...story,
  ...(ids.clusterId !== undefined && { clusterId: ids.clusterId }),
  ...(ids.affairId !== undefined && { affairId: ids.affairId }),
});

const reportOf = ({ id, sourceId, sourceTitle, url, topics }: Story): Report => ({
  id,
  sourceId,
  sourceTitle,
  ...(topics !== undefined && { topics }),
  ...(url !== undefined && { url }),
  isSure: true,
});
