/** How telling a term is: high where it was seldom seen in the last days, near 0 where every other story has it. */
export type Idf = (term: string) => number;

/** A vocabulary as plain data, to be stored. */
export type VocabularyState = { stories: number; day: number; counts: [term: string, count: number][] };

export type Vocabulary = {
  /** Counts each of a story's terms once. Counts of days before `now` weigh less. */
  add: (terms: Iterable<string>, now: number) => void;
  idf: Idf;
  toJSON: () => VocabularyState;
};

/** So many terms are counted at most; the rarest are forgotten first. A forgotten term is as telling as one never seen. */
const maxWords = 50_000;
/** The share of a count that is left after a day: what was counted a week ago weighs a fifth. */
const keptADay = 0.8;
const dayMs = 86_400_000;
/** A vocabulary begins as if it had counted so many stories: else the first few would make every term common. */
const assumedStories = 300;

/** A vocabulary counts in how many stories of the last days each term stands. It is bounded and deterministic. */
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
