/** Repeatable numbers in [0, 1) from a seed (mulberry32). */
export const createRandom = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** A value between two bounds, both possible; a single number stands for itself. */
export const within = (range: number | readonly [number, number], random: () => number): number =>
  typeof range === 'number' ? range : range[0] + random() * (range[1] - range[0]);
