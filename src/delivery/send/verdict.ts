import type { Outcome } from '../outcome.ts';
import type { Verdict } from '../pacing/pacer.ts';

/** What the pacer learns from an outcome. */
export const verdict = (outcome: Outcome): Verdict => {
  if (outcome.kind === 'flood') return { floodMs: outcome.retryAfterMs };
  if (outcome.kind !== 'retry') return 'ok';
  return outcome.isLost ? 'lost' : 'error';
};
