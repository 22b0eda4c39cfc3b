import type { Features } from './similarity-features.ts';

/** Fitted on the tuning part of test/story/pairs by `node test/bench/clusters.ts --fit`; never on a held-out part. */
export const bias = -4.50;
export const weights: Features = {
  rareShared: 3.26,
  rarestName: 1.1,
  concepts: 3.73,
  headConcepts: 1.25,
  headNames: 1.24,
  counts: 0.95,
  rarestNumber: 1.31,
  headAmounts: 1.47,
  close: 1.93,
  otherNames: -2.51,
  otherAmounts: -1.97,
  otherCounts: -1.08,
  otherEvent: -1.15,
  newStage: -1.06,
  otherTime: -1.72,
  otherDay: -0.61,
  late: -3,
  apart: -2.5,
  oneSource: -3,
};

/** Two reports are the same from this score on. */
export const threshold = 0.82;
