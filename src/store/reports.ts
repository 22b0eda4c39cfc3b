import type { Member, OldMember } from '../clustering/member.ts';
import type { Cluster, ReportStore } from '../clustering/reports.ts';
import type { VocabularyState } from '../clustering/evidence/vocabulary.ts';
import type { KeyValue } from './keyv/key-value.ts';
import { createBoundedMap } from '../runtime/bounded-map.ts';
import type { Lock } from '../runtime/lock.ts';

const dayMs = 86_400_000;
/** As long as receipts. */
const clusterKeptMs = 8 * dayMs;
/** Reports are compared for 48 h. */
const pageKeptMs = 3 * dayMs;
const vocabularyKeptMs = 14 * dayMs;
/** Reports in one page of the log: each addition writes a page of some 30 KB at most. */
const pageSize = 25;
/** Pages read at most: more reports than these are not kept in memory either. */
const mostPages = 2_000;
/** Clusters in memory: delivery asks for those of the day's stories once for each chat. */
const mostRecent = 1_000;
const logKey = 'reports';
const vocabularyKey = 'vocabulary';

/** Clusters by id, and a log of the last days' reports in numbered pages that expire by themselves. */
export const createReportStore = (store: KeyValue, lock: Lock): ReportStore => {
  const key = (id: string) => `cluster:${id}`;
  const pageKey = (page: number) => `${logKey}:${page}`;
  const lastPage = async () => (await store.get<number>(logKey)) ?? 0;

  const recent = createBoundedMap<string, Cluster>(mostRecent);

  return {
    get: async (id) => {
      const known = recent.peek(id);
      if (known !== undefined) return known;
      const found = await store.get<Cluster>(key(id));
      // What was put meanwhile is newer.
      if (found !== undefined && !recent.has(id)) recent.set(id, found);
      return recent.peek(id) ?? found;
    },
    recent: (id) => recent.peek(id),
    put: async (id, cluster) => {
      await store.set(key(id), cluster, clusterKeptMs);
      recent.set(id, cluster);
    },
    append: (members) =>
      lock(logKey, async () => {
        let page = await lastPage();
        let listed = (await store.get<(Member | OldMember)[]>(pageKey(page))) ?? [];
        for (let at = 0; at < members.length;) {
          if (listed.length >= pageSize) {
            page++;
            listed = [];
            await store.set(logKey, page);
          }
          const some = members.slice(at, at + pageSize - listed.length);
          listed = [...listed, ...some];
          await store.set(pageKey(page), listed, pageKeptMs);
          at += some.length;
        }
      }),
    load: async () => {
      const last = await lastPage();
      const members: (Member | OldMember)[] = [];
      for (let page = Math.max(0, last - mostPages + 1); page <= last; page++)
        members.push(...((await store.get<(Member | OldMember)[]>(pageKey(page))) ?? []));
      const vocabulary = await store.get<VocabularyState>(vocabularyKey);
      return { members, ...(vocabulary !== undefined && { vocabulary }) };
    },
    saveVocabulary: (state) => store.set(vocabularyKey, state, vocabularyKeptMs),
  };
};
