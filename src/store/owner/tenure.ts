/** A moment by a clock that only runs and by the one on the wall (both in milliseconds): the first may stand still while a machine sleeps. */
export type Moment = { ticks: number; wall: number };

/** How long a lease is sure to be ours. */
export type Tenure = {
  /** From when on it is to be renewed, by the clock that only runs. */
  renewAt: number;
  /** From when on it is not sure any more, by either clock. */
  until: Moment;
};

/** The share of its time that a lease is relied upon: clocks of two machines do not run alike, and a message needs time to leave. */
const relied = 5 / 6;
/** A third of its time after it was granted a lease is renewed; after a failure, a twelfth. */
const [renewed, retried] = [1 / 3, 1 / 12];

/** The server has granted or renewed the lease. Its time counts from when that was asked for, which cannot be later than when it was done. */
export const granted = (askedAt: Moment, leaseMs: number): Tenure => ({
  renewAt: askedAt.ticks + leaseMs * renewed,
  until: { ticks: askedAt.ticks + leaseMs * relied, wall: askedAt.wall + leaseMs * relied },
});

/** The server did not answer: the lease stands as it did, and is asked for again soon. */
export const unanswered = (tenure: Tenure, now: Moment, leaseMs: number): Tenure => ({
  ...tenure,
  renewAt: now.ticks + leaseMs * retried,
});

/** Whether the lease is sure to be ours (`held`), to be renewed now (`due`), or not sure to be ours any more (`over`). */
export const standing = ({ renewAt, until }: Tenure, now: Moment): 'held' | 'due' | 'over' => {
  if (now.ticks >= until.ticks || now.wall >= until.wall) return 'over';
  return now.ticks >= renewAt ? 'due' : 'held';
};

/** How long nothing is to be done about the lease (milliseconds). */
export const restMs = ({ renewAt, until }: Tenure, now: Moment): number =>
  Math.max(0, Math.min(renewAt, until.ticks) - now.ticks);
