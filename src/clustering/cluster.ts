import { createTermIndex, filingKeys } from './term-index.ts';
import { compare, toComparable, type Because, type Comparable } from './same.ts';
import { indexTerms } from './similarity/gist.ts';
import { summaryOf, type ReportSummary } from './report-summary.ts';
import type { Story } from '../story/story.ts';
import type { Vocabulary } from './lexicon/vocabulary.ts';

export type Assignment = {
  /** The id of the cluster's first story. */
  clusterId: string;
  /** The cluster's first report; absent where that is the story itself. */
  of?: ReportSummary;
  /** The story began the cluster. */
  isNew: boolean;
  because?: Because;
};

/** The reports in the window as plain data, to be stored beside the vocabulary's state. */
export type ClustersState = { reports: Member[] };

export type Clusters = {
  /**
   * Puts a story into the cluster of its event, or begins one. A story that is in a cluster stays there, whatever it
   * says now.
   */
  assign: (story: Story) => Assignment;
  /** The reports of a cluster in the order they came: all, or only the `latest` of them. */
  reportsOf: (clusterId: string, latest?: number) => ReportSummary[];
  memberOf: (id: string) => Member | undefined;
  /** Later stories are compared with what this story says now. A story that is in no cluster is left out. */
  update: (story: Story) => void;
  readonly size: number;
  toJSON: () => ClustersState;
};

type Options = {
  vocabulary: Vocabulary;
  /** A story is let go when the newest one is this much younger. */
  windowMs?: number;
  /** So many stories are kept at most; the oldest go first. */
  limit?: number;
  state?: ClustersState;
};

/** A report in its cluster, with the keys under which the index has it. */
export type Member = { summary: ReportSummary; clusterId: string; keys: string[] };

/** So many reports are kept as comparables, of some 10 KB each; another one is made comparable anew when it is needed. */
const maxReady = 2_000;
/** A story is compared in full with so many likely reports at most. */
const maxCandidates = 8;
/** A story joins a cluster only with this score beside its first report: else days of follow-ups would become one story. */
const leastLikeFirst = 0.2;

/** Clusters hold the reports of one event each. The first report gives its cluster its id. */
export const createClusters = ({
  vocabulary,
  windowMs = 48 * 3_600_000,
  limit = 10_000,
  state,
}: Options): Clusters => {
  const members = new Map<string, Member>();
  const clusters = new Map<string, string[]>();
  const index = createTermIndex();
  let newest = 0;

  const ready = new Map<string, Comparable>();
  const keepReady = (id: string, comparable: Comparable): Comparable => {
    ready.delete(id);
    ready.set(id, comparable);
    const [oldest] = ready.keys();
    if (ready.size > maxReady && oldest !== undefined) ready.delete(oldest);
    return comparable;
  };
  const comparableOf = ({ summary }: Member): Comparable =>
    keepReady(summary.id, ready.get(summary.id) ?? toComparable(summary));

  const join = (member: Member): void => {
    const { summary, clusterId, keys } = member;
    index.add(summary.id, keys);
    members.set(summary.id, member);
    clusters.set(clusterId, [...(clusters.get(clusterId) ?? []), summary.id]);
    newest = Math.max(newest, summary.seenAt);
  };

  const forget = (id: string): void => {
    const member = members.get(id);
    if (member === undefined) return;
    members.delete(id);
    ready.delete(id);
    index.remove(id, member.keys);
    const left = (clusters.get(member.clusterId) ?? []).filter((one) => one !== id);
    if (left.length === 0) clusters.delete(member.clusterId);
    else clusters.set(member.clusterId, left);
  };

  /** Old reports are let go. `members` has them in the order they came, so the oldest stand in front. */
  const forgetOld = (): void => {
    for (const [id, { summary }] of members) {
      if (members.size <= limit && summary.seenAt >= newest - windowMs) break;
      forget(id);
    }
  };

  const firstMemberOf = (clusterId: string): Member | undefined =>
    members.get(clusters.get(clusterId)?.[0] ?? '');

  const findCluster = (
    comparable: Comparable,
    ids: string[],
  ): { clusterId: string; because: Because } | undefined => {
    let best: { clusterId: string; because: Because; score: number } | undefined;
    for (const id of ids) {
      const member = members.get(id);
      if (member === undefined) continue;
      const { same, score, because } = compare(comparable, comparableOf(member), vocabulary.idf);
      if (!same || score <= (best?.score ?? 0)) continue;
      const first = firstMemberOf(member.clusterId);
      const isNear =
        first === undefined ||
        first === member ||
        because !== 'says the same' ||
        compare(comparable, comparableOf(first), vocabulary.idf).score >= leastLikeFirst;
      if (isNear) best = { clusterId: member.clusterId, because, score };
    }
    return best;
  };

  for (const member of state?.reports ?? []) join(member);

  return {
    assign(story) {
      const known = members.get(story.id);
      if (known !== undefined)
        return assignment(known.clusterId, firstMemberOf(known.clusterId)?.summary, story.id);
      const summary = summaryOf(story);
      const comparable = toComparable(summary);
      const terms = indexTerms(comparable.gist);
      const addresses = addressesOf(comparable);
      vocabulary.add(terms, story.seenAt);
      const found = findCluster(comparable, index.find(terms, addresses, vocabulary.idf, maxCandidates));
      const first = found === undefined ? undefined : firstMemberOf(found.clusterId)?.summary;
      join({
        summary,
        clusterId: found?.clusterId ?? story.id,
        keys: filingKeys(terms, addresses, vocabulary.idf),
      });
      keepReady(story.id, comparable);
      forgetOld();
      return assignment(found?.clusterId ?? story.id, first, story.id, found?.because);
    },
    reportsOf: (clusterId, latest = Infinity) =>
      (clusters.get(clusterId) ?? []).slice(-latest).flatMap((id) => members.get(id)?.summary ?? []),
    memberOf: (id) => members.get(id),
    update(story) {
      const member = members.get(story.id);
      if (member === undefined) return;
      const summary = { ...summaryOf(story), seenAt: member.summary.seenAt };
      const comparable = toComparable(summary);
      index.remove(story.id, member.keys);
      const keys = filingKeys(indexTerms(comparable.gist), addressesOf(comparable), vocabulary.idf);
      index.add(story.id, keys);
      members.set(story.id, { ...member, summary, keys });
      keepReady(story.id, comparable);
    },
    get size() {
      return members.size;
    },
    toJSON: () => ({ reports: [...members.values()] }),
  };
};

const assignment = (
  clusterId: string,
  first: ReportSummary | undefined,
  id: string,
  because?: Because,
): Assignment => ({
  clusterId,
  ...(first !== undefined && first.id !== id && { of: first }),
  isNew: clusterId === id,
  ...(because !== undefined && { because }),
});

const addressesOf = ({ address, first }: Comparable): string[] =>
  [address, first?.address].filter((one) => one !== undefined);
