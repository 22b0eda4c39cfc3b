import { createTermIndex, filingKeys } from './term-index.ts';
import { compare, toComparable, type Because, type Comparable } from './same.ts';
import { indexTerms } from './similarity/gist.ts';
import type { Story } from '../story/story.ts';
import type { Vocabulary } from './lexicon/vocabulary.ts';

/** What of a report is kept, to be compared with later ones and named on a card. */
export type Summary = Pick<
  Story,
  | 'id'
  | 'sourceId'
  | 'sourceTitle'
  | 'headline'
  | 'lead'
  | 'seenAt'
  | 'url'
  | 'publishedAt'
  | 'place'
  | 'firstRanAt'
>;

export type Assignment = {
  /** Id of the cluster's first story. */
  clusterId: string;
  /** The first report, unless this is it. */
  of?: Summary;
  /** Nothing like it in the window: a story of its own. */
  isNew: boolean;
  because?: Because;
};

/** Plain data, to be stored beside the vocabulary's. */
export type ClustersState = { reports: Member[] };

export type Clusters = {
  /** Finds the cluster of a story; the same story placed again stays where it is, whatever it says now. */
  assign: (story: Story) => Assignment;
  /** The reports of a cluster, the first one first; of many only the latest, so many at most. */
  reportsOf: (clusterId: string, latest?: number) => Summary[];
  memberOf: (id: string) => Member | undefined;
  /** A story that was placed says something else now: later ones are compared with that. */
  update: (story: Story) => void;
  readonly size: number;
  toJSON: () => ClustersState;
};

type Options = {
  vocabulary: Vocabulary;
  /** Stories this much older than the newest are let go. */
  windowMs?: number;
  /** Stories kept at most; the oldest go first. */
  limit?: number;
  state?: ClustersState;
};

/** A report with what the index files it under. */
export type Member = { summary: Summary; clusterId: string; keys: string[] };

const keptLeadChars = 600;
/** Reports kept ready for comparing (some 10 KB each): the others are made ready again when they come up. */
const maxReady = 2_000;
/** Reports that could be the same are compared in full up to this number. */
const maxCandidates = 8;
/** A report like a later one of a cluster must not be quite unlike its first: else days of follow-ups become one story. */
const leastLikeFirst = 0.2;

/** Which stories are reports of one. The first report of an event gives its cluster its id. */
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

  /** Insertion order is about the order of time: what is old stands in front. */
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
  first: Summary | undefined,
  id: string,
  because?: Because,
): Assignment => ({
  clusterId,
  ...(first !== undefined && first.id !== id && { of: first }),
  isNew: clusterId === id,
  ...(because !== undefined && { because }),
});

const summaryOf = (story: Story): Summary => ({
  id: story.id,
  sourceId: story.sourceId,
  sourceTitle: story.sourceTitle,
  headline: story.headline,
  lead: story.lead.slice(0, keptLeadChars),
  seenAt: story.seenAt,
  ...(story.url !== undefined && { url: story.url }),
  ...(story.publishedAt !== undefined && { publishedAt: story.publishedAt }),
  ...(story.place !== undefined && { place: story.place }),
  ...(story.firstRanAt !== undefined && { firstRanAt: story.firstRanAt }),
});

const addressesOf = ({ address, first }: Comparable): string[] =>
  [address, first?.address].filter((one) => one !== undefined);
