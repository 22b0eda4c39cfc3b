import { granted, restMs, standing, unanswered, type Moment } from './tenure.ts';

/** The time of this process. */
const clocks = (): Moment => ({ ticks: performance.now(), wall: Date.now() });

/** A lease that is being renewed. */
export type Kept = {
  lost: AbortSignal;
  isMine(): boolean;
  /** The server says, or has let it be seen, that it is not ours any more. */
  lose(): void;
  /** Renews it no more. */
  stop(): void;
};

/**
 * Renews a lease at a third of its time until it is stopped or lost. `renew` resolves with whether the server still has us as the
 * owner, and may reject or never settle, which counts as no answer: then it is asked again until the lease's time is over.
 */
export const keepLease = ({
  askedAt,
  leaseMs,
  renew,
  now = clocks,
}: {
  /** When the lease that was granted was asked for. */
  askedAt: Moment;
  leaseMs: number;
  renew(): Promise<boolean>;
  now?: () => Moment;
}): Kept => {
  const losing = new AbortController();
  const { signal: lost } = losing;
  let tenure = granted(askedAt, leaseMs);
  let isAsking = false;
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;

  const stop = () => {
    isStopped = true;
    clearTimeout(timer);
  };
  const lose = () => {
    if (isStopped) return;
    stop();
    losing.abort();
  };
  const isMine = (): boolean => {
    if (!isStopped && standing(tenure, now()) === 'over') lose();
    return !lost.aborted;
  };

  const ask = async () => {
    isAsking = true;
    const at = now();
    try {
      const isOurs = await renew();
      if (isOurs && isMine()) tenure = granted(at, leaseMs);
      else if (!isOurs) lose();
    } catch {
      tenure = unanswered(tenure, now(), leaseMs);
    }
    isAsking = false;
    wait();
  };
  const look = () => {
    if (!isMine()) return;
    if (!isAsking && standing(tenure, now()) === 'due') void ask();
    wait();
  };
  const wait = () => {
    clearTimeout(timer);
    if (isStopped) return;
    // While an answer is waited for only the end of the lease matters.
    const ms = isAsking ? tenure.until.ticks - now().ticks : restMs(tenure, now());
    timer = setTimeout(look, Math.max(1, ms));
    timer.unref();
  };
  wait();
  return { lost, isMine, lose, stop };
};

/** The moment, for who asks for a lease. */
export const moment = clocks;
