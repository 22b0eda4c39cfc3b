import type { Features } from './similarity-features.ts';

/** Fitted on the tuning part of test/story/pairs by `node test/bench/clusters.ts --fit`; never on a held-out part. */
export const bias = -2.79;
export const weights: Features = {
  allWords: 0.69,
  leadWords: 0.65,
  firstWords: 0.25,
  firstInMain: 0.5,
  headInText: 0.66,
  headInMain: 0.62,
  names: 0.85,
  headNames: 0.5,
  telling: 0.91,
  counts: 0.53,
  manySigns: 0.57,
  events: 0.96,
  rareShared: 0.96,
  acrossLanguages: 0.22,
  namesAcross: 0.28,
  close: 2.0,
  otherHead: -0.65,
  otherNames: -0.51,
  otherNamesMany: -0.21,
  otherPlaces: -0.35,
  otherCounts: -0.3,
  otherHeadCounts: -0.06,
  otherDateline: -0.51,
  templated: -0.2,
  otherDay: -0.58,
  noDayShared: -1.14,
  otherStage: -0.55,
  otherAction: -0.66,
  stageApart: -0.5,
  newStage: -0.87,
  placesApart: -0.29,
  apart: -2.2,
  oneSource: -1.83,
};

/** Two reports are the same from this score on. */
export const threshold = 0.72;
