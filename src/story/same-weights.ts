import type { Features } from './similarity-features.ts';

/** Fitted on the tuning part of test/story/pairs by `node test/bench/clusters.ts --fit`; never on the held-out part. */
export const bias = -2.58;
export const weights: Features = {
  headWords: 0,
  allWords: 0.75,
  leadWords: 1.12,
  mainWords: 1.29,
  headInText: 0.65,
  headInTextBoth: 0.63,
  names: 0.74,
  headNames: 0.03,
  telling: 1.67,
  counts: 0.95,
  places: 0,
  manySigns: 0.79,
  events: 0.76,
  rareShared: 1.64,
  namedEvents: 0.06,
  acrossLanguages: 1.81,
  namesAcross: 0.01,
  otherHead: -0.92,
  otherNames: -1.07,
  otherPlaces: -1.17,
  otherCounts: -1.17,
  otherHeadCounts: 0,
  otherDateline: 0,
  templated: 0,
  otherDay: -1.48,
  noDayShared: -1.97,
  otherStage: -1.48,
  background: -0.52,
  otherVoice: -0.53,
  apart: -1.5,
};

/** Two reports are the same from this score on. */
export const threshold = 0.78;
