import type { Vocabulary } from './evidence/vocabulary.ts';
import type { KnownReport } from './member.ts';
import { weighed } from './similarity/weighed.ts';
import { createTermIndex, type Filed } from './term-index.ts';

/** A cluster's reports in the order they came, and the first it ever had, which may be gone. */
export type Cluster = { first: KnownReport; ids: string[] };

/** The reports of the last days, by id, cluster, address and terms. */
export type Window = {
  get: (id: string) => KnownReport | undefined;
  cluster: (id: string) => Cluster | undefined;
  add: (report: KnownReport) => void;
  /** Puts a report in the place of what it was before; it stays in its cluster. */
  replace: (report: KnownReport) => void;
  /** Lets go what is too old. */
  forgetOld: () => void;
  /** The ids of reports with one of these addresses. */
  at: (addresses: string[]) => string[];
  /** The ids of at most `limit` reports that say most alike, the likeliest first. */
  likely: (report: Pick<KnownReport, 'sketch'>, limit: number) => string[];
  readonly size: number;
};

/** Reports of one address that are looked at: the others are in their clusters. */
const mostNamed = 50;

/** `windowMs`: a report goes when the newest is so much younger; `limit`: so many are kept at most. */
export const createWindow = ({
  vocabulary,
  windowMs,
  limit,
}: {
  vocabulary: Vocabulary;
  windowMs: number;
  limit: number;
}): Window => {
  const reports = new Map<string, KnownReport>();
  const clusters = new Map<string, Cluster>();
  const byAddress = new Map<string, string[]>();
  const index = createTermIndex();
  let newest = 0;

  const filed = ({ sketch }: Pick<KnownReport, 'sketch'>): Filed[] => {
    const { hashes, weights, idf, length } = weighed(sketch, vocabulary.idf(sketch.language));
    return Array.from(hashes, (hash, at) => [hash, ((weights[at] ?? 0) * (idf[at] ?? 0)) / (length || 1)]);
  };

  const file = (report: KnownReport): void => {
    index.add(report.id, filed(report));
    for (const address of addressesOf(report))
      byAddress.set(address, [...(byAddress.get(address) ?? []), report.id]);
  };
  const unfile = (report: KnownReport): void => {
    index.remove(report.id);
    for (const address of addressesOf(report)) {
      const left = (byAddress.get(address) ?? []).filter((id) => id !== report.id);
      if (left.length === 0) byAddress.delete(address);
      else byAddress.set(address, left);
    }
  };

  const forget = (report: KnownReport): void => {
    reports.delete(report.id);
    unfile(report);
    const cluster = clusters.get(report.clusterId);
    if (cluster === undefined) return;
    cluster.ids = cluster.ids.filter((id) => id !== report.id);
    if (cluster.ids.length === 0) clusters.delete(report.clusterId);
  };

  return {
    get: (id) => reports.get(id),
    cluster: (id) => clusters.get(id),
    add(report) {
      reports.set(report.id, report);
      file(report);
      const cluster = clusters.get(report.clusterId);
      if (cluster === undefined) clusters.set(report.clusterId, { first: report, ids: [report.id] });
      else cluster.ids.push(report.id);
      newest = Math.max(newest, report.seenAt);
    },
    replace(report) {
      const before = reports.get(report.id);
      if (before !== undefined) unfile(before);
      reports.set(report.id, report);
      file(report);
      const cluster = clusters.get(report.clusterId);
      if (cluster?.first.id === report.id) cluster.first = report;
    },
    forgetOld() {
      // They stand in the order they came: the oldest in front.
      for (const report of reports.values()) {
        if (reports.size <= limit && report.seenAt >= newest - windowMs) break;
        forget(report);
      }
    },
    at: (addresses) => addresses.flatMap((one) => (byAddress.get(one) ?? []).slice(0, mostNamed)),
    likely: (report, most) => index.find(filed(report), most),
    get size() {
      return reports.size;
    },
  };
};

/** Where a report stands, and where it says that it ran first. */
export const addressesOf = ({ address, first }: Pick<KnownReport, 'address' | 'first'>): string[] =>
  [address, first?.address].filter((one) => one !== undefined);
