import type { Idf } from './sketch.ts';
import type { Language } from './stop-words.ts';

/** The counts of one language as plain data, to be stored. */
type Counted = { stories: number; counts: [hash: number, count: number][] };
/** A vocabulary as plain data, to be stored. `form`: what was stored before had words in place of hashes. */
export type VocabularyState = { form: 2; day: number; languages: Record<Language, Counted> };

export type Vocabulary = {
  /** Counts each of a story's terms once, by its hash. Counts of days before `now` weigh less. */
  add: (language: Language, terms: Iterable<number>, now: number) => void;
  idf: (language: Language) => Idf;
  toJSON: () => VocabularyState;
};

/** So many terms of a language are counted at most; those seen least are forgotten first. */
const mostTerms = 60_000;
/** The share of a count that is left after a day: what was counted a week ago weighs a fifth. */
const keptADay = 0.8;
const dayMs = 86_400_000;
/** A vocabulary begins as if it had counted so many stories: else the first few would make every term common. */
const assumedStories = 200;
/**
 * No term tells more than one that this share of all stories has. So the weight of a rare term is the same in a vocabulary
 * of 500 stories and in one of 40,000.
 */
const rarest = 1 / 40;

const names: Language[] = ['id', 'en', 'other'];

/** A vocabulary counts in how many stories of the last days each term stands, language by language. Bounded, deterministic. */
export const createVocabulary = (state?: VocabularyState): Vocabulary => {
  const known = state?.form === 2 ? state : undefined;
  let day = known?.day ?? 0;
  const counted = Object.fromEntries(
    names.map((name) => [
      name,
      { stories: known?.languages[name].stories ?? 0, counts: new Map(known?.languages[name].counts) },
    ]),
  ) as Record<Language, { stories: number; counts: Map<number, number> }>;

  const age = (now: number): void => {
    const today = Math.floor(now / dayMs);
    if (today <= day) return;
    const kept = day === 0 ? 1 : keptADay ** (today - day);
    day = today;
    if (kept === 1) return;
    for (const one of Object.values(counted)) {
      one.stories *= kept;
      for (const [hash, count] of one.counts) {
        if (count * kept < 0.1) one.counts.delete(hash);
        else one.counts.set(hash, count * kept);
      }
    }
  };

  const prune = (counts: Map<number, number>): void => {
    if (counts.size <= mostTerms) return;
    const sorted = [...counts].sort(([one, many], [two, more]) => more - many || one - two);
    counts.clear();
    for (const [hash, count] of sorted.slice(0, mostTerms / 2)) counts.set(hash, count);
  };

  return {
    add(language, terms, now) {
      age(now);
      const one = counted[language];
      one.stories++;
      for (const hash of new Set(terms)) one.counts.set(hash, (one.counts.get(hash) ?? 0) + 1);
      prune(one.counts);
    },
    idf(language) {
      const { stories, counts } = counted[language];
      const all = stories + assumedStories;
      return (hash) => Math.max(0, -Math.log((counts.get(hash) ?? 0) / all + rarest));
    },
    toJSON: () => ({
      form: 2,
      day,
      languages: Object.fromEntries(
        names.map((name) => {
          const { stories, counts } = counted[name];
          // What hardly any story has weighs as much as what none has.
          const told = [...counts].filter(([, count]) => count > stories * leastTold);
          return [name, { stories, counts: told }];
        }),
      ) as Record<Language, Counted>,
    }),
  };
};
/** A term of a smaller share of stories is not stored. */
const leastTold = 1 / 2_000;
