/** What Telegram accepted since it last said 429, by when the requests began. Times are milliseconds since the epoch. */
export type Evidence = {
  /** From now on requests begin at another rate (messages a second). */
  turn(now: number, perSecond: number): void;
  /** Forgets everything: at `from` sending goes on, after a pause of `pauseMs` in which a limiter filled up again. */
  restart(from: number, perSecond: number, pauseMs: number): void;
  /** A request was accepted. */
  add(startedAt: number): void;
  /** The rate that was in use when a request began. */
  rateAt(startedAt: number): number;
  /** How many were accepted. */
  accepted(): number;
  /** Since when (milliseconds since the epoch). */
  since(): number;
  /** The lowest limit (messages a second) under which all of this could have been accepted. */
  atLeast(): number;
};

/** Seconds' worth of messages that a limiter may let pass at once before it says 429: the fullest bucket reckoned with. */
const burstS = 3;
/** A stretch at one rate is looked at in pieces, so that a limit that changed in the middle of it shows. */
const pieceMs = 10_000;
const piecesKept = 40;

type Piece = { from: number; perSecond: number; count: number };

/**
 * A limiter that allows L a second and a burst of B seconds accepts at most L x (T + B) messages in T seconds. So what
 * was accepted says how high the limit is at least, even where a full bucket hid it; and as any stretch of time that
 * reaches to the end may be taken, the most telling one is.
 */
export const createEvidence = (from: number, perSecond: number): Evidence => {
  let pieces: Piece[] = [{ from, perSecond, count: 0 }];
  let last = from;
  let count = 0;
  /** What a limiter may have saved up when this began (milliseconds' worth). */
  let savedMs = burstS * 1_000;

  const begin = (at: number, rate: number) => {
    pieces.push({ from: at, perSecond: rate, count: 0 });
    if (pieces.length > piecesKept) pieces.shift();
  };

  const pieceAt = (startedAt: number): Piece | undefined => pieces.findLast((one) => one.from <= startedAt);

  return {
    turn: begin,
    restart: (at, rate, pauseMs) => {
      pieces = [{ from: at, perSecond: rate, count: 0 }];
      last = at;
      count = 0;
      savedMs = pauseMs;
    },
    add: (startedAt) => {
      const newest = pieces.at(-1);
      if (newest !== undefined && startedAt - newest.from > pieceMs) begin(startedAt, newest.perSecond);
      const piece = pieceAt(startedAt);
      if (piece === undefined) return;
      piece.count++;
      count++;
      last = Math.max(last, startedAt);
    },
    rateAt: (startedAt) => (pieceAt(startedAt) ?? pieces[0])?.perSecond ?? perSecond,
    accepted: () => count,
    since: () => pieces[0]?.from ?? from,
    atLeast: () => {
      const began = pieces[0]?.from ?? from;
      let best = 0;
      let sum = 0;
      for (const piece of pieces.toReversed()) {
        sum += piece.count;
        const burst = Math.min(burstS, (savedMs + piece.from - began) / 1_000);
        best = Math.max(best, sum / ((last - piece.from) / 1_000 + burst + 1e-3));
      }
      // One message at least says nothing: what began the stretch may have come out of its burst.
      return count > 1 ? best : 0;
    },
  };
};
