/** How telling a word is: seldom seen in the last days, high; in every other story, near 0. */
export type Idf = (term: string) => number;

/** Plain data, to be stored. */
export type VocabularyState = { stories: number; day: number; counts: [term: string, count: number][] };

export type Vocabulary = {
  /** Counts a story's words once each; `now` ages what is older. */
  add: (terms: Iterable<string>, now: number) => void;
  idf: Idf;
  toJSON: () => VocabularyState;
};

/** Words remembered; the rarest go first. A rare word forgotten is as telling as one never seen. */
const maxWords = 50_000;
/** What is left of a count after a day: a week ago weighs a fifth. */
const keptADay = 0.8;
const dayMs = 86_400_000;
/** Stories assumed to have been read before the first one, so that few stories do not make every word common. */
const assumedStories = 300;

/** Counts of words over the last days of stories: bounded, ageing, deterministic. */
export const createVocabulary = (state?: VocabularyState): Vocabulary => {
  const counts = new Map(state?.counts);
  let stories = state?.stories ?? 0;
  let day = state?.day ?? 0;

  const age = (now: number): void => {
    const today = Math.floor(now / dayMs);
    if (today <= day) return;
    const kept = day === 0 ? 1 : keptADay ** (today - day);
    day = today;
    if (kept === 1) return;
    stories *= kept;
    for (const [term, count] of counts) {
      if (count * kept < 0.1) counts.delete(term);
      else counts.set(term, count * kept);
    }
  };

  const prune = (): void => {
    if (counts.size <= maxWords) return;
    const sorted = [...counts].sort(([one, many], [two, more]) => more - many || (one < two ? -1 : 1));
    counts.clear();
    for (const [term, count] of sorted.slice(0, maxWords * 0.9)) counts.set(term, count);
  };

  return {
    add(terms, now) {
      age(now);
      stories++;
      for (const term of new Set(terms)) counts.set(term, (counts.get(term) ?? 0) + 1);
      prune();
    },
    idf: (term) =>
      Math.log((stories + assumedStories) / (1 + (term.startsWith('~') ? 5 : 0) + (counts.get(term) ?? 0))),
    toJSON: () => ({ stories, day, counts: [...counts] }),
  };
};
