import type { Idf, Sketch } from '../evidence/sketch.ts';

/** A sketch whose terms are weighed by how telling they are these days. */
export type Weighed = Sketch & {
  /** How telling each term is. */
  idf: Float64Array;
  /** The length of the vector of weights times idf. */
  length: number;
};

export const weighed = (sketch: Sketch, idf: Idf): Weighed => {
  const { hashes, weights } = sketch;
  const telling = new Float64Array(hashes.length);
  let squares = 0;
  for (let at = 0; at < hashes.length; at++) {
    const one = idf(hashes[at] ?? 0);
    telling[at] = one;
    squares += ((weights[at] ?? 0) * one) ** 2;
  }
  return { ...sketch, idf: telling, length: Math.sqrt(squares) };
};
