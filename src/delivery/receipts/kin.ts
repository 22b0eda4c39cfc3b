import type { Cluster, ClusterStore, Report } from '../../clustering/reports.ts';
import { isSameReport } from '../../clustering/same-report.ts';
import { createBoundedMap } from '../../runtime/bounded-map.ts';
import type { StoryStore } from '../../story/ports.ts';
import type { Story } from '../../story/story.ts';

/** Another report of a story's event; `isSame`: it is this very report, so that whoever has one needs no other. */
export type KinReport = Report & { isSame: boolean };
/** The other reports of a story's event. */
export type Kin = { others: KinReport[]; isBreaking: boolean };

/** Reads which other reports of a story's event there are. */
export type KinReader = {
  of(story: Story): Promise<Kin>;
  /** As `of` where no read is needed; undefined: it is. Asked once for each chat. */
  known(story: Story): Kin | undefined;
};

/** Pairs of reports remembered. */
const mostJudged = 10_000;

export const createKinReader = ({
  clusters,
  stories,
}: {
  clusters: ClusterStore;
  stories: Pick<StoryStore, 'getMany'>;
}): KinReader => {
  /** Whether two reports are one, by their ids: asked again for each chat, and found out by reading both. */
  const judged = createBoundedMap<string, boolean>(mostJudged);

  const kinOf = (story: Story, cluster: Cluster | undefined): Kin | undefined => {
    const others: KinReport[] = [];
    for (const report of othersIn(story, cluster)) {
      const isSame = judged.get(pairOf(story.id, report.id));
      if (isSame === undefined) return undefined;
      others.push({ ...report, isSame });
    }
    return { others, isBreaking: cluster?.isBreaking ?? false };
  };

  const judge = async (story: Story, cluster: Cluster | undefined): Promise<Kin> => {
    const reports = othersIn(story, cluster);
    const told = await stories.getMany(reports.map(({ id }) => id));
    const others = reports.map((report, index) => {
      const other = told[index];
      // Of one whose text is not kept any more nobody can say that it is another report.
      const isSame = other === undefined || isSameReport(story, other);
      judged.set(pairOf(story.id, report.id), isSame);
      return { ...report, isSame };
    });
    return { others, isBreaking: cluster?.isBreaking ?? false };
  };

  const of: KinReader['of'] = async (story) => {
    const { clusterId } = story;
    const cluster = clusterId === undefined ? undefined : await clusters.get(clusterId);
    return kinOf(story, cluster) ?? judge(story, cluster);
  };

  const known: KinReader['known'] = (story) => {
    const { clusterId } = story;
    if (clusterId === undefined) return alone;
    const cluster = clusters.recent(clusterId);
    return cluster && kinOf(story, cluster);
  };

  return { of, known };
};

const alone: Kin = { others: [], isBreaking: false };

/** What one newsroom publishes as two stories are two, even where all of its stories link to one page. */
const othersIn = (story: Story, cluster: Cluster | undefined): Report[] =>
  (cluster?.reports ?? []).filter(({ sourceId }) => sourceId !== story.sourceId);

const pairOf = (one: string, two: string): string => (one < two ? `${one} ${two}` : `${two} ${one}`);
