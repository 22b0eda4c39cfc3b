import type { Vocabulary } from './evidence/vocabulary.ts';
import { reportOf, toMember, toReport, type KnownReport, type Member, type OldMember } from './member.ts';
import { isOpenFor, placeOf, type Limits, type Placement } from './placing.ts';
import model from './similarity/model.json' with { type: 'json' };
import { createWindow } from './window.ts';
import type { Story } from '../story/story.ts';

export type Assignment = {
  /** The id of the cluster's first story. */
  clusterId: string;
  /** The id of the first story of the affair that the cluster belongs to, where that is another cluster's. */
  affairId?: string;
  /** The story began the cluster. */
  isNew: boolean;
};

export type Clusters = {
  /**
   * Puts a story into the cluster of its event, or begins one, which may belong to the affair of another. A story that is
   * in a cluster stays there, whatever it says now.
   */
  assign: (story: Story) => Assignment;
  /** Whether it depends on more of a story's text of which event it is: what is known of it says neither so nor so. */
  isOpen: (story: Story) => boolean;
  /** The reports of a cluster in the order they came: all, or only the `latest` of them. */
  reportsOf: (clusterId: string, latest?: number) => KnownReport[];
  memberOf: (id: string) => Member | undefined;
  /** Later stories are compared with what this story says now. A story that is in no cluster is left out. */
  update: (story: Story) => void;
  readonly size: number;
};

type Options = {
  vocabulary: Vocabulary;
  limits?: Limits;
  /** A report is let go when the newest one is this much younger. */
  windowMs?: number;
  /** So many reports are kept at most; the oldest go first. */
  limit?: number;
  /** Reports of the last run, the oldest first. */
  members?: (Member | OldMember)[];
};

/** Clusters hold the reports of one event each. The first report gives its cluster its id. */
export const createClusters = ({
  vocabulary,
  limits = model.limits,
  windowMs = 48 * 3_600_000,
  limit = 50_000,
  members = [],
}: Options): Clusters => {
  const window = createWindow({ vocabulary, windowMs, limit });
  const known = { window, vocabulary, limits };

  for (const member of members) {
    const report = toReport(member, vocabulary.idf);
    if (report !== undefined && window.get(report.id) === undefined) window.add(report);
  }

  /** What a report of a story is put under. An event is in the affair of its first report. */
  const idsFor = (id: string, placement: Placement): Pick<KnownReport, 'clusterId' | 'affairId'> => {
    if (placement.kind === 'other') return { clusterId: id };
    if (placement.kind === 'related') return { clusterId: id, affairId: placement.affairId };
    const affairId = window.cluster(placement.clusterId)?.first.affairId;
    return { clusterId: placement.clusterId, ...(affairId !== undefined && { affairId }) };
  };

  return {
    assign(story) {
      const before = window.get(story.id);
      if (before !== undefined) return assignment(before);
      const { report, terms } = reportOf(story, vocabulary.idf);
      const placed = { ...report, ...idsFor(story.id, placeOf(report, known)) };
      vocabulary.add(report.sketch.language, terms, story.seenAt);
      window.add(placed);
      window.forgetOld();
      return assignment(placed);
    },
    isOpen: (story) =>
      window.get(story.id) === undefined && isOpenFor(reportOf(story, vocabulary.idf).report, known),
    reportsOf: (clusterId, latest = Infinity) =>
      (window.cluster(clusterId)?.ids ?? []).slice(-latest).flatMap((id) => window.get(id) ?? []),
    memberOf: (id) => {
      const report = window.get(id);
      return report && toMember(report);
    },
    update(story) {
      const before = window.get(story.id);
      if (before === undefined) return;
      const { clusterId, affairId, seenAt } = before;
      const { report } = reportOf(story, vocabulary.idf);
      window.replace({ ...report, seenAt, clusterId, ...(affairId !== undefined && { affairId }) });
    },
    get size() {
      return window.size;
    },
  };
};

const assignment = ({ id, clusterId, affairId }: KnownReport): Assignment => ({
  clusterId,
  ...(affairId !== undefined && { affairId }),
  isNew: clusterId === id,
});
