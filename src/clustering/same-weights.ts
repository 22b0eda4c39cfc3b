import type { Features } from './similarity/features.ts';

/**
 * The weights of the features, fitted on the tuning part of test/clustering/pairs by `node test/bench/clusters.ts --fit`.
 * A held-out part is never fitted on.
 */
export const bias = -4.41;
export const weights: Features = {
  rareShared: 3.15,
  rarestName: 1.12,
  concepts: 3.6,
  headConcepts: 1.29,
  headNames: 1.27,
  counts: 1.12,
  rarestNumber: 1.35,
  headAmounts: 1.31,
  close: 1.87,
  otherNames: -2.54,
  otherAmounts: -1.98,
  otherCounts: -0.94,
  otherEvent: -1.07,
  newStage: -1.09,
  otherTime: -1.7,
  otherDay: -0.6,
  late: -3,
  apart: -2.5,
  oneSource: -3,
};

/** Two stories report the same event from this score on. */
export const threshold = 0.81;
