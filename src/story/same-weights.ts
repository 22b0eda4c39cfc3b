import type { Features } from './similarity-features.ts';

/** Fitted on the tuning part of test/story/pairs by `node test/bench/clusters.ts --fit`; never on the held-out part. */
export const bias = -1.5;
export const weights: Features = {
  headWords: 0.04,
  allWords: 0.53,
  leadWords: 0.62,
  mainWords: 0.61,
  headInText: 0.53,
  headInTextBoth: 0.4,
  names: 0.57,
  headNames: 0.29,
  telling: 1.1,
  counts: 0.85,
  places: 0.03,
  manySigns: 0.73,
  events: 0.6,
  rareShared: 0.82,
  namedEvents: 0.4,
  acrossLanguages: 0.66,
  namesAcross: 0.26,
  otherHead: -0.54,
  otherNames: -0.59,
  otherNamesMany: -0.34,
  otherPlaces: -0.55,
  otherCounts: -0.26,
  otherHeadCounts: -0.11,
  otherDateline: -0.5,
  templated: -0.02,
  otherDay: -0.76,
  noDayShared: -1.3,
  otherStage: -0.64,
  otherAction: -0.57,
  noAction: -0.34,
  background: -0.07,
  otherVoice: -0.2,
  apart: -2.33,
};

/** Two reports are the same from this score on. */
export const threshold = 0.72;
