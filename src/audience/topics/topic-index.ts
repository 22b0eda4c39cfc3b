import type { Topic } from './topic.ts';

/** Topics by their words. */
export type TopicIndex = {
  add(topic: Topic): void;
  remove(id: string): void;
  /** Ids of the topics all of whose stems are among these. */
  match(stems: Iterable<string>): string[];
  /** The words of one that was added. */
  wordsOf(id: string): string | undefined;
  size(): number;
};

/**
 * Each topic stands under one of its stems, the one under which the fewest stood when it came. So a story asks only for the
 * topics under its own words, and looks at few beside those that it is of, however many there are.
 */
export const createTopicIndex = (): TopicIndex => {
  const byStem = new Map<string, Map<string, string[]>>();
  const stemOf = new Map<string, string>();
  const wordsOf = new Map<string, string>();
  const standing = (stem: string) => byStem.get(stem)?.size ?? 0;

  return {
    add: ({ id, stems, words }) => {
      if (stemOf.has(id) || stems.length === 0) return;
      const stem = stems.reduce((least, one) => (standing(one) < standing(least) ? one : least));
      const under = byStem.get(stem) ?? new Map<string, string[]>();
      byStem.set(stem, under);
      under.set(
        id,
        stems.filter((one) => one !== stem),
      );
      stemOf.set(id, stem);
      wordsOf.set(id, words);
    },
    remove: (id) => {
      const stem = stemOf.get(id);
      if (stem === undefined) return;
      stemOf.delete(id);
      wordsOf.delete(id);
      const under = byStem.get(stem);
      under?.delete(id);
      if (under?.size === 0) byStem.delete(stem);
    },
    match: (stems) => {
      const said = new Set(stems);
      const found: string[] = [];
      for (const stem of said)
        for (const [id, others] of byStem.get(stem) ?? [])
          if (others.every((one) => said.has(one))) found.push(id);
      return found;
    },
    wordsOf: (id) => wordsOf.get(id),
    size: () => stemOf.size,
  };
};
