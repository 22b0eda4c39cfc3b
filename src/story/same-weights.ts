import type { Features } from './similarity-features.ts';

/** Fitted on the tuning part of test/story/pairs by `node test/bench/clusters.ts --fit`; never on a held-out part. */
export const bias = -3.77;
export const weights: Features = {
  allWords: 1.03,
  leadWords: 1.13,
  firstWords: 0.3,
  firstInMain: 0.71,
  headInText: 0.77,
  headInMain: 0.56,
  names: 1.45,
  headNames: 0.4,
  telling: 1.55,
  counts: 0.88,
  manySigns: 1.02,
  events: 1.53,
  rareShared: 1.76,
  acrossLanguages: 0.24,
  namesAcross: 0.49,
  close: 2.0,
  otherHead: -0.73,
  otherNames: -0.88,
  otherNamesMany: -0.42,
  otherPlaces: -0.84,
  otherCounts: -0.45,
  otherHeadCounts: -0.17,
  otherDateline: -0.59,
  templated: -0.36,
  otherDay: -0.92,
  noDayShared: -1.9,
  otherStage: -1.37,
  otherAction: -1.18,
  otherVoice: -0.91,
  stageApart: -1.13,
  placesApart: -0.38,
  apart: -2.5,
  oneSource: -2.0,
};

/** Two reports are the same from this score on. */
export const threshold = 0.78;
