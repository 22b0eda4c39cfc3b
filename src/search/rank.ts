/** What a story is ranked by. */
export type Ranked = {
  /** How well it fits the words (BM25): the more the better, 0 where there are no words. */
  fit: number;
  /** Seconds since the epoch. */
  at: number;
  /** How many sources report the event. */
  reach: number;
};

/** Hours after which a story has lost half of what being new is worth: with words, and without. */
const halfLifeHours = { words: 36, none: 8 };
/** What an old story keeps of its worth: of two reports of one thing the newer comes first, but a month's best is not lost. */
const least = { fit: 0.3, freshness: 0.25 };
const perDoubledReach = 0.3;

/** Orders stories by fit, freshness and reach, the best first; of equals the newer. `now`: seconds since the epoch. Pure. */
export const ranked = <T extends Ranked>(hits: readonly T[], now: number): T[] => {
  const best = Math.max(...hits.map(({ fit }) => fit), 0);
  const halfLife = (best === 0 ? halfLifeHours.none : halfLifeHours.words) * 3_600;
  const score = ({ fit, at, reach }: T): number => {
    const fits = best === 0 ? 1 : least.fit + (1 - least.fit) * (fit / best);
    const freshness = least.freshness + (1 - least.freshness) * 2 ** (-Math.max(0, now - at) / halfLife);
    return fits * freshness * (1 + perDoubledReach * Math.log2(Math.max(1, reach)));
  };
  return hits
    .map((hit) => ({ hit, score: score(hit) }))
    .sort((one, two) => two.score - one.score || two.hit.at - one.hit.at)
    .map(({ hit }) => hit);
};
