import { othersOfAffair, type Cluster, type ClusterStore, type Report } from '../../clustering/reports.ts';
import { isSameReport } from '../../clustering/same-report.ts';
import { createBoundedMap } from '../../runtime/bounded-map.ts';
import type { StoryStore } from '../../story/ports.ts';
import type { Story } from '../../story/story.ts';

/** Another report of a story's event or affair; `isSame`: it is of the event, so that whoever has one needs no other. */
export type KinReport = Report & { isSame: boolean };
/** The other reports of a story's event, and those of other events of its affair. */
export type Kin = { others: KinReport[]; isBreaking: boolean };

/** Reads which other reports of a story's event and affair there are. */
export type KinReader = {
  of(story: Story): Promise<Kin>;
  /** As `of` where no read is needed; undefined: it is. Asked once for each chat. */
  known(story: Story): Kin | undefined;
};

/** Pairs of reports remembered. */
const mostJudged = 10_000;

/** A story's own cluster, and the others of its affair. */
type Family = { own: Cluster | undefined; others: Cluster[] };

export const createKinReader = ({
  clusters,
  stories,
}: {
  clusters: ClusterStore;
  stories: Pick<StoryStore, 'getMany'>;
}): KinReader => {
  /** Whether two reports that an earlier version put into one cluster are one, by their ids: found out by reading both. */
  const judged = createBoundedMap<string, boolean>(mostJudged);

  const kinOf = (story: Story, { own, others }: Family): Kin | undefined => {
    const found: KinReport[] = [];
    for (const report of othersIn(story, own)) {
      const isSame = isSureTwin(story, report, own) || judged.get(pairOf(story.id, report.id));
      if (isSame === undefined) return undefined;
      found.push({ ...report, isSame });
    }
    for (const cluster of others)
      for (const report of othersIn(story, cluster)) found.push({ ...report, isSame: false });
    return { others: found, isBreaking: own?.isBreaking ?? false };
  };

  /** Reads the stories of those of which nothing but their texts can tell whether they are one. */
  const judge = async (story: Story, own: Cluster | undefined): Promise<void> => {
    const unsure = othersIn(story, own).filter((report) => !isSureTwin(story, report, own));
    const told = await stories.getMany(unsure.map(({ id }) => id));
    for (const [index, report] of unsure.entries()) {
      const other = told[index];
      // Of one whose text is not kept any more nobody can say that it is another report.
      judged.set(pairOf(story.id, report.id), other === undefined || isSameReport(story, other));
    }
  };

  const familyOf = async (story: Story): Promise<Family> => {
    const { clusterId } = story;
    if (clusterId === undefined) return { own: undefined, others: [] };
    const own = await clusters.get(clusterId);
    const first = story.affairId === undefined ? own : await clusters.get(story.affairId);
    const ids = othersOfAffair(story, first);
    const others = await Promise.all(ids.map(async (id) => clusters.get(id)));
    return { own, others: others.filter((one) => one !== undefined) };
  };

  const of: KinReader['of'] = async (story) => {
    const family = await familyOf(story);
    const kin = kinOf(story, family);
    if (kin !== undefined) return kin;
    await judge(story, family.own);
    return kinOf(story, family) ?? alone;
  };

  const known: KinReader['known'] = (story) => {
    const { clusterId } = story;
    if (clusterId === undefined) return alone;
    const own = clusters.recent(clusterId);
    const first = story.affairId === undefined ? own : clusters.recent(story.affairId);
    if (own === undefined || first === undefined) return undefined;
    const others: Cluster[] = [];
    for (const id of othersOfAffair(story, first)) {
      const cluster = clusters.recent(id);
      if (cluster === undefined) return undefined;
      others.push(cluster);
    }
    return kinOf(story, { own, others });
  };

  return { of, known };
};

const alone: Kin = { others: [], isBreaking: false };

/** What one newsroom publishes as two stories are two, even where all of its stories link to one page. */
const othersIn = (story: Story, cluster: Cluster | undefined): Report[] =>
  (cluster?.reports ?? []).filter(({ sourceId }) => sourceId !== story.sourceId);

/** Whether both stand in the cluster for what their texts say, or began it. What an earlier version put there need not be of the event. */
const isSureTwin = (story: Story, report: Report, cluster: Cluster | undefined): boolean => {
  const [first] = cluster?.reports ?? [];
  const own = cluster?.reports.find(({ id }) => id === story.id);
  // A cluster lists only so many: those that it lists no more came later.
  const isOwnSure = own === undefined || own.isSure === true || first?.id === story.id;
  return isOwnSure && (report.isSure === true || first?.id === report.id);
};

const pairOf = (one: string, two: string): string => (one < two ? `${one} ${two}` : `${two} ${one}`);
